import { describe, expect, test } from 'vitest';
import type { ArrangedRegion } from '../../src/order/arranged-region.ts';
import type { RegionOrder } from '../../src/order/judge-order.ts';
import { readInOrder } from '../../src/order/reading-order.ts';
import type { Order } from '../../src/types.ts';
import { cutInColumns, linesOf, report, setInLines } from '../made-print.ts';
import { jointsOf } from './made-region.ts';

const columns = cutInColumns(setInLines(report, 18), 28).slice(0, 6);
/** Pages in reverse: columns 4 5 2 3 0 1. */
const inRaw = [4, 5, 2, 3, 0, 1];
const raw = inRaw.flatMap((c) => columns[c]!);
const lines = linesOf(raw);
const joints = jointsOf(lines, 18);

/** The order of a reversed text, accepted or not. */
const orderOf = (accepted: boolean, others: Partial<RegionOrder> = {}): RegionOrder => ({
  layout: 'reversed',
  fragments: inRaw.map((_, c) => inRaw.indexOf(c)).map((f) => [28 * f, 28 * f + 28]),
  joints: inRaw.slice(1).map(() => ({ probability: 0.9, class: accepted ? 'certain' : 'guessed' })),
  columnLength: 28,
  columnsPerPage: 2,
  gain: 60,
  score: 4,
  worth: 80,
  runnerUp: { layout: 'natural', score: -1 },
  lead: 3,
  betweenPages: 3,
  sure: { found: 5, made: 5, inRaw: 0 },
  guesses: [],
  accepted,
  ...others,
});

const regionOf = (order: RegionOrder | null, opening: readonly [number, number] | null = null): ArrangedRegion => ({
  lines,
  measure: 18,
  places: lines.map((_, i) => i),
  cuts: { weights: new Float64Array(lines.length + 1), pageStarts: new Uint8Array(lines.length + 1) },
  pages: new Uint32Array(lines.length),
  opening,
  order,
});

const read = (order: RegionOrder | null, mode: Order) => {
  const reading = readInOrder(regionOf(order), joints, mode);
  return { ...reading, texts: reading.lines.map(({ line }) => line.text) };
};

describe('an accepted order', () => {
  test.each(['safe', 'best'] as const)('is applied by %s', (mode) => {
    const { texts, gaps, verdict } = read(orderOf(true), mode);
    expect(texts).toEqual(columns.flat());
    expect(gaps).toEqual([]);
    expect(verdict).toMatchObject({ hypothesis: 'reversed', applied: true, fragments: 6, runnerUp: 'natural' });
    expect(verdict!.moved).toBeGreaterThan(0);
  });

  test('every joint carries its evidence: the words on both sides, the parts of its score, its chance', () => {
    const made = read(orderOf(true), 'safe').joints;
    expect(made).toHaveLength(5);
    for (const [k, joint] of made.entries()) {
      expect(joint.made).toBe(true);
      expect(['certain', 'probable']).toContain(joint.class);
      expect(joint.evidence[0]).toBe(`…${columns[k]!.at(-1)!.slice(-8)} | ${columns[k + 1]![0]!.slice(0, 8)}…`);
      expect(joint.evidence.join('\n')).toMatch(/wording.*nats[\s\S]*90 in 100[\s\S]*layout reversed/u);
    }
    expect(new Set(made.map(({ id }) => id)).size).toBe(5);
  });

  test('the verdict says by how much it leads', () => {
    expect(read(orderOf(true), 'safe').verdict!.evidence.join('\n')).toMatch(/leads the runner-up by \+3\.0 nats/u);
  });

  test('a joint in it that is open is left open by safe, and shown as a guess', () => {
    const known = orderOf(true).joints.with(1, { probability: 0.4, class: 'guessed' });
    const { joints: shown, gaps } = read(orderOf(true, { joints: known }), 'safe');
    expect(shown.map(({ made }) => made)).toEqual([true, false, true, true, true]);
    expect(shown[1]!.class).toBe('guessed');
    expect(gaps.map(({ side, text }) => [side, text])).toEqual([
      ['after', columns[1]!.at(-1)!.slice(-12)],
      ['before', columns[2]![0]!.slice(0, 12)],
    ]);
    expect(read(orderOf(true, { joints: known }), 'best').gaps).toEqual([]);
  });

  test('the text box that opens the article goes first', () => {
    const { lines: all } = readInOrder(regionOf(null, [60, 64]), joints, 'safe');
    expect(all.map(({ line }) => line)).toEqual([...lines.slice(60, 64), ...lines.slice(0, 60), ...lines.slice(64)]);
  });
});

describe('an order that no layout explains', () => {
  /** Columns 2 and 3, then 0 and 1: what stands between the two pairs is only a guess. */
  const free = orderOf(true, {
    layout: 'free',
    fragments: [2, 3, 4, 5, 0, 1].map((f) => [28 * f, 28 * f + 28]),
    joints: inRaw.slice(1).map((_, k) => ({ probability: k % 2 ? 0.4 : 0.9, class: k % 2 ? 'guessed' : 'certain' })),
    guesses: [{ left: 167, right: 0, probability: 0.6 }],
  });

  test('safe makes what is sure, and shows what it guesses without making it', () => {
    const { joints: shown, verdict } = read(free, 'safe');
    expect(shown.map(({ made, class: sure }) => [made, sure])).toEqual([
      [true, 'certain'],
      [true, 'certain'],
      [true, 'certain'],
      [false, 'guessed'],
    ]);
    expect(shown.at(-1)!.evidence[0]).toBe(`…${raw[167]!.slice(-8)} | ${raw[0]!.slice(0, 8)}…`);
    expect(verdict!.evidence).toContain('3 of 5 joints made');
  });

  test('best makes them all', () => {
    expect(read({ ...free, guesses: [] }, 'best').joints.map(({ made }) => made)).toEqual(new Array(5).fill(true));
  });
});

describe('an order that is only a guess', () => {
  test('safe leaves the text as it stands in raw', () => {
    const { texts, verdict } = read(orderOf(false), 'safe');
    expect(texts).toEqual(raw);
    expect(verdict).toMatchObject({ applied: false, moved: 0 });
  });

  test('safe reports where the text is torn', () => {
    const { gaps, lines: all, texts } = read(orderOf(false), 'safe');
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps.filter(({ side }) => side === 'after')).toHaveLength(gaps.length / 2);
    const torn = texts.filter((_, i) => all[i]!.afterGap);
    expect(torn).toHaveLength(gaps.length / 2);
    const starts = inRaw.map((c) => columns[c]![0]);
    expect(torn.every((text) => starts.includes(text))).toBe(true);
  });

  // Known wrong: of an order that is refused and not ordered freely either, the ledger shows gaps, but none of its joints.
  test('safe shows the joints it did not make as guesses', () => {
    const { joints: left } = read(orderOf(false), 'safe');
    expect(left.length).toBeGreaterThan(0);
    expect(left.every((joint) => !joint.made && joint.class === 'guessed' && joint.evidence.length > 0)).toBe(true);
  });

  test('best applies it, and still calls its joints guesses', () => {
    const { texts, verdict, joints: made, gaps } = read(orderOf(false), 'best');
    expect(texts).toEqual(columns.flat());
    expect(verdict).toMatchObject({ applied: true });
    expect(made.every((joint) => joint.made && joint.class === 'guessed')).toBe(true);
    expect(gaps).toEqual([]);
  });

  test('best leaves one alone that explains the text no better than raw', () => {
    expect(read(orderOf(false, { gain: 0 }), 'best').texts).toEqual(raw);
  });

  test('its opening stays in place, too', () => {
    const { lines: all } = readInOrder(regionOf(orderOfRest(), [60, 64]), joints, 'safe');
    expect(all.map(({ line }) => line)).toEqual(lines);
  });

  /** The same guess for the lines outside an opening of four lines. */
  function orderOfRest(): RegionOrder {
    return orderOf(false, { fragments: orderOf(false).fragments.map(([s, e]) => [s, Math.min(e, lines.length - 4)]) });
  }
});

describe('a region without an order', () => {
  test('stays as it stands, with nothing to report', () => {
    const { texts, joints: none, gaps, verdict } = read(null, 'best');
    expect([texts, none, gaps, verdict]).toEqual([raw, [], [], null]);
  });

  test('a natural order moves nothing and shows no gap', () => {
    const fragments = inRaw.map((_, f) => [28 * f, 28 * f + 28] as const);
    const { texts, gaps, joints: none } = read(orderOf(false, { layout: 'natural', fragments }), 'safe');
    expect([texts, gaps, none]).toEqual([raw, [], []]);
  });

  test('only its first line opens a region', () => {
    expect(read(orderOf(true), 'safe').lines.filter(({ opensRegion }) => opensRegion)).toHaveLength(1);
    expect(read(orderOf(true), 'safe').lines[0]!.opensRegion).toBe(true);
  });
});
