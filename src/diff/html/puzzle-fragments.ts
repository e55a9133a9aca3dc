import type { KeptRun } from '../../ledger/kept-runs.ts';
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

/**
 * Cuts the text that a verdict is about into the fragments that were put in order: at every joint between columns or
 * pages, and wherever the report leaves raw order.
 *
 * In: `kept`, the kept entries of the source sorted by place in the report. Out: fragments in the order of the report.
 */
export function puzzleFragments(
  verdict: OrderVerdict,
  kept: readonly Entry[],
  runs: readonly KeptRun[],
  joints: readonly Joint[],
): readonly PuzzleFragment[] {
  const runStarts = new Set(runs.filter(({ source }) => source === verdict.source).map(({ start }) => start));
  const seams = joints
    .filter(({ kind, made }) => made && (kind === 'column' || kind === 'page'))
    .sort((a, b) => a.at - b.at);
  const found: { start: number; end: number; output: [number, number]; joint?: Joint }[] = [];
  let next = 0;
  for (const { start, end, output } of kept) {
    if (start < verdict.start || start >= verdict.end || start === end || !output) continue;
    while (next < seams.length && seams[next]!.at < output[0]) next += 1;
    const seam = seams[next]?.at === output[0] ? seams[next] : undefined;
    const open = found[found.length - 1];
    if (open && !seam && !runStarts.has(start)) {
      open.end = Math.max(open.end, end);
      open.output[1] = output[1];
    } else {
      found.push({ start, end, output: [...output], ...(seam ? { joint: seam } : {}) });
    }
  }
  const order = found.map((_, index) => index).sort((a, b) => found[a]!.start - found[b]!.start);
  const numbers = new Map(order.map((index, rank) => [index, rank + 1]));
  return found.map((fragment, index) => {
    const number = numbers.get(index)!;
    const before = index === 0 ? 0 : numbers.get(index - 1)!;
    return { source: verdict.source, ...fragment, number, moved: number !== before + 1 };
  });
}
