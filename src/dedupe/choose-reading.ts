import { conflictsBetween, type Rendered } from '../facts/conflicts-between.ts';
import { narrow } from '../facts/read-numbers.ts';
import { foldVariants } from '../language/fold-variant.ts';
import type { Conflict, Line } from '../types.ts';
import type { Repeat } from './find-repeats.ts';
import { lineKey } from './line-key.ts';

/** A rendition must be this much more coherent (nats a line) before its text is taken in place of the better print's. */
const BETTER = 3;

/** How well a line's characters go together, in nats: of two prints of a line the better has fewer misreadings. */
export type Coherence = (line: Line) => number;

/** Lines of which another print reads differently. */
export function findDisputed(lines: readonly Line[], repeats: readonly Repeat[]): ReadonlySet<number> {
  const differ = repeats.flatMap(({ pairs }) =>
    pairs.filter(([a, b]) => lineKey(lines[a]!.text) !== lineKey(lines[b]!.text)),
  );
  return new Set(differ.flat());
}

/**
 * How much better than its other print the whole block is that a line stands in, in nats: a clean original against a noisy
 * copy shows in every line that differs, and decides where a single line cannot.
 */
export function rateRenditions(lines: readonly Line[], repeats: readonly Repeat[], coherence: Coherence): Float64Array {
  const rating = new Float64Array(lines.length);
  for (const { pairs } of repeats) {
    let lead = 0;
    for (const [a, b] of pairs) {
      if (lineKey(lines[a]!.text) !== lineKey(lines[b]!.text)) lead += coherence(lines[a]!) - coherence(lines[b]!);
    }
    for (const [a, b] of pairs) {
      rating[a]! += lead;
      rating[b]! -= lead;
    }
  }
  return rating;
}

/**
 * The print of a line whose text is kept, and the facts that others give otherwise. A single line's text is taken from a lesser
 * print where it reads clearly better; with other numbers, dates or names, or in the other script, never.
 */
export function chooseReading(
  lines: readonly Line[],
  members: readonly number[],
  place: number,
  rating: Float64Array,
  coherence: Coherence,
): readonly [best: number, conflicts: readonly Conflict[]] {
  const key = (i: number) => lineKey(lines[i]!.text);
  if (members.every((i) => key(i) === key(place))) return [place, []];
  const base = members.reduce((best, i) => (rating[i]! > rating[best]! ? i : best), place);
  const conflicts = members.flatMap((i) =>
    key(i) === key(base) ? [] : conflictsBetween(rendered(lines[base]!), rendered(lines[i]!)),
  );
  const figures = (i: number) => narrow(key(i)).replace(/\D+/gu, ' ').trim();
  if (conflicts.length > 0 || members.some((i) => figures(i) !== figures(base))) return [base, tellOnce(conflicts)];
  let best = base;
  let bestScore = coherence(lines[base]!) + BETTER;
  for (const i of members) {
    const isOther = key(i) !== key(base) && isTraditional(key(i)) === isTraditional(key(base));
    const score = isOther ? coherence(lines[i]!) : Number.NEGATIVE_INFINITY;
    if (score > bestScore) [best, bestScore] = [i, score];
  }
  return [best, []];
}

/** Whether a line is of a traditional print: a block that mixes the scripts line by line is neither print. */
function isTraditional(key: string): boolean {
  return foldVariants(key) !== key;
}

function rendered({ source, start: from, text }: Line): Rendered {
  return { text, spanOf: ({ start, end }) => ({ source, start: from + start, end: from + end }) };
}

/** Two more prints that agree with one another tell the same. */
function tellOnce(conflicts: readonly Conflict[]): readonly Conflict[] {
  const keyOf = ({ a, readings }: Conflict) => `${a.start} ${readings.join(' ')}`;
  return [...new Map([...conflicts].reverse().map((each) => [keyOf(each), each])).values()].reverse();
}
