import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatNames } from '../../src/check/formats/format-names.ts';
import { capture, gazetteIn, temporaryFolder } from './gazette.ts';

const folder = temporaryFolder();
const run = (words: string, setting = {}) => gazetteIn(folder.path, words.split(' '), setting);

/** Writes files by their paths; what is no text is written as JSON. */
function write(files: Readonly<Record<string, unknown>>): void {
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder.path, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

const read = (path: string) => readFileSync(join(folder.path, path), 'utf8');

const good = '政府工作报告\n\n各位代表：\n\n请予审议。\n';
/** Two warnings and no error. */
const spaced = '政府工作报告\n\n肉牛饲养量达到17.9万 头 ，增长8.6%，比上年有所提高。\n\n二、展望\n\n请予审议。\n';
/** An error. */
const furnished = '打印\n【字号：大 中 小】\n政府工作报告\n\n各位代表：\n\n请予审议。\n扫一扫在手机打开当前页\n';

describe('--format', () => {
  it('gives several reports of one run: one on standard output, the others in their files', async () => {
    write({ 'c/a.txt': spaced });
    const { code, stdout } = await run('check c --format unix --format sarif:out/r.sarif --format json:r.json');
    expect(code).toBe(0);
    expect(stdout).toContain('c/a.txt:3:');
    expect(JSON.parse(read('out/r.sarif')).runs[0].results).toHaveLength(2);
    expect(JSON.parse(read('r.json')).findings).toHaveLength(2);
  });

  it('with --output-file writes the one that has no file', async () => {
    write({ 'a.txt': spaced });
    const { stdout } = await run('check a.txt --format unix --output-file u.txt --format jsonl:j.jsonl');
    expect(stdout).toBe('');
    expect(read('u.txt')).toContain('a.txt:3:');
    expect(read('j.jsonl').trim().split('\n')).toHaveLength(2);
  });

  it.each([
    ['--format unix --format json', 'share'],
    ['--format sarif:', 'file'],
    ['--format xml', 'xml'],
    ['--format json:a.json -o b.json', '--output-file'],
    ['--workers many', 'many'],
    ['--update-baseline', '--baseline'],
    ['--trend-file t --changed HEAD', '--changed'],
  ])('%s: usage', async (words, about) => {
    write({ 'a.txt': good });
    const { code, stderr } = await run(`check a.txt ${words}`);
    expect([code, stderr]).toEqual([2, expect.stringContaining(about)]);
  });

  it('its files are not read as documents in the next run', async () => {
    write({ 'a.txt': good });
    for (let k = 0; k < 2; k += 1) {
      const { code, stderr } = await run('check . --format markdown:r.md --format json:r.jsonl --max-warnings 0');
      expect([code, stderr]).toEqual([0, '']);
    }
  });
});

describe('exit codes', () => {
  const texts: readonly (readonly [string, string, number])[] = [
    [good, '', 0],
    [spaced, '', 0],
    [spaced, ' --max-warnings 1', 1],
    [spaced, ' --max-warnings 2', 0],
    [furnished, '', 1],
    [good, ' --min order=2', 1],
    [good, ' missing.txt', 2],
  ];
  const ways = ['', ' --quiet', ' -o r.out', ' --lang zh', ' --workers 0'];

  it.each(formatNames.map((name) => [name]))('are the same in %s, however it is written', async (name) => {
    for (const [text, words, code] of texts) {
      write({ 'a.txt': text });
      for (const way of ways) {
        const ran = await run(`check a.txt --format ${name}${words}${way}`);
        expect([words, way, ran.code]).toEqual([words, way, code]);
      }
    }
  });

  it('are the same when the reader of standard output has gone away', async () => {
    write({ 'a.txt': furnished });
    const closed = capture();
    closed.write = ((_: unknown, done: (error: Error) => void) => {
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      return false;
    }) as never;
    expect((await run('check a.txt', { stdout: closed })).code).toBe(1);
  });

  it('2 where a report cannot be written', async () => {
    write({ 'a.txt': good, file: '' });
    expect((await run('check a.txt --format json:file/r.json')).code).toBe(2);
  });
});

describe('--quiet', () => {
  it('lists errors only; warnings still count', async () => {
    write({ 'a.txt': spaced, 'b.txt': furnished });
    const { code, stdout } = await run('check a.txt b.txt --quiet --format unix');
    expect(code).toBe(1);
    expect(stdout).toContain('chrome-left');
    expect(stdout).not.toContain('warning');
    const { code: strict, stderr } = await run('check a.txt --quiet --max-warnings 0');
    expect([strict, stderr]).toEqual([1, expect.stringContaining('2 warnings, 0 allowed')]);
  });
});

describe('the configuration', () => {
  it('is the nearest one up to the root of the repository', async () => {
    write({
      'gazette.config.json': { rules: { 'stray-space': 'off', 'section-missing': 'off' } },
      'repo/.git': 'gitdir: elsewhere',
      'repo/package.json': { name: 'corpus' },
      'repo/deep/a.txt': spaced,
    });
    const deep = join(folder.path, 'repo/deep');
    const found = async () => (await gazetteIn(deep, ['check', 'a.txt', '--format', 'unix'])).stdout;
    expect(await found()).toContain('stray-space');
    write({ 'repo/package.json': { name: 'corpus', gazette: { rules: { 'stray-space': 'off' } } } });
    expect(await found()).not.toContain('stray-space');
    expect(await found()).toContain('section-missing');
  });

  it.each([
    ['gazette.config.mjs', "export default { rules: { 'stray-space': 'error' } };"],
    ['gazette.config.ts', "const severity: string = 'error';\nexport default { rules: { 'stray-space': severity } };"],
  ])('may be %s', async (name, text) => {
    write({ 'a.txt': spaced, [name]: text });
    expect((await run('check a.txt')).code).toBe(1);
    expect((await run('check a.txt --no-config')).code).toBe(0);
  });

  it('that is named is used wherever it lies; its paths are from its folder', async () => {
    write({ 'a.txt': spaced, 'ci/strict.json': { maxWarnings: 0, format: 'json:out/r.json' } });
    const { code, stdout } = await run('check a.txt --config ci/strict.json');
    expect([code, stdout]).toEqual([1, '']);
    expect(JSON.parse(read('ci/out/r.json')).findings).toHaveLength(2);
    expect((await run('check a.txt --config ci/strict.json --max-warnings 9')).code).toBe(0);
  });

  it.each([
    ['{"rules": {"stray-spaces": "off"}}', 'rules.stray-spaces is unknown; did you mean stray-space?'],
    ['{', 'not valid JSON'],
  ])('that is wrong says where: %s', async (text, about) => {
    write({ 'a.txt': good, 'gazette.config.json': text });
    const { code, stderr } = await run('check a.txt');
    expect([code, stderr]).toEqual([2, expect.stringContaining(about)]);
  });

  it('sets documents by globs, and leaves some out', async () => {
    write({
      'gazette.config.json': {
        ignores: ['drafts/**'],
        overrides: [{ files: 'old/*', rules: { 'stray-space': 'off' } }],
      },
      'a.txt': spaced,
      'old/b.txt': spaced,
      'drafts/c.txt': spaced,
    });
    const { stdout } = await run('check . drafts/c.txt --format unix');
    expect(stdout.split('\n').filter((line) => line.includes('stray-space'))).toEqual([
      expect.stringMatching(/^a\.txt:3:/),
    ]);
    expect(stdout).not.toContain('drafts');
  });

  it('is printed as it holds for a file', async () => {
    write({
      'gazette.config.json': { max: { gaps: 2 }, overrides: [{ files: 'old/*', rules: { 'stray-space': 'error' } }] },
    });
    const of = async (words: string) => JSON.parse((await run(`check --print-config ${words}`.trim())).stdout);
    expect((await of('')).rules['stray-space']).toBe('warning');
    expect(await of('old/a.txt --min order=0.9')).toMatchObject({
      rules: { 'stray-space': 'error', 'garbled-text': ['warning', { excess: expect.any(Number) }] },
      max: { gaps: 2 },
      min: { order: 0.9 },
      lang: 'en',
    });
  });
});

describe('--lang', () => {
  it('tells findings in Chinese', async () => {
    write({ 'a.txt': spaced });
    expect((await run('check a.txt --lang zh')).stdout).toContain('0 个错误，2 个警告');
  });
});

describe('--baseline', () => {
  it('covers what was known and nothing else', async () => {
    write({ 'c/a.txt': furnished });
    expect((await run('check c --baseline known.json')).code).toBe(2);
    expect((await run('check c --baseline known.json --update-baseline')).code).toBe(0);
    const { code, stdout } = await run('check c --baseline known.json');
    expect([code, stdout]).toEqual([0, '']);
    // Lines move; the text does not.
    write({ 'c/a.txt': furnished.replace('各位代表', '同志们：\n\n各位代表'), 'c/b.txt': furnished });
    const moved = await run('check c --baseline known.json --format unix');
    expect(moved.code).toBe(1);
    expect(moved.stdout).toContain('c/b.txt');
    expect(moved.stdout).not.toContain('c/a.txt');
  });

  it('that is stale fails with the command that mends it', async () => {
    write({ 'c/a.txt': furnished, 'c/b.txt': spaced });
    await run('check c --baseline known.json --update-baseline');
    write({ 'c/a.txt': good });
    const { code, stderr } = await run('check c/a.txt --baseline known.json');
    expect(code).toBe(1);
    const command = /`gazette (check .+)`/.exec(stderr)![1]!;
    expect((await run(command)).code).toBe(0);
    expect(read('known.json')).toContain('c/b.txt');
    expect((await run('check c --baseline known.json')).code).toBe(0);
  });
});

describe('--cache', () => {
  it('gives the same bytes, and new ones for what has changed', async () => {
    write({ 'a.txt': spaced, 'b.txt': furnished });
    const words = 'check a.txt b.txt --format json --cache-location .cache';
    const cold = await run(words);
    expect(await run(words)).toEqual(cold);
    expect(await run('check a.txt b.txt --format json')).toEqual(cold);
    write({ 'a.txt': good });
    expect(await run(words)).toEqual(await run('check a.txt b.txt --format json'));
    write({ 'gazette.config.json': { rules: { 'chrome-left': 'warning' } } });
    expect((await run(words)).code).toBe(0);
  });

  it('that is damaged is made again', async () => {
    write({ 'a.txt': spaced });
    const words = 'check a.txt --format json --cache-location .cache';
    const cold = await run(words);
    const [file] = folder.files().filter((name) => name.startsWith('.cache'));
    const kept = read(file!);
    const damages = [
      '',
      'x',
      kept.slice(0, -9),
      kept.replace('stray-space', 'stray-spice'),
      `${kept.split('\n')[0]}\n{}`,
    ];
    for (const damaged of damages) {
      write({ [file!]: damaged });
      expect(await run(words)).toEqual(cold);
      expect(read(file!)).toBe(kept);
    }
    rmSync(join(folder.path, '.cache'), { recursive: true });
    write({ '.cache': 'a file where the folder should be' });
    expect(await run(words)).toEqual(cold);
  });
});

describe('--changed', () => {
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=g', '-c', 'user.email=g@example.org', ...words], { cwd: folder.path });

  it('checks what differs from a commit: changed, renamed, not yet added', async () => {
    git('init', '-q');
    write({ '第1期.txt': furnished, 'b.txt': `${furnished}又及。\n`, 'c.txt': good, 'd.txt': furnished });
    git('add', '.');
    git('commit', '-qm', 'one');
    const names = async (ref = 'HEAD') => {
      const { stdout } = await run(`check . --changed ${ref} --format json`);
      return JSON.parse(stdout).documents.map(({ path }: { path: string }) => path);
    };
    expect(await names()).toEqual([]);
    write({ '第1期.txt': `${furnished}附件。\n`, '新.txt': good });
    renameSync(join(folder.path, 'b.txt'), join(folder.path, '改名.txt'));
    rmSync(join(folder.path, 'd.txt'));
    expect((await names()).sort()).toEqual(['改名.txt', '新.txt', '第1期.txt'].sort());
    git('add', '.');
    git('commit', '-qm', 'two');
    expect(await names()).toEqual([]);
    expect((await names('HEAD~1')).sort()).toEqual(['改名.txt', '新.txt', '第1期.txt'].sort());
    const nothing = await run('check . --changed HEAD');
    expect([nothing.code, nothing.stdout]).toEqual([0, '']);
  });

  it.each(['HEAD', 'no-such-ref', '--output=x'])(
    '%s outside of a repository, or where it is no commit, is an error',
    async (ref) => {
      write({ 'a.txt': good });
      expect((await run(`check a.txt --changed=${ref}`)).code).toBe(2);
      git('init', '-q');
      expect((await run(`check a.txt --changed=${ref}`)).code).toBe(2);
      expect(existsSync(join(folder.path, 'x'))).toBe(false);
    },
  );
});

describe('--trend-file and --trend', () => {
  it('append a line a run and draw them', async () => {
    write({ 'c/a.txt': furnished });
    await run('check c --trend-file t.jsonl');
    write({ 'c/a.txt': good });
    await run('check c --trend-file t.jsonl');
    expect(read('t.jsonl').trimEnd().split('\n')).toHaveLength(2);
    const drawn = await run('check --trend t.jsonl');
    expect([drawn.code, drawn.stdout]).toEqual([0, expect.stringMatching(/errors +[1-9]\d* █▁ 0/)]);
    expect((await run('check --trend t.jsonl -o t.svg')).code).toBe(0);
    expect(read('t.svg')).toMatch(/^<svg /);
    write({ 'gazette.config.json': { trend: 't.jsonl' } });
    expect((await run('check --trend')).stdout).toBe(drawn.stdout);
  });

  it('that is not there, or is no trend, is an error', async () => {
    write({ 'a.txt': good });
    for (const words of ['check --trend', 'check --trend none.jsonl', 'check --trend a.txt', 'check a.txt --trend t'])
      expect((await run(words)).code).toBe(2);
  });
});
