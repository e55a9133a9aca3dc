import { flat } from './score.ts';

/** A line of raw text with the place in flat gold where its text stands, or null where gold lacks it. */
export interface PlacedLine {
  /** Offsets in raw, the line end included. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** White space before the text: how some exports mark a new text box. */
  readonly isIndented: boolean;
  readonly place: Place | null;
}

/** A stretch of flat gold. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

interface Candidate extends Place {
  readonly votes: number;
}

const gram = 3;
/** Share of a line's 3-grams that must stand at one place in gold: a line with one character in ten misread has it. */
const leastShare = 0.5;
/** Characters by which a misread line may be longer or shorter than in gold. */
export const slack = 3;

/**
 * Finds where each line of raw stands in flat gold, exactly or nearly. Where a wording stands in gold more than once,
 * the place that goes on from the line before, or with the line behind, is taken. Blank lines have no place.
 *
 * @example placeLines('乙丙丁戊己\n壬癸子丑寅', '甲乙丙丁戊己庚辛壬癸子丑寅')   // places 1-6 and 8-13
 */
export function placeLines(raw: string, gold: string): readonly PlacedLine[] {
  const index = indexGrams(gold);
  const lines = [...raw.matchAll(/[^\n]*\n|[^\n]+$/gu)].map(({ 0: text, index: start }) => ({
    start,
    end: start + text.length,
    text,
    isIndented: /^[ \u3000]+\S/u.test(text),
    flat: flat(text),
  }));
  const candidates = lines.map((line) => findCandidates(line.flat, index));
  let expected = 0;
  return lines.map(({ flat: text, ...line }, i) => {
    if (text === '') return { ...line, place: null };
    const ahead = candidates.slice(i + 1, i + 4).find((each) => each.length > 0) ?? [];
    const place = choosePlace(candidates[i]!, expected, ahead, text.length) ?? findShort(text, gold, expected);
    if (place) expected = place.end;
    return { ...line, place };
  });
}

function indexGrams(gold: string): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (let at = 0; at + gram <= gold.length; at += 1) {
    const key = gold.slice(at, at + gram);
    const places = index.get(key);
    if (places) places.push(at);
    else index.set(key, [at]);
  }
  return index;
}

/** Every place where enough of a line's 3-grams stand at their distance from the line's start, give or take the slack. */
function findCandidates(text: string, index: ReadonlyMap<string, readonly number[]>): readonly Candidate[] {
  const starts = new Map<number, number>();
  for (let k = 0; k + gram <= text.length; k += 1) {
    for (const at of index.get(text.slice(k, k + gram)) ?? []) starts.set(at - k, (starts.get(at - k) ?? 0) + 1);
  }
  const least = Math.max(1, (text.length - gram + 1) * leastShare);
  return [...starts]
    .filter(([start, own]) => start >= -slack && own * 3 >= least)
    .map(([start]) => {
      let votes = 0;
      for (let near = start - slack; near <= start + slack; near += 1) votes += starts.get(near) ?? 0;
      return { start: Math.max(0, start), end: start + text.length, votes };
    })
    .filter(({ votes }) => votes >= least);
}

function choosePlace(
  candidates: readonly Candidate[],
  expected: number,
  ahead: readonly Candidate[],
  length: number,
): Place | null {
  let best: Place | null = null;
  let most = 0;
  for (const { start, end, votes } of candidates) {
    const goesOn = Math.abs(start - expected) <= slack ? length : 0;
    const leadsOn = ahead.some((next) => Math.abs(next.start - end) <= slack) ? length / 2 : 0;
    const weight = votes + goesOn + leadsOn - Math.abs(start - expected) * 1e-6;
    if (best === null || weight > most) [best, most] = [{ start, end }, weight];
  }
  return best;
}

/** A line of one or two characters has no 3-gram: it stands where it is expected or nowhere. */
function findShort(text: string, gold: string, expected: number): Place | null {
  if (text.length >= gram) return null;
  const at = gold.slice(expected, expected + slack + text.length).indexOf(text);
  return at < 0 ? null : { start: expected + at, end: expected + at + text.length };
}
