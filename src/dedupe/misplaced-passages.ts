import { type DocumentLanguage, readLanguage } from '../language/document-language.ts';
import { measureBoundary, measureWording } from '../language/joint-wording.ts';
import { endsSentence } from '../layout/measure.ts';
import type { Line } from '../types.ts';
import { findPassages, type Passage, type PassagePair } from './find-passages.ts';

/** A passage that stands inside a paragraph where it does not belong, and the place where it does. */
export interface MisplacedPassage {
  readonly copy: Passage;
  readonly kept: Passage;
  readonly letters: number;
  /** Share of letters that agree, 0 to 1. */
  readonly similarity: number;
  /** Nats by which the text reads better where the kept one stands. */
  readonly lead: number;
  /** Nats of the joint that is left when the copy is gone; null where the text breaks off there. */
  readonly closed: number | null;
}

/** Fewer letters are repeated by chance and by habit. */
const LEAST = 60;

/** From so many letters on reuse is rare. */
const LONG = 80;

/**
 * What it takes for a passage to be misplaced: nats that it may fit its place at most, nats by which it must fit the other place
 * better, and the share of the 3-grams around it that may stand around the other one too, for parallel passages share words around
 * what they share. A text that shows no other damage must look much worse than a damaged page.
 *
 * Of 95 passages of 60 to 160 characters printed again in made newspaper pages 80 are found and none is cut that was not printed
 * again; of the 523 passages of 60 letters and more that 1,650 laws and reports repeat, none passes.
 */
const BOUNDS = {
  sound: { short: { fit: -6, lead: 20, shared: 0.06 }, long: { fit: 1, lead: 6, shared: 0.06 } },
  damaged: { short: { fit: -6, lead: 18, shared: 0.06 }, long: { fit: 3, lead: 2.5, shared: 0.06 } },
} as const;

/** With such a lead passages may share more of what stands around them: the page itself may repeat itself nearby. */
const CLEAR_LEAD = 8;
const SHARED_BY_CLEAR = 0.2;

/** What a long passage that fits its place a little better may have for every letter beyond {@link LONG}. */
const PER_LETTER = 1 / 40;

/** Letters on either side of a copy inside its paragraph: parallel provisions of a law differ in a few words only. */
const LEAST_SIDE = 8;

/** Characters on either side that are compared; one shared word of a short side is no share to speak of. */
const CONTEXT = 100;
const FEWEST_GRAMS = 20;

/**
 * Characters at either edge that may agree by chance, and the nats that each costs: a letter seldom agrees, a stop in front of a
 * passage often does, and then it is rather the text's own. Two marks in a row are no print.
 */
const CHANCE = 2;
const TRIMMED = { letter: 5, mark: 1, stop: -2 };
const stop = /^[，。、；：！？,;]/u;
const DOUBLED_MARK = 8;
const doubledMark = /[，。、；：！？,;]{2}$/u;

const latinStop = /[.!?]["'”’)\]]*$/u;

interface Place {
  readonly passage: Passage;
  readonly left: string;
  readonly right: string;
  /** The passage lies inside one paragraph, or breaks off at its end. */
  readonly mayBeCopy: boolean;
}

/**
 * Finds passages that print shows once more inside another paragraph: the same words, in one place part of the text, in
 * the other a stranger to what stands on either side, while those two sides go on with one another.
 *
 * What an author says twice (reuse) reads well in both places, or stands between words that are repeated too; it stays.
 *
 * In: the paragraphs of a flowing text, whether it shows other damage, and passages known to be printed again with misreadings. Out: what to cut, the longest first, nothing twice.
 *
 * @example …成为全国首个“绿电自足”省区。[加快建设教育强区意见。…宁夏工商职业技术大学，]新建22个750千伏… is cut where the passage stands
 * in the paragraph on education too.
 */
export function findMisplaced(
  texts: readonly string[],
  isDamaged: boolean,
  misreadPassages: readonly PassagePair[] = [],
): readonly MisplacedPassage[] {
  const bounds = BOUNDS[isDamaged ? 'damaged' : 'sound'];
  const pairs = [...findPassages(texts, LEAST), ...misreadPassages];
  const isHan = texts.map((text) => han.test(text));
  const candidates = pairs
    .filter((pair) => isEnough(pair, isHan))
    .flatMap((pair) => describePair(texts, pair, bounds) ?? []);
  if (candidates.length === 0) return [];
  const language = readCut(texts, candidates);
  const found: MisplacedPassage[] = [];
  const taken = new Map<number, (readonly [number, number])[]>();
  for (const candidate of [...candidates].sort((a, b) => b.letters - a.letters)) {
    const misplaced = judge(texts, candidate, language);
    if (!misplaced || isTaken(taken, misplaced.copy) || isTaken(taken, misplaced.kept)) continue;
    found.push(misplaced);
    for (const { unit, start, endUnit, end } of [misplaced.copy, misplaced.kept])
      for (let u = unit; u <= endUnit; u += 1) {
        const range = [u === unit ? start : 0, u === endUnit ? end : texts[u]!.length] as const;
        taken.set(u, [...(taken.get(u) ?? []), range]);
      }
  }
  return found;
}

/** A word of Latin script has about three times the letters of a Chinese one. */
const LATIN = 3;

const han = /\p{Script=Han}/u;

/** In: of each paragraph, whether it has ideographs. */
function isEnough({ first, letters }: PassagePair, isHan: readonly boolean[]): boolean {
  if (letters >= LEAST * LATIN) return true;
  for (let unit = first.unit; unit <= first.endUnit; unit += 1) if (isHan[unit]) return letters >= LEAST;
  return false;
}

function isTaken(taken: ReadonlyMap<number, readonly (readonly [number, number])[]>, passage: Passage): boolean {
  for (let u = passage.unit; u <= passage.endUnit; u += 1) {
    const [start, end] = [u === passage.unit ? passage.start : 0, u === passage.endUnit ? passage.end : Infinity];
    if ((taken.get(u) ?? []).some(([from, to]) => from < end && start < to)) return true;
  }
  return false;
}

type Bounds = (typeof BOUNDS)[keyof typeof BOUNDS];

interface Candidate {
  readonly places: readonly [Place, Place];
  readonly letters: number;
  readonly similarity: number;
  /** What these two must reach. */
  readonly bound: { readonly fit: number; readonly lead: number };
}

function describePair(
  texts: readonly string[],
  { first, second, letters, similarity }: PassagePair,
  bounds: Bounds,
): Candidate | null {
  const places = [describePlace(texts, first), describePlace(texts, second)] as const;
  if (!places.some(({ mayBeCopy }) => mayBeCopy)) return null;
  const bound = bounds[letters >= LONG ? 'long' : 'short'];
  const shared = sharedContext(places[0], places[1]);
  if (shared > SHARED_BY_CLEAR) return null;
  const lead = shared > bound.shared ? Math.max(bound.lead, CLEAR_LEAD) : bound.lead;
  return { places, letters, similarity, bound: { ...bound, lead } };
}

function describePlace(texts: readonly string[], passage: Passage): Place {
  const { unit, start, endUnit, end } = passage;
  const [before, behind] = [texts[unit]!.slice(0, start), texts[endUnit]!.slice(end)];
  const breaksOff = behind === '' && !endsSentence(texts[endUnit]!) && !latinStop.test(texts[endUnit]!);
  return {
    passage,
    left: before,
    right: breaksOff ? (texts[endUnit + 1] ?? '') : behind,
    mayBeCopy: unit === endUnit && isLong(before) && (isLong(behind) || breaksOff),
  };
}

/** Stops at the letter that decides: a side may be a whole book without a line break, and there are many of them. */
function isLong(side: string): boolean {
  let letters = 0;
  for (const _ of side.matchAll(/[\p{L}\p{N}]/gu)) {
    letters += 1;
    if (letters >= LEAST_SIDE) return true;
  }
  return false;
}

/** Share of the 3-grams around one place that stand around the other. */
function sharedContext(a: Place, b: Place): number {
  const grams = ({ left, right }: Place) => {
    const text = `${left.slice(-CONTEXT)}#${right.slice(0, CONTEXT)}`.replace(/[^\p{L}\p{N}#]/gu, '');
    return new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, i) => text.slice(i, i + 3)));
  };
  const [near, other] = [grams(a), grams(b)];
  const shared = [...near].filter((gram) => other.has(gram)).length;
  return shared / Math.max(FEWEST_GRAMS, Math.min(near.size, other.size));
}

/** The language of a text cut at the edges of its passages: what stands on them is no evidence that it belongs there. */
function readCut(texts: readonly string[], candidates: readonly Candidate[]): DocumentLanguage {
  const cuts = texts.map(() => new Set<number>());
  for (const { passage } of candidates.flatMap(({ places }) => places)) {
    cuts[passage.unit]!.add(passage.start);
    cuts[passage.endUnit]!.add(passage.end);
  }
  const parts = texts.flatMap((text, u) => {
    const at = [0, ...cuts[u]!, text.length].sort((a, b) => a - b);
    return at.slice(1).map((end, k) => text.slice(at[k], end));
  });
  return readLanguage(parts.map((text) => ({ text }) as Line));
}

function judge(
  texts: readonly string[],
  { places, letters, similarity, bound }: Candidate,
  language: DocumentLanguage,
): MisplacedPassage | null {
  const [first, second] = places.map((place) => measureFit(texts, place, language)) as [Fit, Fit];
  const [copy, kept] = second.fit <= first.fit ? [places[1], places[0]] : [places[0], places[1]];
  const [worse, better] = [Math.min(first.fit, second.fit), Math.max(first.fit, second.fit)];
  const most = bound.fit + Math.max(0, letters - LONG) * PER_LETTER;
  if (!copy.mayBeCopy || worse > most || better - worse < bound.lead) return null;
  const breaksOff = copy.passage.end === texts[copy.passage.unit]!.length;
  const trimmed = breaksOff ? copy.passage : trimEdges(texts[copy.passage.unit]!, copy.passage, language);
  const text = texts[trimmed.unit]!;
  const closed = breaksOff ? null : measureWording(text.slice(0, trimmed.start), text.slice(trimmed.end), language);
  return { copy: trimmed, kept: kept.passage, letters, similarity, lead: better - worse, closed };
}

interface Fit {
  readonly fit: number;
}

/** How well a passage goes with what stands on either side of it, less how well those two would go together without it. */
function measureFit(texts: readonly string[], { passage, left, right }: Place, language: DocumentLanguage): Fit {
  const { unit, start, endUnit, end } = passage;
  const whole =
    unit === endUnit ? texts[unit]!.slice(start, end) : `${texts[unit]!.slice(start)}${texts[endUnit]!.slice(0, end)}`;
  const before = left === '' ? 0 : measureWording(left, whole, language);
  const behind = right === '' ? 0 : measureWording(whole, right, language);
  const without = left === '' || right === '' ? 0 : measureWording(left, right, language);
  return { fit: before + behind - without };
}

/** A mark or letter on an edge may agree by chance: of the ways to cut the one whose two sides go together best. */
function trimEdges(text: string, passage: Passage, language: DocumentLanguage): Passage {
  let best = passage;
  let most = Number.NEGATIVE_INFINITY;
  for (let head = 0; head <= CHANCE; head += 1) {
    for (let tail = 0; tail <= CHANCE; tail += 1) {
      const [start, end] = [passage.start + head, passage.end - tail];
      const [first, last] = [text.slice(passage.start, start), text.slice(end, passage.end)];
      const cost = (stop.test(first) ? TRIMMED.stop + costOf(first.slice(1)) : costOf(first)) + costOf(last);
      const doubled = doubledMark.test(text.slice(0, start)) ? DOUBLED_MARK : 0;
      const value = measureBoundary(text.slice(0, start), text.slice(end), language) - cost - doubled;
      if (value > most) [best, most] = [{ ...passage, start, end }, value];
    }
  }
  return best;
}

function costOf(cut: string): number {
  const letters = cut.replace(/[^\p{L}\p{N}]/gu, '').length;
  return TRIMMED.letter * letters + TRIMMED.mark * (cut.length - letters);
}
