import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RegionProblem } from '../../src/order/fragments.ts';
import { type FreeOrder, orderFreely } from '../../src/order/order-freely.ts';
import { cutInColumns, report, setInLines } from '../made-print.ts';
import { inOrder, regionOf } from './made-region.ts';

const seed = 20250620;

/** The report set to so many em and cut in columns of so many lines; no line stands in it twice. */
const prints = [
  [18, 28],
  [18, 20],
  [15, 24],
  [20, 14],
].map(([measure, height]) => {
  const lines = setInLines(report, measure!);
  return { measure: measure!, lines, columns: cutInColumns(lines, height!) };
});
const [tall, low] = prints as [(typeof prints)[0], (typeof prints)[0]];

const startsOf = (columns: readonly (readonly string[])[]) => columns.map((_, c) => columns.slice(0, c).flat().length);
const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });

/** What comes of columns that stand in this order in raw; `isTrue` tells for every joint whether it is one of print. */
function orderOf(print: (typeof prints)[0], columns: readonly (readonly string[])[], mode: 'safe' | 'best') {
  const texts = columns.flat();
  const free = orderFreely(regionOf(texts, print.measure), startsOf(columns), mode);
  return free && { ...free, texts: inOrder(texts, free.fragments), isTrue: truthOf(print.lines, texts, free) };
}

function truthOf(lines: readonly string[], texts: readonly string[], { fragments, joints }: FreeOrder) {
  const next = new Map(lines.map((line, i) => [line, lines[i + 1]]));
  return joints.map((_, k) => next.get(texts[fragments[k]![1] - 1]!) === texts[fragments[k + 1]![0]]);
}

describe('orderFreely on shuffled columns', () => {
  const cases = prints.flatMap((print) =>
    fc.sample(shuffled(print.columns), { numRuns: 4, seed }).map((columns) => ({ print, columns })),
  );
  const safe = cases.map(({ print, columns }) => orderOf(print, columns, 'safe')!);
  const best = cases.map(({ print, columns }) => orderOf(print, columns, 'best')!);

  test('every joint that it calls certain or probable is right, and they are most', () => {
    const [right, wrong] = [true, false].map((truth) =>
      safe.flatMap(({ joints, isTrue }) =>
        joints.filter(({ class: sure }, k) => sure !== 'guessed' && isTrue[k] === truth),
      ),
    );
    expect(wrong).toEqual([]);
    expect(right!.length).toBeGreaterThan(0.6 * safe.flatMap(({ joints }) => joints).length);
  });

  test('best makes the same sure joints, and more true ones than safe', () => {
    const sure = (orders: typeof safe) =>
      orders.map(({ joints }) => joints.filter((each) => each.class !== 'guessed').length);
    expect(sure(best)).toEqual(sure(safe));
    const right = (orders: typeof safe) => orders.flatMap(({ isTrue }) => isTrue.filter(Boolean)).length;
    expect(right(best)).toBeGreaterThan(right(safe));
  });

  test('safe leaves its chains in the raw order of their first fragments', () => {
    for (const { fragments, joints } of safe) {
      const heads = fragments.filter((_, k) => k === 0 || joints[k - 1]!.class === 'guessed').map(([start]) => start);
      expect(heads).toEqual(heads.toSorted((a, b) => a - b));
    }
  });

  test('what safe guesses, and does not make, is what best makes', () => {
    for (const [k, { guesses }] of safe.entries()) {
      const { fragments, joints, guesses: none } = best[k]!;
      expect(none).toEqual([]);
      const made = joints.flatMap((joint, j) =>
        joint.class === 'guessed' ? [`${fragments[j]![1] - 1} ${fragments[j + 1]![0]}`] : [],
      );
      for (const { left, right, probability } of guesses) {
        expect(made).toContain(`${left} ${right}`);
        expect(left + 1).not.toBe(right);
        expect(probability).toBeLessThan(0.85);
      }
    }
  });

  test('nothing is lost and nothing doubled', () => {
    fc.assert(
      fc.property(shuffled(low.columns), fc.constantFrom('safe', 'best' as const), (columns, mode) => {
        const found = orderOf(low, columns, mode as 'safe' | 'best')!;
        expect(found.texts.toSorted()).toEqual(low.lines.toSorted());
        expect(found.joints).toHaveLength(found.fragments.length - 1);
      }),
      { numRuns: 12, seed },
    );
  });
});

describe('orderFreely, where a column is missing', () => {
  const holes = (print: (typeof prints)[0]) => print.columns.slice(1, -1).map((_, k) => k + 1);
  const wrongIn = (print: (typeof prints)[0], hole: number) => {
    const rest = print.columns.filter((_, c) => c !== hole);
    const found = orderOf(print, fc.sample(shuffled(rest), { numRuns: 1, seed: hole })[0]!, 'safe');
    return found?.joints.filter(({ class: sure }, k) => sure !== 'guessed' && !found.isTrue[k]) ?? [];
  };

  test('nearly all of its sure joints are right still', () => {
    // Measured: in 35 issues 21 of 311 are wrong, and none where no column is missing.
    const wrong = prints.slice(0, 3).flatMap((print) => holes(print).flatMap((hole) => wrongIn(print, hole)));
    expect(wrong.length).toBeLessThan(25);
  });

  // Known wrong: what stands before the hole and what stands behind it are the only ones left for one another.
  test.fails('it joins nothing over the hole', () => {
    for (const hole of holes(tall)) expect([hole, wrongIn(tall, hole)]).toEqual([hole, []]);
  });
});

describe('orderFreely', () => {
  test.each(['safe', 'best'] as const)('%s leaves a text alone that is in order', (mode) => {
    for (const print of prints) expect(orderOf(print, print.columns, mode)).toBeNull();
  });

  test('leaves one alone in which hardly anything would move', () => {
    const [first, second, ...rest] = tall.columns;
    expect(orderOf(tall, [second!, first!, ...rest], 'safe')).toBeNull();
  });

  test('one column, and columns of one line, are no trouble', () => {
    expect(orderOf(tall, [tall.columns[0]!], 'best')).toBeNull();
    const single = tall.columns.slice(0, 3).flatMap((column) => column.slice(0, 8).map((line) => [line]));
    const found = orderOf(tall, single.toReversed(), 'best');
    if (found) expect(found.texts.toSorted()).toEqual(single.flat().toSorted());
  });

  test('which joints are made does not hang on the raw order of the fragments', () => {
    const region = regionOf(low.lines, low.measure);
    const starts = startsOf(low.columns);
    const madeBy = (order: readonly number[]) => {
      const [shuffledRegion, lineOf] = renumber(
        region,
        order.map((c) => [starts[c]!, starts[c + 1] ?? low.lines.length]),
      );
      const found = orderFreely(shuffledRegion, startsOf(order.map((c) => low.columns[c]!)), 'safe');
      return found?.joints.flatMap(({ class: sure }, k) => {
        const [left, right] = [found.fragments[k]![1] - 1, found.fragments[k + 1]![0]];
        return sure === 'guessed' ? [] : [`${lineOf[left]} ${lineOf[right]} ${sure}`];
      });
    };
    const expected = madeBy(starts.map((_, c) => c).toReversed())!.toSorted();
    expect(expected.length).toBeGreaterThan(5);
    fc.assert(
      fc.property(shuffled(starts.map((_, c) => c)), (order) => {
        expect(madeBy(order)?.toSorted() ?? expected).toEqual(expected);
      }),
      { numRuns: 25, seed },
    );
  });
});

/** The same region with its line ranges in another raw order, every score and marker as it was. */
function renumber(region: RegionProblem, ranges: readonly (readonly [number, number])[]) {
  const lineOf = ranges.flatMap(([start, end]) => Array.from({ length: end - start }, (_, k) => start + k));
  const other: RegionProblem = {
    ...region,
    lines: lineOf.map((i) => region.lines[i]!),
    markers: lineOf.map((i) => region.markers[i]!),
    joint: (left, right) => region.joint(lineOf[left]!, lineOf[right]!),
    inColumn: (left, right) => region.inColumn(lineOf[left]!, lineOf[right]!),
  };
  return [other, lineOf] as const;
}
