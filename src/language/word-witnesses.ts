import type { Line, Span } from '../types.ts';
import { endsInHyphen, listWords } from './latin-words.ts';

/** A word of a document: how often it stands there whole, how often of these inside a line, and where first. */
interface Witness {
  readonly count: number;
  readonly inner: number;
  readonly first: Span;
}

/** The words of a document, folded. Nothing is read before the first question. */
export type Witnesses = (word: string) => Witness | undefined;

/**
 * Indexes the words that stand whole in the lines of a document, hyphenated ones with their hyphen.
 *
 * @example readWitnesses(lines)('verwaltung')   // { count: 3, inner: 2, first: { source: 's1', start: 120, end: 130 } }
 */
export function readWitnesses(lines: readonly Line[]): Witnesses {
  let index: Map<string, Witness> | undefined;
  return (word) => {
    index ??= indexWords(lines);
    return index.get(word);
  };
}

function indexWords(lines: readonly Line[]): Map<string, Witness> {
  const index = new Map<string, Witness>();
  let isBehindHyphen = false;
  for (const { source, start: offset, text } of lines) {
    for (const { word, start, end } of listWords(text, isBehindHyphen)) {
      const known = index.get(word);
      const inner = start > 0 && end < text.length ? 1 : 0;
      const first = known?.first ?? { source, start: offset + start, end: offset + end };
      index.set(word, { count: (known?.count ?? 0) + 1, inner: (known?.inner ?? 0) + inner, first });
    }
    isBehindHyphen = endsInHyphen(text);
  }
  return index;
}
