import type { CharacterModel } from './character-model.ts';
import { COUNT, type DocumentCounts, FOLLOWERS, RECORD, TYPES } from './document-counts.ts';
import { EMPTY_KEY, EMPTY_PLACE, extendKey, extendPlace, firstSlot, LINE_START, ORDER } from './ngram-hash.ts';
import { CODE_BITS, CODE_MASK, decodedCounts, KEY_SHIFT, lowerKey, SLOT } from './packed-counts.ts';

/** Characters of the right line that a joint is judged by: 2, 3, 4 and 6 gave the same AUC, .866 (ORDER-NOTES 4.4). */
const HEAD = 4;
const CONTEXT = ORDER - 1;

/** Floor of unseen characters: one in the 20,992 of the block CJK Unified Ideographs (Unicode 14 and later). */
const UNIFORM = 1 / 20_992;

/** All take folded codes ({@link foldText}). A scorer reuses its scratch space: it is not for two threads at once. */
export interface CharacterScorer {
  /** ln P of the character at `position` after those of `from..position-1`, of which the last four count. */
  logProbability(codes: Uint32Array, from: number, position: number): number;
  /**
   * How much better the head of the right line follows the tail of the left one than it stands alone, in nats: sum over
   * its first four characters of ln p(c | tail and head before c) - ln p(c | head before c). Without the subtraction
   * frequent openers win every joint. 0 for an empty line; above 0 where 党的二十大|精神 meet, below at 党的二十大|粮食.
   */
  boundaryPmi(tail: Uint32Array, head: Uint32Array): number;
  /** Sum of ln P over a line, and its mean a character; `opens` says that the line opens a paragraph. */
  logLikelihood(codes: Uint32Array, opens?: boolean): { readonly sum: number; readonly mean: number };
}

/**
 * A scorer over the language's counts plus `weight` times the document's own (counts and types alike). Either may be
 * null: a German gazette has no foreign model, and a model alone judges a single line. The document's names and set
 * phrases, counted within its own lines, are worth more than any larger corpus (DESIGN.md 6, ORDER-NOTES.md 4.4).
 *
 * Interpolated Witten-Bell, P(c|h) = (n(hc) + T(h) P(c|h')) / (n(h) + T(h)), down to characters and a uniform floor
 * (Witten and Bell 1991; Chen and Goodman 1999, 2.5).
 */
export function combine(
  model: CharacterModel | null,
  document: DocumentCounts | null,
  weight: number,
): CharacterScorer {
  const slots = model?.slots ?? new Uint32Array(SLOT);
  const size = model?.size ?? 1;
  const records = document?.records ?? new Uint32Array(RECORD);
  const recordsSize = document?.size ?? 1;

  // By context length: its hashes, and followers and back-off mass; both are 0 where the context was never continued.
  const places = new Int32Array(ORDER + 1).fill(EMPTY_PLACE, 0, 1);
  const keys = new Int32Array(ORDER + 1).fill(EMPTY_KEY, 0, 1);
  const followers = new Float64Array(ORDER + 1);
  const backOff = new Float64Array(ORDER + 1);
  const share = new Float64Array(ORDER);
  const rest = new Float64Array(ORDER);
  followers[0] = (model?.total ?? 0) + weight * (document?.total ?? 0);
  backOff[0] = (model?.types ?? 0) + weight * (document?.types ?? 0);

  /** Looks up an n-gram of `order`, makes it the context of that length and returns its count. */
  function enter(order: number, place: number, signedKey: number): number {
    const key = signedKey >>> 0;
    let count = 0;
    let next = 0;
    let back = 0;
    let slot = firstSlot(place, size);
    for (let word = slots[slot * SLOT] as number; word !== 0; word = slots[slot * SLOT] as number) {
      const masses = slots[slot * SLOT + 1] as number;
      if ((word ^ key) >>> CODE_BITS === 0 && masses >>> KEY_SHIFT === lowerKey(key)) {
        count = decodedCounts[word & CODE_MASK] as number;
        next = decodedCounts[(masses >>> CODE_BITS) & CODE_MASK] as number;
        back = decodedCounts[masses & CODE_MASK] as number;
        break;
      }
      slot = slot + 1 === size ? 0 : slot + 1;
    }
    let at = firstSlot(place, recordsSize) * RECORD;
    for (let own = records[at + COUNT] as number; own !== 0; own = records[at + COUNT] as number) {
      if (records[at] === key) {
        count += weight * own;
        next += weight * (records[at + FOLLOWERS] as number);
        back += weight * (records[at + TYPES] as number);
        break;
      }
      at = at + RECORD === records.length ? 0 : at + RECORD;
    }
    places[order] = place;
    keys[order] = key;
    followers[order] = next;
    backOff[order] = back;
    return count;
  }

  function forgetFrom(order: number): void {
    for (let i = order; i <= ORDER; i++) {
      followers[i] = 0;
      backOff[i] = 0;
    }
  }

  /** Makes the last characters before `end`, none before `from`, the context. */
  function setContext(codes: Uint32Array, from: number, end: number): void {
    const longest = Math.min(CONTEXT, end - from);
    let order = 1;
    for (; order <= longest; order++) {
      let place = EMPTY_PLACE;
      let key = EMPTY_KEY;
      for (let i = end - order; i < end; i++) {
        place = extendPlace(place, codes[i] as number);
        key = extendKey(key, codes[i] as number);
      }
      enter(order, place, key);
      // Whatever never was continued is no part of a longer context that was.
      if ((backOff[order] as number) === 0) break;
    }
    forgetFrom(order);
  }

  /** Fills `share` and `rest` for a character after the present context, then moves on by it. */
  function advance(code: number): void {
    // From the longest context down: entering an n-gram overwrites the context one longer, which then was read.
    for (let context = CONTEXT; context >= 0; context--) {
      const back = backOff[context] as number;
      const mass = (followers[context] as number) + back;
      if (mass === 0) {
        share[context] = 0;
        rest[context] = 1;
        followers[context + 1] = 0;
        backOff[context + 1] = 0;
      } else {
        const place = extendPlace(places[context] as number, code);
        const key = extendKey(keys[context] as number, code);
        share[context] = enter(context + 1, place, key) / mass;
        rest[context] = back / mass;
      }
    }
  }

  function interpolate(from: number, to: number, lower: number): number {
    let probability = lower;
    for (let context = from; context <= to; context++) {
      probability = (share[context] as number) + (rest[context] as number) * probability;
    }
    return probability;
  }

  return {
    logProbability(codes, from, position) {
      setContext(codes, from, position);
      advance(codes[position] as number);
      return Math.log(interpolate(0, CONTEXT, UNIFORM));
    },

    boundaryPmi(tail, head) {
      setContext(tail, 0, tail.length);
      const length = Math.min(HEAD, head.length);
      let ratio = 1;
      for (let k = 0; k < length; k++) {
        advance(head[k] as number);
        // After k characters of the head, contexts of up to k characters lie within it; the longer ones span the joint.
        const alone = interpolate(0, k, UNIFORM);
        ratio *= interpolate(k + 1, CONTEXT, alone) / alone;
      }
      return Math.log(ratio);
    },

    logLikelihood(codes, opens = false) {
      forgetFrom(1);
      if (opens) enter(1, extendPlace(EMPTY_PLACE, LINE_START), extendKey(EMPTY_KEY, LINE_START));
      let sum = 0;
      for (const code of codes) {
        advance(code);
        sum += Math.log(interpolate(0, CONTEXT, UNIFORM));
      }
      return { sum, mean: codes.length === 0 ? 0 : sum / codes.length };
    },
  };
}
