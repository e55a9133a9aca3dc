import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { encode } from '../read/encode.ts';
import { gazetteIn, type Setting, temporaryFolder } from './gazette.ts';

const folder = temporaryFolder();
const gazette = (words: string, setting?: Setting) => gazetteIn(folder.path, words.split(' '), setting);
const put = (path: string, content: string | Uint8Array = text) => {
  mkdirSync(join(folder.path, path, '..'), { recursive: true });
  writeFileSync(join(folder.path, path), content);
};
const get = (path: string) => readFileSync(join(folder.path, path), 'utf8');

// No headings: these tests are about files, not about what a title is.
const text = '各位代表：\n\n现在，我代表市人民政府向大会报告工作，请予审议。\n';
const plain = '各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n';

/** An error is one line and a hint, never a stack. */
const complaint = (about: string) => new RegExp(`^gazette: .*${about}.*\\n  hint: .+\\n$`);

describe('gazette clean: where results go', () => {
  it('prints Markdown, and the summary elsewhere', async () => {
    put('a.md');
    const { code, stdout, stderr } = await gazette('clean a.md');
    expect([code, stdout]).toEqual([0, text]);
    expect(stderr).toMatch(/^a\.md: 1 article, 2 paragraphs, \d+\.\d s\n {2}fragments .*\n {2}joints .*\n$/);
    expect((await gazette('clean a.md --quiet')).stderr).toBe('');
  });

  it.each([
    ['-o r.txt', 'txt'],
    ['-o r.md', 'md'],
    ['-or.json', 'json'],
    ['-o r.report', 'md'],
    ['--to txt -o r.md', 'txt'],
    ['--output=r --to json', 'json'],
  ])('%s writes %s', async (words, format) => {
    put('a.md');
    const { code, stdout } = await gazette(`clean a.md ${words}`);
    expect([code, stdout]).toEqual([0, '']);
    const written = get(folder.files().find((file) => file !== 'a.md') ?? '');
    if (format === 'json') expect(JSON.parse(written).articles[0].paragraphs[0].text).toBe('各位代表：');
    else expect(written).toBe(format === 'md' ? text : plain);
  });

  it('reads standard input', async () => {
    expect((await gazette('clean -', { stdin: text })).stdout).toBe(text);
    expect((await gazette('clean - -o -', { stdin: text })).stdout).toBe(text);
    expect((await gazette('clean - --to txt -o out/', { stdin: text })).code).toBe(0);
    expect(get('out/stdin.txt')).toBe(plain);
  });

  it('puts reports and ledgers below folders, under the path of their input', async () => {
    put('in/第2期.txt');
    put('in/sub/b.md');
    put('in/sub/c.png');
    const { code } = await gazette('clean in -o out --ledger ledgers');
    expect(code).toBe(0);
    const made = folder.files().filter((file) => !file.startsWith('in/'));
    expect(made).toEqual(['ledgers/sub/b.ledger.json', 'ledgers/第2期.ledger.json', 'out/sub/b.md', 'out/第2期.md']);
    expect(JSON.parse(get('ledgers/sub/b.ledger.json')).sources[0].path).toBe('in/sub/b.md');
  });

  it('tells apart files of the same name in several folders', async () => {
    put('2024/a.txt');
    put('2025/a.txt');
    expect((await gazette('clean 2024 2025/*.txt -o out')).code).toBe(0);
    expect(folder.files().filter((file) => file.startsWith('out'))).toEqual(['out/2024/a.md', 'out/2025/a.md']);
  });

  it('takes files in natural order, each once, and none from the folder that it writes to', async () => {
    for (const name of ['第10期.txt', '第2期.txt', '[3]期.txt']) put(name);
    const run = async () =>
      (await gazette('clean [3]期.txt . 第*.txt -o out')).stderr.split('\n').filter((line) => /^\S/.test(line));
    const order = ['[3]期.txt', '第2期.txt', '第10期.txt'];
    expect((await run()).map((line) => line.split(':')[0])).toEqual(order);
    expect((await run()).map((line) => line.split(':')[0])).toEqual(order);
  });

  it('merges what belongs together', async () => {
    put('a.txt', '甲\n');
    put('b.txt', '乙\n');
    const { code, stdout, stderr } = await gazette('clean a.txt b.txt --merge --to json --ledger l.json');
    expect([code, JSON.parse(stdout).version]).toEqual([0, 1]);
    expect(stderr).toContain('a.txt and 1 more: ');
    expect(JSON.parse(get('l.json')).sources.map(({ path }: { path: string }) => path)).toEqual(['a.txt', 'b.txt']);
    const missing = await gazette('clean a.txt no.txt --merge -o r.md');
    expect([missing.code, folder.files()]).toEqual([2, ['a.txt', 'b.txt', 'l.json']]);
  });

  it('merges files, folders and globs into one report and one ledger, in whatever order they are named', async () => {
    for (const [name, said] of [
      ['p/page10.txt', '丙'],
      ['p/page2.txt', '乙'],
      ['p/page1.txt', '甲'],
      ['q/x.md', '丁'],
    ] as const)
      put(name, `${said}事已毕。\n`);
    const runs = ['p q', 'q/x.md p/*.txt', 'p/page2.txt q p'];
    for (const words of runs) {
      const { code, stderr } = await gazette(`clean --merge ${words} -o out.txt --ledger l.json`);
      expect([code, get('out.txt')]).toEqual([0, '甲事已毕。\n乙事已毕。\n丙事已毕。\n丁事已毕。\n']);
      expect(stderr).toContain(': 4 inputs, 1 article');
      const paths = JSON.parse(get('l.json')).sources.map(({ path }: { path: string }) => path);
      expect(paths).toEqual(['p/page1.txt', 'p/page2.txt', 'p/page10.txt', 'q/x.md']);
    }
    const apart = await gazette('clean p q');
    expect([apart.code, apart.stdout]).toEqual([2, '']);
    expect((await gazette('clean p q -o one.md')).stderr).toMatch(complaint('is a file'));
  });

  it('never writes over an input that -o does not name', async () => {
    put('a.md', text);
    put('b.txt', text);
    for (const words of ['clean a.md -o .', 'clean a.md --ledger a.md', 'clean a.md -o x/.. --to md']) {
      const { code, stderr } = await gazette(words);
      expect(code).toBe(2);
      expect(stderr).toMatch(complaint('is an input'));
    }
    expect(get('a.md')).toBe(text);
    expect((await gazette('clean b.txt -o b.txt')).code).toBe(0);
    expect(get('b.txt')).toBe(plain);
    put('in/a.txt', text);
    put('in/a.md', text);
    const collision = await gazette('clean in -o out');
    expect(collision.code).toBe(2);
    expect(collision.stderr).toContain('has been written for another input');
  });

  it('writes through links and keeps the mode of a file', async () => {
    put('a.md');
    put('real.md', 'old');
    chmodSync(join(folder.path, 'real.md'), 0o640);
    symlinkSync('real.md', join(folder.path, 'link.md'));
    expect((await gazette('clean a.md -o link.md')).code).toBe(0);
    expect([get('real.md'), lstatSync(join(folder.path, 'link.md')).isSymbolicLink()]).toEqual([text, true]);
    expect(statSync(join(folder.path, 'real.md')).mode & 0o777).toBe(0o640);
  });

  it.skipIf(!existsSync('/dev/full'))('never replaces a device', async () => {
    put('a.md');
    expect((await gazette('clean a.md -o /dev/full')).stderr).toMatch(complaint('cannot write /dev/full'));
    expect(lstatSync('/dev/full').isCharacterDevice()).toBe(true);
  });
});

describe('gazette clean: bad input', () => {
  it.each([
    ['a binary', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1), 'is binary'],
    ['bytes with NUL', Uint8Array.of(0x41, 0, 0x42, 0, 0), 'is binary'],
    ['undecodable bytes', Uint8Array.of(0xff, 0xff, 0x81, 0xff), 'cannot decode'],
    ['a PDF that is cut', '%PDF-1.4\n', 'broken'],
    ['XML of an unknown kind', '<?xml version="1.0"?><feed><p>公报</p></feed>', 'XML'],
  ])('%s: one line and a hint, exit 2, nothing written', async (_, content, about) => {
    put('raw.txt', content);
    const { code, stdout, stderr } = await gazette('clean raw.txt -o out/r.md --ledger out/l.json');
    expect([code, stdout, folder.files()]).toEqual([2, '', ['raw.txt']]);
    expect(stderr).toMatch(complaint(about));
  });

  it.each([
    ['no.txt', 'no such file'],
    ['no/*.txt', 'no text found'],
    ['empty', 'no text found'],
    ['a.txt/b.txt', 'no such file'],
  ])('%s: exit 2', async (word, about) => {
    put('a.txt');
    mkdirSync(join(folder.path, 'empty/sub'), { recursive: true });
    const { code, stdout, stderr } = await gazette(`clean ${word}`);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(complaint(about));
  });

  it('goes on behind a bad file among many', async () => {
    put('in/a.txt');
    put('in/b.txt', Uint8Array.of(0, 1, 2));
    symlinkSync('vanished.txt', join(folder.path, 'in/c.txt'));
    put('in/d.txt');
    const { code, stderr } = await gazette('clean in -o out');
    expect(code).toBe(2);
    expect(folder.files().filter((file) => file.startsWith('out/'))).toEqual(['out/a.md', 'out/d.md']);
    expect(stderr).toContain('gazette: in/b.txt is binary');
    expect(stderr).toContain('gazette: no such file or folder: in/c.txt');
  });

  it('gives an empty report for an empty file, and says so', async () => {
    put('a.txt', ' \n\n');
    const { code, stdout, stderr } = await gazette('clean a.txt');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('a.txt is empty');
  });

  it('reads one line of 10 MB', async () => {
    put('a.txt', '现在，我代表市人民政府向大会报告工作，请予审议。'.repeat(140_000));
    const { code, stderr } = await gazette('clean a.txt -o r.md --ledger l.json');
    expect([0, 1, 2]).toContain(code);
    expect(stderr).not.toContain('    at ');
  });

  it.each(['-o a.txt/r.md', '--ledger a.txt/l.json', '-o r.md --ledger a.txt/l.json', '-o /proc/no/r.md'])(
    'cannot write with %s: exit 2, nothing half-written',
    async (words) => {
      put('a.txt');
      const { code, stdout, stderr } = await gazette(`clean a.txt ${words}`);
      expect([code, stdout, folder.files()]).toEqual([2, '', ['a.txt']]);
      expect(stderr).toMatch(complaint('cannot write'));
    },
  );

  it('shows a stack with --debug only', async () => {
    expect((await gazette('clean no.txt --debug')).stderr).toContain('    at ');
  });

  it('keeps line breaks in names off the terminal', async () => {
    const { stderr } = await gazetteIn(folder.path, ['clean', 'a\n\u001b[31mb']);
    expect(stderr).toMatch(complaint('a \\[31mb'));
  });
});

describe('gazette clean: what decides the exit code', () => {
  it('--check: 0 for a clean text, 1 for one that would change, and nothing on stdout', async () => {
    put('good.md');
    const good = await gazette('clean good.md --check');
    expect([good.code, good.stdout]).toEqual([0, '']);
    put('again/good.md');
    expect((await gazette('clean good.md again --check')).code).toBe(0);
  });

  it('ends quietly when nobody reads on', async () => {
    put('a.md');
    const closed = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    const { code, stderr } = await gazette('clean a.md --quiet', { stdout: closed });
    expect([code, stderr]).toEqual([0, '']);
  });

  it('reports a full disk', async () => {
    put('a.md');
    const full = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
      },
    });
    const { code, stderr } = await gazette('clean a.md --quiet', { stdout: full });
    expect(code).toBe(2);
    expect(stderr).toMatch(complaint('cannot write standard output'));
  });
});

describe('gazette clean: encodings', () => {
  const long = `${plain}${'全市粮食总产量稳步提高，城乡居民收入持续增长。'.repeat(5)}\n`;

  it.each(['gb18030', 'utf-16le', 'utf-16be', 'utf-8'])('reads %s by itself', async (encoding) => {
    put('a.txt', encode(long, encoding));
    const { code, stdout } = await gazette('clean a.txt --to txt --ledger l.json');
    expect([code, stdout]).toEqual([0, long]);
    expect(JSON.parse(get('l.json')).sources[0].encoding).toBe(encoding);
  });

  it('reads what --encoding names', async () => {
    put('a.txt', encode('政府', 'big5'));
    expect((await gazette('clean a.txt --encoding Big5')).stdout).toBe('政府\n');
    expect((await gazette('clean a.txt --encoding utf-8')).code).toBe(2);
  });

  it('reads Markdown where --from says so', async () => {
    put('a.txt', '甲\n\n---\n乙\n');
    const paragraphs = async (words: string) =>
      JSON.parse((await gazette(`clean a.txt --to json ${words}`)).stdout).articles.flatMap(
        ({ paragraphs }: { paragraphs: { text: string }[] }) => paragraphs.map(({ text }) => text),
      );
    expect(await paragraphs('--from markdown')).not.toContain('---');
    expect(await paragraphs('--from text')).toContain('---');
  });
});
