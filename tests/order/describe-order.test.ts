import { describe, expect, test } from 'vitest';
import type { ArrangedRegion } from '../../src/order/arranged-region.ts';
import { type Boundary, describeJoints, describeVerdict } from '../../src/order/describe-order.ts';
import type { RegionOrder } from '../../src/order/judge-order.ts';
import { cutInColumns, linesOf, report, setInLines } from '../made-print.ts';
import { jointsOf } from './made-region.ts';

const columns = cutInColumns(setInLines(report, 18), 28).slice(0, 4);
/** Pages of one column in reverse. */
const raw = columns.toReversed().flat();
const lines = linesOf(raw);
const calibrated = jointsOf(lines, 18);

const found: RegionOrder = {
  layout: 'reversed',
  fragments: [3, 2, 1, 0].map((f) => [28 * f, 28 * f + 28]),
  joints: [
    { probability: 0.973, class: 'certain' },
    { probability: 0.7, class: 'probable' },
    { probability: 0.31, class: 'guessed' },
  ],
  columnLength: 28,
  columnsPerPage: 1,
  gain: 43.21,
  score: 3.456,
  worth: 50,
  runnerUp: { layout: 'natural', score: -1.234 },
  betweenPages: 2.5,
  lead: 4.69,
  sure: { found: 7, made: 6, inRaw: 0 },
  guesses: [],
  accepted: true,
};
const region: ArrangedRegion = {
  lines,
  measure: 18,
  places: lines.map((_, i) => i),
  cuts: { weights: new Float64Array(lines.length + 1), pageStarts: new Uint8Array(lines.length + 1) },
  pages: new Uint32Array(lines.length),
  opening: null,
  order: found,
};
const boundaries: readonly Boundary[] = found.fragments.slice(1).map(([start], k) => ({
  left: found.fragments[k]![1] - 1,
  right: start,
  joint: found.joints[k]!,
  isMade: k < 2,
}));
const free: RegionOrder = {
  ...found,
  layout: 'free',
  runnerUp: null,
  lead: Number.POSITIVE_INFINITY,
  betweenPages: Number.POSITIVE_INFINITY,
};

describe('describeJoints', () => {
  const drafts = describeJoints(region, found, boundaries, [], calibrated);

  test('gives every joint its class, whether it was made, and where it stands', () => {
    expect(drafts.map((draft) => draft.class)).toEqual(['certain', 'probable', 'guessed']);
    expect(drafts.map(({ made }) => made)).toEqual([true, true, false]);
    expect(drafts.map(({ before }) => before)).toEqual(
      boundaries.map(({ right }) => ({ source: 's1', start: lines[right]!.start, end: lines[right]!.end })),
    );
    expect(new Set(drafts.map(({ id }) => id)).size).toBe(3);
  });

  test('says in words what speaks for it: both sides, the parts of the score, the chance, the layout', () => {
    const [first] = drafts;
    expect(first!.evidence[0]).toBe(`…${columns[0]!.at(-1)!.slice(-8)} | ${columns[1]![0]!.slice(0, 8)}…`);
    expect(first!.evidence[1]).toMatch(/^wording [+−]\d+\.\d, line shape [+−]\d+\.\d, brackets [+−]\d+\.\d nats$/u);
    expect(first!.evidence[2]).toBe('with all other fragments to choose from, 97 in 100 that it is this one');
    expect(first!.evidence[3]).toBe('layout reversed, +3.5 nats a joint');
  });

  test('its confidence is the score of the two lines, in hundredths of a nat', () => {
    for (const [k, { left, right }] of boundaries.entries()) {
      expect(drafts[k]!.confidence).toBeCloseTo(calibrated.score(left, right), 1);
      expect(Math.round(drafts[k]!.confidence * 100) / 100).toBe(drafts[k]!.confidence);
    }
  });

  test('says that no layout explains a free order, and shows what was only guessed behind what was made', () => {
    const guess: Boundary = { ...boundaries[2]!, joint: { probability: 0.4, class: 'guessed' } };
    const all = describeJoints(region, free, boundaries.slice(0, 2), [guess], calibrated);
    expect(all.map(({ made }) => made)).toEqual([true, true, false]);
    expect(all.every(({ evidence }) => evidence.at(-1) === 'no layout explains the order')).toBe(true);
  });

  test('the same joint has the same id in every run', () => {
    const again = describeJoints(region, free, boundaries, [], calibrated);
    expect(again.map(({ id }) => id)).toEqual(drafts.map(({ id }) => id));
  });

  test('a boundary that no joint is known of is left out', () => {
    expect(describeJoints(region, found, [{ ...boundaries[0]!, joint: null }], [], calibrated)).toEqual([]);
  });
});

describe('describeVerdict', () => {
  test('says what was taken, what it was weighed against and what speaks for it', () => {
    expect(describeVerdict(region, found, boundaries, true)).toEqual({
      source: 's1',
      start: 0,
      end: raw.join('\n').length,
      hypothesis: 'reversed',
      score: 3.46,
      runnerUp: 'natural',
      runnerUpScore: -1.23,
      applied: true,
      fragments: 4,
      moved: 4,
      evidence: [
        'columns of about 28 lines, 1 to a page',
        'cutting explains the text better by +43.2 nats',
        'of 7 joints that are sure without any layout it makes 6',
        'joints between pages +2.5 nats each',
        'leads the runner-up by +4.7 nats a joint in which they differ',
      ],
    });
  });

  test('of a free order it says how many joints were made, and of no lead that there is none', () => {
    const { evidence, hypothesis } = describeVerdict(region, free, boundaries, true);
    expect(hypothesis).toBe('free');
    expect(evidence).toContain('2 of 3 joints made');
    expect(evidence.join()).not.toMatch(/leads|between pages|Infinity|NaN/u);
  });

  test('an order that was not applied moves nothing', () => {
    expect(describeVerdict(region, found, boundaries, false)).toMatchObject({ applied: false, moved: 0 });
  });

  test('minus stands for less than nothing, and nothing that is not a number is shown', () => {
    const bad = { ...found, gain: -3, score: Number.NaN, sure: { found: 0, made: 0, inRaw: 0 } };
    const { evidence, score } = describeVerdict(region, bad, boundaries, false);
    expect(score).toBe(0);
    expect(evidence).toContain('cutting explains the text better by −3.0 nats');
    expect(evidence.join()).not.toContain('sure');
  });
});
