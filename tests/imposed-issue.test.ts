import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { canonical } from '../src/ledger/canonical.ts';
import { impositions } from '../src/order/imposition.ts';
import type { Cleaned } from '../src/types.ts';
import { ledgerState, paragraphTexts, soundLedger } from './invariants.ts';
import { cutInColumns, report, setInLines } from './made-print.ts';

type Columns = readonly (readonly string[])[];

/** Columns of the report in raw order: pages of two as an imposition has them, on every third page the right column first. */
function impose(columns: Columns, name: string): readonly number[] {
  const pages = Math.ceil(columns.length / 2);
  const sides = impositions.find((each) => each.name === name)!.sides(pages);
  const printed = sides.flat().filter((page) => page >= 1 && page <= pages);
  return printed.flatMap((page, k) => {
    const both = [2 * page - 2, 2 * page - 1].filter((c) => c < columns.length);
    return k % 3 === 1 ? both.reverse() : both;
  });
}

/** Between pages stands `mark`, between the columns of a page a blank line. */
function printOf(columns: Columns, order: readonly number[], mark: string): string {
  const pageOf = (c: number | undefined) => (c === undefined ? -1 : c >> 1);
  return order
    .map((c, k) => (k === 0 ? '' : pageOf(order[k - 1]) === pageOf(c) ? '\n\n' : mark) + columns[c]!.join('\n'))
    .join('');
}

/** Columns over whose edge the text runs on: those rightly so, and those wrongly so that did not in raw. */
function readJoints(cleaned: Cleaned, columns: Columns, raw: readonly number[]) {
  const text = canonical(cleaned.report);
  const pairs = columns.flatMap((left, a) =>
    columns.flatMap((right, b) => (a !== b && text.includes(left.at(-1)! + right[0]!) ? [[a, b] as const] : [])),
  );
  return {
    right: pairs.filter(([a, b]) => b === a + 1).length,
    wrong: pairs.filter(([a, b]) => b !== a + 1 && raw[raw.indexOf(a) + 1] !== b).length,
  };
}

const lines = { wide: setInLines(report, 18), narrow: setInLines(report, 12) };
const eightPages = cutInColumns(lines.wide, 19);
const sixteenPages = cutInColumns(lines.narrow, 14);

describe.each([
  ['signatures of 8', sixteenPages],
  ['booklet, fronts then backs', eightPages],
  ['booklet, fronts then backs', sixteenPages],
  ['booklet, outside in, backs first', eightPages],
  ['odd pages, then even pages', eightPages],
  ['halves swapped', eightPages],
])('an issue laid out as %s', (name, columns) => {
  const raw = impose(columns, name);
  const withBlankLines = clean(printOf(columns, raw, '\n\n'));

  test.each([
    ['blank lines', '\n\n'],
    ['form feeds between the pages', '\n\f'],
    ['no mark between the pages', '\n'],
  ])('with %s comes out in order, or no joint is made that is wrong', async (_, mark) => {
    const print = printOf(columns, raw, mark);
    const cleaned = await clean(print);
    expect(ledgerState(cleaned)).toEqual(soundLedger(print));
    expect(readJoints(cleaned, columns, raw).wrong).toBe(0);
  });

  test('is named in the ledger, with what it was weighed against', async () => {
    const { ledger } = await withBlankLines;
    expect(ledger.order).toMatchObject([{ hypothesis: name, applied: true, fragments: columns.length }]);
    const { score, runnerUp, runnerUpScore, moved, evidence } = ledger.order[0]!;
    expect(runnerUp).not.toBe(name);
    expect(score).toBeGreaterThan(runnerUpScore!);
    expect(moved).toBeGreaterThan(0);
    expect(evidence.join('\n')).toMatch(/2 to a page[\s\S]*joints between pages[\s\S]*leads the runner-up/u);
  });

  test('runs on over every edge, or tells a gap', async () => {
    const cleaned = await withBlankLines;
    const text = paragraphTexts(cleaned).join('\n');
    const told = new Set(cleaned.ledger.gaps.map((gap) => gap.text));
    const isOpen = (column: readonly string[]) => /[\p{Script=Han}，、]$/u.test(column.at(-1)!);
    for (const [c, column] of columns.slice(0, -1).entries()) {
      if (!isOpen(column) || text.includes(column.at(-1)! + columns[c + 1]![0]!)) continue;
      if (report.some((paragraph) => paragraph.endsWith(column.at(-1)!))) continue;
      expect([column.at(-1)!.slice(-12), [...told]]).toEqual([
        column.at(-1)!.slice(-12),
        expect.arrayContaining([column.at(-1)!.slice(-12)]),
      ]);
    }
  });
});

test('an issue in order with the right column first on every second page makes no wrong joint', async () => {
  const raw = sixteenPages.map((_, c) => (c % 4 < 2 ? c : c ^ 1));
  const cleaned = await clean(printOf(sixteenPages, raw, '\n\n'));
  expect(readJoints(cleaned, sixteenPages, raw).wrong).toBe(0);
});
