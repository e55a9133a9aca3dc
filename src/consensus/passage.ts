import { foldCharacter } from '../language/fold-character.ts';
import { foldVariant } from '../language/fold-variant.ts';
import type { Line, Span } from '../types.ts';

/** A stretch of a source that is text: a line, or the part of one. `text` is the slice of the source from `start` to `end`. */
export type PassagePart = Pick<Line, 'source' | 'start' | 'end' | 'text' | 'marks' | 'confidences'>;

/** The characters of a passage, white space and marks of the markup left out, each with its place in the source. */
export interface Passage {
  readonly parts: readonly PassagePart[];
  /** Folded for comparison: widths, radicals and scripts alike, but digits as printed, for numbers that differ must not agree. */
  readonly codes: Uint32Array;
  /** Folded for the language model, which knows but one digit. */
  readonly folded: Uint32Array;
  /** For every character the index of its part, and its offsets in the source. */
  readonly partOf: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** How sure the recogniser was of every character, 0 to 1; NaN where it does not say. */
  readonly confidences: Float32Array;
}

const ZERO = 0x30;
const FULL_WIDTH_ZERO = 0xff10;

/**
 * Reads lines, or parts of lines, behind one another as one passage.
 *
 * @example `增长 6.7%，` gives the codes of 增长6.7%， and the folded ones of 增长0.0%，
 */
export function readPassage(parts: readonly PassagePart[]): Passage {
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  const [codes, folded] = [new Uint32Array(length), new Uint32Array(length)];
  const [partOf, starts, ends] = [new Uint32Array(length), new Uint32Array(length), new Uint32Array(length)];
  const sure = new Float32Array(length).fill(Number.NaN);
  let count = 0;
  for (const [p, { text, start, marks = [], confidences = [] }] of parts.entries()) {
    let mark = 0;
    let word = 0;
    for (let at = 0; at < text.length; ) {
      const code = text.codePointAt(at)!;
      const size = code > 0xffff ? 2 : 1;
      while (mark < marks.length && marks[mark]![1] <= start + at) mark += 1;
      const isMark = mark < marks.length && marks[mark]![0] <= start + at;
      const fold = isMark ? 0 : foldCharacter(code);
      if (fold !== 0) {
        folded[count] = fold;
        codes[count] =
          fold === ZERO ? (code >= FULL_WIDTH_ZERO ? code - FULL_WIDTH_ZERO + ZERO : code) : foldVariant(fold);
        partOf[count] = p;
        starts[count] = start + at;
        ends[count] = start + at + size;
        while (word < confidences.length && confidences[word]![1] <= start + at) word += 1;
        if (word < confidences.length && confidences[word]![0] <= start + at) sure[count] = confidences[word]![2];
        count += 1;
      }
      at += size;
    }
  }
  const used = (numbers: Uint32Array) => numbers.subarray(0, count);
  return {
    parts,
    codes: used(codes),
    folded: used(folded),
    partOf: used(partOf),
    starts: used(starts),
    ends: used(ends),
    confidences: sure.subarray(0, count),
  };
}

/** The span of characters [from, to) of a passage, null where they stand on more than one part. */
export function spanOf({ parts, partOf, starts, ends }: Passage, from: number, to: number): Span | null {
  if (from >= to || partOf[from] !== partOf[to - 1]) return null;
  return { source: parts[partOf[from]!]!.source, start: starts[from]!, end: ends[to - 1]! };
}

/** Characters [from, to) as printed, white space left out. */
export function textOf({ parts, partOf, starts, ends }: Passage, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i += 1) {
    const part = parts[partOf[i]!]!;
    text += part.text.slice(starts[i]! - part.start, ends[i]! - part.start);
  }
  return text;
}

/**
 * How sure the recogniser was of characters [from, to): their mean. Where a print has none, that of the characters on both sides.
 *
 * Out: 0 to 1, NaN where it does not say.
 */
export function confidenceOf({ confidences }: Passage, from: number, to: number): number {
  const [first, last] = from < to ? [from, to] : [Math.max(0, from - 1), Math.min(confidences.length, to + 1)];
  const own = confidences.subarray(first, last);
  return own.reduce((sum, each) => sum + each, 0) / own.length;
}
