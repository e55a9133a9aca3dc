import type { Run } from './assign-passages.ts';
import type { Stretch } from './common-stretches.ts';
import type { VisibleText } from './visible-text.ts';

/** Characters of an overhang at most: a line of a column and a half. Of a longer part of a paragraph more than chance speaks. */
const longest = 40;

/** A run, and what was cut from its ends. */
export interface TrimmedRun extends Run {
  readonly overhangs: readonly Stretch[];
}

/**
 * Cuts from both ends of a run what reaches into another line by less than half of that line, unless a line of the other text begins or
 * ends there too. Many lines open or end with the same words, so it may as well belong to the passage that begins or ends there; where
 * it does not, it is paired again when gaps are filled, or when these are.
 */
export function trimOverhang(raw: VisibleText, clean: VisibleText, run: Run): TrimmedRun {
  const [first, last] = [run.stretches[0]!, run.stretches.at(-1)!];
  const [rawEnd, cleanEnd] = [last.raw + last.length, last.clean + last.length];
  const opens = isBreak(raw, first.raw) || isBreak(clean, first.clean);
  const closes = isBreak(raw, rawEnd) || isBreak(clean, cleanEnd);
  const from = opens ? first : { raw: openingBreak(raw, first.raw), clean: openingBreak(clean, first.clean) };
  const to = closes
    ? { raw: rawEnd, clean: cleanEnd }
    : { raw: closingBreak(raw, rawEnd), clean: closingBreak(clean, cleanEnd) };
  const stretches = run.stretches.flatMap((stretch) => within(stretch, from, to));
  if (stretches.length === 0) return { ...run, overhangs: [] };
  const [head, tail] = [stretches[0]!, stretches.at(-1)!];
  const overhangs = [
    ...run.stretches.flatMap((stretch) => within(stretch, first, head)),
    ...run.stretches.flatMap((stretch) =>
      within(
        stretch,
        { raw: tail.raw + tail.length, clean: tail.clean + tail.length },
        { raw: rawEnd, clean: cleanEnd },
      ),
    ),
  ];
  return { ...run, stretches, overhangs };
}

/** Whether a line begins at this character. */
function isBreak({ lines }: VisibleText, at: number): boolean {
  return lines[at] !== lines[at - 1];
}

/** Where the next line begins, when less than half of the line before it is in the run; else the place itself. */
function openingBreak({ lines }: VisibleText, at: number): number {
  let [before, behind] = [0, 0];
  while (behind <= longest && at + behind < lines.length && lines[at + behind] === lines[at]) behind += 1;
  while (before <= behind && at - before > 0 && lines[at - before - 1] === lines[at]) before += 1;
  return behind <= longest && before > behind && at + behind < lines.length ? at + behind : at;
}

/** Where the line at the end of the run begins, when less than half of it is in the run; else the end itself. */
function closingBreak({ lines }: VisibleText, end: number): number {
  let [before, behind] = [1, 0];
  while (before <= longest && end - before > 0 && lines[end - before - 1] === lines[end - 1]) before += 1;
  while (behind <= before && end + behind < lines.length && lines[end + behind] === lines[end - 1]) behind += 1;
  return before <= longest && behind > before && end - before > 0 ? end - before : end;
}

type Point = Readonly<Record<'raw' | 'clean', number>>;

function within({ raw, clean, length }: Stretch, from: Point, to: Point): readonly Stretch[] {
  const head = Math.max(0, from.raw - raw, from.clean - clean);
  const tail = Math.max(0, raw + length - to.raw, clean + length - to.clean);
  if (head + tail >= length) return [];
  return [{ raw: raw + head, clean: clean + head, length: length - head - tail }];
}
