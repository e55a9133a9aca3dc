import { type CharacterStream, endOfCode, isLetter, streamOf } from './character-stream.ts';
import { exactRepeats } from './exact-repeats.ts';

/** A stretch of a text: UTF-16 offsets in the paragraphs `unit` and `endUnit`, the end excluded. */
export interface Passage {
  readonly unit: number;
  readonly start: number;
  readonly endUnit: number;
  readonly end: number;
}

/** The same words twice. `letters` counts those that agree: letters, ideographs and digits, no marks and blanks. */
export interface PassagePair {
  readonly first: Passage;
  readonly second: Passage;
  readonly letters: number;
  /** Share of letters that agree, 0 to 1. */
  readonly similarity: number;
}

/**
 * Finds passages of `least` letters and more that stand twice in a text, to the letter; marks, blanks and script may differ. Numbers are
 * compared as printed, whatever their width: with another number it is another statement.
 *
 * In: the paragraphs of a text. Out: pairs of passages in the order of the second one, each as long as it gets; passages of a pair
 * do not overlap.
 */
export function findPassages(texts: readonly string[], least: number): readonly PassagePair[] {
  const stream = streamOf(texts.map((text) => ({ text })));
  return exactRepeats(stream.codes, least).map(({ first, second, length }) =>
    describe(texts, stream, first, second, length),
  );
}

function describe(
  texts: readonly string[],
  stream: CharacterStream,
  first: number,
  second: number,
  count: number,
): PassagePair {
  const { lineOf, offsets } = stream;
  const place = (from: number) => ({
    unit: lineOf[from]!,
    start: offsets[from]!,
    endUnit: lineOf[from + count - 1]!,
    end: endOfCode(stream, from + count - 1),
  });
  const [a, b] = [place(first), place(second)];
  const [u, v, w, x] = [texts[a.unit]!, texts[b.unit]!, texts[a.endUnit]!, texts[b.endUnit]!];
  // Marks on the edges belong to the passage where both prints have them.
  let before = 0;
  while (isSameMark(u, a.start - before - 1, v, b.start - before - 1)) before += 1;
  let behind = 0;
  while (isSameMark(w, a.end + behind, x, b.end + behind)) behind += 1;
  const widen = (passage: Passage) => ({ ...passage, start: passage.start - before, end: passage.end + behind });
  return { first: widen(a), second: widen(b), letters: count, similarity: 1 };
}

function isSameMark(a: string, i: number, b: string, j: number): boolean {
  return i >= 0 && j >= 0 && i < a.length && a[i] === b[j] && !isLetter(a.charCodeAt(i));
}
