import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dedupeDocuments } from '../../../src/corpus/dedupe-documents.ts';
import type { DedupeDocument, PassageRow } from '../../../src/corpus/dedupe-rows.ts';
import { stepsHere } from '../../../src/corpus/index/dedupe-steps.ts';
import { type IndexOptions, openIndex } from '../../../src/corpus/index/dedupe-with-index.ts';
import { makePassages } from '../../benchmarks/made-passages.ts';

const steps = stepsHere({});

const folder = mkdtempSync(join(tmpdir(), 'gazette-index-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const options: IndexOptions = { commonIn: 64, madeWith: 'tests', steps };

test('an index gives what one run over everything gives', async () => {
  const documents = [...makePassages(0, 1000)];
  const whole = await run('whole.duckdb', [documents]);
  expect(whole.length).toBeGreaterThan(300);
  expect(whole).toEqual((await dedupeDocuments(documents)).rows);
  expect(await run('parts.duckdb', [documents.slice(0, 400), documents.slice(400, 900), documents.slice(900)])).toEqual(
    whole,
  );
});

async function run(name: string, parts: readonly (readonly DedupeDocument[])[], sizes: Partial<IndexOptions> = {}) {
  const index = await openIndex(join(folder, name), { ...options, ...sizes });
  for (const part of parts) await index.add(part);
  const rows: PassageRow[] = [];
  for await (const row of index.passages()) rows.push(row);
  await index.close();
  return rows;
}
