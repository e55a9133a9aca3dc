import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { canonical } from '../src/ledger/canonical.ts';
import { checkLedger } from '../src/ledger/check-ledger.ts';
import { restore } from '../src/ledger/restore.ts';
import { cutInColumns, report, setInLines } from './made-print.ts';

const lines = setInLines(report, 24);
const flat = (text: string) => text.replace(/\s+/gu, '');
const gold = flat(report.join(''));

/** Pages of so many vertical columns, each page given from left to right. */
const vertical = (height: number, between: string) =>
  cutInColumns(lines, height)
    .map((page) => page.toReversed().join('\n'))
    .join(between);

describe('vertical columns that came from left to right', () => {
  test.each([
    ['page by page', 14, '\n\f'],
    ['as one text', lines.length, '\n'],
  ])('are read from right to left, %s', async (_, height, between) => {
    const raw = vertical(height, between);
    const { report: clean_, ledger, sources } = await clean(raw);
    expect(flat(canonical(clean_))).toBe(gold);
    expect(ledger.order[0]?.hypothesis).toMatch(/^vertical, /);
    expect(ledger.order[0]?.applied).toBe(true);
    expect(checkLedger(clean_, ledger, sources)).toEqual([]);
    expect(restore(clean_, ledger)[0]?.text).toBe(raw);
  });

  test('stay as they came when the order is kept', async () => {
    const raw = vertical(14, '\n\f');
    const cleaned = await clean(raw, { keep: ['order'] });
    expect(flat(canonical(cleaned.report))).toBe(flat(raw));
  });
});

test('a text in order is not turned, with pages or without', async () => {
  for (const between of ['\n\f', '\n']) {
    const raw = cutInColumns(lines, 14)
      .map((page) => page.join('\n'))
      .join(between);
    const { report: clean_, ledger } = await clean(raw);
    expect(flat(canonical(clean_))).toBe(gold);
    expect(ledger.order.some(({ hypothesis }) => hypothesis.startsWith('vertical'))).toBe(false);
  }
});
