import type { Entry, Ledger, Span } from '../types.ts';

/** Kept text of one source that stands in the report as it stood in raw, with nothing else kept in between. */
export interface KeptRun extends Span {
  /** Offsets in the canonical text, from the first entry's start to the last one's end. */
  readonly output: readonly [number, number];
  /** True where the run does not fit into the raw order that most of the text keeps. */
  readonly moved: boolean;
  /** Kept UTF-16 units. */
  readonly weight: number;
}

/**
 * Cuts the report into runs of each source, in output order, and says which of them were moved.
 *
 * A run ends where the next kept entry of the source in the report is not the next one in the source. The runs whose
 * raw order rises and that hold the most text together stay; all others count as moved, so that the least text does.
 * Of equals, the earlier in the report stays. O(entries + runs log runs).
 *
 * @example raw 甲丙乙丁 cleaned to 甲乙丙丁: one run (丙 or 乙, whichever is shorter) is moved.
 */
export function keptRuns(ledger: Ledger): readonly KeptRun[] {
  return ledger.sources.flatMap((source) => {
    const kept = ledger.entries.filter((entry) => entry.source === source.id && entry.output !== null);
    return markMoved(cutRuns(kept));
  });
}

type Run = Omit<KeptRun, 'moved'>;
type OpenRun = { -readonly [Key in keyof Run]: Run[Key] } & { output: [number, number] };

function cutRuns(kept: readonly Entry[]): readonly Run[] {
  const ranked = kept.map((entry, rank) => ({ entry, rank, output: entry.output! }));
  ranked.sort((a, b) => a.output[0] - b.output[0] || a.output[1] - b.output[1] || a.rank - b.rank);
  const runs: OpenRun[] = [];
  let open: OpenRun | undefined;
  let lastRank = Number.NaN;
  for (const { entry, rank, output } of ranked) {
    if (open && rank === lastRank + 1) {
      open.end = entry.end;
      open.output[1] = output[1];
      open.weight += entry.end - entry.start;
    } else {
      const { source, start, end } = entry;
      open = { source, start, end, output: [...output], weight: end - start };
      runs.push(open);
    }
    lastRank = rank;
  }
  return runs;
}

/** Heaviest increasing subsequence by raw offset: a Fenwick tree holds the best chain that ends below each offset. */
export function markMoved(runs: readonly Run[]): readonly KeptRun[] {
  const rankOf = new Map(
    runs
      .map((_, index) => index)
      .sort((a, b) => runs[a]!.start - runs[b]!.start || runs[a]!.end - runs[b]!.end || a - b)
      .map((index, rank) => [index, rank + 1]),
  );
  const best: { weight: number; last: number }[] = Array.from({ length: runs.length + 1 }, () => ({
    weight: 0,
    last: -1,
  }));
  const before: number[] = [];
  let top = { weight: 0, last: -1 };
  runs.forEach((run, index) => {
    let chain = { weight: 0, last: -1 };
    for (let rank = rankOf.get(index)! - 1; rank > 0; rank -= rank & -rank) {
      if (best[rank]!.weight > chain.weight) chain = best[rank]!;
    }
    before.push(chain.last);
    const grown = { weight: chain.weight + run.weight, last: index };
    for (let rank = rankOf.get(index)!; rank <= runs.length; rank += rank & -rank) {
      if (grown.weight > best[rank]!.weight) best[rank] = grown;
    }
    if (grown.weight > top.weight) top = grown;
  });
  const staying = new Set<number>();
  for (let index = top.last; index >= 0; index = before[index]!) staying.add(index);
  return runs.map((run, index) => ({ moved: !staying.has(index) && run.weight > 0, ...run }));
}
