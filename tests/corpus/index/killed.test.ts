import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { dedupeDocuments } from '../../../src/corpus/dedupe-documents.ts';
import { stepsHere } from '../../../src/corpus/index/dedupe-steps.ts';
import { openIndex } from '../../../src/corpus/index/dedupe-with-index.ts';
import { makePassages } from '../../benchmarks/made-passages.ts';
import { drawWhole, seededRandom } from '../../benchmarks/seeded-random.ts';

const steps = stepsHere({});

const runner = fileURLToPath(new URL('../../../dist/tests/benchmarks/index-run.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gazette-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PASSAGES = 600;
const KILLS = 20;

/** Small steps, so that there are many places to die at: about 80 in all. */
const sizes = { batchDocuments: 20, partitionBands: 1500, chunkUnits: 1500 };

test('killed at 20 random points and run again, an index gives what an undisturbed run gives, and has lost nothing', async () => {
  const random = seededRandom(20261128);
  const deaths = new Map<string, number>();
  let file = '';
  let documents = 0;
  for (let kills = 0, files = 0; kills < KILLS; ) {
    if (file === '') {
      file = join(folder, `${files}.duckdb`);
      files += 1;
      documents = 0;
    }
    const died = await runUntil(file, drawWhole(random, 1, 30), random() * 12);
    if (died === undefined) {
      expect(await resultOf(file)).toEqual(expected);
      file = '';
      continue;
    }
    kills += 1;
    deaths.set(died, (deaths.get(died) ?? 0) + 1);
    const there = await documentsIn(file);
    expect(there).toBeGreaterThanOrEqual(documents);
    documents = there;
  }
  if (file !== '') {
    expect(await runUntil(file, Number.POSITIVE_INFINITY, 0)).toBeUndefined();
    expect(await resultOf(file)).toEqual(expected);
  }
  // The points are spread over all that an index does.
  expect([...deaths.keys()].sort()).toEqual(['adding', 'clustering', 'pairing', 'verifying']);
}, 120_000);

const expected = (await dedupeDocuments([...makePassages(0, PASSAGES)])).rows;

/** Runs a process and kills it so many milliseconds after so many steps; gives the stage in which it died, undefined when it came to its end. */
async function runUntil(file: string, step: number, milliseconds: number): Promise<string | undefined> {
  const args = [runner, file, '0', String(PASSAGES), '200MB', '1', JSON.stringify(sizes)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('close', (_code, signal) => resolve(signal)));
  let [lines, stage, said] = [0, '', ''];
  for await (const chunk of child.stderr) {
    said += String(chunk);
    for (const [, name] of String(chunk).matchAll(/: (adding|pairing|verifying|clustering) /g)) {
      stage = name!;
      lines += 1;
    }
    if (lines < step || child.killed) continue;
    await wait(milliseconds);
    child.kill('SIGKILL');
  }
  const signal = await ended;
  expect(signal === 'SIGKILL' || child.exitCode === 0, said).toBe(true);
  return signal === 'SIGKILL' ? stage : undefined;
}

async function resultOf(file: string) {
  const index = await openIndex(file, { commonIn: 64, madeWith: 'benchmark', steps });
  const rows = [];
  for await (const row of index.passages()) rows.push(row);
  await index.close();
  return rows;
}

async function documentsIn(file: string): Promise<number> {
  const { openDatabase } = await import('../../../src/corpus/tables/open-database.ts');
  const { countOf } = await import('../../../src/corpus/index/index-tables.ts');
  const database = await openDatabase(file);
  const count = await countOf(database.connection, 'SELECT count(*) FROM documents');
  await database.close();
  return count;
}
