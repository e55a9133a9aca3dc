import type { Alignment, Copy } from './alignment.ts';
import { freeParts, leastPassage } from './assign-passages.ts';
import type { Stretch } from './common-stretches.ts';
import type { Passage } from './gather-passages.ts';
import type { VisibleText } from './visible-text.ts';

/** Characters that are taken along at the ends of a copy's lines: what is longer is no misreading of its first or last word. */
const few = 7;

/** What agrees less is another text on the same matter, not a second rendition; scans misread a tenth of the characters at worst. */
const leastSimilarity = 0.85;

/**
 * Finds the raw passages that are left over though the clean text has them: copies of what was kept.
 *
 * Out: sorted by `start`, without overlap.
 */
export function findCopies(
  passages: readonly Passage[],
  { rawPartner, cleanPartner, rawZone }: Pick<Alignment, 'rawPartner' | 'cleanPartner' | 'rawZone'>,
  raw: VisibleText,
): readonly Copy[] {
  const taken = new Uint8Array(rawPartner.length);
  for (let at = 0; at < taken.length; at += 1) taken[at] = rawPartner[at]! >= 0 || rawZone[at] !== 0 ? 1 : 0;
  const copies: Copy[] = [];
  const heaviestFirst = passages
    .map((passage, index) => ({ passage, index }))
    .filter(({ passage }) => passage.weight >= leastPassage)
    .sort((a, b) => b.passage.weight - a.passage.weight || a.index - b.index);
  for (const { passage } of heaviestFirst) {
    const free = passage.stretches
      .flatMap((stretch) => freeParts(stretch, taken))
      .filter(({ clean, length }) => cleanPartner[clean]! >= 0 && cleanPartner[clean + length - 1]! >= 0);
    for (const part of unbroken(free, taken)) {
      const [first, last] = [part[0]!, part.at(-1)!];
      const [start, end] = [first.raw, last.raw + last.length];
      const weight = part.reduce((sum, { length }) => sum + length, 0);
      const [keptFrom, keptTo] = [cleanPartner[first.clean]!, cleanPartner[last.clean + last.length - 1]!];
      const isWhole = keptTo >= keptFrom && keptTo - keptFrom <= (end - start) * 2;
      const keptEnd = isWhole ? keptTo + 1 : keptFrom + 1;
      if (weight < leastPassage) continue;
      const similarity = weight / Math.max(end - start, last.clean + last.length - first.clean);
      if (similarity < leastSimilarity) continue;
      copies.push({ start, end, keptStart: keptFrom, keptEnd, similarity });
      taken.fill(1, start, end);
    }
  }
  return copies.sort((a, b) => a.start - b.start).map((copy) => toLineEnds(copy, raw, taken));
}

/** Runs of stretches between which no character is taken. */
function unbroken(free: readonly Stretch[], taken: Uint8Array): readonly (readonly Stretch[])[] {
  const runs: Stretch[][] = [];
  let last: Stretch | undefined;
  for (const stretch of free) {
    const end = last === undefined ? 0 : last.raw + last.length;
    const goesOn = last !== undefined && taken.subarray(end, stretch.raw).every((is) => is === 0);
    if (goesOn) runs.at(-1)!.push(stretch);
    else runs.push([stretch]);
    last = stretch;
  }
  return runs;
}

/** A copy with the few misread characters at the ends of its first and last line. */
function toLineEnds(copy: Copy, raw: VisibleText, taken: Uint8Array): Copy {
  let { start, end } = copy;
  let reach = start;
  while (reach > 0 && start - reach < few && taken[reach - 1] === 0 && raw.lines[reach - 1] === raw.lines[start])
    reach -= 1;
  if (reach === 0 || raw.lines[reach - 1] !== raw.lines[start] || taken[reach - 1] === 1) start = reach;
  reach = end;
  while (reach < raw.codes.length && reach - end < few && taken[reach] === 0 && raw.lines[reach] === raw.lines[end - 1])
    reach += 1;
  if (reach === raw.codes.length || raw.lines[reach] !== raw.lines[end - 1] || taken[reach] === 1) end = reach;
  taken.fill(1, start, end);
  return { ...copy, start, end };
}
