import { describe, expect, it } from 'vitest';
import { streamOf } from '../../src/dedupe/character-stream.ts';
import { findRenditions } from '../../src/merge/find-renditions.ts';
import { sortByName } from '../../src/merge/name-order.ts';
import { settlePageNumbers } from '../../src/merge/page-numbers.ts';
import { setVirtually } from '../../src/merge/virtual-lines.ts';
import { linesOf, misread, setInLines } from '../made-print.ts';
import { report } from './made-files.ts';

function poolOf(...inputs: readonly (readonly string[])[]) {
  const lines = inputs.flatMap((texts, input) => linesOf(texts).map((line) => ({ ...line, source: `s${input}` })));
  const inputOfLine = Uint32Array.from(lines, ({ source }) => Number(source.slice(1)));
  const stream = streamOf(lines);
  return { lines, stream, inputOfLine, inputOf: stream.lineOf.map((line) => inputOfLine[line]!) };
}

describe('streamOf', () => {
  it('runs lines together without white space and marks, with digits as they are', () => {
    const { codes, lineOf, offsets, starts } = streamOf(linesOf(['增长 ６.7%，', '其中']));
    expect(String.fromCodePoint(...codes)).toBe('增长67其中');
    expect([[...lineOf], [...offsets], [...starts]]).toEqual([
      [0, 0, 0, 0, 1, 1],
      [0, 1, 3, 5, 0, 1],
      [0, 4, 6],
    ]);
  });
});

describe('findRenditions', () => {
  it('finds the same text in other lines, noise and all, and most of its characters', () => {
    const noisy = setInLines(report, 25).map((line, i) => misread(line, 50, i));
    const pool = poolOf(setInLines(report, 18), noisy);
    const found = findRenditions(pool);
    const matched = found.reduce((sum, { pairs }) => sum + pairs.length, 0);
    expect(matched / streamOf(linesOf(report)).codes.length).toBeGreaterThan(0.95);
    expect(found.every(({ pairs }) => pairs.every(([a, b]) => pool.stream.codes[a] === pool.stream.codes[b]))).toBe(
      true,
    );
  });

  it('finds nothing inside one input, nor between two that have only phrases in common', () => {
    expect(findRenditions(poolOf([...report, ...report]))).toEqual([]);
    const half = report.length >> 1;
    expect(findRenditions(poolOf(report.slice(0, half), report.slice(half)))).toEqual([]);
  });
});

describe('what is known of files', () => {
  it('is their names in natural order; nameless ones keep their places', () => {
    const paths = (names: readonly (string | undefined)[]) =>
      sortByName(names.map((path, i) => ({ content: `${i}`, ...(path === undefined ? {} : { path }) })));
    expect(paths(['p10', 'p2', 'a']).map(({ path }) => path)).toEqual(['a', 'p2', 'p10']);
    expect(paths([undefined, undefined]).map(({ content }) => content)).toEqual(['0', '1']);
  });

  it('is their page number where they print one, and no number of another file', () => {
    const lines = ['s0', 's0', 's1', 's1'].map((source) => ({ ...linesOf('甲')[0]!, source }));
    const settled = settlePageNumbers(lines, {
      before: Uint32Array.from([0, 7, 0, 0]),
      after: Uint32Array.from([7, 0, 0, 0]),
    });
    expect([[...settled.before], [...settled.after]]).toEqual([
      [7, 7, 0, 0],
      [7, 7, 0, 0],
    ]);
  });

  it('shows in full lines where a paragraph breaks off', () => {
    const line = linesOf('一二三四五六七八九十'.repeat(5))[0]!;
    expect(setVirtually(line, false).map(({ text }) => text.length)).toEqual([20, 20, 10]);
    expect(setVirtually(line, true).map(({ text }) => text.length)).toEqual([10, 20, 20]);
  });
});
