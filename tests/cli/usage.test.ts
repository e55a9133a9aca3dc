import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { tool } from '../../src/version.ts';
import { capture, gazetteIn, temporaryFolder } from './gazette.ts';

const folder = temporaryFolder();
const gazette = (...words: string[]) => gazetteIn(folder.path, words, { stdin: '公报\n' });

describe('a wrong command line', () => {
  it.each([
    [[], 'no command given'],
    [['polish'], 'polish'],
    [['clean'], 'Not enough non-option arguments'],
    [['clean', ''], 'an input is empty'],
    [['clean', 'a.txt', '--witness', ''], '--witness needs a file'],
    [['clean', 'a.txt', '--no-merge'], 'no-merge'],
    [['clean', 'a.txt', '-o'], 'Not enough arguments following: o'],
    [['clean', 'a.txt', '-o', 'x.md', '-o', 'y.md'], '--output is given 2 times'],
    [['clean', 'a.txt', '-o', ''], 'output is empty'],
    [['clean', 'a.txt', '--to', 'pdf'], 'pdf'],
    [['clean', 'a.txt', '--order', 'wild'], 'wild'],
    [['clean', 'a.txt', '--from', 'epub'], 'epub'],
    [['clean', 'a.txt', '--max-bytes', '12X'], '12X'],
    [['check', 'a.txt', '--max-pages', 'all'], 'all'],
    [['clean', 'a.txt', '--encoding', 'klingon'], 'unknown encoding name: klingon'],
    [['clean', 'a.txt', '--keep', 'furniture,hats'], 'hats'],
    [['clean', 'a.txt', '--merge=yes'], '--merge takes no value'],
    [['clean', 'a.txt', '--ledger', '-'], '--ledger needs a file'],
    [['clean', 'a.txt', '-o', 'x.json', '--ledger', './x.json'], 'the same file'],
    [['check', 'a.txt', '--max-warnings', 'many'], 'many'],
    [['check', 'a.txt', '--max-warnings', '-1'], '-1'],
    [['check', 'a.txt', '--format', 'xml'], 'xml'],
    [['diff', 'a.txt', '--only', 'hats'], '--only takes'],
    [['diff', 'a.txt', '--stat', '--to', 'md'], 'for the terminal'],
    [['diff', 'a.txt', '--to', 'pdf'], 'html'],
    [['diff', 'a.txt', '--port', '80'], '--port and --no-browser need --open'],
    [['diff', 'a.txt', '--open', '--port', 'any'], '--port takes a number'],
    [['diff', 'a.txt', '--open', '--to', 'jsonl'], '--open shows the review'],
    [['diff', 'a.txt', '--open', '-o', 'x.html'], '--open writes no file'],
    [['diff', 'a.txt', '--to', 'html', '--decisions', 'none.json'], 'none.json'],
    [['diff'], 'Not enough non-option arguments'],
    [['restore', 'r.json'], 'Not enough non-option arguments'],
  ])('%j: one line and a hint, exit 2', async (words, about) => {
    writeFileSync(join(folder.path, 'a.txt'), '公报\n');
    const { code, stdout, stderr } = await gazette(...words);
    expect([code, stdout, folder.files()]).toEqual([2, '', ['a.txt']]);
    expect(stderr).toMatch(/^gazette: .+\n {2}hint: .+\n$/);
    expect(stderr).toContain(about);
  });

  it.each([
    [['clean', 'a.txt', '-']],
    [['clean', 'a.txt', '-', '-o', 'r.md']],
    [['clean', 'a.txt', '-', '-o', 'a.txt']],
  ])('%j: several inputs need a folder', async (words) => {
    writeFileSync(join(folder.path, 'a.txt'), '公报\n');
    const { code, stderr } = await gazette(...words);
    expect(code).toBe(2);
    expect(stderr).toContain('several inputs need a folder');
  });
});

describe('words that yargs would mangle', () => {
  const input = async (...words: string[]) => {
    const request = await parseArguments(['clean', ...words]);
    return request.command === 'clean' ? request.input : [];
  };

  it('stay what they are', async () => {
    expect(await input('-', '2024', '1e3', '007', '--', '-o', '--to', '-')).toEqual([
      '-',
      '2024',
      '1e3',
      '007',
      '-o',
      '--to',
      '-',
    ]);
    expect(await input('--', '-b.txt')).toEqual(['-b.txt']);
  });
});

describe('help and version', () => {
  it('go to stdout', async () => {
    const help = await gazette('--help');
    expect([help.code, help.stderr]).toEqual([0, '']);
    for (const command of ['clean', 'diff', 'check', 'restore']) expect(help.stdout).toContain(`gazette ${command} `);
    expect((await gazette('clean', '--help')).stdout).toContain('--ledger');
    expect((await gazette('--version')).stdout).toBe(`${tool.version}\n`);
  });
});

describe('colour', () => {
  it.each([
    [true, {}, true],
    [true, { NO_COLOR: '1' }, false],
    [true, { TERM: 'dumb' }, false],
    [false, {}, false],
  ])('on a terminal: %j, with %j: %j', async (isTTY, env, colored) => {
    const { main } = await import('../../src/cli/main.ts');
    const stderr = Object.assign(capture(), { isTTY });
    await main(['clean'], { stdout: capture(), stderr, stdin: (async function* () {})(), env, cwd: folder.path });
    expect(stderr.text().includes('\u001b[')).toBe(colored);
  });
});
