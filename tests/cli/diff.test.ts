import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasGit } from '../diff/git.ts';
import { encode } from '../read/encode.ts';
import { capture, gazetteIn, type Setting, temporaryFolder } from './gazette.ts';

const folder = temporaryFolder();
const gazette = (words: string, setting?: Setting) => gazetteIn(folder.path, words.split(' '), setting);
const put = (path: string, content: string | Uint8Array) => writeFileSync(join(folder.path, path), content);
const get = (path: string) => readFileSync(join(folder.path, path), 'utf8');
const sample = () => cpSync('samples/issue/raw.txt', join(folder.path, 'raw.txt'));

describe('gazette diff RAW', () => {
  it('counts joined lines, and lists them with --only', async () => {
    sample();
    const { code, stdout } = await gazette('diff raw.txt');
    expect(code).toBe(1);
    expect(stdout).toMatch(/> 59 joined {2}- 21 furniture {2}= 6 duplicate {2}\^ 7 moved/);
    expect(stdout).not.toContain('lines joined');
    const joined = await gazette('diff raw.txt --only joined,conflict');
    expect(joined.stdout.match(/lines joined to paragraph/g)).toHaveLength(59);
    expect(joined.stdout).toContain('> 59 joined  # 1 conflict\n');
  });

  it('ends with 0 when nothing of the kinds asked for is there', async () => {
    sample();
    expect((await gazette('diff raw.txt --only gap,doubtful')).code).toBe(0);
  });

  it('--stat adds up to every raw character', async () => {
    sample();
    const { stdout } = await gazette('diff raw.txt --stat');
    const rows = stdout.trimEnd().split('\n').slice(2);
    const numbers = rows.map((row) =>
      Number(
        row
          .replace(/\s+[\d.]+%$/, '')
          .match(/[\d,]+$/)![0]
          .replaceAll(',', ''),
      ),
    );
    expect(numbers.at(-1)).toBe(get('raw.txt').length);
    expect(numbers.slice(0, -1).reduce((sum, number) => sum + number, 0)).toBe(numbers.at(-1));
  });

  it('tells the format by the ending of -o', async () => {
    sample();
    await gazette('diff raw.txt -o a.patch');
    await gazette('diff raw.txt -o a.jsonl');
    await gazette('diff raw.txt -o a.md');
    await gazette('diff raw.txt -o a.html');
    expect(get('a.patch')).toMatch(/^--- a\/raw\.txt\n\+\+\+ b\/raw\.txt\n@@ /);
    expect(
      get('a.jsonl')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).kind),
    ).toContain('joined');
    expect(get('a.md')).toMatch(/^### gazette diff/);
    expect(get('a.html')).toMatch(/^<!doctype html>/i);
  });

  it.each([
    'diff raw.txt --only nothing',
    'diff raw.txt --only moved --stat',
    'diff raw.txt --only moved --to patch',
    'diff raw.txt --stat --to md',
    'diff - - ',
    'diff - --to patch',
  ])('%s is wrong usage', async (words) => {
    sample();
    expect((await gazette(words.trim(), { stdin: '甲' })).code).toBe(2);
  });
});

describe('gazette diff RAW CLEAN', () => {
  it('compares two files that no run has made', async () => {
    put('a.txt', '政府工作报告\n粮食总产\n量122万斤。\n');
    put('b.md', '# 政府工作报告\n\n粮食总产量182万斤。\n');
    const { code, stdout } = await gazette('diff a.txt b.md');
    expect(code).toBe(1);
    expect(stdout).toBe(
      "a.txt\n  ~ 3:2  '122' -> '182'\n      量[-122-]{+182+}万斤。\n\n~ 1 corrected  > 1 joined  = 0 duplicate  ^ 0 moved  x 0 removed  + 0 added\n",
    );
  });

  it('ends with 0 for texts that are alike but for white space', async () => {
    put('a.txt', '卷 首 语\n');
    put('b.txt', '卷首语\n\n');
    expect((await gazette('diff a.txt b.txt')).code).toBe(0);
  });

  it('reads each side in its own encoding, and one of them from standard input', async () => {
    put('a.txt', encode('政府工作报告：粮食总产量一百二十二万斤，比上年增长。\n', 'gb18030'));
    const { code, stdout } = await gazette('diff a.txt -', {
      stdin: '政府工作报告：粮食总产量一百二十二万斤，比上年增长。\n',
    });
    expect([code, stdout]).toEqual([
      0,
      '~ 0 corrected  > 0 joined  = 0 duplicate  ^ 0 moved  x 0 removed  + 0 added\n',
    ]);
  });

  it('compares with a report in JSON by its text', async () => {
    put('a.txt', '政府工作报告\n粮食总产\n量122万斤。\n');
    await gazette('clean a.txt -o r.json --quiet');
    expect((await gazette('diff a.txt r.json --only corrected,removed,added')).code).toBe(0);
  });

  it('has no review of two files', async () => {
    put('a.txt', '甲\n');
    expect((await gazette('diff a.txt a.txt --to html')).code).toBe(2);
  });
});

describe('gazette diff --ledger', () => {
  it('says the same with the report, without it, and when it cleans again', async () => {
    sample();
    await gazette('clean raw.txt -o r.md --ledger l.json --quiet');
    const fresh = await gazette('diff raw.txt --to jsonl');
    expect(await gazette('diff raw.txt r.md --ledger l.json --to jsonl')).toEqual(fresh);
    expect(await gazette('diff raw.txt --ledger l.json --to jsonl')).toEqual(fresh);
    expect(await gazette('diff raw.txt --ledger l.json --stat')).toEqual(await gazette('diff raw.txt --stat'));
  });

  it('refuses the ledger of another text, and a patch without the report', async () => {
    put('a.txt', '一、回顾\n');
    put('b.txt', '二、安排\n');
    await gazette('clean a.txt -o r.md --ledger l.json --quiet');
    expect((await gazette('diff b.txt --ledger l.json')).stderr).toContain('not about b.txt');
    expect((await gazette('diff a.txt --ledger l.json --to patch')).code).toBe(2);
  });
});

describe.skipIf(!hasGit)('gazette diff --to patch', () => {
  const apply = (patch: string) => spawnSync('git', ['apply', patch], { cwd: folder.path });

  it('makes of raw what gazette clean -o writes', async () => {
    sample();
    await gazette('clean raw.txt -o r.md --quiet');
    expect((await gazette('diff raw.txt -o p.patch')).code).toBe(1);
    expect(apply('p.patch').status).toBe(0);
    expect(get('raw.txt')).toBe(get('r.md'));
  });

  it('makes of raw the file that was named as clean', async () => {
    sample();
    await gazette('clean raw.txt -o r.txt --ledger l.json --quiet');
    await gazette('diff raw.txt r.txt --ledger l.json -o p.patch');
    apply('p.patch');
    expect(get('raw.txt')).toBe(get('r.txt'));
  });

  it('takes out the bytes of another encoding and puts UTF-8 in, and says so', async () => {
    const text = '政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n';
    put('raw.txt', encode(text, 'gb18030'));
    await gazette('clean raw.txt -o r.md --quiet');
    const { stderr } = await gazette('diff raw.txt -o p.patch');
    expect(stderr).toContain('gb18030');
    apply('p.patch');
    expect(get('raw.txt')).toBe(get('r.md'));
  });

  it('is empty for a file that would not change: exit 0', async () => {
    put('a.md', '# 政府工作报告\n\n各位代表：\n');
    expect(await gazette('diff a.md --to patch')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('names the file below the working folder, and refuses one that lies outside', async () => {
    put('a.txt', '- 4 -\n一、回顾\n');
    const { stdout } = await gazetteIn(folder.path, ['diff', resolve(folder.path, 'a.txt'), '--to', 'patch']);
    expect(stdout).toMatch(/^--- a\/a\.txt\n/);
    const outside = ['diff', resolve('samples/clean/raw.txt'), resolve('samples/clean/expected.md'), '--to', 'patch'];
    expect((await gazetteIn(folder.path, outside)).code).toBe(2);
  });
});

describe('the pager', () => {
  const two = () => {
    put('a.txt', '粮食总产量122万斤。\n');
    put('b.txt', '粮食总产量182万斤。\n');
  };
  const screen = (env: Readonly<Record<string, string>>) => {
    const stdout = Object.assign(capture(), { isTTY: true, columns: 60 });
    return { stdout, setting: { stdout, env: { PATH: process.env.PATH ?? '', ...env } } };
  };

  it('gets the list when stdout is a terminal', async () => {
    two();
    const { stdout, setting } = screen({ PAGER: 'cat > paged.txt' });
    expect((await gazette('diff a.txt b.txt', setting)).code).toBe(1);
    expect(stdout.text()).toBe('');
    expect(get('paged.txt')).toContain('corrected');
  });

  it('is left out with --no-pager, PAGER=cat, TERM=dumb, for JSON lines, and where it cannot be started', async () => {
    two();
    const runs = [
      ['diff a.txt b.txt --no-pager', { PAGER: 'cat > paged.txt' }],
      ['diff a.txt b.txt', { PAGER: 'cat' }],
      ['diff a.txt b.txt', { PAGER: 'cat > paged.txt', TERM: 'dumb' }],
      ['diff a.txt b.txt --to jsonl', { PAGER: 'cat > paged.txt' }],
      ['diff a.txt b.txt', { PAGER: 'no-such-pager-here 2>/dev/null' }],
    ] as const;
    for (const [words, env] of runs) {
      const { stdout, setting } = screen(env);
      expect((await gazette(words, setting)).code).toBe(1);
      expect(stdout.text()).toContain('corrected');
    }
    expect(folder.files()).toEqual(['a.txt', 'b.txt']);
  });

  it('may be quit before it has read everything', async () => {
    two();
    const { setting } = screen({ PAGER: 'head -c 1 > /dev/null' });
    expect((await gazette('diff a.txt b.txt', setting)).code).toBe(1);
  });

  it('gets colours on a terminal, none with NO_COLOR', async () => {
    two();
    await gazette('diff a.txt b.txt', screen({ PAGER: 'cat > a.txt' }).setting);
    await gazette('diff a.txt b.txt', screen({ PAGER: 'cat > b.txt', NO_COLOR: '1' }).setting);
    expect(get('a.txt')).toContain('\u001b[');
    expect(get('b.txt')).not.toContain('\u001b[');
  });
});
