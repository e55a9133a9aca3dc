import { describe, expect, test } from 'vitest';
import type { Chain } from '../../src/order/chain.ts';
import { endOf } from '../../src/order/fragments.ts';
import { judgeOrder } from '../../src/order/judge-order.ts';
import { type Solution, searchOrder } from '../../src/order/search-order.ts';
import { report, setInLines } from '../made-print.ts';
import { flip, impose, inOrder, linesOfPages, regionOf, setPages } from './made-region.ts';

const HEIGHT = 28;
const lines = setInLines(report, 18);
const sheets = impose(flip(setPages(lines, HEIGHT), [1, 2, 4]));
const raw = linesOfPages(sheets);
const region = regionOf(raw, 18);
const columns = sheets.flat();
const starts = columns.map((_, c) => columns.slice(0, c).flat().length);
const solution = searchOrder(region, { starts, length: HEIGHT, columns: 2 }, 1);
const [best, ...others] = solution.ranked as readonly [Chain, ...Chain[]];

/** The same solution with other orders, best first. */
const withOrders = (...ranked: readonly Chain[]): Solution => ({ ...solution, ranked });
const far = others.map((chain) => ({ ...chain, score: best.score - 20 }));
const textsOf = (fragments: readonly (readonly [number, number])[]) => inOrder(raw, fragments);

describe('an order that agrees with the joints that are sure', () => {
  test('is accepted, and reads as in print', () => {
    const judged = judgeOrder(region, solution);
    expect(judged.accepted).toBe(true);
    expect(textsOf(judged.fragments)).toEqual(lines);
    expect(judged.sure.found).toBeGreaterThanOrEqual(6);
    expect(judged.sure.made).toBe(judged.sure.found);
  });

  test('says of every joint how probable it is among all others, and calls it certain from .8 on', () => {
    const { joints, fragments } = judgeOrder(region, solution);
    expect(joints).toHaveLength(fragments.length - 1);
    for (const { probability, class: sure } of joints) expect(sure === 'certain').toBe(probability >= 0.8);
  });

  test('is accepted though its joints score poorly', () => {
    const dull = { ...region, joint: (u: number, v: number) => region.joint(u, v) - 1.5 };
    const judged = judgeOrder(
      dull,
      withOrders({ ...best, score: 12 }, ...far.map((chain) => ({ ...chain, score: -8 }))),
    );
    expect(judged.score + judged.betweenPages).toBeLessThan(3.7);
    expect(judged.accepted).toBe(true);
  });

  test('is refused where cutting explains the text no better than raw', () => {
    expect(judgeOrder(region, { ...solution, total: 19 }).accepted).toBe(false);
    expect(judgeOrder(region, { ...solution, total: 19 }, Number.NEGATIVE_INFINITY).accepted).toBe(true);
  });
});

describe('an order that the sure joints speak against', () => {
  /** Two stretches of columns change places with each other three times over. */
  const wrong: Chain = { ...best, order: best.order.map((_, k, all) => all[(k * 4) % all.length]!) };

  test('is refused, however well it scores', () => {
    const judged = judgeOrder(region, withOrders(wrong, ...far));
    expect(new Set(wrong.order).size).toBe(best.order.length);
    expect(judged.score).toBeGreaterThan(4);
    expect(judged.sure.made).toBeLessThan(0.8 * judged.sure.found);
    expect(judged.accepted).toBe(false);
  });

  test('calls its joints guesses, but for those that are sure without it', () => {
    for (const { probability, class: sure } of judgeOrder(region, withOrders(wrong, ...far)).joints) {
      expect(sure).toBe(probability >= 0.8 ? 'certain' : 'guessed');
    }
  });
});

describe('a rival order', () => {
  /** The last stretch of the text goes ahead of all others: two joints are gone, one is new. */
  const at = 6;
  const rotated = [...best.order.slice(at), ...best.order.slice(0, at)];
  const rival = (behind: number): Chain => ({
    ...best,
    layout: 'reversed',
    order: rotated,
    score: best.score - behind,
  });

  test('within three nats makes a guess of the joint that it does not make', () => {
    const { joints, fragments, accepted } = judgeOrder(region, withOrders(best, rival(2.9)));
    expect(accepted).toBe(true);
    const open = fragments.filter((_, k) => joints[k]?.class === 'guessed').map(([start]) => start);
    expect(open.length).toBe(1);
    expect(joints.filter(({ class: sure }) => sure === 'guessed')).toHaveLength(1);
  });

  test('leaves the stretches on both sides of a guess in raw order', () => {
    const { fragments, joints } = judgeOrder(region, withOrders(best, rival(1)));
    const heads = fragments.filter((_, k) => k === 0 || joints[k - 1]!.class === 'guessed').map(([start]) => start);
    expect(heads).toEqual(heads.toSorted((a, b) => a - b));
    const stretch = (from: number, to?: number) =>
      best.order.slice(from, to).flatMap((f) => raw.slice(starts[f], endOf(starts, f, raw.length)));
    const stretches = [stretch(0, at), stretch(at)].toSorted((a, b) => raw.indexOf(a[0]!) - raw.indexOf(b[0]!));
    expect(textsOf(fragments)).toEqual(stretches.flat());
  });

  test('farther behind than that changes nothing', () => {
    const judged = judgeOrder(region, withOrders(best, rival(3.1)));
    expect(judged.joints.some(({ class: sure }) => sure === 'guessed')).toBe(false);
    expect(textsOf(judged.fragments)).toEqual(lines);
  });

  test('that differs in more than a quarter of the joints, and is as good, lets neither be taken', () => {
    const shuffled = best.order.map((_, k, all) => all[(k * 4) % all.length]!);
    const other: Chain = { ...best, layout: 'reversed', order: shuffled, score: best.score - 0.1 };
    expect(judgeOrder(region, withOrders(best, other)).accepted).toBe(false);
  });
});

describe('printed page numbers', () => {
  /** Folios under the pages of print, two columns to a page, as they stand in raw. */
  const pageOf = (line: number) => 1 + Math.floor(lines.indexOf(raw[line]!) / (2 * HEIGHT));
  const numbers = Uint32Array.from(raw, (_, i) => pageOf(i));
  const folios = { before: new Uint32Array(raw.length), after: numbers };
  const poor = { ...best, score: 0.6 * (starts.length - 1) };

  test('that run through an order prove it, though its joints are poor', () => {
    const rivals = far.map((chain) => ({ ...chain, score: poor.score - 20 }));
    const flat = { ...region, joint: () => -1 };
    expect(judgeOrder(flat, withOrders(poor, ...rivals)).accepted).toBe(false);
    const proven = judgeOrder({ ...flat, folios }, withOrders(poor, ...rivals));
    expect(proven.accepted).toBe(true);
    expect(proven.worth).toBe(solution.worth + 7);
  });

  test('that fall back in it veto it, though its joints are good', () => {
    const pages = Uint32Array.from(numbers, (page) => 20 - page);
    const judged = judgeOrder({ ...region, folios: { ...folios, after: pages } }, solution);
    expect(judged.accepted).toBe(false);
  });
});
