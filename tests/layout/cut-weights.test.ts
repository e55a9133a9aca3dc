import { describe, expect, test } from 'vitest';
import { weighCuts } from '../../src/layout/cut-weights.ts';
import { linesOf, report, setInLines } from '../made-print.ts';

const body = setInLines(report, 18).slice(0, 60);
const natural = Int32Array.from(body, (_, i) => i);
const always = () => true;

/** The kept lines before which a cut has weight. */
const weighted = (weights: Float64Array) => [...weights.keys()].filter((k) => weights[k]! > 0);

/** Weights of a text without repeats whose lines `edit` marks. */
const weigh = (edit: (line: string, i: number) => string, follows: (i: number) => boolean = always) => {
  const lines = linesOf(body.map(edit).join('\n'));
  return weighCuts({ lines, keptIndex: natural, follows, keptCount: body.length });
};

describe('weighCuts', () => {
  test('a plain text gives no hint of a cut', () => {
    const { weights, pageStarts } = weigh((line) => line);
    expect(weighted(weights)).toEqual([]);
    expect([...pageStarts].filter(Boolean)).toEqual([]);
  });

  test('a leading blank on some lines marks text boxes', () => {
    expect(weighted(weigh((line, i) => ([12, 28, 44].includes(i) ? ` ${line}` : line)).weights)).toEqual([12, 28, 44]);
  });

  test('an odd blank line does too', () => {
    expect(weighted(weigh((line, i) => ([12, 28, 44].includes(i) ? `\n${line}` : line)).weights)).toEqual([12, 28, 44]);
  });

  test('one missing blank line among many is as odd', () => {
    const odd = weigh((line, i) => (i === 0 || [12, 28, 44].includes(i) ? line : `\n${line}`));
    expect(weighted(odd.weights)).toEqual(expect.arrayContaining([12, 28, 44]));
    expect(weighted(odd.weights).filter((k) => k > 0)).toEqual([12, 28, 44]);
  });

  test('indents on every third line are paragraphs, not boxes', () => {
    expect(weighted(weigh((line, i) => (i % 3 === 0 ? `  ${line}` : line)).weights)).toEqual([]);
  });

  test('two marks are accidents', () => {
    expect(weighted(weigh((line, i) => ([12, 44].includes(i) ? ` ${line}` : line)).weights)).toEqual([]);
  });

  test('dropped furniture and form feeds begin a page', () => {
    const { weights, pageStarts } = weigh(
      (line, i) => (i === 40 ? `\f${line}` : line),
      (i) => i !== 20,
    );
    expect([...pageStarts.keys()].filter((k) => pageStarts[k])).toEqual([20, 40]);
    expect(weighted(weights)).toEqual([20, 40]);
  });

  test('a block printed again elsewhere shows its own edges, and where it stands', () => {
    const order = [...body.keys()].toSpliced(50, 0, ...Array.from({ length: 20 }, (_, k) => 10 + k));
    const lines = linesOf(order.map((i) => body[i]!));
    const { weights } = weighCuts({
      lines,
      keptIndex: Int32Array.from(order),
      follows: always,
      keptCount: body.length,
    });
    expect(weighted(weights)).toEqual([10, 30, 50]);
  });

  test('a second pass in another order shows where the blocks of the first begin', () => {
    const second = [2, 1, 0].flatMap((block) => Array.from({ length: 20 }, (_, k) => 20 * block + k));
    const lines = linesOf([...body, ...second.map((i) => body[i]!)]);
    const keptIndex = Int32Array.from([...body.keys(), ...second]);
    const { weights } = weighCuts({ lines, keptIndex, follows: always, keptCount: body.length });
    expect(weighted(weights)).toEqual(expect.arrayContaining([20, 40]));
    expect(weighted(weights).filter((k) => k % 20 !== 0)).toEqual([]);
  });
});
