import { DISCOUNT, TENTHS } from './discount.ts';
import {
  COUNT,
  claim,
  countDocument,
  type DocumentCounts,
  FOLLOWERS,
  HISTORIES,
  NOVEL,
  RECORD,
  SLOTS_PER_NGRAM,
} from './document-counts.ts';
import { EMPTY_KEY, EMPTY_PLACE, extendKey, extendPlace, firstSlot, LINE_START, ORDER } from './ngram-hash.ts';

/** Folded paragraphs, each opened by LINE_START, and what an occurrence in them counts for, in eighths. */
export interface Corpus {
  readonly lines: readonly Uint32Array[];
  readonly weight: number;
}

/**
 * The n-grams of some corpora together, one slot each; a slot of order 0 is free. Values in units (an eighth of a
 * tenth of an occurrence), discounted in each corpus by itself, so that all are whole numbers.
 */
export interface MergedCounts {
  readonly size: number;
  readonly order: Uint8Array;
  readonly place: Int32Array;
  readonly key: Uint32Array;
  /** Slot of the n-gram without its last character; -1 for order 1. */
  readonly prefix: Int32Array;
  /** Value by occurrences and by histories; all that its continuations weigh, undiscounted. */
  readonly seen: Uint32Array;
  readonly novel: Uint32Array;
  readonly seenMass: Uint32Array;
  readonly novelMass: Uint32Array;
  readonly emptySeen: number;
  readonly emptyNovel: number;
}

/** Share of slots in use. */
const LOAD = 0.6;

/** Counts and merges corpora; n-grams are met in the order of the texts, so the same texts give the same table. */
export function mergeCounts(corpora: readonly Corpus[]): MergedCounts {
  const counted = corpora.map(({ lines, weight }) => ({
    lines,
    weight,
    counts: countDocument(lines, LINE_START, SLOTS_PER_NGRAM),
  }));
  const size = Math.ceil(counted.reduce((sum, { counts }) => sum + counts.ngrams, 0) / LOAD) + 1;
  const merged = {
    size,
    order: new Uint8Array(size),
    place: new Int32Array(size),
    key: new Uint32Array(size),
    prefix: new Int32Array(size),
    seen: new Uint32Array(size),
    novel: new Uint32Array(size),
    seenMass: new Uint32Array(size),
    novelMass: new Uint32Array(size),
    emptySeen: 0,
    emptyNovel: 0,
  };
  for (const { lines, weight, counts } of counted) {
    add(merged, lines, weight, counts);
    merged.emptySeen += weight * TENTHS * counts.total;
    merged.emptyNovel += weight * TENTHS * counts.novel;
  }
  return merged;
}

function add(merged: MergedCounts, lines: readonly Uint32Array[], weight: number, counts: DocumentCounts): void {
  const { records } = counts;
  const done = new Uint8Array(counts.size);
  const slots = new Int32Array(ORDER + 1).fill(-1);
  const places = new Int32Array(ORDER + 1).fill(EMPTY_PLACE, 0, 1);
  const keys = new Int32Array(ORDER + 1).fill(EMPTY_KEY, 0, 1);
  for (const line of lines) {
    for (let position = 0; position < line.length; position++) {
      const longest = Math.min(position, ORDER - 1);
      const code = line[position]!;
      for (let context = longest; context >= 0; context--) {
        const order = context + 1;
        const place = extendPlace(places[context]!, code);
        const key = extendKey(keys[context]!, code) >>> 0;
        const slot = claimSlot(merged, order, place, key);
        merged.prefix[slot] = slots[context]!;
        slots[order] = slot;
        places[order] = place;
        keys[order] = key;
        const at = claim(records, counts.size, place, key);
        if (done[at / RECORD] === 1) continue;
        done[at / RECORD] = 1;
        const discount = Math.round(TENTHS * DISCOUNT[order]!);
        merged.seen[slot]! += weight * Math.max(0, TENTHS * records[at + COUNT]! - discount);
        merged.novel[slot]! += weight * Math.max(0, TENTHS * records[at + HISTORIES]! - discount);
        merged.seenMass[slot]! += weight * TENTHS * records[at + FOLLOWERS]!;
        merged.novelMass[slot]! += weight * TENTHS * records[at + NOVEL]!;
      }
    }
  }
}

function claimSlot(merged: MergedCounts, order: number, place: number, key: number): number {
  let slot = firstSlot(place, merged.size);
  while (merged.order[slot] !== 0 && (merged.key[slot] !== key || merged.order[slot] !== order)) {
    slot = slot + 1 === merged.size ? 0 : slot + 1;
  }
  merged.order[slot] = order;
  merged.place[slot] = place;
  merged.key[slot] = key;
  return slot;
}
