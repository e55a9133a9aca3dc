import { EMPTY_KEY, EMPTY_PLACE, extendKey, extendPlace, firstSlot, ORDER } from './ngram-hash.ts';

/**
 * Words a record: key, count, followers (occurrences with a next character), types (distinct next characters),
 * histories (distinct characters before it) and novel followers (the histories of all its continuations by one).
 */
export const RECORD = 6;
export const COUNT = 1;
export const FOLLOWERS = 2;
export const TYPES = 3;
export const HISTORIES = 4;
export const NOVEL = 5;

/** Slots for each possible n-gram: at most three quarters full, and in a real text, which repeats itself, about half. */
export const SLOTS_PER_NGRAM = 4 / 3;

/**
 * A long text repeats itself more: of the 2.7 million n-grams of a book of 540,000 characters 1.0 million are distinct. A table that grows
 * too full after all is made anew with room for all of them.
 */
const LONG = 500_000;
const SLOTS_PER_NGRAM_OF_LONG = 0.6;
const FULLEST = 0.85;

/** Characters whose n-grams are looked up together. */
const AHEAD = 32;

/** Exact n-gram counts of one text: an open-addressing table of records; a record whose count is 0 is free. */
export interface DocumentCounts {
  readonly records: Uint32Array;
  readonly size: number;
  /** Records in use: distinct n-grams. */
  readonly ngrams: number;
  /** Characters counted, how many different ones, and the sum of their histories. */
  readonly total: number;
  readonly types: number;
  readonly novel: number;
}

/**
 * Counts all n-grams of orders 1 to 5 within each line; none spans two lines, since a printed line break is just what a
 * joint is judged by. Takes folded lines ({@link foldText}); a symbol `ignored` (the start of a line) is context only
 * and no character of the text.
 *
 * `slots` is how many the table has for each n-gram; what is counted does not depend on it.
 *
 * ```
 * countDocument(['舒兰汛情', '舒兰市'].map(foldText)) // 舒兰: count 2, followers 2, types 2, histories 1 (a line start)
 * ```
 */
export function countDocument(lines: readonly Uint32Array[], ignored = 0, slots?: number): DocumentCounts {
  const most = ORDER * lines.reduce((sum, line) => sum + line.length, 0);
  const share = slots ?? (most > LONG ? SLOTS_PER_NGRAM_OF_LONG : SLOTS_PER_NGRAM);
  return (
    countInto(Math.ceil(most * share) + 1, lines, ignored) ??
    countInto(Math.ceil(most * SLOTS_PER_NGRAM) + 1, lines, ignored)!
  );
}

/** Counts into a table of so many slots; null where it gets too full. */
function countInto(size: number, lines: readonly Uint32Array[], ignored: number): DocumentCounts | null {
  const fullest = size * FULLEST;
  const records = new Uint32Array(size * RECORD);
  const placesAhead = new Int32Array(AHEAD * ORDER);
  const keysAhead = new Uint32Array(AHEAD * ORDER);
  const seen = new Float64Array(1);
  const contextAt = new Float64Array(ORDER + 1);
  const places = new Int32Array(ORDER + 1).fill(EMPTY_PLACE, 0, 1);
  const keys = new Int32Array(ORDER + 1).fill(EMPTY_KEY, 0, 1);
  let ngrams = 0;
  let total = 0;
  let types = 0;
  let novel = 0;

  /** Hashes the n-grams that end at the next characters, and looks where they belong: all at once the table's slots come from memory. */
  function lookAhead(line: Uint32Array, from: number): void {
    let touched = 0;
    const end = Math.min(line.length, from + AHEAD);
    for (let position = from; position < end; position++) {
      const code = line[position] as number;
      const known = (position - from) * ORDER;
      for (let context = Math.min(position, ORDER - 1); context >= 0; context--) {
        const place = extendPlace(places[context] as number, code);
        places[context + 1] = place;
        keys[context + 1] = extendKey(keys[context] as number, code);
        placesAhead[known + context] = place;
        keysAhead[known + context] = keys[context + 1] as number;
        touched += records[firstSlot(place, size) * RECORD + COUNT] as number;
      }
    }
    seen[0] = touched;
  }

  for (const line of lines) {
    for (let position = 0; position < line.length; position++) {
      if (position % AHEAD === 0) {
        if (ngrams > fullest) return null;
        lookAhead(line, position);
      }
      const code = line[position] as number;
      const longest = Math.min(position, ORDER - 1);
      const known = (position % AHEAD) * ORDER;
      // The n-gram that begins the line has no character before it: it is its own first history.
      let isNewHistory = false;
      // From the longest context down: a slot of the arrays is overwritten only after it was read.
      for (let context = longest; context >= 0; context--) {
        const at = claim(records, size, placesAhead[known + context] as number, keysAhead[known + context] as number);
        const parent = contextAt[context] as number;
        const count = (records[at + COUNT] as number) + 1;
        records[at + COUNT] = count;
        if (count === 1) ngrams++;
        if (context === longest && longest < ORDER - 1) isNewHistory = count === 1;
        if (isNewHistory && context < ORDER - 1) {
          records[at + HISTORIES] = (records[at + HISTORIES] as number) + 1;
          if (context > 0) records[parent + NOVEL] = (records[parent + NOVEL] as number) + 1;
          else if (code !== ignored) novel++;
        }
        if (context > 0) {
          records[parent + FOLLOWERS] = (records[parent + FOLLOWERS] as number) + 1;
          // Should two n-grams share place and key, a context that goes on still has one type at least: without any it
          // would leave nothing to the shorter context, and ln 0 would decide a joint.
          const first = count === 1 || records[parent + TYPES] === 0;
          if (first) records[parent + TYPES] = (records[parent + TYPES] as number) + 1;
        } else if (code !== ignored) {
          total++;
          if (count === 1) types++;
        }
        isNewHistory = count === 1;
        contextAt[context + 1] = at;
      }
    }
  }
  return { records, size, ngrams, total, types, novel };
}

/** Offset of the record of an n-gram, or of the free record where it belongs, which then carries its key. */
export function claim(records: Uint32Array, size: number, place: number, key: number): number {
  let slot = firstSlot(place, size);
  while (records[slot * RECORD + COUNT] !== 0 && records[slot * RECORD] !== key) {
    slot = slot + 1 === size ? 0 : slot + 1;
  }
  records[slot * RECORD] = key;
  return slot * RECORD;
}
