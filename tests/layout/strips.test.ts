import { describe, expect, test } from 'vitest';
import { pointStripsAtKept, takeStrips } from '../../src/layout/strips.ts';
import { cutInColumns, linesOf, report, setInLines } from '../made-print.ts';

const HEIGHT = 24;
const [left, right, next] = cutInColumns(setInLines(report.slice(6), 18), HEIGHT) as [string[], string[], string[]];
const lastOf = (line: string) => [...line].at(-1)!;
/** Where a page was cropped through the glyphs: the last character of every full line of the left column. */
const edge = left.filter((line) => line.length >= 15).map(lastOf);

const take = (texts: readonly string[]) => {
  const lines = linesOf(texts);
  const taken = takeStrips(lines);
  const text = texts.join('\n');
  return { ...taken, texts: taken.lines.map((line) => line.text), raw: text };
};
const merged = right.map((line, i) => (left[i]!.length >= 15 ? `${lastOf(left[i]!)} ${line}` : line));

describe('takeStrips', () => {
  test('takes a strip that stands alone before its column', () => {
    const { texts, drops } = take([...left, ...edge, ...right]);
    expect(texts).toEqual([...left, ...right]);
    expect(drops).toHaveLength(edge.length);
  });

  test('the first line behind a strip that stood alone begins a column', () => {
    const { lines } = take([...left, ...edge, ...right]);
    expect(lines.filter(({ breakBefore }) => breakBefore === 'column').map(({ text }) => text)).toEqual([right[0]]);
  });

  test('takes a strip off the heads of the lines that it was merged with', () => {
    const { texts, lines, raw } = take([...left, ...merged]);
    expect(texts).toEqual([...left, ...right]);
    for (const { start, end, text } of lines) expect(raw.slice(start, end)).toBe(text);
  });

  test('takes a strip that is partly merged, partly alone', () => {
    const { texts } = take([...left, ...edge.slice(0, 9), ...right.slice(0, 9), ...merged.slice(9)]);
    expect(texts).toEqual([...left, ...right]);
  });

  test('takes the copies of a strip, where a page was scanned twice', () => {
    const { texts } = take([...left, ...edge, ...right, ...edge, ...next]);
    expect(texts).toEqual([...left, ...right, ...next]);
  });

  test('takes misread characters in between as noise', () => {
    const worn = edge.with(4, '囗').with(10, '丨');
    const { texts, drops } = take([...left, ...worn, ...right]);
    expect(texts).toEqual([...left, ...right]);
    expect(drops.filter(({ fate }) => fate === 'noise')).toHaveLength(2);
    expect(drops.filter(({ fate }) => fate === 'noise').every(({ of }) => of === undefined)).toBe(true);
  });

  test('of every character that it takes it names the one that stays, and takes nothing else', () => {
    const { drops, raw } = take([...left, ...edge.slice(0, 9), ...right.slice(0, 9), ...merged.slice(9)]);
    for (const { start, end, of, fate, similarity } of drops) {
      expect([fate, similarity]).toEqual(['duplicate', 1]);
      expect(raw.slice(of!.start, of!.end)).toBe(raw.slice(start, end));
      expect(raw.slice(0, of!.start).split('\n').length).toBeLessThanOrEqual(HEIGHT);
    }
  });
});

describe('what is no strip', () => {
  const untouched = (texts: readonly string[]) => {
    const { lines, drops } = takeStrips(linesOf(texts));
    expect([lines.map(({ text }) => text), drops]).toEqual([texts, []]);
  };

  test.each([
    ['letters', 'ABCDEFGHIJKL'],
    ['bullets', '●●●●●●●●●●●●'],
    ['numbers', '一二三四五六七八九十甲乙'],
    ['check marks', '√×√√××√√×√√×'],
  ])('the heads of a list: %s', (_, heads) => {
    untouched([...left, ...right.slice(0, 12).map((line, i) => `${heads[i]} ${line}`), ...next]);
  });

  test('a poem, and a text of single characters', () => {
    untouched([...left, ...'春江潮水连海平海上明月共潮生', ...right]);
    untouched([...'江畔何人初见月江月何年初照人']);
  });

  test('a name that is spelled out, a single character on its own', () => {
    untouched([...left, '闻', '远', '舟', ...right]);
    untouched([...left.slice(0, 8), edge[3]!, ...left.slice(8), ...right]);
  });

  test('a few characters that happen to end lines, out of order', () => {
    untouched([...left, ...edge.slice(0, 5), ...right]);
    untouched([...left, ...edge.filter((character, i) => edge.indexOf(character) === i).toReversed(), ...right]);
  });

  test('one character again and again, though lines end with it', () => {
    untouched([...left.map((line) => `${line.slice(0, 17)}。`), ...left.map(() => '。'), ...right]);
  });

  test('no lines', () => {
    expect(takeStrips([])).toEqual({ lines: [], drops: [] });
  });
});

describe('pointStripsAtKept', () => {
  const texts = [...left, ...edge, ...right, ...left];
  const lines = linesOf(texts);
  const taken = takeStrips(lines);
  const other = new Map(lines.slice(-HEIGHT).map((line, i) => [lines[i]!, line]));

  test('names the print of a line that stays, where another one is kept', () => {
    const renditions = taken.lines.map((line) => other.get(line) ?? line);
    for (const { start, of } of pointStripsAtKept(taken.drops, taken.lines, renditions)) {
      const keptFrom = renditions.find((line) => line.end === of!.end)!;
      expect(lastOf(keptFrom.text)).toBe(texts.join('\n')[start]);
      expect(of!.start).toBeGreaterThan(taken.drops.at(-1)!.end);
    }
  });

  test('changes nothing where the column itself is kept', () => {
    expect(pointStripsAtKept(taken.drops, taken.lines, taken.lines)).toEqual(taken.drops);
  });

  test('a character of two UTF-16 units is named as a whole', () => {
    const rare = left.map((line) => line.replace(/.$/u, (last) => (last === edge[2] ? '𠮷' : last)));
    const strip = rare.filter((line) => line.length >= 15).map(lastOf);
    const print = linesOf([...rare, ...strip, ...right]);
    const { drops, lines: kept } = takeStrips(print);
    expect(strip).toContain('𠮷');
    expect(pointStripsAtKept(drops, kept, kept)).toEqual(drops);
  });
});
