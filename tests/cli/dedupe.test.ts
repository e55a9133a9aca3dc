import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PassageRow } from '../../src/corpus/dedupe-rows.ts';
import { misreadEvery, ordinance, pageWith } from '../corpus/waterworks.ts';
import { encode } from '../read/encode.ts';
import { gazetteIn, type Setting, temporaryFolder } from './gazette.ts';

const folder = temporaryFolder();
const gazette = (words: string, setting?: Setting) => gazetteIn(folder.path, words.split(' '), setting);
const put = (path: string, content: string | Uint8Array) => {
  mkdirSync(dirname(join(folder.path, path)), { recursive: true });
  writeFileSync(join(folder.path, path), content);
};
const rowsIn = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as PassageRow);
const misread = misreadEvery(ordinance, 12);

describe('gazette dedupe', () => {
  it('prints a row for each passage that several files share, and tells on standard error what there is', async () => {
    put('papers/晨报.txt', pageWith(0, ordinance));
    put('papers/2024/晚报.md', pageWith(3, misread));
    put('papers/公报.txt', encode(pageWith(5, ordinance), 'gb18030'));
    const { code, stdout, stderr } = await gazette('dedupe papers');
    expect(code).toBe(0);
    const rows = rowsIn(stdout);
    expect(rows.map(({ document }) => document)).toEqual(['2024/晚报.md', '公报.txt', '晨报.txt']);
    expect(rows.filter(({ representative }) => representative)).toHaveLength(1);
    const { start, end } = rows[2]!;
    expect(pageWith(0, ordinance).slice(start, end)).toBe(ordinance.slice(0, -1));
    expect(stderr).toMatch(/^3 documents, 1 cluster of 3 passages, \d+\.\d% of the text stands in one/);
    expect((await gazette('dedupe papers --quiet')).stderr).toBe('');
  });

  it('takes the records of JSON Lines as documents, by their ids, and standard input', async () => {
    const lines = [
      { id: 'a', text: pageWith(0, ordinance) },
      { id: 'b', text: pageWith(3, misread) },
      { text: pageWith(5, ordinance) },
      { id: 'a', text: pageWith(6, ordinance) },
    ];
    const corpus = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"id":"c"}\n`;
    put('corpus.jsonl', corpus);
    const { code, stdout, stderr } = await gazette('dedupe corpus.jsonl');
    expect(rowsIn(stdout).map(({ document }) => document)).toEqual(
      ['corpus.jsonl#a', 'corpus.jsonl#b', 'corpus.jsonl:3', 'corpus.jsonl:4'].sort(),
    );
    expect([code, stderr.split('\n')[0]]).toEqual([2, 'gazette: corpus.jsonl:5 is no JSON object with a text']);
    const piped = await gazette('dedupe -', { stdin: corpus });
    expect(rowsIn(piped.stdout)).toHaveLength(4);
  });

  it('goes on where a file cannot be read: one line, and exit code 2', async () => {
    put('a.txt', pageWith(0, ordinance));
    put('b.txt', pageWith(3, ordinance));
    put('broken.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0));
    const { code, stdout, stderr } = await gazette('dedupe a.txt broken.txt missing.txt b.txt --quiet');
    expect(code).toBe(2);
    expect(rowsIn(stdout)).toHaveLength(2);
    expect(stderr).toContain('gazette: broken.txt is binary, not text\n');
    expect(stderr).toContain('missing.txt');
  });

  it('writes to a file, whatever the order of inputs to the same bytes, and never over an input', async () => {
    put('x/a.txt', pageWith(0, ordinance));
    put('x/b.txt', pageWith(3, misread));
    expect((await gazette('dedupe x -o rows.jsonl')).stdout).toBe('');
    await gazette('dedupe x/b.txt x/a.txt -o x/rows.jsonl');
    const read = (path: string) => readFileSync(join(folder.path, path), 'utf8');
    expect(read('x/rows.jsonl')).toBe(read('rows.jsonl'));
    // What it has written itself is no document of the next run.
    expect((await gazette('dedupe x -o x/rows.jsonl')).stderr).toMatch(/^2 documents/);
    const before = read('x/a.txt');
    expect((await gazette('dedupe x/b.txt x/a.txt -o x/a.txt')).code).toBe(2);
    expect(read('x/a.txt')).toBe(before);
  });

  it('reads what is no plain text, with offsets into the text of the file', async () => {
    const page = `<html><head><title>晚报</title></head><body><nav>首页 要闻 专题</nav><article>${ordinance
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('')}</article></body></html>`;
    put('a.html', page);
    put('b.txt', pageWith(3, ordinance));
    const rows = rowsIn((await gazette('dedupe a.html b.txt')).stdout);
    expect(rows.map(({ document, similarity }) => [document, similarity])).toEqual([
      ['a.html', 1],
      ['b.txt', 1],
    ]);
  });

  it.each([
    ['dedupe'],
    ['dedupe a.txt --min-similarity 0.2'],
    ['dedupe a.txt --min-similarity high'],
    ['dedupe a.txt --min-length 0'],
    ['dedupe a.txt --jobs 0'],
    ['dedupe a.txt --common-in 1.5'],
  ])('`gazette %s` is wrong usage', async (words) => {
    const { code, stdout, stderr } = await gazette(words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^gazette: .+\n {2}hint: .+\n$/);
  });
});
