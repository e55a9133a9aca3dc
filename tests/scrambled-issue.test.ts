import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { canonical } from '../src/ledger/canonical.ts';
import type { Cleaned } from '../src/types.ts';
import { formats, ledgerState, paragraphTexts, runTwice, soundLedger } from './invariants.ts';
import { cutInColumns, report, setInLines } from './made-print.ts';

const lines = setInLines(report, 18);
const low = cutInColumns(lines, 20);
const tall = cutInColumns(lines, 28);
/** No layout explains these orders. */
const scrambled = [7, 2, 11, 4, 0, 13, 9, 5, 14, 1, 8, 3, 12, 6, 10];
const scrambledTall = [3, 8, 1, 10, 5, 0, 7, 2, 9, 4, 6];

type Columns = readonly (readonly string[])[];
const printOf = (columns: Columns, order: readonly number[], between = '\n\n') =>
  order.map((c) => columns[c]!.join('\n')).join(between);
const inOrder = (columns: Columns) => columns.map((_, c) => c);
const without = (columns: Columns, hole: number) => inOrder(columns).filter((c) => c !== hole);

/** How many places where a column of print ends are joined right: the text runs on over them. */
function restored(cleaned: Cleaned, columns: Columns): number {
  const text = canonical(cleaned.report).replaceAll('\n', '');
  return columns.slice(1).filter((column, k) => text.includes(columns[k]!.at(-1)! + column[0]!)).length;
}

const [safe, best] = (await Promise.all(
  (['safe', 'best'] as const).map((order) => clean(printOf(low, scrambled), { order })),
)) as [Cleaned, Cleaned];

describe('an issue whose columns are scrambled', () => {
  test('is restored whole where every joint is sure', async () => {
    const cleaned = await clean(printOf(tall, scrambledTall));
    expect(paragraphTexts(cleaned)).toEqual(report);
    expect(cleaned.summary).toMatchObject({ joints: { guessed: 0 }, gaps: 0 });
    expect(cleaned.ledger.order).toMatchObject([{ hypothesis: 'free', applied: true, fragments: 11 }]);
  });

  test('is restored further by best than by safe, which makes the sure joints alone', () => {
    const raw = low.slice(1).filter((_, k) => scrambled[scrambled.indexOf(k) + 1] === k + 1).length;
    expect(restored(safe, low)).toBeGreaterThan(raw);
    expect(restored(best, low)).toBeGreaterThan(restored(safe, low));
    expect(paragraphTexts(best)).toEqual(report);
  });

  test('with safe no guess is made: where one would stand the report shows a gap', () => {
    expect(safe.ledger.joints.filter(({ class: sure }) => sure === 'guessed').length).toBeGreaterThan(0);
    for (const { class: sure, made } of safe.ledger.joints) expect(made).toBe(sure !== 'guessed');
    expect(safe.ledger.gaps.length).toBeGreaterThan(0);
    expect(best.ledger.joints.every(({ made }) => made)).toBe(true);
    expect(best.ledger.gaps).toEqual([]);
  });

  test.each([
    ['safe', safe],
    ['best', best],
  ] as const)('with %s every joint says what class it is of, and why', (_, { ledger }) => {
    expect(ledger.joints.length).toBeGreaterThan(0);
    for (const joint of ledger.joints) {
      expect(['certain', 'probable', 'guessed']).toContain(joint.class);
      expect(Number.isFinite(joint.confidence)).toBe(true);
      expect(joint.evidence[0]).toMatch(/^….+ \| .+…$/u);
      expect(joint.evidence.join('\n')).toMatch(/wording[\s\S]*line shape[\s\S]*brackets[\s\S]*in 100/u);
      expect(joint.at).toBeLessThan(ledger.report.length);
    }
    expect(new Set(ledger.joints.map(({ id }) => id)).size).toBe(ledger.joints.length);
  });

  test('gives the raw text back, and a second run changes nothing', async () => {
    for (const cleaned of [safe, best]) {
      expect(ledgerState(cleaned)).toEqual(soundLedger(printOf(low, scrambled)));
      for (const format of formats) {
        const { first, second } = await runTwice(cleaned, format);
        expect(second).toBe(first);
      }
    }
  });

  test('keeps its order where the user says so', async () => {
    const cleaned = await clean(printOf(tall, scrambledTall), { keep: ['order'] });
    expect(cleaned.ledger.joints).toEqual([]);
    expect(canonical(cleaned.report).replaceAll('\n', '')).toBe(scrambledTall.flatMap((c) => tall[c]!).join(''));
  });

  test('is restored without any mark between its columns', async () => {
    const cleaned = await clean(printOf(tall, scrambledTall, '\n'));
    expect(restored(cleaned, tall)).toBe(tall.length - 1);
  });
});

describe('a column that is missing', () => {
  const ends = (hole: number) => [tall[hole - 1]!.at(-1)!.slice(-12), tall[hole + 1]![0]!.slice(0, 12)];
  const gapsOf = async (hole: number) =>
    (await clean(printOf(tall, without(tall, hole), '\n\f'))).ledger.gaps.map(({ text }) => text);

  test('leaves a gap where the page before breaks off and nothing fits it', async () => {
    for (const hole of [4, 5, 9]) expect([hole, await gapsOf(hole)]).toEqual([hole, ends(hole)]);
  });

  // Known wrong: of the nine columns in the middle six are run over, as probable joints, one of them with 0 in 100.
  test.fails('leaves a gap wherever it stood', async () => {
    for (let hole = 1; hole < tall.length - 1; hole += 1)
      expect([hole, await gapsOf(hole)]).toEqual([hole, ends(hole)]);
  });

  test('is no reason to lose or move anything else', async () => {
    for (const hole of [4, 7]) {
      const raw = printOf(tall, without(tall, hole), '\n\f');
      const cleaned = await clean(raw);
      expect(ledgerState(cleaned)).toEqual(soundLedger(raw));
      expect(canonical(cleaned.report).replaceAll('\n', '')).toBe(
        without(tall, hole)
          .flatMap((c) => tall[c]!)
          .join(''),
      );
    }
  });
});

test('an issue in order is left alone, with best too', async () => {
  for (const [columns, between] of [
    [tall, '\n\n'],
    [low, '\n\f'],
    [tall, '\n'],
  ] as const) {
    const cleaned = await clean(printOf(columns, inOrder(columns), between), { order: 'best' });
    expect(paragraphTexts(cleaned)).toEqual(report);
    expect(cleaned.summary).toMatchObject({ moved: 0, gaps: 0 });
  }
});
