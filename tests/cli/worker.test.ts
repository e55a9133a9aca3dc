import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './gazette.ts';

const program = 'dist/bin/gazette.js';
const folder = temporaryFolder();
const record = (id: number) => `${JSON.stringify({ id, text: `各位代表：\n一、第${id}件事\n` })}\n`;

describe.skipIf(!existsSync(program))('gazette worker', () => {
  const run = (words: readonly string[], input: string) =>
    spawnSync(process.execPath, [program, 'worker', ...words], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });

  it('answers on standard output, and ends with 0 at the end of the input', () => {
    const { status, stdout, stderr } = run(['--stage', 'clean'], record(1) + record(2));
    expect([status, stderr]).toEqual([0, '']);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).text),
    ).toEqual(['各位代表：\n一、第1件事', '各位代表：\n一、第2件事']);
    expect(run(['--stage', 'clean'], '')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it.each([
    ['no stage', []],
    ['an unknown stage', ['--stage', 'press']],
    ['an unknown member', ['--stage', 'clean', '--with', 'all']],
    ['a configuration that is not there', ['--stage', 'check', '--config', 'none.json']],
  ])('exits 2 for %s and prints no record', (_, words) => {
    expect(run(words, record(1))).toMatchObject({ status: 2, stdout: '' });
  });

  it('takes a record of many megabytes', () => {
    const long = `${JSON.stringify({ id: 'long', text: '各位代表：'.repeat(500_000) })}\n`;
    const { status, stdout } = run(['--stage', 'sign'], long + record(2));
    expect([
      status,
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ]).toEqual([0, ['long', 2]]);
  });

  it('checks by a configuration that is named, and looks for none', () => {
    const off = join(folder.path, 'off.json');
    writeFileSync(off, JSON.stringify({ rules: { 'section-missing': 'off' } }));
    const input = `${JSON.stringify({ id: 'a', text: '一、回顾\n三、展望\n' })}\n`;
    const rules = (words: readonly string[]) =>
      (JSON.parse(run(['--stage', 'check', ...words], input).stdout).findings as { rule: string }[]).map(
        ({ rule }) => rule,
      );
    expect(rules([])).toContain('section-missing');
    expect(rules(['--config', off])).not.toContain('section-missing');
  });

  it('answers a record before the next one comes', async () => {
    const worker = spawn(process.execPath, [program, 'worker', '--stage', 'clean']);
    let told = '';
    const next = (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => told.split('\n').length > count && resolve();
        worker.stdout.on('data', look);
        look();
      });
    worker.stdout.on('data', (chunk) => {
      told += chunk;
    });
    for (let id = 1; id <= 3; id += 1) {
      worker.stdin.write(record(id));
      await next(id);
    }
    worker.stdin.end();
    const code = await new Promise((resolve) => worker.on('exit', resolve));
    expect([
      code,
      told
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ]).toEqual([0, [1, 2, 3]]);
  });

  it('ends when nobody reads any more', () => {
    const line = `yes '${record(1).trim()}' | "${process.execPath}" ${program} worker --stage sign | head -n 2`;
    const { stdout, stderr, signal } = spawnSync('bash', ['-c', line], { encoding: 'utf8', timeout: 30_000 });
    expect([stdout.trim().split('\n').length, stderr, signal]).toEqual([2, '', null]);
  });
});
