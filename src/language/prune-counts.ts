import type { MergedCounts } from './merge-counts.ts';
import { EMPTY_PLACE, extendPlace, firstSlot, LINE_START, ORDER } from './ngram-hash.ts';
import {
  CODE_MASK,
  decodeStep,
  encodeStep,
  type Masses,
  type PackedCounts,
  STEM,
  STEP_BITS,
  STEP_MASK,
  UNITS,
  writeStem,
} from './packed-counts.ts';

/** Share of slots in use. A miss then probes 13 slots or so, side by side in memory. */
const LOAD = 0.8;

/**
 * Packs counts for the model file, leaving out n-grams of order n whose value, in occurrences in a report, is below
 * `least[n]`. An n-gram that a kept one goes on from stays.
 *
 * Choosing by what an n-gram tells instead (Stolcke 1998: value times |ln P(c|h) - ln P(c|h')|) was worse for joints: at
 * 9.0 MB top-1 56.3% and AUC .892, where cutting by value gave 56.4% and .898 at 7.4 MB.
 */
export function pruneCounts(counts: MergedCounts, least: readonly number[]): PackedCounts {
  const { size, order, prefix, seen } = counts;
  const kept = new Uint8Array(size);
  const contexts = new Uint8Array(size);
  for (let slot = 0; slot < size; slot++) {
    const length = order[slot]!;
    if (length === 1 || (length > 1 && seen[slot]! >= least[length]! * UNITS)) kept[slot] = 1;
  }
  for (let length = ORDER; length >= 2; length--) {
    for (let slot = 0; slot < size; slot++) {
      if (order[slot] !== length || kept[slot] === 0) continue;
      kept[prefix[slot]!] = 1;
      contexts[prefix[slot]!] = 1;
    }
  }
  return pack(counts, kept, contexts);
}

function pack(counts: MergedCounts, kept: Uint8Array, contexts: Uint8Array): PackedCounts {
  const { size, order, place, key, prefix, seenMass, novelMass } = counts;
  // What the file will say of an n-gram, so that the continuations of a context and its back-off add up.
  const seen = new Float64Array(counts.seen);
  const novel = new Float64Array(counts.novel);
  const seenSum = new Float64Array(size);
  const novelSum = new Float64Array(size);
  // What is left to shorter contexts; never 0, since every continuation left its discount.
  const seenBack = Float64Array.from(seenMass);
  const novelBack = Float64Array.from(novelMass);
  let [seenEmpty, novelEmpty] = [counts.emptySeen, counts.emptyNovel];
  const opening = extendPlace(EMPTY_PLACE, LINE_START);
  let [stemCount, twigCount, leafCount, emptySeen, emptyNovel] = [0, 0, 0, 0, 0];
  for (let slot = 0; slot < size; slot++) {
    if (kept[slot] === 0) continue;
    const length = order[slot]!;
    if (isStem(length, contexts[slot]!)) stemCount++;
    else {
      if (length === ORDER) leafCount++;
      else twigCount++;
      seen[slot] = decodeStep(encodeStep(seen[slot]!));
      novel[slot] = decodeStep(encodeStep(novel[slot]!));
    }
    if (length > 1) {
      seenSum[prefix[slot]!]! += seen[slot]!;
      novelSum[prefix[slot]!]! += novel[slot]!;
      seenBack[prefix[slot]!]! -= counts.seen[slot]!;
      novelBack[prefix[slot]!]! -= counts.novel[slot]!;
    } else if (place[slot] !== opening) {
      emptySeen += seen[slot]!;
      emptyNovel += novel[slot]!;
      seenEmpty -= seen[slot]!;
      novelEmpty -= novel[slot]!;
    }
  }
  const stems = new Uint32Array((Math.ceil(stemCount / LOAD) + 1) * STEM);
  const twigs = new Uint32Array(Math.ceil(twigCount / LOAD) + 1);
  const leaves = new Uint32Array(Math.ceil(leafCount / LOAD) + 1);
  for (let from = 0; from < size; from++) {
    if (kept[from] === 0) continue;
    const length = order[from]!;
    if (isStem(length, contexts[from]!)) {
      const masses = massesOf(seenSum[from]!, seenBack[from]!, novelSum[from]!, novelBack[from]!);
      const slot = freeSlot(stems, STEM, place[from]!);
      // A context none of whose continuations was kept says nothing: its mass stays with the shorter one.
      writeStem(stems, slot, key[from]!, seen[from]!, novel[from]!, contexts[from] === 1 ? masses : SILENT);
    } else {
      const code = encodeStep(counts.seen[from]!);
      if (length === ORDER) {
        leaves[freeSlot(leaves, 1, place[from]!)] = (key[from]! & ~STEP_MASK) | code;
      } else {
        const pair = (code << STEP_BITS) | encodeStep(counts.novel[from]!);
        twigs[freeSlot(twigs, 1, place[from]!)] = (key[from]! & ~CODE_MASK) | pair;
      }
    }
  }
  const empty = massesOf(emptySeen, seenEmpty, emptyNovel, novelEmpty);
  return { stems, twigs, leaves, ngrams: stemCount + twigCount + leafCount, empty };
}

const SILENT: Masses = { seen: 0, seenBackOff: 0, novel: 0, novelBackOff: 0 };

/** Single characters are stems in any case: they are few, and what is left to them matters most. */
function isStem(length: number, isContext: number): boolean {
  return length === 1 || isContext === 1;
}

/** Two n-grams that share a slot may book more to a context than it had: some back-off stays, or ln 0 decides a joint. */
function massesOf(seen: number, seenBackOff: number, novel: number, novelBackOff: number): Masses {
  return {
    seen: Math.round(seen),
    seenBackOff: Math.max(1, seenBackOff),
    novel: Math.round(novel),
    novelBackOff: Math.max(1, novelBackOff),
  };
}

function freeSlot(words: Uint32Array, width: number, place: number): number {
  const size = words.length / width;
  let slot = firstSlot(place, size);
  while (words[slot * width] !== 0) slot = slot + 1 === size ? 0 : slot + 1;
  return slot;
}
