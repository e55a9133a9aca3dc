import type { Box } from '../types.ts';

/** Pieces of one printed line stand nearer than this, in em, and share this much of the lower one's height. */
const NEAR = 2;
const SHARED_HEIGHT = 0.6;

/** A line stands above another where they share this much of the narrower one's width. */
const SHARED_WIDTH = 0.5;

/** Lines above and below that are looked at for the neighbours of one. */
const REACH = 12;

/**
 * Puts lines of one column that the file has out of their place where they stand: the end of a printed line behind its beginning, a
 * line between the two that enclose it in print and follow one another in the file. All else keeps the order of the file, for blocks
 * side by side may stand in a column.
 *
 * In: lines of one column in file order, boxes of all lines and `em` in page units. Out: the same lines.
 *
 * @example the end of the first line of a column, which Tesseract gives as a block of its own behind the column, comes behind the first line
 */
export function placeStrays(given: readonly number[], boxes: readonly Box[], em: number): readonly number[] {
  const byTop = [...given].sort((a, b) => boxes[a]!.top - boxes[b]!.top || a - b);
  const placeIn = new Map(given.map((line, place) => [line, place]));
  const behind = new Map<number, number>();
  for (const [i, line] of byTop.entries()) {
    const left = leftPiece(line, i, byTop, boxes, em);
    if (left !== undefined) {
      if (placeIn.get(line) !== placeIn.get(left)! + 1) behind.set(line, left);
      continue;
    }
    const above = byTop.slice(Math.max(0, i - REACH), i).findLast((other) => areStacked(boxes[other]!, boxes[line]!));
    const below = byTop.slice(i + 1, i + 1 + REACH).find((other) => areStacked(boxes[line]!, boxes[other]!));
    if (above === undefined || below === undefined) continue;
    const [own, first, second] = [line, above, below].map((each) => placeIn.get(each)!) as [number, number, number];
    if (second === first + 1 && own !== first) behind.set(line, above);
  }
  if (behind.size === 0) return given;
  return withMoved(given, behind);
}

/** The piece of the same printed line that stands directly before this one. */
function leftPiece(
  line: number,
  at: number,
  byTop: readonly number[],
  boxes: readonly Box[],
  em: number,
): number | undefined {
  const around = [...byTop.slice(Math.max(0, at - REACH), at), ...byTop.slice(at + 1, at + 1 + REACH)];
  const pieces = around.filter((other) => areOneRow(boxes[other]!, boxes[line]!, em));
  return pieces.sort((a, b) => boxes[b]!.right - boxes[a]!.right)[0];
}

function areOneRow(left: Box, right: Box, em: number): boolean {
  const gap = right.left - left.right;
  const shared = Math.min(left.bottom, right.bottom) - Math.max(left.top, right.top);
  const lower = Math.min(left.bottom - left.top, right.bottom - right.top);
  return left.left < right.left && gap >= -em / 2 && gap <= NEAR * em && shared >= SHARED_HEIGHT * lower;
}

function areStacked(above: Box, below: Box): boolean {
  const shared = Math.min(above.right, below.right) - Math.max(above.left, below.left);
  const narrower = Math.min(above.right - above.left, below.right - below.left);
  return shared >= SHARED_WIDTH * narrower && (above.top + above.bottom) / 2 < below.top;
}

function withMoved(given: readonly number[], behind: ReadonlyMap<number, number>): readonly number[] {
  const followers = new Map<number, number[]>();
  for (const [line, before] of behind) followers.set(before, [...(followers.get(before) ?? []), line]);
  const placed: number[] = [];
  const seen = new Set<number>();
  const place = (line: number) => {
    if (seen.has(line)) return;
    seen.add(line);
    placed.push(line);
    for (const next of followers.get(line) ?? []) place(next);
  };
  for (const line of given) if (!behind.has(line)) place(line);
  // Two strays that name one another have no place but that of the file.
  for (const line of given) place(line);
  return placed;
}
