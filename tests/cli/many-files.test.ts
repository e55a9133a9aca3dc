import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../benchmarks/seeded-random.ts';
import { gazetteIn, temporaryFolder } from './gazette.ts';
import { builtIn, countFiles, pageOf, pages, program, runAndKill, treeOf, writeTree } from './many-files.ts';

const folder = temporaryFolder();
const run = (words: string) => builtIn(folder.path, words);
const tree = (name: string) => treeOf(join(folder.path, name));
/** What has its name: the workers of a run that is killed still write for some milliseconds. */
const named = (name: string) => treeOf(join(folder.path, name), /\.tmp$/);
const remove = (...names: readonly string[]) => {
  for (const name of names) rmSync(join(folder.path, name), { recursive: true, force: true });
};

const records = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    i % 9 === 5 ? '{"id":' : JSON.stringify({ id: `r${i}`, n: i, text: pageOf(i) }),
  ).join('\n');

/** What may lie in a folder: pages, what nobody reads, what is broken, what wants the name of another's report. */
const odd: Readonly<Record<string, string | Uint8Array>> = {
  'odd/empty.txt': '',
  'odd/broken.txt': Buffer.from([0xff, 0xc3, 0x28, 0x00, 0x81]),
  'odd/other.xml': '<?xml version="1.0"?><odd/>',
  'odd/other.txt': pageOf(3),
  'odd/twice.html': '<html><body><p>各位代表：</p></body></html>',
  'odd/twice.txt': pageOf(5),
  'odd/records.jsonl': records(30),
};

describe.skipIf(!existsSync(program))('many files', () => {
  it('are cleaned to the same reports, ledgers, lines and exit code with any number of jobs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 20, max: 60 }),
        fc.subarray(Object.keys(odd)),
        fc.constantFrom('', ' --strict', ' --check', ' --to json'),
        fc.integer({ min: 2, max: 4 }),
        async (count, others, more, jobs) => {
          remove('in', 'one', 'one-ledgers', 'many', 'many-ledgers');
          writeTree(join(folder.path, 'in'), {
            ...pages(count),
            ...Object.fromEntries(others.map((name) => [name, odd[name]!])),
          });
          const one = await run(`clean in -o one/ --ledger one-ledgers/ --jobs 1${more}`);
          const many = await run(`clean in -o many/ --ledger many-ledgers/ --jobs ${jobs}${more}`);
          const named = JSON.parse(JSON.stringify(many).replaceAll('many', 'one'));
          expect(named).toEqual(one);
          expect(tree('many')).toEqual(tree('one'));
          expect(tree('many-ledgers')).toEqual(tree('one-ledgers'));
          expect(Object.keys(tree('one')).length).toBeGreaterThanOrEqual(count);
        },
      ),
      { numRuns: 4 },
    );
  });

  it('as records of JSON Lines come out in their order, with any number of jobs', async () => {
    writeTree(folder.path, { 'corpus.jsonl': records(150) });
    const one = await run('clean corpus.jsonl -o one.jsonl --ledger one.ledger.jsonl --jobs 1');
    const many = await run('clean corpus.jsonl -o many.jsonl --ledger many.ledger.jsonl --jobs 3');
    expect([one.code, many]).toEqual([2, one]);
    const read = (name: string) => readFileSync(join(folder.path, name), 'utf8');
    expect(read('many.jsonl')).toBe(read('one.jsonl'));
    expect(read('many.ledger.jsonl')).toBe(read('one.ledger.jsonl'));
    expect(read('one.jsonl').split('\n')).toHaveLength(150);
  });

  it('among which one is bad are all cleaned but that one', async () => {
    writeTree(join(folder.path, 'in'), { ...pages(80), '0/bad.txt': odd['odd/broken.txt']! });
    const { code, stderr } = await run('clean in -o out/ --jobs 2 --quiet');
    expect([code, Object.keys(tree('out')).length]).toEqual([2, 80]);
    expect(stderr).toMatch(/^gazette: [^\n]*bad\.txt[^\n]*\n {2}hint: [^\n]*\n$/);
  });

  it('beyond a hundred get one summary of all, which says the same as theirs together', async () => {
    writeTree(join(folder.path, 'in'), pages(101));
    const { stderr } = await run('clean in -o out/');
    expect(stderr).toMatch(/^all: 101 documents, \d+ paragraphs, n s\n {2}fragments .*\n {2}joints .*\n$/);
  });

  it('may be standard input among others, a document or JSON Lines', async () => {
    writeTree(folder.path, { 'a.txt': pageOf(1) });
    const stdins = [pageOf(2), records(3)];
    for (const stdin of stdins) {
      const { code } = await gazetteIn(folder.path, ['clean', 'a.txt', '-', '-o', 'out/'], { stdin });
      expect(code).toBe(0);
    }
    expect(Object.keys(tree('out'))).toEqual(['a.md', 'stdin.jsonl', 'stdin.md']);
    expect(readFileSync(join(folder.path, 'out/stdin.jsonl'), 'utf8').trim().split('\n')).toHaveLength(3);
  });

  it('leave nothing behind in the folder but reports', async () => {
    writeTree(join(folder.path, 'in'), pages(70));
    await run('clean in -o out/ --jobs 2 --quiet');
    expect(countFiles(join(folder.path, 'out'))).toBe(70);
  });
});

describe.skipIf(!existsSync(program))('--resume', () => {
  const resume = (more = '') => run(`clean in -o out/ --ledger ledgers/ --jobs 2 --resume${more}`);
  const counts = (stderr: string) => /^all: (.*?), \d+ paragraphs/mu.exec(stderr)?.[1];
  const stamp = (name: string) => readFileSync(join(folder.path, 'out', name), 'utf8');

  it('does again only what has changed', async () => {
    writeTree(join(folder.path, 'in'), pages(70));
    expect(counts((await resume()).stderr)).toBe('70 documents');
    const before = tree('out');
    expect(counts((await resume()).stderr)).toBe('0 documents, 70 done before');
    writeFileSync(join(folder.path, 'in/0/第3页.txt'), '各位代表：\n');
    expect(counts((await resume()).stderr)).toBe('1 document, 69 done before');
    const changed = Object.entries(tree('out')).filter(([name, hash]) => before[name] !== hash);
    expect(changed.map(([name]) => name)).toEqual(['0/第3页.md']);
    expect(stamp('0/第3页.md')).toBe('各位代表：\n');
  });

  it.each([' --order best', ' --keep furniture', ' --max-pages 3', ' --strict'])(
    'does all again with %s, since the reports may be others',
    async (more) => {
      writeTree(join(folder.path, 'in'), pages(3));
      await resume();
      expect(counts((await resume(more)).stderr)).toBe('3 documents');
    },
  );

  it('makes a report that is lost or empty again, and leaves one that a person has changed, and says so', async () => {
    writeTree(join(folder.path, 'in'), pages(4));
    await resume();
    rmSync(join(folder.path, 'out/0/第0页.md'));
    writeFileSync(join(folder.path, 'ledgers/0/第1页.ledger.json'), '');
    writeFileSync(join(folder.path, 'out/0/第2页.md'), '由人改过。\n');
    const { code, stderr } = await resume();
    expect([code, counts(stderr)]).toEqual([1, '2 documents, 2 done before']);
    expect(stderr).toContain('第2页.md was changed since it was written');
    expect(stamp('0/第2页.md')).toBe('由人改过。\n');
    expect(stamp('0/第0页.md')).not.toBe('');
  });

  it('tells again what made the exit code, so that it is that of one run', async () => {
    writeTree(join(folder.path, 'in'), { ...pages(2), 'empty.txt': '', 'bad.txt': odd['odd/broken.txt']! });
    const first = await resume();
    const second = await resume();
    expect([first.code, second.code]).toEqual([2, 2]);
    const told = ({ stderr }: { stderr: string }) => stderr.split('\n').filter((line) => line.startsWith('gazette:'));
    expect(told(second)).toEqual(told(first));
  });

  it.each([
    ['with --merge', 'clean in -o out.md --merge --resume'],
    ['without a folder', 'clean in/0/第0页.txt in/0/第1页.txt --check --resume'],
  ])('is refused %s', async (_, words) => {
    writeTree(join(folder.path, 'in'), pages(2));
    expect((await run(words)).code).toBe(2);
  });
});

describe.skipIf(!existsSync(program))('a run that is stopped', () => {
  const words = 'clean in -o out --ledger out --quiet --jobs 2';
  const out = () => join(folder.path, 'out');
  const leftovers = () =>
    readdirSync(out(), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'));

  const undisturbed = async () => {
    writeTree(join(folder.path, 'in'), { ...pages(120), 'corpus.jsonl': records(70) });
    await run('clean in -o whole --ledger whole --quiet');
    return tree('whole');
  };

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s ends by it and leaves whole files alone',
    async (signal) => {
      const whole = await undisturbed();
      const stopped = await runAndKill(folder.path, words, signal, () => countFiles(out()) > 150);
      expect(stopped).toMatchObject({ code: null, signal });
      expect(stopped.stderr).toMatch(/^stopped: \d+ of 121 inputs are done; --resume leaves them\n$/);
      expect(leftovers()).toEqual([]);
      const files = Object.entries(tree('out'));
      expect(files.length).toBeGreaterThanOrEqual(60);
      expect(files.length).toBeLessThan(Object.keys(whole).length);
      for (const [name, hash] of files) expect([name, hash]).toEqual([name, whole[name]]);
      const { stderr } = await run('clean in -o out --ledger out --jobs 2 --resume');
      expect(stderr).toMatch(/, \d\d+ done before/);
      expect(tree('out')).toEqual(whole);
    },
    120_000,
  );

  it('by kill -9 at any point and started again gives what an undisturbed run gives', async () => {
    const whole = await undisturbed();
    const size = Object.keys(whole).length;
    for (const share of [0.02, 0.5, 0.97]) {
      remove('out');
      const stopped = await runAndKill(folder.path, words, 'SIGKILL', () => countFiles(out()) > share * size);
      expect(stopped.signal).toBe('SIGKILL');
      for (const [name, hash] of Object.entries(named('out'))) expect([name, hash]).toEqual([name, whole[name]]);
      await run('clean in -o out --ledger out --jobs 2 --resume --quiet');
      expect(tree('out')).toEqual(whole);
    }
  }, 240_000);
});

describe.skipIf(!existsSync(program))('a run that never gets far', () => {
  it('is killed at twenty random points, goes on each time, and ends as an undisturbed run', async () => {
    writeTree(join(folder.path, 'in'), { ...pages(120), 'corpus.jsonl': records(70) });
    await run('clean in -o whole --ledger whole --quiet');
    const whole = tree('whole');
    const size = Object.keys(whole).length;
    const random = seededRandom(20);
    const points = Array.from({ length: 20 }, () => 0.95 * size * random()).sort((x, y) => x - y);
    const out = join(folder.path, 'out');
    const words = 'clean in -o out --ledger out --jobs 2 --resume --quiet';
    let done = 0;
    for (const point of points) {
      const { signal } = await runAndKill(folder.path, words, 'SIGKILL', () => countFiles(out) > point);
      expect(signal).toBe('SIGKILL');
      const files = Object.entries(named('out'));
      for (const [name, hash] of files) expect([name, hash]).toEqual([name, whole[name]]);
      // What was finished before stays.
      expect(files.length).toBeGreaterThanOrEqual(done);
      done = files.length;
    }
    await run(words);
    expect(tree('out')).toEqual(whole);
  }, 300_000);
});

describe.skipIf(!existsSync(program))('shards', () => {
  it.each([1, 2, 5])('%i together clean what one run cleans', async (of) => {
    writeTree(join(folder.path, 'in'), { ...pages(40), ...odd });
    await run('clean in -o whole --ledger whole --quiet');
    for (let number = 1; number <= of; number += 1)
      await run(`clean in -o parts --ledger parts --quiet --shard ${number}/${of}`);
    expect(tree('parts')).toEqual(tree('whole'));
    const markers = readdirSync(join(folder.path, 'parts/.gazette')).filter((name) => name.endsWith('.done.json'));
    expect(markers).toHaveLength(of);
    const inputs = markers.map(
      (name) => JSON.parse(readFileSync(join(folder.path, 'parts/.gazette', name), 'utf8')).inputs.count,
    );
    expect(inputs.reduce((sum, count) => sum + count, 0)).toBe(40 + Object.keys(odd).length);
  });

  it('of JSON Lines hold each line once, and --resume leaves a shard that is finished', async () => {
    writeTree(folder.path, {
      'corpus.jsonl': Array.from({ length: 20 }, (_, i) => JSON.stringify({ id: i, text: pageOf(i) })).join('\n'),
    });
    await run('clean corpus.jsonl -o whole.jsonl --quiet');
    const lines = (name: string) => readFileSync(join(folder.path, name), 'utf8').trim().split('\n');
    for (const number of [1, 2, 3]) await run(`clean corpus.jsonl -o ${number}.jsonl --quiet --shard ${number}/3`);
    expect([1, 2, 3].flatMap((number) => lines(`${number}.jsonl`)).sort()).toEqual(lines('whole.jsonl').sort());
    const again = () => run('clean corpus.jsonl -o 2.jsonl --shard 2/3 --resume');
    expect((await again()).stderr).toBe('corpus.jsonl: done before\n');
    writeFileSync(join(folder.path, '2.jsonl'), '');
    expect((await again()).stderr).toMatch(/^corpus\.jsonl: \d+ records/);
  });

  it('of a check find together what one check finds in each document', async () => {
    writeTree(join(folder.path, 'in'), { ...pages(30), 'records.jsonl': records(20) });
    const found = async (more: string) => {
      const { stdout } = await run(`check in --no-config --format jsonl${more}`);
      const lines = stdout.trim().split('\n');
      return lines.filter((line) => line !== '' && !line.includes('"near-duplicate')).sort();
    };
    const whole = (await found('')).filter((line) => !line.includes('"alike"'));
    expect(whole.length).toBeGreaterThan(0);
    const parts = [
      ...(await found(' --shard 1/3')),
      ...(await found(' --shard 2/3')),
      ...(await found(' --shard 3/3')),
    ];
    expect(parts.sort()).toEqual(whole);
  });

  it('are refused for a single report', async () => {
    writeTree(folder.path, { 'a.txt': pageOf(1) });
    for (const words of [
      'clean a.txt -o a.md --shard 1/2',
      'clean a.txt --merge -o a.md --shard 1/2',
      'clean a.txt --shard 3/2',
    ])
      expect((await run(words)).code).toBe(2);
  });
});
