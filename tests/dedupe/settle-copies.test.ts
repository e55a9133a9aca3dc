import { describe, expect, test } from 'vitest';
import { settleCopies } from '../../src/dedupe/settle-copies.ts';
import type { Drop, Report, Span } from '../../src/types.ts';

const span = (start: number, end: number): Span => ({ source: 's1', start, end });
const copy = (start: number, end: number, of: Span): Drop => ({
  ...span(start, end),
  fate: 'duplicate',
  reason: 'printed twice',
  of,
});
const reportOf = (...pieces: readonly Span[]): Report => ({
  articles: [{ paragraphs: [{ kind: 'body', text: '', pieces }] }],
});
const named = (drops: readonly Drop[], report: Report) => settleCopies(drops, report).map(({ of }) => of);

describe('what a dropped print is said to repeat', () => {
  test('is left as it is where that stays', () => {
    expect(named([copy(20, 30, span(0, 10))], reportOf(span(0, 20)))).toEqual([span(0, 10)]);
  });

  test('is the third print where the second was dropped as a copy of it', () => {
    const drops = [copy(40, 50, span(20, 30)), copy(20, 30, span(0, 10))];
    expect(named(drops, reportOf(span(0, 20), span(30, 40)))).toEqual([span(0, 10), span(0, 10)]);
  });

  test('is found past a stretch that repeats itself in part, as a person may have decided', () => {
    const drops = [copy(172, 189, span(190, 226)), copy(190, 209, span(190, 226)), copy(209, 226, span(0, 5))];
    expect(named(drops, reportOf(span(0, 172)))).toEqual([span(0, 5), span(0, 5), span(0, 5)]);
  });

  test('is nothing where nothing of it stays', () => {
    const drops = [copy(20, 30, span(0, 10)), copy(0, 10, span(20, 30))];
    expect(named(drops, reportOf(span(10, 20)))).toEqual([undefined, undefined]);
  });
});
