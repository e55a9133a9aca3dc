import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readParquet } from '../../../src/corpus/tables/read-parquet.ts';
import type { TableKind } from '../../../src/corpus/tables/row-columns.ts';
import { gazetteIn } from '../../cli/gazette.ts';
import { pageOf } from '../../cli/many-files.ts';
import { makeArchive } from '../made-archive.ts';
import { sparkPython } from './spark-environment.ts';

interface Said {
  readonly name: string;
  readonly code?: number;
  readonly error?: string;
  readonly told: readonly string[];
}

const python = sparkPython();
const program = resolve('dist/bin/gazette.js');
const sources = resolve('dist/src/corpus/spark');
let folder = '';
const inFolder = (...names: readonly string[]) => join(folder, ...names);
const partitions = [1, 2, 8];

const node = `'${process.execPath}'`;
const worker = `${node} ${program}`;
const places = { archive: 'archive.jsonl' };

/** As `gazette dedupe archive.jsonl` names its records. */
const archive = makeArchive(11, 48).map(({ id, text }) => ({ id, text: text.replaceAll(/[年月日市]/g, '𠮷') }));
const named = archive.map(({ id, text }) => ({ id: `${places.archive}#${id}`, text }));
const pages = Array.from({ length: 40 }, (_, k) => ({
  id: `第${k}页`,
  issue: 1.5 * k,
  text: pageOf(k),
  year: 1998 + (k % 3),
}));

const linesOf = (records: readonly unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

function casesOf(): readonly { readonly name: string; readonly job: string; readonly words: readonly string[] }[] {
  const run = (name: string, job: string, input: string, ...words: readonly string[]) => ({
    name,
    job,
    words: ['--input', inFolder(input), '--output', inFolder(name), ...words],
  });
  const good = ['--worker', worker];
  const mortal = [
    '--worker',
    `${node} ${resolve('tests/corpus/spark/killed-once.mjs')} ${inFolder('killed')} ${program}`,
  ];
  const broken = ['--worker', `${node} ${resolve('tests/corpus/spark/broken-worker.mjs')}`];
  return [
    ...partitions.map((n) => run(`dedupe-${n}`, 'dedupe', 'spark.jsonl', ...good, '--partitions', `${n}`)),
    run('dedupe-killed', 'dedupe', 'years.jsonl', ...mortal, '--partitions', '2'),
    { ...run('dedupe-2', 'dedupe', 'spark.jsonl', ...good, '--partitions', '2'), name: 'again' },
    {
      ...run('dedupe-2', 'dedupe', 'spark.jsonl', ...good, '--partitions', '2', '--min-similarity', '0.9'),
      name: 'stricter',
    },
    ...partitions.map((n) => run(`clean-${n}`, 'clean', 'pages.jsonl', ...good, '--partitions', `${n}`)),
    run('check', 'clean', 'clean-2/cleaned', ...good, '--stage', 'check', '--partitions', '2'),
    run('broken', 'clean', 'pages.jsonl', ...broken, '--partitions', '1'),
    run('twins', 'dedupe', 'twins.jsonl', ...good),
    run('nameless', 'dedupe', 'nameless.jsonl', ...good),
    run('damaged', 'dedupe', 'damaged.jsonl', ...good),
  ];
}

/** The rows of a folder of Parquet as lines of JSON, in the order of its files. */
async function rowsIn(path: string, kind: TableKind): Promise<readonly string[]> {
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.parquet'));
  const lines: string[] = [];
  for (const file of files.sort())
    for await (const row of readParquet(join(path, file), kind)) lines.push(JSON.stringify(row));
  return lines;
}

const sorted = (lines: readonly string[]) => [...lines].sort();

describe.skipIf(!existsSync(program) || (!python && !process.env.CI))('the jobs on Spark', () => {
  const said = new Map<string, Said>();
  let clusters: readonly string[] = [];
  let stricter: readonly string[] = [];
  let cleaned: readonly string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gazette-spark-'));
    writeFileSync(inFolder(places.archive), linesOf(archive));
    writeFileSync(inFolder('spark.jsonl'), linesOf(named));
    writeFileSync(inFolder('years.jsonl'), linesOf(named.map((record, k) => ({ ...record, year: 1911 + (k % 2) }))));
    writeFileSync(inFolder('pages.jsonl'), linesOf(pages));
    writeFileSync(inFolder('twins.jsonl'), linesOf([...named.slice(0, 3), named[1]]));
    writeFileSync(inFolder('nameless.jsonl'), linesOf(archive.map(({ text }) => ({ text }))));
    writeFileSync(
      inFolder('damaged.jsonl'),
      `${linesOf(named.slice(0, 20))}{"id":"缺","text\n${linesOf(named.slice(20))}`,
    );
    writeFileSync(inFolder('cases.json'), JSON.stringify(casesOf()));
    mkdirSync(inFolder('killed'));
    const embedded = await gazetteIn(folder, ['dedupe', places.archive]);
    clusters = embedded.stdout.trimEnd().split('\n');
    const strict = await gazetteIn(folder, ['dedupe', places.archive, '--min-similarity', '0.9']);
    stricter = strict.stdout.trimEnd().split('\n');
    await gazetteIn(folder, ['clean', 'pages.jsonl', '-o', 'cleaned.jsonl']);
    cleaned = readFileSync(inFolder('cleaned.jsonl'), 'utf8').trimEnd().split('\n');
    if (!python) throw new Error('no PySpark: .ci/make-spark-environment makes an environment with it');
    const words = [resolve('tests/corpus/spark/run_cases.py'), sources, inFolder('cases.json')];
    const { stdout } = await promisify(execFile)(python, words, {
      maxBuffer: 2 ** 26,
      env: { ...process.env, PYSPARK_PYTHON: python },
    });
    for (const line of stdout.trimEnd().split('\n')) {
      const record = JSON.parse(line) as Said & { readonly master?: string; readonly trouble?: string };
      if (record.name) said.set(record.name, record);
      else console.log(`Spark: ${record.trouble ?? record.master}`);
    }
  }, 900_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(partitions)('find the clusters of the embedded run, byte for byte, in %i partitions', async (n) => {
    expect(said.get(`dedupe-${n}`)).toMatchObject({ code: 0 });
    expect(clusters.length).toBeGreaterThan(20);
    // The second one was made again with other options.
    const found = await rowsIn(inFolder(`dedupe-${n}`, 'passages'), 'passages');
    expect(found.join('\n')).toBe((n === 2 ? stricter : clusters).join('\n'));
  });

  it('give the same when a worker is killed in the middle of a task of every stage, cut by year', async () => {
    expect(said.get('dedupe-killed')).toMatchObject({ code: 0 });
    expect(readdirSync(inFolder('killed')).sort()).toEqual(['cluster', 'sign', 'verify']);
    const passages = inFolder('dedupe-killed', 'passages');
    expect(readdirSync(passages).filter((name) => name.startsWith('year'))).toEqual(['year=1911', 'year=1912']);
    expect(sorted(await rowsIn(passages, 'passages'))).toEqual(sorted(clusters));
  });

  it('leave what is there, and make what other options change', () => {
    const isThere = (name: string) =>
      (said.get(name)?.told ?? [])
        .filter((line) => line.includes('is there already'))
        .map((line) => line.split(':')[0]);
    const before = ['signed', 'numbered', 'candidates'];
    expect(isThere('dedupe-2')).toEqual([]);
    expect(isThere('again')).toEqual([...before, 'verified', 'tied', 'components', 'clustered', 'passages']);
    expect(isThere('stricter')).toEqual(before);
    expect(stricter).not.toEqual(clusters);
  });

  it.each(partitions)('clean as the embedded run does, byte for byte, in %i partitions', async (n) => {
    expect(said.get(`clean-${n}`)).toMatchObject({ code: 0 });
    const path = inFolder(`clean-${n}`, 'cleaned');
    expect(readdirSync(path).filter((name) => name.startsWith('year'))).toHaveLength(3);
    const textsOf = (lines: readonly string[]) =>
      lines.map((line) => JSON.parse(line)).map(({ id, text }) => JSON.stringify({ id, text }));
    expect(sorted(await rowsIn(path, 'documents'))).toEqual(sorted(textsOf(cleaned)));
    expect(textsOf(cleaned)).not.toEqual(textsOf(pages.map((page) => JSON.stringify(page))));
  });

  it('check what was cleaned', () => {
    expect(said.get('check')).toMatchObject({
      code: 0,
      told: ['checked: is made', expect.stringMatching(/^40 documents/)],
    });
  });

  it('tell the last error of a worker that fails, in the exception', () => {
    const { error } = said.get('broken')!;
    expect(error).toContain('WorkerFailed: Error: no paper left in tray 2');
    expect(error).toContain('ended with status 1');
  });

  it('refuse records of which none has an id', () => {
    expect(said.get('nameless')?.error).toBe('--input: no column id');
  });

  it('find the clusters of all other records beside a line that is no JSON, and say so', async () => {
    const { code, told } = said.get('damaged')!;
    expect(code).toBe(2);
    expect(told.some((line) => line.startsWith('1 records could not be worked at, invalid-record'))).toBe(true);
    const found = await rowsIn(inFolder('damaged', 'passages'), 'passages');
    expect(found.join('\n')).toBe(clusters.join('\n'));
  });

  it('refuse an id that stands twice', () => {
    expect(said.get('twins')?.error).toContain(`2 documents have the id ${named[1]!.id}`);
  });
});
