import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { dedupeDocuments } from '../../../src/corpus/dedupe-documents.ts';
import type { DedupeDocument, PassageRow } from '../../../src/corpus/dedupe-rows.ts';
import { stepsHere } from '../../../src/corpus/index/dedupe-steps.ts';
import { type IndexOptions, openIndex } from '../../../src/corpus/index/dedupe-with-index.ts';
import { countOf } from '../../../src/corpus/index/index-tables.ts';
import { openDatabase } from '../../../src/corpus/tables/open-database.ts';
import { makePassages } from '../../benchmarks/made-passages.ts';
import { makeArchive } from '../made-archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'gazette-index-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Few enough that buckets of the made archive are hot. */
const bounds = { commonIn: 12 };
const options: IndexOptions = { ...bounds, madeWith: 'tests', steps: stepsHere(bounds) };
let files = 0;

test('an archive that grows year by year gives what one run over everything gives', async () => {
  const documents = [...makePassages(0, 600)];
  const expected = (await dedupeDocuments(documents, bounds)).rows;
  expect(expected.length).toBeGreaterThan(150);
  const years = [documents.slice(300, 420), documents.slice(0, 300), [], documents.slice(420)];
  expect(await run(years)).toEqual(expected);
});

test('property: whatever is added in whatever parts, small steps or large, the index gives what the engine in memory gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 1e6 }),
      fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 3 }),
      fc.boolean(),
      async (seed, cuts, isSmall) => {
        const documents = makeArchive(seed, 40);
        const ends = [...cuts].sort((x, y) => x - y);
        const parts = [0, ...ends].map((from, k) => documents.slice(from, ends[k] ?? documents.length));
        const sizes = isSmall ? { batchDocuments: 7, partitionBands: 300, chunkUnits: 2000 } : {};
        expect(await run(parts, sizes)).toEqual((await dedupeDocuments(documents, bounds)).rows);
      },
    ),
    { numRuns: 8, seed: 9 },
  );
}, 60_000);

test('property: changed documents are replaced, as if they had always been so', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), async (seed) => {
      const before = makeArchive(seed, 40);
      // Texts of another archive under the same ids; some stay.
      const other = makeArchive(seed + 1, 40);
      const changed = before.map(({ id, text }, k) => ({ id, text: k % 3 === 0 ? other[k]!.text : text }));
      const rows = await run([before, changed.filter((_, k) => k % 2 === 0), changed]);
      expect(rows).toEqual((await dedupeDocuments(changed, bounds)).rows);
    }),
    { numRuns: 6, seed: 9 },
  );
}, 60_000);

test('what became of the documents is told, and only new pairs are verified', async () => {
  const documents = [...makePassages(0, 300)];
  const verified: number[] = [];
  const steps = stepsHere(bounds);
  const index = await openIndex(join(folder, 'told.duckdb'), {
    ...options,
    steps: {
      ...steps,
      verify: (jobs) => {
        verified.push(jobs.length);
        return steps.verify(jobs);
      },
    },
  });
  const pairs = () => verified.splice(0).reduce((sum, count) => sum + count, 0);
  expect(await index.add(documents.slice(0, 270))).toEqual({ added: 270, changed: [], unchanged: 0 });
  const first = pairs();
  const [one] = documents;
  const amended = { id: one!.id, text: `${one!.text}附则` };
  expect(await index.add([amended, ...documents.slice(1)])).toEqual({ added: 30, changed: [one!.id], unchanged: 269 });
  expect(pairs()).toBeLessThan(first / 2);
  expect(await index.add(documents.slice(1))).toEqual({ added: 0, changed: [], unchanged: 299 });
  expect(pairs()).toBe(0);
  await index.close();
});

test('an index that was made with other options, or is none, is told and not touched', async () => {
  const path = join(folder, 'errors.duckdb');
  const index = await openIndex(path, options);
  await index.add(makeArchive(1, 10));
  await index.close();
  await expect(openIndex(path, { ...options, madeWith: 'other' })).rejects.toMatchObject({ code: 'index-mismatch' });
  const text = join(folder, 'errors.jsonl');
  writeFileSync(text, '{"id":"a","text":"澜川"}\n');
  await expect(openIndex(text, options)).rejects.toMatchObject({ code: 'index-unreadable' });
  const other = await openDatabase(join(folder, 'other.duckdb'));
  await other.connection.run('CREATE TABLE somebody_elses (a INTEGER)');
  await other.close();
  await expect(openIndex(join(folder, 'other.duckdb'), options)).rejects.toMatchObject({ code: 'index-unreadable' });
  const again = await openDatabase(path);
  expect(await countOf(again.connection, 'SELECT count(*) FROM documents')).toBe(10);
  await again.close();
});

async function run(parts: readonly (readonly DedupeDocument[])[], sizes: Partial<IndexOptions> = {}) {
  files += 1;
  const index = await openIndex(join(folder, `${files}.duckdb`), { ...options, ...sizes });
  for (const part of parts) await index.add(part);
  const rows: PassageRow[] = [];
  for await (const row of index.passages()) rows.push(row);
  await index.close();
  return rows;
}
