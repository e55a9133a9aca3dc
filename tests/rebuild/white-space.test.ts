import { describe, expect, test } from 'vitest';
import { splitParagraphs } from '../../src/split-paragraphs.ts';
import { report, setInLines } from '../made-print.ts';

const prose = report.slice(4, 40);
const textsOf = (raw: string) => splitParagraphs(raw).map(({ text }) => text);
const set = (end: (line: string, k: number, last: number) => string) =>
  prose
    .flatMap((paragraph) => {
      const lines = setInLines([paragraph], 20);
      return lines.map((line, k) => end(line, k, lines.length - 1));
    })
    .join('\n');

describe('white space shows paragraphs', () => {
  test('by indents behind a margin', () => {
    expect(textsOf(set((line, k) => (k === 0 ? `        ${line}` : `    ${line}`)))).toEqual(prose);
  });

  test('by a tab before first lines', () => {
    expect(textsOf(set((line, k) => (k === 0 ? `\t${line}` : line)))).toEqual(prose);
  });

  test('by a blank line behind last lines', () => {
    expect(textsOf(set((line, k, last) => (k === last ? `${line}\n` : line)))).toEqual(prose);
  });

  test('whatever ends the lines and stands behind them', () => {
    expect(textsOf(set((line, k) => `${k === 0 ? '\u3000\u3000' : ''}${line}  \r`))).toEqual(prose);
  });

  test('but not by blank lines behind every line', () => {
    const found = new Set(textsOf(set((line) => `${line}\n`)));
    expect(prose.filter((paragraph) => found.has(paragraph)).length).toBeGreaterThanOrEqual(0.9 * prose.length);
  });
});

test('an office and a name amid a sentence part nothing', () => {
  const sentence =
    '各部门认真学习贯彻习江平总书记关于护堤的要求，把江堤一段一段修好，把柳树一棵一棵种活，把渡口一处一处点亮。';
  const lines = [sentence, ...prose].flatMap((paragraph) => setInLines([paragraph], 14));
  expect(textsOf(lines.join('\n'))).toContain(sentence);
});

test('a note behind a full stop closes its paragraph', () => {
  const noted = [`${prose[3]}（责任单位：县水务局）`, ...prose];
  expect(textsOf(noted.flatMap((paragraph) => setInLines([paragraph], 20)).join('\n'))[0]).toBe(noted[0]);
});
