import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { CandidatePair, Match, SignedDocument } from '../../../src/corpus/dedupe-rows.ts';
import { readParquet } from '../../../src/corpus/tables/read-parquet.ts';
import type { TableKind, TableRows } from '../../../src/corpus/tables/row-columns.ts';
import { openRows } from '../../../src/corpus/tables/write-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'gazette-parquet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const signed: SignedDocument = {
  document: '公报/2026年第1期.txt',
  sha256: 'ab'.repeat(32),
  length: 12,
  hashes: [0, 2 ** 52 - 1, 4_294_967_297],
  at: [0, 3, 7],
  letters: [0, 2, 6],
};
const pair: CandidatePair = {
  a: 'a',
  b: "b'c",
  seeds: [
    [0, 4],
    [3, 9],
  ],
};
const match: Match = {
  a: { document: 'a', start: 0, end: 60 },
  b: { document: 'b', start: 5, end: 64 },
  similarity: 0.9667,
  containmentA: 1,
  containmentB: 0.5,
  kind: 'amendment',
};

test('rows come out of a Parquet file as they went in, nested ones too, in their order', async () => {
  expect(await roundTrip('signed', [signed, { ...signed, document: '', hashes: [], at: [], letters: [] }])).toEqual([
    signed,
    { ...signed, document: '', hashes: [], at: [], letters: [] },
  ]);
  expect(await roundTrip('candidates', [pair])).toEqual([pair]);
  expect(await roundTrip('matches', [match, match])).toEqual([match, match]);
  const many = Array.from({ length: 10_000 }, (_, k) => ({ id: `d${9999 - k}`, text: `澜川市第${k}号\n\u0000𠀀` }));
  expect(await roundTrip('documents', many)).toEqual(many);
});

test('what is no Parquet file, or has other columns, is told', async () => {
  const path = join(folder, 'broken.parquet');
  writeFileSync(path, 'not Parquet');
  await expect(take(readParquet(path, 'documents'))).rejects.toMatchObject({ code: 'invalid-table' });
  const other = join(folder, 'other.parquet');
  await write(other, 'candidates', [pair]);
  await expect(take(readParquet(other, 'documents'))).rejects.toMatchObject({ code: 'invalid-table' });
});

async function roundTrip<Kind extends TableKind>(kind: Kind, rows: readonly TableRows[Kind][]) {
  const path = join(folder, `${kind}.parquet`);
  await write(path, kind, rows);
  return take(readParquet(path, kind));
}

async function take<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const taken: Row[] = [];
  for await (const row of rows) taken.push(row);
  return taken;
}

async function write<Kind extends TableKind>(path: string, kind: Kind, rows: readonly TableRows[Kind][]) {
  const writer = await openRows(path, kind);
  for (const row of rows) await writer.write(row);
  await writer.commit();
}
