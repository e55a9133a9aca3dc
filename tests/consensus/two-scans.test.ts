import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import type { Cleaned } from '../../src/types.ts';
import { misprintText } from '../benchmarks/misprint.ts';
import { seededRandom } from '../benchmarks/seeded-random.ts';
import { formats, ledgerState, runTwice, soundLedger } from '../invariants.ts';
import { cutInColumns, report, setInLines } from '../made-print.ts';

const numerals = /[\p{Nd}.%〇零一二三四五六七八九十百千万亿两]/u;
const textOf = (text: string) => text.replace(/\s+/gu, '');

/** Every column of a page as one scan read it, and at once as a second scan read it. */
function scannedTwice(rate: number): string {
  const random = seededRandom(11);
  const columns = cutInColumns(setInLines(report, 22), 30);
  const scan = (lines: readonly string[]) => lines.map((line) => misprintText(line, rate, random, numerals)).join('\n');
  return columns.map((lines) => `${scan(lines)}\n${scan(lines)}`).join('\n\n');
}

function edits({ ledger }: Cleaned) {
  return ledger.edits.filter(({ rule }) => rule === 'consensus');
}

describe('columns that two scans have read', () => {
  const raw = scannedTwice(0.02);

  it('give a text with characters of both, each reading with its place in the other scan', async () => {
    const cleaned = await clean(raw);
    expect(edits(cleaned).length).toBeGreaterThan(5);
    for (const { clean: reading, evidence } of edits(cleaned)) {
      expect(evidence).toBeTypeOf('object');
      const { start, end } = evidence as { start: number; end: number };
      if (reading !== '') expect(textOf(raw.slice(start, end))).toBe(reading);
    }
    expect(ledgerState(cleaned)).toEqual(soundLedger(raw));
  });

  it.each(formats)('are settled: %s cleaned again stays as it is', async (format) => {
    const { first, second } = await runTwice(await clean(raw), format);
    expect(second).toBe(first);
  });

  it('stand as they were read where duplicates are kept', async () => {
    expect(edits(await clean(raw, { keep: ['duplicates'] }))).toEqual([]);
  });
});

describe('files that print one text', () => {
  it('lose most of their misreadings, whatever their line breaks', async () => {
    const random = seededRandom(5);
    const whole = textOf(report.join(''));
    const files = [18, 26].map((measure, f) => ({
      path: `scan${f}.txt`,
      content: setInLines(report, measure)
        .map((line) => misprintText(line, 0.02, random, numerals))
        .join('\n'),
    }));
    const cleaned = await clean(files);
    expect(edits(cleaned).length).toBeGreaterThan(whole.length / 100);
    expect(new Set(edits(cleaned).map(({ evidence }) => (evidence as { source: string }).source)).size).toBe(1);
    expect(ledgerState(cleaned)).toEqual(soundLedger(...files.map(({ content }) => content)));
  });

  it('leave a clean file as it is', async () => {
    const poor = report.map((paragraph) => misprintText(paragraph, 0.03, seededRandom(9))).join('\n');
    const cleaned = await clean([
      { path: 'a.txt', content: poor },
      { path: 'b.txt', content: report.join('\n') },
    ]);
    expect(textOf(canonical(cleaned.report))).toBe(textOf(report.join('')));
    expect(edits(cleaned)).toEqual([]);
  });
});
