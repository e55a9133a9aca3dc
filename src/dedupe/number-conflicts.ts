import { foldText } from '../language/fold-character.ts';
import type { Conflict, Paragraph, Report, Span } from '../types.ts';

/** A number as printed, with its unit, and the words around it. */
interface Figure {
  readonly paragraph: Paragraph;
  readonly article: number;
  /** UTF-16 offsets in the paragraph's text. */
  readonly start: number;
  readonly end: number;
  readonly reading: string;
  readonly value: number;
  /** Decimals printed, in units of the value. */
  readonly step: number;
  readonly unit: string;
  readonly left: string;
  readonly right: string;
  /** The other numbers that stand near. */
  readonly near: readonly string[];
}

const figure = /(\d+(?:\.\d+)?)\s*([万亿]{0,2})([%％]|\p{Script=Han})?/gu;
const scales: Readonly<Record<string, number>> = { '': 1, 万: 1e4, 亿: 1e8, 万亿: 1e12 };

/** Characters in front of a number that must agree to the letter: `肉牛饲养量达到`. */
const KEY = 6;

/** Characters on either side that are compared, and the share of letter pairs that must agree there. */
const WINDOW = 24;
const AGREEMENT = 0.5;

/** Characters on either side in which other numbers are looked at. */
const NEAR = 40;

/** A wording in more places than this is a formula. */
const COMMON = 6;

/**
 * Finds numbers that two articles give differently in what is otherwise the same sentence: a foreword that says 132万头 where
 * the report says 122.8万头. Rounding is no conflict: 38.82% and 38.8% agree. Rows of tables are no sentences.
 *
 * In: a report. Out: conflicts whose spans hold the numbers with their units in the source.
 */
export function findNumberConflicts(report: Report): readonly Conflict[] {
  const byKey = new Map<string, Figure[]>();
  const conflicts: Conflict[] = [];
  if (report.articles.length < 2) return conflicts;
  for (const [article, { paragraphs }] of report.articles.entries()) {
    const prose = paragraphs.filter(({ kind }) => kind !== 'table');
    for (const each of prose.flatMap((paragraph) => readFigures(paragraph, article))) {
      const key = `${each.left.slice(-KEY)} ${each.unit}`;
      const known = byKey.get(key) ?? [];
      for (const other of known)
        if (other.article !== article && clashes(other, each)) conflicts.push(describe(other, each));
      if (known.length < COMMON) byKey.set(key, [...known, each]);
    }
  }
  return conflicts;
}

function readFigures(paragraph: Paragraph, article: number): readonly Figure[] {
  return [...paragraph.text.matchAll(figure)].flatMap((match): readonly Figure[] => {
    const [reading, digits, scale, unit] = [match[0], match[1]!, match[2] ?? '', match[3] ?? ''];
    const [start, end] = [match.index, match.index + reading.length];
    const left = foldedBefore(paragraph.text, start);
    if (left.length < KEY || unit === '年' || unit === '月' || unit === '日') return [];
    const size = scales[scale] ?? 1;
    const decimals = digits.split('.')[1]?.length ?? 0;
    return [
      {
        paragraph,
        article,
        start,
        end,
        reading,
        value: Number(digits) * size,
        step: size / 10 ** decimals,
        unit,
        left,
        right: foldedBehind(paragraph.text, end),
        near: numbersNear(paragraph.text, start, end),
      },
    ];
  });
}

function numbersNear(text: string, start: number, end: number): readonly string[] {
  const around = `${text.slice(Math.max(0, start - NEAR), start)}|${text.slice(end, end + NEAR)}`;
  return around.match(/\d+(?:\.\d+)?/gu) ?? [];
}

function foldedBefore(text: string, offset: number): string {
  return fold(text.slice(Math.max(0, offset - 2 * WINDOW), offset)).slice(-WINDOW);
}

function foldedBehind(text: string, offset: number): string {
  return fold(text.slice(offset, offset + 2 * WINDOW)).slice(0, WINDOW);
}

/** Numbers stay out of the comparison: they are what may differ. */
function fold(text: string): string {
  return String.fromCodePoint(...foldText(text)).replace(/0[0.]*/gu, '');
}

function clashes(a: Figure, b: Figure): boolean {
  if (Math.abs(a.value - b.value) <= Math.max(a.step, b.step) / 2 + Number.EPSILON * Math.max(a.value, b.value))
    return false;
  return agreement(a.left, b.left) >= AGREEMENT && agreement(a.right, b.right) >= AGREEMENT && agreesElsewhere(a, b);
}

/** A sentence said twice repeats most of its numbers; one in which all differ is the same sentence about another year. */
function agreesElsewhere(a: Figure, b: Figure): boolean {
  const shared = a.near.filter((number) => b.near.includes(number)).length;
  return shared > 0 && 2 * shared >= Math.min(a.near.length, b.near.length);
}

/** Dice score of letter pairs. */
function agreement(a: string, b: string): number {
  const pairs = (text: string) => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
  const [left, right] = [pairs(a), pairs(b)];
  if (left.length + right.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const pair of left) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of right) {
    const count = counts.get(pair) ?? 0;
    if (count > 0) shared += 1;
    counts.set(pair, count - 1);
  }
  return (2 * shared) / (left.length + right.length);
}

function describe(a: Figure, b: Figure): Conflict {
  return { a: spanOf(a), b: spanOf(b), kind: 'number', readings: [a.reading, b.reading] };
}

/** The source span behind a stretch of a paragraph, from its first to its last character. */
function spanOf({ paragraph, start, end }: Figure): Span {
  const [from, to] = [sourceOffset(paragraph, start), sourceOffset(paragraph, end - 1)];
  return {
    source: from.source,
    start: from.start,
    end: to.source === from.source && to.start >= from.start ? to.start + 1 : from.start + 1,
  };
}

function sourceOffset(paragraph: Paragraph, offset: number): { readonly source: string; readonly start: number } {
  let at = 0;
  for (const piece of paragraph.pieces) {
    const length = piece.text?.length ?? piece.end - piece.start;
    if (offset < at + length)
      return { source: piece.source, start: Math.min(piece.start + offset - at, piece.end - 1) };
    at += length;
  }
  const last = paragraph.pieces[paragraph.pieces.length - 1]!;
  return { source: last.source, start: last.end - 1 };
}
