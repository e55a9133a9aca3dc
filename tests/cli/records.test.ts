import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gazetteIn, type Setting, temporaryFolder } from './gazette.ts';

const folder = temporaryFolder();
const gazette = (words: string, setting?: Setting) => gazetteIn(folder.path, words.split(' '), setting);
const put = (path: string, content: string) => {
  mkdirSync(join(folder.path, path, '..'), { recursive: true });
  writeFileSync(join(folder.path, path), content);
};
const get = (path: string) => readFileSync(join(folder.path, path), 'utf8');

const raw = '各位代表：\n\n- 4 -\n\n现在，我代表市人民政府向大会报告工作，请予审议。\n';
const clean = '各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。';
const lines = (...texts: readonly string[]) =>
  texts.map((text, i) => `${JSON.stringify({ id: `r${i + 1}`, n: 1, text })}\n`).join('');
const corpus = lines(raw, raw);

describe('gazette clean of JSON Lines', () => {
  it('prints JSON Lines, and one summary of all', async () => {
    put('c.jsonl', corpus);
    const { code, stdout, stderr } = await gazette('clean c.jsonl');
    expect([code, stdout]).toEqual([0, lines(clean, clean)]);
    expect(stderr).toMatch(/^c\.jsonl: 2 records, 4 paragraphs, \d+\.\d s\n {2}fragments .*\n {2}joints .*\n$/);
    expect((await gazette('clean - --quiet', { stdin: corpus })).stdout).toBe(lines(clean, clean));
  });

  it('writes files whole or not at all, the ledger a line a record, and gives the raw text back', async () => {
    put('c.jsonl', corpus);
    expect((await gazette('clean c.jsonl -o out.jsonl --ledger l.jsonl')).code).toBe(0);
    expect(get('out.jsonl')).toBe(lines(clean, clean));
    const ledgers = get('l.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(ledgers.map(({ id, version, sources }) => [id, version, sources[0].path])).toEqual([
      ['r1', 1, 'c.jsonl#r1'],
      ['r2', 1, 'c.jsonl#r2'],
    ]);
    expect((await gazette('restore out.jsonl l.jsonl')).stdout).toBe(corpus);
    expect((await gazette('restore out.jsonl l.jsonl -o raw')).code).toBe(0);
    expect(get('raw/c.jsonl')).toBe(corpus);
    expect(folder.files()).toEqual(['c.jsonl', 'l.jsonl', 'out.jsonl', 'raw/c.jsonl']);
  });

  it('tells bad records by their line, passes them on, exits 2; restore finds its way past them', async () => {
    const bad = `bad\n${corpus}\n{"id":7}\n`;
    put('c.jsonl', bad);
    const { code, stderr } = await gazette('clean c.jsonl -o out.jsonl --ledger l.jsonl');
    expect([code, get('out.jsonl')]).toEqual([2, `bad\n${lines(clean, clean)}\n{"id":7}\n`]);
    expect(stderr).toContain('c.jsonl:1 is no JSON object with a text');
    expect(stderr).toContain('c.jsonl:5 is no JSON object with a text');
    expect(stderr).toContain('c.jsonl: 2 records, 2 bad');
    expect(
      get('l.jsonl')
        .split('\n')
        .map((line) => line && JSON.parse(line).error?.code),
    ).toEqual(['invalid-record', undefined, undefined, 'invalid-record', '']);
    expect((await gazette('restore out.jsonl l.jsonl')).stdout).toBe(bad);
    put('less.jsonl', `bad\n${lines(clean)}`);
    expect((await gazette('restore less.jsonl l.jsonl -o raw')).stderr).toContain('do not belong together');
    expect(folder.files()).not.toContain('raw/c.jsonl');
  });

  it('writes a report for each record below a folder where --to says so', async () => {
    put('c.jsonl', `${corpus}{"id":"a/b","text":"甲"}\n{"text":"乙"}\n`);
    expect((await gazette('clean c.jsonl --to txt -o out --ledger leds')).code).toBe(0);
    const made = folder.files().filter((file) => file !== 'c.jsonl');
    expect(made).toEqual([
      ...['a_b', 'line-4', 'r1', 'r2'].map((name) => `leds/${name}.ledger.json`),
      ...['a_b', 'line-4', 'r1', 'r2'].map((name) => `out/${name}.txt`),
    ]);
    expect((await gazette('restore out/r1.txt leds/r1.ledger.json')).stdout).toBe(raw);
    for (const words of ['clean c.jsonl --to md', 'clean c.jsonl -o out.md']) {
      expect((await gazette(words)).stderr).toContain('several inputs need a folder');
    }
  });

  it('stands beside other files of a folder', async () => {
    put('in/a.txt', raw);
    put('in/c.jsonl', corpus);
    expect((await gazette('clean in -o out --ledger leds')).code).toBe(0);
    expect(folder.files().filter((file) => !file.startsWith('in/'))).toEqual([
      'leds/a.ledger.json',
      'leds/c.ledger.jsonl',
      'out/a.md',
      'out/c.jsonl',
    ]);
    expect((await gazette('clean in --to md -o md')).code).toBe(0);
    expect(folder.files().filter((file) => file.startsWith('md/'))).toEqual(['md/a.md', 'md/c/r1.md', 'md/c/r2.md']);
  });

  it('is one publication with --merge', async () => {
    put('c.jsonl', lines('甲事已毕。', '乙事已毕。'));
    const { code, stdout } = await gazette('clean --merge c.jsonl --to txt --ledger l.json');
    expect([code, stdout]).toEqual([0, '甲事已毕。\n乙事已毕。\n']);
    expect(JSON.parse(get('l.json')).sources.map(({ path }: { path: string }) => path)).toEqual([
      'c.jsonl#r1',
      'c.jsonl#r2',
    ]);
  });

  it('is made of nothing else', async () => {
    put('a.txt', raw);
    const { code, stderr } = await gazette('clean a.txt -o a.jsonl');
    expect([code, folder.files()]).toEqual([2, ['a.txt']]);
    expect(stderr).toContain('takes JSON Lines');
  });

  it('exits 1 for --check where a record would change, and names it', async () => {
    put('c.jsonl', lines(clean, raw));
    const { code, stdout, stderr } = await gazette('clean c.jsonl --check');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('c.jsonl#r2 would change');
    expect(stderr).not.toContain('c.jsonl#r1 would change');
  });

  it('takes another member, and a limit that bounds each record', async () => {
    put('c.jsonl', '{"body":"甲\\n"}\n');
    expect((await gazette('clean c.jsonl --text-field body --quiet')).stdout).toBe('{"body":"甲"}\n');
    put('d.jsonl', corpus.repeat(3));
    expect((await gazette('clean d.jsonl --max-bytes 1k --quiet')).code).toBe(0);
    expect((await gazette('clean d.jsonl --max-bytes 100 --quiet')).stdout).toBe(corpus.repeat(3));
  });
});

describe('gazette diff and check of JSON Lines', () => {
  it('name records as file#id', async () => {
    put('c.jsonl', corpus);
    const shown = await gazette('diff c.jsonl');
    expect([shown.code, shown.stdout.match(/^c\.jsonl#r\d$/gm)]).toEqual([1, ['c.jsonl#r1', 'c.jsonl#r2']]);
    await gazette('clean c.jsonl -o out.jsonl --ledger l.jsonl');
    expect((await gazette('diff c.jsonl out.jsonl --ledger l.jsonl')).stdout).toBe(shown.stdout);
    put('e.jsonl', `${lines('')}bad\n`);
    const checked = await gazette('check e.jsonl --format unix');
    expect([checked.code, checked.stdout]).toEqual([2, expect.stringContaining('e.jsonl#r1:1:1: ')]);
    expect(checked.stderr).toContain('e.jsonl:2');
  });
});
