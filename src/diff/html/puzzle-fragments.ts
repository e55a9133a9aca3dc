import type { Entry, Joint, OrderVerdict, Span } from '../../types.ts';

/** A fragment as the page puzzle shows it: a stretch of raw text that the report holds in one piece. */
export interface PuzzleFragment extends Span {
  /** Offsets in the canonical text. */
  readonly output: readonly [number, number];
  /** Place in raw order, from 1. */
  readonly number: number;
  /** Whether another fragment stands before it than in raw. */
  readonly moved: boolean;
  /** How it is joined to the fragment before it in the report. */
  readonly joint?: Joint;
}

/** Where runs of kept text begin (`source start`), and the made joints between fragments by their place in the report. */
export type Seams = readonly [runStarts: ReadonlySet<string>, joints: ReadonlyMap<number, Joint>];

/**
 * Cuts the text that a verdict is about into the fragments that were put in order: at every joint between columns or
 * pages, and wherever the report leaves raw order.
 *
 * In: `kept`, the kept entries under the verdict sorted by place in the report. Out: fragments in the order of the report.
 */
export function puzzleFragments(
  { source }: OrderVerdict,
  kept: readonly Entry[],
  ...[runStarts, joints]: Seams
): readonly PuzzleFragment[] {
  const found: { start: number; end: number; output: [number, number]; joint?: Joint }[] = [];
  for (const { start, end, output } of kept) {
    if (start === end || !output) continue;
    const joint = joints.get(output[0]);
    const open = found[found.length - 1];
    if (open && !joint && !runStarts.has(`${source} ${start}`)) {
      open.end = Math.max(open.end, end);
      open.output[1] = output[1];
    } else {
      found.push({ start, end, output: [...output], ...(joint ? { joint } : {}) });
    }
  }
  const order = found.map((_, index) => index).sort((a, b) => found[a]!.start - found[b]!.start);
  const numbers = new Map(order.map((index, rank) => [index, rank + 1]));
  return found.map((fragment, index) => {
    const number = numbers.get(index)!;
    const before = index === 0 ? 0 : numbers.get(index - 1)!;
    return { source, ...fragment, number, moved: number !== before + 1 };
  });
}
