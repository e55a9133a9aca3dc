import type { Span } from '../types.ts';
import type { Opening, Slip } from './slip.ts';

/** Slips [from, to). */
export type Range = readonly [from: number, to: number];

/** The slips with a new one that begins at the offset, where kept raw text stands on both sides of it; an edit is never cut. */
export function cutAt(slips: readonly Slip[], source: string, offset: number): readonly Slip[] {
  const index = slips.findIndex(
    ({ piece }) => piece.source === source && piece.text === undefined && piece.start < offset && offset < piece.end,
  );
  if (index < 0) return slips;
  const { piece, clean, opens, isCut } = slips[index]!;
  const length = offset - piece.start;
  const left: Slip = {
    piece: { ...piece, end: offset },
    clean: clean.slice(0, length),
    ...(opens ? { opens } : {}),
    ...(isCut ? { isCut } : {}),
  };
  const right: Slip = { piece: { ...piece, start: offset }, clean: clean.slice(length), isCut: true };
  return [...slips.slice(0, index), left, right, ...slips.slice(index + 1)];
}

export function cutAround(slips: readonly Slip[], { source, start, end }: Span): readonly Slip[] {
  return cutAt(cutAt(slips, source, start), source, end);
}

/** Whether a slip has raw text: what was put in has none. */
function isRaw({ piece }: Slip): boolean {
  return piece.end > piece.start;
}

function isIn({ piece }: Slip, { source, start, end }: Span): boolean {
  return piece.source === source && piece.start >= start && piece.end <= end;
}

/**
 * Where the kept text of a raw span stands in the report.
 *
 * In: slips cut around the span. Out: one range where it stands together from its first to its last character, whatever other raw text
 * of the span stands elsewhere (a paragraph joined over a page holds no page in between); else all its ranges, in raw order.
 */
export function rangesIn(slips: readonly Slip[], span: Span): readonly Range[] {
  const inside = slips.flatMap((slip, i) => (isRaw(slip) && isIn(slip, span) ? [i] : []));
  if (inside.length === 0) return [];
  const first = inside.reduce((a, b) => (slips[b]!.piece.start < slips[a]!.piece.start ? b : a));
  const last = inside.reduce((a, b) => (slips[b]!.piece.end > slips[a]!.piece.end ? b : a));
  const known = new Set(inside);
  const goesOn = (i: number) => known.has(i) || (!isRaw(slips[i]!) && known.has(i + 1));
  const until = (from: number) => {
    let to = from + 1;
    while (to < slips.length && goesOn(to)) to += 1;
    return to;
  };
  if (until(first) > last && last >= first) return [[first, last + 1]];
  const ranges: Range[] = [];
  for (let i = 0; i < slips.length; i += 1) {
    if (!known.has(i)) continue;
    ranges.push([i, until(i)]);
    i = until(i);
  }
  return ranges.sort((a, b) => slips[a[0]]!.piece.start - slips[b[0]]!.piece.start);
}

/** The slip with the first raw character of a span that is kept, or -1. */
export function firstIn(slips: readonly Slip[], span: Span): number {
  return best(
    slips,
    (slip) => isRaw(slip) && overlaps(slip, span),
    (a, b) => a.start < b.start,
  );
}

/** The slip with the last raw character of a span that is kept, or -1. */
export function lastIn(slips: readonly Slip[], span: Span): number {
  return best(
    slips,
    (slip) => isRaw(slip) && overlaps(slip, span),
    (a, b) => a.end > b.end,
  );
}

/** The kept text that stands before an offset in raw, or -1. */
export function rawBefore(slips: readonly Slip[], source: string, offset: number): number {
  const holds = (slip: Slip) => isRaw(slip) && slip.piece.source === source && slip.piece.end <= offset;
  return best(slips, holds, (a, b) => a.end > b.end);
}

/** The kept text that stands behind an offset in raw, or -1. */
export function rawBehind(slips: readonly Slip[], source: string, offset: number): number {
  const holds = (slip: Slip) => isRaw(slip) && slip.piece.source === source && slip.piece.start >= offset;
  return best(slips, holds, (a, b) => a.start < b.start);
}

function overlaps({ piece }: Slip, { source, start, end }: Span): boolean {
  return piece.source === source && piece.start < end && start < piece.end;
}

function best(slips: readonly Slip[], holds: (slip: Slip) => boolean, isBetter: (a: Span, b: Span) => boolean): number {
  let found = -1;
  for (const [i, slip] of slips.entries()) {
    if (holds(slip) && (found < 0 || isBetter(slip.piece, slips[found]!.piece))) found = i;
  }
  return found;
}

/** Where the run of slips ends that begins with one and stands in the report as in raw, with nothing kept in between. */
export function endOfRun(
  slips: readonly Slip[],
  from: number,
  endsBefore: (slip: Slip) => boolean = () => false,
): number {
  const { source } = slips[from]!.piece;
  const starts = slips.flatMap(({ piece }) =>
    piece.source === source && piece.end > piece.start ? [piece.start] : [],
  );
  starts.sort((a, b) => a - b);
  const nextInRaw = new Map(starts.map((start, rank) => [start, starts[rank + 1]]));
  let to = from + 1;
  let last = slips[from]!.piece.start;
  for (let i = to; i < slips.length; i += 1) {
    const slip = slips[i]!;
    if (!isRaw(slip)) continue;
    if (slip.piece.source !== source || slip.piece.start !== nextInRaw.get(last) || endsBefore(slip)) break;
    last = slip.piece.start;
    to = i + 1;
  }
  return to;
}

/** The opening of the paragraph that a slip stands in. */
export function openingOf(slips: readonly Slip[], index: number): Opening {
  for (let i = index; i >= 0; i -= 1) {
    const { opens } = slips[i]!;
    if (opens) return opens;
  }
  return { paragraph: { kind: 'body' } };
}

/** What the paragraph of a slip says: up to the end of the slip, or from its beginning on. */
export function textUntil(slips: readonly Slip[], index: number): string {
  let text = '';
  for (let i = index; i >= 0; i -= 1) {
    text = slips[i]!.clean + text;
    if (slips[i]!.opens) break;
  }
  return text;
}

export function textFrom(slips: readonly Slip[], index: number): string {
  let text = slips[index]!.clean;
  for (let i = index + 1; i < slips.length && !slips[i]!.opens; i += 1) text += slips[i]!.clean;
  return text;
}

/** The first slip of the paragraph behind the one that a slip stands in. */
export function endOfParagraph(slips: readonly Slip[], index: number): number {
  let to = index + 1;
  while (to < slips.length && !slips[to]!.opens) to += 1;
  return to;
}
