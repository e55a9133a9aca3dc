import { COUNT, claim, type DocumentCounts, FOLLOWERS, RECORD, TYPES } from './document-counts.ts';
import { EMPTY_KEY, EMPTY_PLACE, extendKey, extendPlace, firstSlot, ORDER } from './ngram-hash.ts';
import { CODE_BITS, CODE_MASK, encodeCount, KEY_SHIFT, lowerKey, type PackedCounts, SLOT } from './packed-counts.ts';

/** Share of slots in use. A miss then probes eight slots or so. */
const LOAD = 0.75;

/**
 * Packs the counts of `lines` for the model file, leaving out n-grams of order n that occur less than `minimum[n]`
 * times. Minimums may only grow with n, so that all prefixes and suffixes of what is kept are kept as well.
 *
 * ```
 * pruneCounts(lines, countDocument(lines, LINE_START), [0, 1, 1, 2, 2, 3]) // all 1- and 2-grams, 国家安全 seen twice
 * ```
 */
export function pruneCounts(
  lines: readonly Uint32Array[],
  counts: DocumentCounts,
  minimum: readonly number[],
): PackedCounts {
  const { records } = counts;
  const kept: Kept[] = [];
  const seen = new Uint8Array(counts.size);
  const pruned = new Uint32Array(counts.size);
  const contextAt = new Int32Array(ORDER + 1);
  const places = new Int32Array(ORDER + 1).fill(EMPTY_PLACE, 0, 1);
  const keys = new Int32Array(ORDER + 1).fill(EMPTY_KEY, 0, 1);
  for (const line of lines) {
    for (let position = 0; position < line.length; position++) {
      for (let context = Math.min(position, ORDER - 1); context >= 0; context--) {
        const place = extendPlace(places[context] as number, line[position] as number);
        const key = extendKey(keys[context] as number, line[position] as number);
        const at = claim(records, counts.size, place, key >>> 0);
        contextAt[context + 1] = at;
        places[context + 1] = place;
        keys[context + 1] = key;
        if (seen[at / RECORD] === 1) continue;
        seen[at / RECORD] = 1;
        const count = records[at + COUNT] as number;
        if (count >= (minimum[context + 1] ?? 1)) kept.push({ at, place });
        else if (context > 0) pruned[(contextAt[context] as number) / RECORD]! += count;
      }
    }
  }
  return pack(counts, pruned, kept);
}

interface Kept {
  readonly at: number;
  readonly place: number;
}

function pack(counts: DocumentCounts, pruned: Uint32Array, kept: readonly Kept[]): PackedCounts {
  const { records, total, types } = counts;
  const size = Math.ceil(kept.length / LOAD) + 1;
  const slots = new Uint32Array(size * SLOT);
  for (const { at, place } of kept) {
    const key = records[at] as number;
    const lost = pruned[at / RECORD] as number;
    // Never below 0: of two n-grams with one key, the loss of both may have been booked to one context.
    const followers = Math.max(0, (records[at + FOLLOWERS] as number) - lost);
    let slot = firstSlot(place, size);
    while (slots[slot * SLOT] !== 0) slot = slot + 1 === size ? 0 : slot + 1;
    slots[slot * SLOT] = (key & ~CODE_MASK) | encodeCount(records[at + COUNT] as number);
    // A context none of whose continuations was kept says nothing: its mass stays with the shorter one.
    const backOff = followers === 0 ? 0 : (records[at + TYPES] as number) + lost;
    slots[slot * SLOT + 1] =
      (lowerKey(key) << KEY_SHIFT) | (encodeCount(followers) << CODE_BITS) | encodeCount(backOff);
  }
  return { slots, size, ngrams: kept.length, total, types };
}
