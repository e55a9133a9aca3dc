import { DISCOUNT } from './discount.ts';
import { COUNT, type DocumentCounts, FOLLOWERS, HISTORIES, NOVEL, RECORD, TYPES } from './document-counts.ts';
import { EMPTY_KEY, EMPTY_PLACE, extendKey, extendPlace, firstSlot, LINE_START, ORDER } from './ngram-hash.ts';
import {
  CODE_BITS,
  CODE_MASK,
  decodedSteps,
  decodedValues,
  isStem,
  type PackedCounts,
  STEM,
  STEP_BITS,
  STEP_MASK,
  seenBackOffCode,
  UNITS,
} from './packed-counts.ts';

/** Characters of the right line that a joint is judged by: 3 gave 58.5%, .9042; 4 gave 58.7%, .9054; 6 the same as 4. */
const HEAD = 4;
const CONTEXT = ORDER - 1;

/** Floor of unseen characters: one in the 20,992 of the block CJK Unified Ideographs (Unicode 14 and later). */
const UNIFORM = 1 / 20_992;

/**
 * What one scorer knows of the end of a left line: masses of the contexts that end it, by their length; what they are followed by is all
 * that is left to look up.
 */
export interface LineTail {
  readonly reach: number;
  readonly places: Int32Array;
  readonly keys: Int32Array;
  readonly seen: Float64Array;
  readonly seenRests: Float64Array;
  readonly heirs: Float64Array;
  readonly heirsRests: Float64Array;
}

/**
 * What one scorer knows of the head of a right line: its first characters, and of each its probability by itself, and that which longer
 * contexts start from.
 */
export interface LineHead {
  readonly codes: Uint32Array;
  readonly alone: Float64Array;
  readonly novel: Float64Array;
}

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
  /** The same of sides that were read before: 1,300 lines make 1.7 million pairs, but 2,600 sides. */
  pmiBetween(tail: LineTail, head: LineHead): number;
  readTail(codes: Uint32Array): LineTail;
  readHead(codes: Uint32Array): LineHead;
  /** Sum of ln P over a line, and its mean a character; `opens` says that the line opens a paragraph. */
  logLikelihood(codes: Uint32Array, opens?: boolean): { readonly sum: number; readonly mean: number };
  /** -ln P of every character of a line after those before it, in nats. */
  surprise(codes: Uint32Array): Float32Array;
}

/**
 * A scorer over the language's counts plus `weight` times the document's own. Either may be null: a German gazette has
 * no foreign model, and a model alone judges a single line. The document's names and set phrases, counted within its own
 * lines, are worth more than any larger corpus (DESIGN.md 6, ORDER-NOTES.md 4.4).
 *
 * Interpolated Kneser-Ney: P(c|h) = (n(hc) - D + D T(h) P'(c|h')) / n(h), where a shorter context counts not occurrences
 * but histories, the distinct characters that an n-gram was seen after (Kneser and Ney 1995; Chen and Goodman 1999).
 * For joints that matters: 族 is frequent, but after 民 alone, so 族 at the head of a line asks for 民 before it, and
 * every other tail speaks against it. Top-1 and AUC of joints (reports and laws, nothing pruned): Witten-Bell 57.7%, .891;
 * Kneser-Ney 58.7%, .905; histories in the head's own probability too 57.3%, .893. What did not help: order 6 (59.1%,
 * .9035 against 58.9%, .9041); a second model that reads backwards (59.3%, .910, for twice the file); a word that spans
 * the joint, by Intl.Segmenter, as a bonus of 1 or 2 nats (57.4%, .9050 against 57.4%, .9048, 200 microseconds a pair).
 */
export function combine(model: PackedCounts | null, document: DocumentCounts | null, weight: number): CharacterScorer {
  const stems = model?.stems ?? new Uint32Array(STEM);
  const stemSlots = stems.length / STEM;
  const twigs = model?.twigs ?? new Uint32Array(1);
  const leaves = model?.leaves ?? new Uint32Array(1);
  const records = document?.records ?? new Uint32Array(RECORD);
  const recordsSize = document?.size ?? 1;

  // By context length: its hashes and masses; all masses are 0 where the context was never continued.
  const places = new Int32Array(ORDER + 1).fill(EMPTY_PLACE, 0, 1);
  const keys = new Int32Array(ORDER + 1).fill(EMPTY_KEY, 0, 1);
  const seenMass = new Float64Array(ORDER + 1);
  const seenBack = new Float64Array(ORDER + 1);
  const novelMass = new Float64Array(ORDER + 1);
  const novelBack = new Float64Array(ORDER + 1);
  // By context length, for the character at hand: its own share and what is left to the shorter context.
  const seenShare = new Float64Array(ORDER);
  const seenRest = new Float64Array(ORDER);
  const novelShare = new Float64Array(ORDER);
  const novelRest = new Float64Array(ORDER);
  setEmptyMasses();

  function setEmptyMasses(): void {
    const [empty, types] = [model?.empty, DISCOUNT[1] * weight * (document?.types ?? 0)];
    seenMass[0] = ((empty?.seen ?? 0) + (empty?.seenBackOff ?? 0)) / UNITS + weight * (document?.total ?? 0);
    novelMass[0] = ((empty?.novel ?? 0) + (empty?.novelBackOff ?? 0)) / UNITS + weight * (document?.novel ?? 0);
    seenBack[0] = (empty?.seenBackOff ?? 0) / UNITS + types;
    novelBack[0] = (empty?.novelBackOff ?? 0) / UNITS + types;
  }

  /** Value of the n-gram entered last, by histories. */
  let novel = 0;

  /** Looks up an n-gram of `order`, makes it the context of that length and returns its value by occurrences. */
  function enter(order: number, place: number, signedKey: number): number {
    const key = signedKey >>> 0;
    let seen = 0;
    let followers = 0;
    let followersBack = 0;
    let heirs = 0;
    let heirsBack = 0;
    novel = 0;
    let known = false;
    if (order < ORDER) {
      let at = firstSlot(place, stemSlots) * STEM;
      for (let word = stems[at] as number; word !== 0; word = stems[at] as number) {
        if (isStem(stems, at, key)) {
          const second = stems[at + 1] as number;
          const third = stems[at + 2] as number;
          known = true;
          seen = decodedValues[word & CODE_MASK] as number;
          novel = decodedValues[(second >>> CODE_BITS) & CODE_MASK] as number;
          followersBack = decodedValues[seenBackOffCode(stems, at)] as number;
          followers = (decodedValues[(third >>> CODE_BITS) & CODE_MASK] as number) + followersBack;
          heirsBack = decodedValues[third & CODE_MASK] as number;
          heirs = (decodedValues[second & CODE_MASK] as number) + heirsBack;
          break;
        }
        at = at + STEM === stems.length ? 0 : at + STEM;
      }
    }
    if (order === ORDER) {
      let slot = firstSlot(place, leaves.length);
      for (let word = leaves[slot] as number; word !== 0; word = leaves[slot] as number) {
        if ((word ^ key) >>> STEP_BITS === 0) {
          seen = decodedSteps[word & STEP_MASK] as number;
          break;
        }
        slot = slot + 1 === leaves.length ? 0 : slot + 1;
      }
    } else if (!known && order > 1) {
      let slot = firstSlot(place, twigs.length);
      for (let word = twigs[slot] as number; word !== 0; word = twigs[slot] as number) {
        if ((word ^ key) >>> CODE_BITS === 0) {
          seen = decodedSteps[(word >>> STEP_BITS) & STEP_MASK] as number;
          novel = decodedSteps[word & STEP_MASK] as number;
          break;
        }
        slot = slot + 1 === twigs.length ? 0 : slot + 1;
      }
    }
    let at = firstSlot(place, recordsSize) * RECORD;
    for (let own = records[at + COUNT] as number; own !== 0; own = records[at + COUNT] as number) {
      if (records[at] === key) {
        const discount = DISCOUNT[order] as number;
        seen += weight * (own - discount);
        if (order < ORDER) {
          const back = weight * (DISCOUNT[order + 1] as number) * (records[at + TYPES] as number);
          novel += weight * Math.max(0, (records[at + HISTORIES] as number) - discount);
          followers += weight * (records[at + FOLLOWERS] as number);
          heirs += weight * (records[at + NOVEL] as number);
          followersBack += back;
          heirsBack += back;
        }
        break;
      }
      at = at + RECORD === records.length ? 0 : at + RECORD;
    }
    places[order] = place;
    keys[order] = key;
    seenMass[order] = followers;
    seenBack[order] = followersBack;
    novelMass[order] = heirs;
    novelBack[order] = heirsBack;
    return seen;
  }

  function forgetFrom(order: number): void {
    for (let i = order; i <= ORDER; i++) {
      seenMass[i] = 0;
      novelMass[i] = 0;
    }
  }

  /** Makes the last characters before `end`, none before `from`, the context, and returns how many there are. */
  function setContext(codes: Uint32Array, from: number, end: number): number {
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
      if ((seenMass[order] as number) === 0) break;
    }
    forgetFrom(order);
    return longest;
  }

  /** Fills shares and rests of contexts of `shortest` characters and more for the next one, then moves on by it. */
  function advance(code: number, shortest = 0): void {
    // From the longest context down: entering an n-gram overwrites the context one longer, which then was read.
    for (let context = CONTEXT; context >= shortest; context--) {
      const mass = seenMass[context] as number;
      if (mass === 0) {
        seenShare[context] = 0;
        seenRest[context] = 1;
        novelShare[context] = 0;
        novelRest[context] = 1;
        seenMass[context + 1] = 0;
        continue;
      }
      const rest = (seenBack[context] as number) / mass;
      const heirs = novelMass[context] as number;
      const heirsBack = novelBack[context] as number;
      const place = extendPlace(places[context] as number, code);
      const key = extendKey(keys[context] as number, code);
      seenShare[context] = enter(context + 1, place, key) / mass;
      seenRest[context] = rest;
      novelShare[context] = heirs === 0 ? 0 : novel / heirs;
      novelRest[context] = heirs === 0 ? 1 : heirsBack / heirs;
    }
  }

  /** Goes on by histories from the probability after a context one shorter than `from` to that after one of `to - 1`. */
  function interpolateNovel(from: number, to: number, lower: number): number {
    let probability = lower;
    for (let context = from; context < to; context++) {
      probability = (novelShare[context] as number) + (novelRest[context] as number) * probability;
    }
    return probability;
  }

  /** As {@link interpolateNovel}, and then to the longest context, which goes by occurrences. */
  function interpolate(from: number, longest: number, lower: number): number {
    const shorter = interpolateNovel(from, longest, lower);
    return (seenShare[longest] as number) + (seenRest[longest] as number) * shorter;
  }

  function readTail(tail: Uint32Array): LineTail {
    const reach = setContext(tail, 0, tail.length);
    const masses = [seenMass, seenBack, novelMass, novelBack].map((values) => values.slice(0, ORDER));
    const [seen, seenRests, heirs, heirsRests] = masses as [Float64Array, Float64Array, Float64Array, Float64Array];
    return { reach, places: places.slice(0, ORDER), keys: keys.slice(0, ORDER), seen, seenRests, heirs, heirsRests };
  }

  function readHead(head: Uint32Array): LineHead {
    forgetFrom(1);
    const length = Math.min(HEAD, head.length);
    const read = { codes: head.slice(0, length), alone: new Float64Array(length), novel: new Float64Array(length) };
    for (let k = 0; k < length; k++) {
      advance(head[k] as number);
      read.alone[k] = interpolate(0, k, UNIFORM);
      read.novel[k] = interpolateNovel(0, k + 1, UNIFORM);
    }
    return read;
  }

  function pmiBetween(left: LineTail, right: LineHead): number {
    if (left.reach === 0) return 0;
    for (let order = 1; order < ORDER; order++) {
      places[order] = left.places[order] as number;
      keys[order] = left.keys[order] as number;
      seenMass[order] = left.seen[order] as number;
      seenBack[order] = left.seenRests[order] as number;
      novelMass[order] = left.heirs[order] as number;
      novelBack[order] = left.heirsRests[order] as number;
    }
    let ratio = 1;
    for (let k = 0; k < right.alone.length; k++) {
      // After k characters of the head, contexts of up to k characters lie within it; the longer ones span the joint.
      advance(right.codes[k] as number, k + 1);
      const longest = Math.min(CONTEXT, left.reach + k);
      ratio *= interpolate(k + 1, longest, right.novel[k] as number) / (right.alone[k] as number);
    }
    return Math.log(ratio);
  }

  return {
    logProbability(codes, from, position) {
      const longest = setContext(codes, from, position);
      advance(codes[position] as number);
      return Math.log(interpolate(0, longest, UNIFORM));
    },

    boundaryPmi(tail, head) {
      const left = readTail(tail);
      return pmiBetween(left, readHead(head));
    },
    pmiBetween,
    readTail,
    readHead,

    logLikelihood(codes, opens = false) {
      forgetFrom(1);
      if (opens) enter(1, extendPlace(EMPTY_PLACE, LINE_START), extendKey(EMPTY_KEY, LINE_START));
      let sum = 0;
      for (let i = 0; i < codes.length; i++) {
        advance(codes[i] as number);
        sum += Math.log(interpolate(0, Math.min(CONTEXT, opens ? i + 1 : i), UNIFORM));
      }
      return { sum, mean: codes.length === 0 ? 0 : sum / codes.length };
    },

    surprise(codes) {
      forgetFrom(1);
      const nats = new Float32Array(codes.length);
      for (let i = 0; i < codes.length; i++) {
        advance(codes[i] as number);
        nats[i] = -Math.log(interpolate(0, Math.min(CONTEXT, i), UNIFORM));
      }
      return nats;
    },
  };
}
