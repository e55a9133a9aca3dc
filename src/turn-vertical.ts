import type { Body, BodyReading } from './arrange.ts';
import { foldText } from './language/fold-character.ts';

/** Fewer set lines tell too little; more than these are not needed. */
const FEWEST_LINES = 40;
const MOST_LINES = 400;

/**
 * Nats a line by which reading upwards must be better than reading downwards, and be good. On 70 issues and 1,600 laws and reports
 * downwards is better by 2 to 5.
 */
const LEAST_LEAD = 1.5;
const LEAST_GOOD = 0.5;

/**
 * Turns a text of vertical columns round that an export gave from left to right: every line is a column, and the first to read comes last.
 *
 * In: the body of one document. Out: the same body, or one with the lines of every page in the opposite order and everything that is
 * known of them. Where no mark parts the pages the whole text is turned; pages that then stand backwards the order of pages undoes.
 */
export function turnVertical(
  body: Body,
  { regions, language }: BodyReading,
): { readonly body: Body; readonly isTurned: boolean } {
  const { lines } = body;
  const isSet = regions.flatMap((region) => region.lines.map(() => region.measure !== null));
  const places = lines.flatMap((_, i) => (isSet[i] && isSet[i + 1] && body.follows[i + 1] ? [i] : []));
  if (places.length < FEWEST_LINES || 2 * places.length < lines.length) return { body, isTurned: false };
  const scorer = language.scorer();
  const stride = Math.ceil(places.length / MOST_LINES);
  let [down, up, count] = [0, 0, 0];
  for (let k = 0; k < places.length; k += stride) {
    const [first, second] = [foldText(lines[places[k]!]!.text), foldText(lines[places[k]! + 1]!.text)];
    down += scorer.boundaryPmi(first.slice(-4), second.slice(0, 4));
    up += scorer.boundaryPmi(second.slice(-4), first.slice(0, 4));
    count += 1;
  }
  const isTurned = (up - down) / count >= LEAST_LEAD && up / count >= LEAST_GOOD;
  return { body: isTurned ? turn(body) : body, isTurned };
}

/** Turns every page round; where no mark parts pages, the whole text. */
function turn({ lines, follows, breaks, folios, ...rest }: Body): Body {
  const isStart = (i: number) => i === 0 || !follows[i] || lines[i]!.breakBefore !== undefined || breaks.has(i);
  const starts = lines.flatMap((_, i) => (isStart(i) ? [i] : []));
  const order = starts.flatMap((start, p) => {
    const end = starts[p + 1] ?? lines.length;
    return Array.from({ length: end - start }, (_, k) => end - 1 - k);
  });
  const isFirst = new Set(starts);
  return {
    ...rest,
    // What parts a line from the one before it stays at its place: there another line stands now.
    lines: order.map((from, i) => {
      const { breakBefore: _, ...line } = lines[from]!;
      const parted = isFirst.has(i) ? lines[i]! : lines[from + 1]!;
      return {
        ...line,
        blanksBefore: parted.blanksBefore,
        ...(isFirst.has(i) && parted.breakBefore ? { breakBefore: parted.breakBefore } : {}),
      };
    }),
    follows: order.map((_, i) => !isFirst.has(i) || follows[i]!),
    breaks,
    folios: {
      before: folios.before.map((_, i) => folios.before[order[i]!]!),
      after: folios.after.map((_, i) => folios.after[order[i]!]!),
    },
  };
}
