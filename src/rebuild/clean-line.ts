import { unifyRadical } from '../language/unify-radical.ts';
import type { Line, Piece } from '../types.ts';
import { readDoubled } from './doubled-glyphs.ts';
import { findLetterSpacing } from './letter-spacing.ts';

/** How spaces inside the lines of a text are treated. */
export interface Spacing {
  /** Blanks between Han and digits or letters are remains of justified lines, not the text's own. */
  readonly dropMixed: boolean;
  /** The text was set in lines: letter-spaced Han close up. */
  readonly isSet: boolean;
  /** Lines of single characters that stand in a grid of such lines: a table, or a page of vertical text. */
  readonly grid?: ReadonlySet<Line>;
  /** Most boundaries between Han and digits or letters are spaced, on both sides: so is one that a line break stands for. */
  readonly isMixedSpaced?: boolean;
}

/** Share of boundaries between Han and digits, on either side of them, that must be spaced for a text to be spaced. */
const SPACED = 0.5;

/** Fewer boundaries say nothing about how a document spaces them. */
const FEWEST_PAIRS = 10;

const han = '\\p{Script=Han}〇';
const mark = '，。、；：！？“”‘’（）《》〈〉【】「」『』—…·％';

/**
 * Reads a text's own way of spacing. Nobody spaces one side of a number only: where a blank stands before most digits and behind
 * few, or the reverse, it came from justified lines. Flowing text is left as it is.
 */
export function readSpacing(lines: readonly Line[], isSet: boolean): Spacing {
  const grid = findGrid(lines);
  if (!isSet) return { dropMixed: false, isSet, grid };
  const text = lines.map((line) => line.text).join('\n');
  const count = (pattern: string) => text.match(new RegExp(pattern, 'gu'))?.length ?? 0;
  const share = (spaced: number, all: number) => (all === 0 ? 0 : spaced / all);
  const [pairsBefore, pairsBehind] = [count(`[${han}] *[0-9A-Za-z]`), count(`[0-9A-Za-z%] *[${han}]`)];
  const before = share(count(`[${han}] +[0-9A-Za-z]`), pairsBefore);
  const behind = share(count(`[0-9A-Za-z%] +[${han}]`), pairsBehind);
  const isSpaced = Math.min(before, behind) >= SPACED;
  return { dropMixed: !isSpaced, isSet, grid, isMixedSpaced: isSpaced && pairsBefore + pairsBehind >= FEWEST_PAIRS };
}

const singles = new RegExp(`^[${han}](?:\\s+[${han}])+$`, 'u');

function findGrid(lines: readonly Line[]): ReadonlySet<Line> {
  const counts = lines.map(({ text }) =>
    text.length <= 200 && singles.test(text) ? text.replace(/\s+/gu, '').length : 0,
  );
  const isBeside = (i: number, j: number) =>
    counts[j] === counts[i] || ((counts[j] ?? 0) > 0 && (counts[j + j - i] ?? 0) > 0);
  return new Set(lines.filter((_, i) => counts[i]! > 0 && (isBeside(i, i - 1) || isBeside(i, i + 1))));
}

const blank = /[ \t\u00a0\u2000-\u200a\u3000]+/gu;
const mixed = new RegExp(`^(?:[${han}${mark}][0-9A-Za-z%+.]|[0-9A-Za-z%+.][${han}${mark}])$`, 'u');
const beside = new RegExp(`[${mark}]`, 'u');
const letterSpaced = new RegExp(
  `(?<![^\\s])(?:[${han}${mark}]|[0-9.%]+)(?: (?:[${han}${mark}]+|[0-9.%]+)){2,}(?![^\\s])`,
  'gu',
);
const single = new RegExp(`^[${han}${mark}]$`, 'u');

/** Share of single characters among the groups of a line from which on it is letter-spaced. */
const MOSTLY_SINGLE = 0.7;

/**
 * Cuts a line into the pieces of a paragraph: blanks that only laid the line out are left between pieces, radicals that PDF fonts
 * put for ideographs (⽩ ⼈ ⺠) become edits; marks of the markup are no text. Everything else stays as printed: NFC and NFKC would change more than they mend.
 *
 * @example 全 市 生 产 总 值 gives six pieces, 市长 王吉 one.
 */
export function cleanLine(line: Line, spacing: Spacing): readonly Piece[] {
  const isRow = line.kind === 'table';
  const marks = (line.marks ?? []).map(([start, end]) => [start - line.start, end - line.start] as const);
  const doubled = isRow || marks.length > 0 ? null : readDoubled(line.text);
  if (doubled !== null)
    return [{ source: line.source, start: line.start, end: line.end, text: doubled, rule: 'doubled-glyphs' }];
  const spaced = isRow || spacing.grid?.has(line) ? [] : findLetterSpacing(line.text);
  const blanks = spaced.length > 0 || isRow || !spacing.isSet ? spaced : findDroppedBlanks(line.text, spacing);
  const dropped = marks.length > 0 ? [...blanks, ...marks].sort((a, b) => a[0] - b[0]) : blanks;
  const pieces: Piece[] = [];
  let cursor = 0;
  for (const [start, end] of [...dropped, [line.text.length, line.text.length] as const]) {
    if (start > cursor) pieces.push(...unifyRadicals(line, cursor, start));
    cursor = end;
  }
  return pieces;
}

function findDroppedBlanks(text: string, { dropMixed }: Spacing): readonly (readonly [number, number])[] {
  const spaced = [...text.matchAll(letterSpaced)]
    .filter(([run]) => {
      const groups = run.split(' ');
      return groups.filter((group) => single.test(group)).length >= MOSTLY_SINGLE * groups.length;
    })
    .map((match) => [match.index, match.index + match[0].length] as const);
  return [...text.matchAll(blank)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const around = text.charAt(start - 1) + text.charAt(end);
    const isLetterSpacing = spaced.some(([from, to]) => start >= from && end <= to);
    const isPadding = dropMixed && (mixed.test(around) || beside.test(around));
    return isLetterSpacing || isPadding ? [[start, end] as const] : [];
  });
}

function unifyRadicals(line: Line, from: number, to: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let cursor = from;
  const push = (end: number) => {
    if (end > cursor) pieces.push({ source: line.source, start: line.start + cursor, end: line.start + end });
  };
  for (let i = from; i < to; i += 1) {
    const code = line.text.charCodeAt(i);
    if (code < 0x2e80 || code > 0x2fdf) continue;
    const unified = unifyRadical(code);
    if (unified === code) continue;
    push(i);
    const text = String.fromCodePoint(unified);
    pieces.push({ source: line.source, start: line.start + i, end: line.start + i + 1, text, rule: 'kangxi-radical' });
    cursor = i + 1;
  }
  push(to);
  return pieces;
}
