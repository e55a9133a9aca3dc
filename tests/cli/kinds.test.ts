import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeDocx, paragraph } from '../read/made-docx.ts';
import { gazetteIn, type Setting, temporaryFolder } from './gazette.ts';

const folder = temporaryFolder();
const gazette = (words: string, setting?: Setting) => gazetteIn(folder.path, words.split(' '), setting);
const put = (path: string, content: string | Uint8Array) => {
  mkdirSync(join(folder.path, path, '..'), { recursive: true });
  writeFileSync(join(folder.path, path), content);
};
const get = (path: string) => readFileSync(join(folder.path, path), 'utf8');
const unknown = '<?xml version="1.0"?><mets><p>公报</p></mets>';

describe('folders of any kind', () => {
  it('are read file by file, each by what it is; what is no document is left alone', async () => {
    put('in/a.docx', makeDocx(paragraph('各位代表：')));
    put('in/b.PDF', '各位代表：\n');
    put('in/c.png', '');
    put('in/d.json', '{}');
    const { code, stderr } = await gazette('clean in -o out');
    expect(code).toBe(0);
    expect(folder.files().filter((file) => file.startsWith('out/'))).toEqual(['out/a.md', 'out/b.md']);
    expect(stderr).not.toContain('c.png');
  });

  it('may hold XML that nobody reads: it is told and passed over; named by itself it is an error', async () => {
    put('in/a.txt', '各位代表：\n');
    put('in/mets.xml', unknown);
    const folderRun = await gazette('clean in -o out');
    expect([folderRun.code, get('out/a.md')]).toEqual([0, '各位代表：\n']);
    expect(folderRun.stderr).toContain('passed over: cannot read in/mets.xml (XML) yet');
    expect((await gazette('clean in/mets.xml')).code).toBe(2);
    expect((await gazette('clean in in/mets.xml -o out2')).code).toBe(2);
    expect((await gazette('check in')).code).toBe(0);
    const merged = await gazette('clean --merge in -o one.txt');
    expect([merged.code, get('one.txt')]).toEqual([0, '各位代表：\n']);
    expect(merged.stderr).toContain('passed over: in/mets.xml');
    put('only/mets.xml', unknown);
    expect((await gazette('clean only -o out3')).code).toBe(2);
  });

  it('of single pages are one publication with --merge, in natural order and of any kind', async () => {
    put('p/page_10.txt', '丙事已毕。\n');
    put('p/page_2.docx', makeDocx(paragraph('乙事已毕。')));
    put('p/page_1.txt', '甲事已毕。\n');
    const { code, stdout } = await gazette('clean --merge p --to txt');
    expect([code, stdout]).toEqual([0, '甲事已毕。\n乙事已毕。\n丙事已毕。\n']);
  });
});

describe('limits', () => {
  it('refuse a file by its size, and a stream as soon as it has given too much', async () => {
    put('a.txt', '公'.repeat(700));
    const words = '--max-bytes 2k -o r.md';
    const named = await gazette(`clean a.txt ${words}`);
    expect([named.code, named.stderr]).toEqual([2, expect.stringContaining('too large: a.txt has more than 2 kB')]);
    const piped = await gazette(`clean - ${words}`, { stdin: '公'.repeat(700) });
    expect([piped.code, piped.stderr]).toEqual([2, expect.stringContaining('standard input has more than 2 kB')]);
    expect(folder.files()).toEqual(['a.txt']);
    expect((await gazette('clean a.txt --max-bytes 3K -o r.md')).code).toBe(0);
    expect((await gazette('check a.txt --max-bytes 1k')).code).toBe(2);
    expect((await gazette('diff a.txt --max-bytes 1k')).code).toBe(2);
  });

  it('hold for devices that never end', async () => {
    const { code, stderr } = await gazette('clean /dev/zero --max-bytes 1M --from text');
    expect([code, stderr]).toEqual([2, expect.stringContaining('too large: /dev/zero')]);
  });
});

describe('what a reader has to tell', () => {
  it('is a warning, and silent with --quiet', async () => {
    put('a.txt', '公报\ufffd\n');
    expect((await gazette('clean a.txt --ledger l.json')).stderr).toContain('a.txt: text was lost: 1 U+FFFD');
    expect(JSON.parse(get('l.json')).notices).toEqual([expect.objectContaining({ source: 's1', code: 'text-lost' })]);
    expect((await gazette('clean a.txt --quiet')).stderr).toBe('');
  });
});
