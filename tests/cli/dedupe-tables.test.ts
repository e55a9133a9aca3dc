import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openTables } from '../../src/corpus/tables/open-database.ts';
import { makePassages } from '../benchmarks/made-passages.ts';
import { gazetteIn, temporaryFolder } from './gazette.ts';

const folder = temporaryFolder();
const run = (...argv: string[]) => gazetteIn(folder.path, ['dedupe', ...argv]);
const built = fileURLToPath(new URL('../../dist/bin/gazette.js', import.meta.url));

const passages = [...makePassages(0, 240)].map(({ id, text }) => ({ id, text }));
const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

function writeYears() {
  writeFileSync(join(folder.path, '2024.jsonl'), lines(passages.slice(0, 150)));
  writeFileSync(join(folder.path, '2025.jsonl'), lines(passages.slice(150)));
}

test('--index: a year that is added gives the rows of a run over all years, and what became of the documents is told', async () => {
  writeYears();
  const whole = await run('2024.jsonl', '2025.jsonl');
  const first = await run('2024.jsonl', '--index', 'archive.duckdb');
  expect(first.code).toBe(0);
  expect(first.stderr).toContain('150 documents added, 0 replaced, 0 as they were');
  const second = await run('2025.jsonl', '--index', 'archive.duckdb', '--memory-limit', '200MB');
  expect(second.stdout).toBe(whole.stdout);
  expect(second.stderr).toContain('90 documents added, 0 replaced, 0 as they were');
  const all = passages.map((each, k) => (k === 3 ? { ...each, text: `${each.text}附则。` } : each));
  writeFileSync(join(folder.path, '2024.jsonl'), lines(all.slice(0, 150)));
  const third = await run('2024.jsonl', '2025.jsonl', '--index', 'archive.duckdb');
  expect(third.stderr).toContain('0 documents added, 1 replaced, 239 as they were');
  expect(third.stderr).toContain('replaced: 2024.jsonl#p0000003');
  expect(third.stdout).toBe((await run('2024.jsonl', '2025.jsonl')).stdout);
}, 60_000);

test('--index: files are known again from wherever the command is called', async () => {
  writeYears();
  mkdirSync(join(folder.path, 'elsewhere'));
  await run('2024.jsonl', '--index', 'archive.duckdb');
  const again = await gazetteIn(join(folder.path, 'elsewhere'), [
    'dedupe',
    '../2024.jsonl',
    '--index',
    '../archive.duckdb',
  ]);
  expect(again.stderr).toContain('0 documents added, 0 replaced, 150 as they were');
}, 60_000);

test('rows in Parquet are the rows in JSON Lines, and documents may come as Parquet', async () => {
  writeYears();
  const { stdout } = await run('2024.jsonl');
  expect((await run('2024.jsonl', '-o', 'rows.parquet')).code).toBe(0);
  const rows = await query(`SELECT * FROM read_parquet('${join(folder.path, 'rows.parquet')}')`);
  expect(lines(rows)).toBe(stdout);
  await query(
    `COPY (SELECT id, text, 7 AS page FROM read_json('${join(folder.path, '2024.jsonl')}')) TO '${join(folder.path, '2024.parquet')}'`,
  );
  const fromParquet = await run('2024.parquet');
  expect(spansOf(fromParquet.stdout)).toEqual(spansOf(stdout));
  await query(`COPY (SELECT 1 AS page) TO '${join(folder.path, 'other.parquet')}'`);
  const other = await run('other.parquet', '2024.jsonl');
  expect([other.code, other.stdout]).toEqual([2, stdout]);
  expect(other.stderr).toContain('cannot read the rows of');
}, 60_000);

test('shards of every stage give the bytes of one run', async () => {
  writeYears();
  const whole = await run('2024.jsonl', '2025.jsonl');
  for (const [stage, of] of [
    ['sign', 2],
    ['pairs', 1],
    ['verify', 3],
    ['cluster', 2],
  ] as const)
    for (let k = 1; k <= of; k += 1) {
      const input = stage === 'sign' ? ['2024.jsonl', '2025.jsonl', '-o', 'work'] : ['work'];
      const made = await run('--stage', stage, ...input, '--shard', `${k}/${of}`);
      expect([made.code, made.stdout, made.stderr]).toEqual([0, '', `${stage} ${k}-of-${of} is made\n`]);
    }
  expect((await run('--stage', 'collect', 'work')).stdout).toBe(whole.stdout);
  expect((await run('--stage', 'verify', 'work', '--shard', '2/3')).stderr).toContain('was there already');
  expect((await run('--stage', 'collect', 'work', '-o', 'all.jsonl')).code).toBe(0);
  expect(readFileSync(join(folder.path, 'all.jsonl'), 'utf8')).toBe(whole.stdout);
}, 60_000);

test.each([
  [['x.jsonl', '--stage', 'sign', '--index', 'i.duckdb'], 'exclude'],
  [['x.jsonl', '--shard', '1/2'], '--stage'],
  [['x.jsonl', '--stage', 'sign'], '-o DIR'],
  [['x.jsonl', '--to', 'parquet'], '-o FILE'],
  [['x.jsonl', '--memory-limit', '1GB'], '--index'],
  [['x.jsonl', '--index', 'i.duckdb', '--memory-limit', '1 elephant'], '1GB'],
  [['work', 'more', '--stage', 'pairs'], 'one input'],
])('%j is a mistake of usage', async (argv, said) => {
  writeFileSync(join(folder.path, 'x.jsonl'), lines(passages.slice(0, 2)));
  const { code, stdout, stderr } = await run(...argv);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(said);
});

test('where DuckDB is not installed, one line says how to install it; what needs no tables goes on working', async () => {
  writeYears();
  const hook = `export function resolve(name, context, next) {
    if (name.startsWith('@duckdb/')) throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
    return next(name, context);
  }`;
  const hooks = JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`);
  const register = `import { register } from 'node:module'; register(${hooks});`;
  const without = (...argv: string[]) =>
    promisify(execFile)(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(register)}`, built, 'dedupe', ...argv],
      { cwd: folder.path },
    ).catch((error: { readonly code: number; readonly stdout: string; readonly stderr: string }) => error);
  for (const argv of [
    ['2024.jsonl', '--index', 'archive.duckdb'],
    ['2024.jsonl', '-o', 'rows.parquet'],
    ['2024.jsonl', '--stage', 'sign', '--to', 'parquet', '-o', 'work'],
  ]) {
    const { stderr, ...other } = await without(...argv);
    expect(other).toMatchObject({ code: 2, stdout: '' });
    expect(stderr).toContain('npm install @duckdb/node-api@');
    expect(stderr.trim().split('\n')).toHaveLength(2);
  }
  expect((await without('2024.jsonl', '--quiet')).stdout).toBe((await run('2024.jsonl')).stdout);
}, 60_000);

function spansOf(jsonLines: string) {
  return jsonLines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ document, start, end }) => `${document.split('#')[1]} ${start}-${end}`)
    .sort();
}

async function query(sql: string): Promise<readonly object[]> {
  const database = await openTables({ isOrdered: true });
  const reader = await database.connection.runAndReadAll(sql);
  const rows = reader.getRowObjectsJS();
  await database.close();
  return rows;
}
