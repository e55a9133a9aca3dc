import { type Fragment, type MadeDocument, SHORTEST } from './made-repeats.ts';
import { NOWHERE } from './misprint.ts';

/** Two fragments that a detector holds for a pair, by their places in the list that it was given. */
export interface ScoredPair {
  readonly first: number;
  readonly second: number;
  /** How sure it is; what counts is the order of the scores alone. */
  readonly score: number;
}

/** What a pair is: two prints of the same, none, or words that the text itself holds twice and that judge nobody. */
export type Verdict = 'true' | 'false' | 'natural';

/** The fragments of a document in which pairs are looked for, with what is known of each pair. */
export interface PairCase {
  readonly texts: readonly string[];
  /** Keys of the true pairs, with the length of the shorter fragment. */
  readonly truth: ReadonlyMap<string, number>;
  readonly judge: (pair: Pick<ScoredPair, 'first' | 'second'>) => Verdict;
}

/** A fragment holds another one where so much of the other is in it. */
const HELD = 0.5;
/** Letters of a run that a text holds twice. */
const RUN = 5;
/** Marks and blanks are no words: what is shared is counted in letters and digits. */
const LETTER = /[\p{L}\p{N}\p{Surrogate}]/u;
const MARKS = /[^\p{L}\p{N}\p{Surrogate}]+/gu;

export function pairKey({ first, second }: Pick<ScoredPair, 'first' | 'second'>): string {
  return first < second ? `${first}-${second}` : `${second}-${first}`;
}

/**
 * What pairs a made document holds: two of its fragments (of {@link SHORTEST} characters and more) of which one holds at least
 * half of the other, told from the origin of every letter. A pair that is none by origin, but shares at least half by runs
 * of five letters that the text itself says twice, is natural.
 */
export function gatherPairs(document: MadeDocument): PairCase {
  const fragments = document.fragments.filter(({ text, isCopy }) => isCopy || text.length >= SHORTEST);
  const sizes = fragments.map(({ text }) => text.replace(MARKS, '').length);
  const shared = countShared(fragments);
  const truth = new Map<string, number>();
  for (const [key, count] of shared) {
    const [first, second] = key.split('-').map(Number) as [number, number];
    const shorter = Math.min(sizes[first]!, sizes[second]!);
    if (count / shorter >= HELD) truth.set(key, shorter);
  }
  const natural = fragments.map((fragment) => memo(() => originalOf(fragment, document.original)));
  const runs = natural.map((text) => memo(() => runsOf(text())));
  const isNatural = (first: number, second: number) =>
    coveredShare(natural[first]!(), runs[second]!()) >= HELD ||
    coveredShare(natural[second]!(), runs[first]!()) >= HELD;
  return {
    texts: fragments.map(({ text }) => text),
    truth,
    judge: (pair) => (truth.has(pairKey(pair)) ? 'true' : isNatural(pair.first, pair.second) ? 'natural' : 'false'),
  };
}

/** How many original letters each two fragments print both, where they print any. */
function countShared(fragments: readonly Fragment[]): ReadonlyMap<string, number> {
  const holders = new Map<number, number[]>();
  for (const [index, { text, origins }] of fragments.entries()) {
    for (const [i, origin] of origins.entries()) {
      if (origin === NOWHERE || !LETTER.test(text[i]!)) continue;
      const known = holders.get(origin);
      if (known) known.push(index);
      else holders.set(origin, [index]);
    }
  }
  const shared = new Map<string, number>();
  for (const list of holders.values()) {
    for (const [i, first] of list.entries()) {
      for (const second of list.slice(i + 1)) {
        const key = pairKey({ first, second });
        if (first !== second) shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    }
  }
  return shared;
}

/** The words of a fragment as they were before noise. */
function originalOf({ origins }: Fragment, original: string): string {
  return origins
    .filter((origin) => origin !== NOWHERE)
    .map((origin) => original[origin])
    .join('')
    .replace(MARKS, '');
}

function runsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - RUN + 1) }, (_, i) => text.slice(i, i + RUN)));
}

function coveredShare(text: string, runs: ReadonlySet<string>): number {
  let covered = 0;
  let to = 0;
  for (let i = 0; i + RUN <= text.length; i += 1) {
    if (!runs.has(text.slice(i, i + RUN))) continue;
    covered += i + RUN - Math.max(to, i);
    to = i + RUN;
  }
  return text.length === 0 ? 0 : covered / text.length;
}

function memo<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
