import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, findMarker, hashOptions, type Work, writeMarker } from '../../src/corpus/completion-marker.ts';
import { isInShard, parseShard } from '../../src/corpus/shard.ts';
import { temporaryFolder } from '../cli/gazette.ts';

const folder = temporaryFolder();

const work: Work = {
  stage: 'pairs',
  shard: { number: 2, of: 3 },
  inputs: digestOf([['a', '1']]),
  options: hashOptions({ window: 8 }),
};

describe('a completion marker', () => {
  const mark = async () => {
    const output = join(folder.path, 'pairs.jsonl');
    writeFileSync(output, '{"a":"1"}\n');
    const path = join(folder.path, 'pairs-2-of-3.done.json');
    await writeMarker(path, work, [output]);
    return { path, output };
  };

  it('is found for the same work alone', async () => {
    const { path } = await mark();
    expect((await findMarker(path, work))?.outputs).toMatchObject([{ path: 'pairs.jsonl', bytes: 10 }]);
    const others: Work[] = [
      { ...work, stage: 'verify' },
      { ...work, shard: { number: 1, of: 3 } },
      { ...work, shard: { number: 2, of: 4 } },
      { ...work, inputs: digestOf([['a', '2']]) },
      { ...work, options: hashOptions({ window: 9 }) },
    ];
    for (const other of others) expect(await findMarker(path, other)).toBeUndefined();
  });

  it('does not hold when an output was changed or lost, or it is broken itself', async () => {
    const { path, output } = await mark();
    writeFileSync(output, '{"a":"2"}\n');
    expect(await findMarker(path, work)).toBeUndefined();
    rmSync(output);
    expect(await findMarker(path, work)).toBeUndefined();
    await mark();
    expect(await findMarker(path, work)).toBeDefined();
    writeFileSync(path, '{"version": 1, "tool"');
    expect(await findMarker(path, work)).toBeUndefined();
  });

  it('is not written where an output is missing, and leaves nothing behind', async () => {
    const path = join(folder.path, 'pairs.done.json');
    await expect(writeMarker(path, work, [join(folder.path, 'none')])).rejects.toThrow();
    expect(readdirSync(folder.path)).toEqual([]);
  });
});

describe('a digest', () => {
  it('is the same in any order, and another one when anything differs', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.string(), fc.string()), { selector: ([id]) => id, minLength: 1 });
    fc.assert(
      fc.property(entries, (some) => {
        expect(digestOf([...some].reverse())).toEqual(digestOf(some));
        expect(digestOf(some.slice(1))).not.toEqual(digestOf(some));
        const [[id, hash], ...others] = some as [[string, string], ...[string, string][]];
        expect(digestOf([[id, `${hash}0`], ...others])).not.toEqual(digestOf(some));
      }),
    );
  });

  it('of options knows no order of members', () => {
    expect(hashOptions({ a: 1, b: { c: [1, 2], d: 2 } })).toBe(hashOptions({ b: { d: 2, c: [1, 2] }, a: 1 }));
    expect(hashOptions({ a: [1, 2] })).not.toBe(hashOptions({ a: [2, 1] }));
  });
});

describe('shards', () => {
  it('hold every document exactly once', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (id, of) => {
        const numbers = Array.from({ length: of }, (_, i) => i + 1);
        expect(numbers.filter((number) => isInShard(id, { number, of }))).toHaveLength(1);
      }),
    );
  });

  it('are of about the same size', () => {
    const counts = [1, 2, 3, 4].map(
      (number) =>
        Array.from({ length: 4000 }, (_, i) => `${i}.txt`).filter((id) => isInShard(id, { number, of: 4 })).length,
    );
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it.each(['0/2', '3/2', '1', '1/0', '-1/2', '1/2/3', 'a/b', '1.5/2'])('%s is none', (words) => {
    expect(() => parseShard(words)).toThrow(expect.objectContaining({ code: 'usage' }));
  });

  it('are read from k/n', () => expect(parseShard('3/8')).toEqual({ number: 3, of: 8 }));
});
