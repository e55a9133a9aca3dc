import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dedupeDocuments } from '../../../src/corpus/dedupe-documents.ts';
import type { DedupeDocument, PassageRow } from '../../../src/corpus/dedupe-rows.ts';
import { stepsHere } from '../../../src/corpus/index/dedupe-steps.ts';
import { collectPassages } from '../../../src/corpus/stages/collect-passages.ts';
import { runStage, type StageRun } from '../../../src/corpus/stages/run-stage.ts';
import { stageNames } from '../../../src/corpus/stages/stage-folder.ts';
import { makePassages } from '../../benchmarks/made-passages.ts';

const steps = stepsHere({});

const folder = mkdtempSync(join(tmpdir(), 'gazette-stages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const archive = [...makePassages(0, 400)].map(({ id, text }) => ({ id, text }));
const expected = (await dedupeDocuments(archive)).rows;
const options = { minLength: 80, minSimilarity: 0.75, commonIn: 64 };

test.each([
  [1, 'jsonl'],
  [2, 'parquet'],
  [8, 'jsonl'],
] as const)(
  '%i shards of %s give what one run gives',
  async (of, to) => {
    const place = join(folder, `${of}-${to}`);
    await runAll(place, of, to, archive);
    expect(await collect(place)).toEqual(expected);
  },
  60_000,
);

test('stages may be cut in different numbers, and documents may come in any order', async () => {
  const place = join(folder, 'mixed');
  const backwards = [...archive].reverse();
  for (const [k, stage] of stageNames.entries())
    for (let number = 1; number <= k + 1; number += 1) await run(place, stage, number, k + 1, 'jsonl', backwards);
  expect(await collect(place)).toEqual(expected);
}, 60_000);

test('a shard that is there is not made again; one whose inputs or options changed is', async () => {
  const place = join(folder, 'again');
  await runAll(place, 2, 'jsonl', archive);
  const before = writtenAt(place);
  for (const stage of stageNames) expect(await run(place, stage, 1, 2, 'jsonl', archive)).toBe('there');
  expect(writtenAt(place)).toEqual(before);
  const amended = archive.map((each, k) => (k === 7 ? { ...each, text: `${each.text}附则` } : each));
  const made = [];
  for (const number of [1, 2]) made.push(await run(place, 'sign', number, 2, 'jsonl', amended));
  expect(made.sort()).toEqual(['made', 'there']);
  expect(await run(place, 'pairs', 1, 2, 'jsonl', amended)).toBe('made');
  // What was made of the documents as they were is not mixed with what is made of them now.
  const stale = { code: 'stage-incomplete' };
  await expect(run(place, 'verify', 1, 2, 'jsonl', amended)).rejects.toMatchObject(stale);
  await expect(collect(place)).rejects.toMatchObject(stale);
  const other = { ...options, commonIn: 3 };
  expect(await run(place, 'pairs', 1, 2, 'jsonl', amended, other)).toBe('made');
}, 60_000);

test('a stage does not begin before all shards of the one before it are whole', async () => {
  const place = join(folder, 'holes');
  await run(place, 'sign', 1, 2, 'jsonl', archive);
  await expect(run(place, 'pairs', 1, 1, 'jsonl', archive)).rejects.toMatchObject({ code: 'stage-incomplete' });
  await run(place, 'sign', 2, 2, 'jsonl', archive);
  expect(await run(place, 'pairs', 1, 1, 'jsonl', archive)).toBe('made');
  const file = join(place, 'sign', 'signed.1-of-2.jsonl');
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20));
  await expect(run(place, 'pairs', 1, 1, 'jsonl', archive)).rejects.toMatchObject({ code: 'stage-incomplete' });
}, 60_000);

async function runAll(place: string, of: number, to: StageRun['to'], documents: readonly DedupeDocument[]) {
  for (const stage of stageNames)
    for (let number = of; number >= 1; number -= 1) await run(place, stage, number, of, to, documents);
}

function run(
  place: string,
  stage: StageRun['stage'],
  number: number,
  of: number,
  to: StageRun['to'],
  documents: readonly DedupeDocument[],
  own: StageRun['options'] = options,
) {
  const all = async function* () {
    yield* documents;
  };
  return runStage({ stage, shard: { number, of }, folder: place, to, options: own, steps, documents: all });
}

async function collect(place: string): Promise<readonly PassageRow[]> {
  const rows: PassageRow[] = [];
  for await (const row of collectPassages(place)) rows.push(row);
  return rows;
}

function writtenAt(place: string) {
  return stageNames.flatMap((stage) =>
    readdirSync(join(place, stage)).map((name) => [name, statSync(join(place, stage, name)).mtimeMs]),
  );
}
