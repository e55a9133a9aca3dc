import { editDistance } from '../../src/check/edit-distance.ts';
import type { PassageRow } from '../../src/corpus/dedupe-rows.ts';
import type { PlantedCorpus } from './planted-passages.ts';

/** A pair of documents that a tool calls alike, and where, if it says so. */
export interface FoundPair {
  readonly a: string;
  readonly b: string;
  readonly spans?: readonly [readonly [start: number, end: number], readonly [start: number, end: number]];
}

export interface PairScore {
  readonly found: number;
  readonly planted: number;
  /** Pairs that were not planted: those that an exact alignment finds alike, and the others. */
  readonly real: number;
  readonly wrong: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Two stretches are really alike with at most this share of errors, by an edit distance that no tool under test has a part in. */
const MOST_ERRORS = 0.3;
/** Whole passages, which may share but a part. */
const MOST_ERRORS_WHOLE = 0.5;

/**
 * Scores pairs against those that were planted. A corpus has duplicates of its own: a pair that was not planted counts neither for nor
 * against a tool where an exact alignment (of the spans that it names, else of both passages as a whole) finds it alike, and counts
 * as wrong where it does not.
 */
export function judgePairs(found: readonly FoundPair[], { passages, planted }: PlantedCorpus): PairScore {
  const texts = new Map(passages.map(({ id, text }) => [id, text]));
  const keyOf = (a: string, b: string) => (a < b ? `${a}\t${b}` : `${b}\t${a}`);
  const wanted = new Set(planted.map(([a, b]) => keyOf(a, b)));
  const hit = new Set<string>();
  let [real, wrong] = [0, 0];
  for (const pair of found) {
    const key = keyOf(pair.a, pair.b);
    if (wanted.has(key)) hit.add(key);
    else if (isAlike(pair, texts)) real += 1;
    else wrong += 1;
  }
  const precision = hit.size + wrong === 0 ? 0 : hit.size / (hit.size + wrong);
  const recall = hit.size / wanted.size;
  return {
    found: hit.size,
    planted: wanted.size,
    real,
    wrong,
    precision,
    recall,
    f1: hit.size === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

function isAlike({ a, b, spans }: FoundPair, texts: ReadonlyMap<string, string>): boolean {
  const [one, other] = [texts.get(a)!, texts.get(b)!];
  const [x, y] = spans
    ? [lettersOf(one.slice(...spans[0])), lettersOf(other.slice(...spans[1]))]
    : [lettersOf(one), lettersOf(other)];
  return editDistance(x, y) <= (spans ? MOST_ERRORS : MOST_ERRORS_WHOLE) * Math.max(x.length, y.length);
}

function lettersOf(text: string): string[] {
  return [...text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
}

/** Pairs of the clusters of `gazette dedupe`: every member with its representative, and members of small clusters with one another. */
export function pairsOfRows(rows: readonly PassageRow[], nameOf: (document: string) => string): readonly FoundPair[] {
  const clusters = new Map<string, PassageRow[]>();
  for (const row of rows) {
    const known = clusters.get(row.cluster);
    if (known) known.push(row);
    else clusters.set(row.cluster, [row]);
  }
  const pairs = new Map<string, FoundPair>();
  for (const cluster of clusters.values()) {
    const members = [...cluster].sort((x, y) => Number(y.representative) - Number(x.representative));
    const firsts = members.length <= SMALL ? members : members.slice(0, 1);
    for (const [k, x] of firsts.entries()) {
      for (const y of members.slice(k + 1)) {
        const [a, b] = [nameOf(x.document), nameOf(y.document)];
        const key = a < b ? `${a}\t${b}` : `${b}\t${a}`;
        if (!pairs.has(key))
          pairs.set(key, {
            a,
            b,
            spans: [
              [x.start, x.end],
              [y.start, y.end],
            ],
          });
      }
    }
  }
  return [...pairs.values()];
}

/** Pairs of a larger cluster are too many to judge one by one. */
const SMALL = 64;
