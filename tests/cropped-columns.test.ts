import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { canonical } from '../src/ledger/canonical.ts';
import type { Cleaned } from '../src/types.ts';
import { formats, ledgerState, runTwice, soundLedger } from './invariants.ts';
import { cutInColumns, report, setInLines } from './made-print.ts';

const columns = cutInColumns(setInLines(report, 18), 24).slice(0, 6);
const lastOf = (line: string) => [...line].at(-1)!;
/** A column was cropped through the glyphs of the one on its left: the last characters of full lines came along. */
const edgeOf = (column: readonly string[]) => column.filter((line) => line.length >= 15).map(lastOf);
const merge = (left: readonly string[], right: readonly string[]) =>
  right.map((line, i) => ((left[i]?.length ?? 0) >= 15 ? `${lastOf(left[i]!)} ${line}` : line));

const [a, b, c, d, e, f] = columns as [string[], string[], string[], string[], string[], string[]];
const alone = [a, edgeOf(a), b, c, edgeOf(c), d, e, f].flat().join('\n');
const merged = [a, merge(a, b), c, merge(c, d), e, f].flat().join('\n');
const twice = [a, edgeOf(a), b, c, edgeOf(c), d, e, f, a, edgeOf(a), b, c, edgeOf(c), d, e, f].flat().join('\n');
const prints = [
  ['strips that stand alone', alone],
  ['strips at the heads of lines', merged],
  ['an issue with strips printed twice', twice],
] as const;

const plain = await clean(columns.flat().join('\n'));
const strips = ({ ledger }: Cleaned) => ledger.entries.filter(({ reason }) => reason.startsWith('strip'));

describe.each(prints)('%s', (_, raw) => {
  test('are gone from the report, and nothing else is', async () => {
    expect(canonical((await clean(raw)).report)).toBe(canonical(plain.report));
  });

  test('stay in the ledger, every character of them', async () => {
    const cleaned = await clean(raw);
    expect(ledgerState(cleaned)).toEqual(soundLedger(raw));
    expect(strips(cleaned).length).toBeGreaterThanOrEqual(edgeOf(a).length + edgeOf(c).length);
  });

  test('each is a duplicate of a character that is kept', async () => {
    const cleaned = await clean(raw);
    const kept = cleaned.ledger.entries.filter(({ fate }) => fate === 'kept');
    for (const { fate, of, start, end } of strips(cleaned)) {
      expect(fate).toBe('duplicate');
      expect(raw.slice(of!.start, of!.end)).toBe(raw.slice(start, end));
      expect(kept.some((entry) => entry.start <= of!.start && of!.end <= entry.end)).toBe(true);
    }
  });

  test('a second run finds none', async () => {
    const cleaned = await clean(raw);
    for (const format of formats) {
      const { first, second } = await runTwice(cleaned, format);
      expect(second).toBe(first);
    }
  });
});

test('a list with a letter before every item, and a poem, keep every character', async () => {
  const list = b.slice(0, 12).map((line, i) => `${'ABCDEFGHIJKL'[i]} ${line}`);
  for (const raw of [
    [...a, ...list, ...c],
    [...a, ...'春江潮水连海平海上明月共潮生', ...b],
  ]) {
    const cleaned = await clean(raw.join('\n'));
    expect(strips(cleaned)).toEqual([]);
    expect(cleaned.ledger.entries.every(({ fate }) => fate === 'kept' || fate === 'layout')).toBe(true);
  }
});
