import { markMoved } from '../../ledger/kept-runs.ts';
import type { Stretch } from './common-stretches.ts';
import type { Passage } from './gather-passages.ts';

/** Stretches that stay together, one behind the other in both texts. */
export interface Run {
  readonly stretches: readonly Stretch[];
  /** Stands behind another neighbour in the clean text than in raw. */
  readonly moved: boolean;
}

/** A stretch that agrees by chance is shorter than this: what is left of one by a heavier passage is no evidence. */
const leastStretch = 8;
/** Fewer characters are no passage that was moved. */
export const leastPassage = 15;
/** Raw characters between two stretches of one moved run; what is longer was left out there, and was not moved along. */
const maxApartInRun = 40;

/**
 * Decides which raw passage each passage of the clean text came from, heaviest first, so that every character has at most one
 * partner; then which of them were moved: the runs whose order rises and that hold the most text stay.
 *
 * Out: runs in the order of the clean text.
 */
export function assignPassages(passages: readonly Passage[], rawLength: number, cleanLength: number): readonly Run[] {
  const [rawTaken, cleanTaken] = [new Uint8Array(rawLength), new Uint8Array(cleanLength)];
  const chosen: Stretch[] = [];
  const heaviestFirst = passages
    .map((passage, index) => ({ passage, index }))
    .filter(({ passage }) => passage.weight >= leastPassage)
    .sort((a, b) => b.passage.weight - a.passage.weight || a.index - b.index);
  for (const { passage } of heaviestFirst) {
    const free = passage.stretches.flatMap((stretch) => freeParts(stretch, rawTaken, cleanTaken));
    if (free.reduce((sum, { length }) => sum + length, 0) < leastPassage) continue;
    for (const stretch of free) {
      rawTaken.fill(1, stretch.raw, stretch.raw + stretch.length);
      cleanTaken.fill(1, stretch.clean, stretch.clean + stretch.length);
      chosen.push(stretch);
    }
  }
  return markRuns(cutRuns(chosen));
}

/** The parts of a stretch that no other one has taken; the whole of it in most cases. */
export function freeParts(stretch: Stretch, rawTaken: Uint8Array, cleanTaken?: Uint8Array): readonly Stretch[] {
  const parts: Stretch[] = [];
  let open = -1;
  for (let i = 0; i <= stretch.length; i += 1) {
    const isFree =
      i < stretch.length && rawTaken[stretch.raw + i] === 0 && (!cleanTaken || cleanTaken[stretch.clean + i] === 0);
    if (isFree && open < 0) open = i;
    if (isFree || open < 0) continue;
    if (i - open >= leastStretch)
      parts.push({ raw: stretch.raw + open, clean: stretch.clean + open, length: i - open });
    open = -1;
  }
  return parts;
}

function cutRuns(chosen: readonly Stretch[]): readonly (readonly Stretch[])[] {
  const byRaw = chosen.toSorted((a, b) => a.raw - b.raw);
  const rank = new Map(byRaw.map((stretch, index) => [stretch, index]));
  const runs: Stretch[][] = [];
  let last: Stretch | undefined;
  for (const stretch of chosen.toSorted((a, b) => a.clean - b.clean)) {
    const continues =
      last !== undefined &&
      rank.get(stretch) === rank.get(last)! + 1 &&
      stretch.raw - last.raw - last.length <= maxApartInRun &&
      stretch.clean - last.clean - last.length <= maxApartInRun;
    if (continues) runs.at(-1)!.push(stretch);
    else runs.push([stretch]);
    last = stretch;
  }
  return runs;
}

function markRuns(runs: readonly (readonly Stretch[])[]): readonly Run[] {
  const marked = markMoved(
    runs.map((stretches) => {
      const [first, last] = [stretches[0]!, stretches.at(-1)!];
      const weight = stretches.reduce((sum, { length }) => sum + length, 0);
      const output = [first.clean, last.clean + last.length] as const;
      return { source: '', start: first.raw, end: last.raw + last.length, output, weight };
    }),
  );
  return runs.flatMap((stretches, index) => {
    const { moved, weight } = marked[index]!;
    return moved && weight < leastPassage ? [] : [{ stretches, moved }];
  });
}
