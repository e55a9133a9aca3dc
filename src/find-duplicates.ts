import { type Copy, findCopies } from './dedupe/find-copies.ts';
import { findRepeats } from './dedupe/find-repeats.ts';
import { judgeCopies, type Relation } from './dedupe/judge-copy.ts';
import { readLanguage } from './language/document-language.ts';
import { cutRegions } from './layout/measure.ts';
import { read } from './read/read.ts';
import type { Line, Span } from './types.ts';

/** Two stretches of a text that say the same; the first stands first. */
export interface Duplicate {
  readonly first: Span;
  readonly second: Span;
  /** Share of characters that agree, 0 to 1. */
  readonly similarity: number;
  /**
   * `print`: second prints, as columns set again or copies with misreadings are. `like`: equal, or nearly, and nothing shows whether
   * they are prints or the author's own repetition. `reuse`: other words, other numbers, or a part.
   */
  readonly relation: Relation;
}

/** Of two paragraphs one must be held by the other for so great a share; less is a phrase in common. */
const HELD = 0.5;

/**
 * Finds what a text holds twice: pages and columns set again, paragraphs printed again, exact or with misreadings, and what its
 * author says twice. `clean` drops only what is a `print`.
 *
 * In: a decoded text. Out: pairs of spans (UTF-16 offsets into it), repeats of set lines first, longest first, then paragraphs in the
 * order of the second.
 *
 * @example
 * findDuplicates('全市肉牛饲养量达到132万头，…\n…\n全市肉午饲养量达到132万头，…')[0]   // { first: {…}, second: {…}, similarity: .98, relation: 'print' }
 */
export function findDuplicates(text: string): readonly Duplicate[] {
  const { lines } = read({ content: text }, 's1', {});
  const isSet = cutRegions(lines).flatMap((region) => region.lines.map(() => region.measure !== null));
  const spanOf = ([start, end]: readonly [number, number]): Span => {
    const [first, last] = [lines[start] as Line, lines[end - 1] as Line];
    return { source: first.source, start: first.start, end: last.end };
  };
  const repeats = findRepeats(lines, (line) => isSet[line] === true).map(
    ({ first, second, similarity }): Duplicate => ({
      first: spanOf(first),
      second: spanOf(second),
      similarity,
      relation: 'print',
    }),
  );
  const flowing = lines.filter((_, i) => !isSet[i]);
  return [...repeats, ...paragraphCopies(flowing).filter((copy) => !repeats.some((repeat) => holds(repeat, copy)))];
}

function paragraphCopies(lines: readonly Line[]): readonly Duplicate[] {
  const texts = lines.map((line) => line.text);
  const copies = findCopies(texts).filter(({ firstShare, secondShare }) => Math.max(firstShare, secondShare) >= HELD);
  if (copies.length === 0) return [];
  const spanOf = ({ text, start, end }: Copy['first']): Span => {
    const line = lines[text]!;
    return { source: line.source, start: line.start + start, end: line.start + end };
  };
  return judgeCopies(texts, copies, readLanguage(lines)).map(({ first, second, similarity, relation }) => ({
    first: spanOf(first),
    second: spanOf(second),
    similarity,
    relation,
  }));
}

function holds(outer: Duplicate, inner: Duplicate): boolean {
  const lies = (a: Span, b: Span) => a.start >= b.start && a.end <= b.end;
  return lies(inner.first, outer.first) && lies(inner.second, outer.second);
}
