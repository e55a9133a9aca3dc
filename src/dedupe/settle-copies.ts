import type { Drop, Report } from '../types.ts';

/**
 * Drops whose `of` names what stays: a later pass may have dropped, as a copy of a third print, the print that an earlier one kept.
 *
 * In: all drops of a run, and its report. Out: the same drops; where the print named is gone, `of` is what that one repeats, or is
 * left out where nothing is known to stay.
 */
export function settleCopies(drops: readonly Drop[], report: Report): readonly Drop[] {
  if (!drops.some(({ of }) => of)) return drops;
  const kept = indexSpans(report.articles.flatMap(({ paragraphs }) => paragraphs.flatMap(({ pieces }) => pieces)));
  const gone = indexSpans(drops);
  return drops.map((drop) => {
    let of = drop.of;
    for (let step = 0; of && step < MOST_STEPS && !kept(of); step += 1) of = gone(of)?.of;
    if (of === drop.of) return drop;
    const { of: _, similarity, ...bare } = drop;
    return of && kept(of) ? { ...bare, of, ...(similarity === undefined ? {} : { similarity }) } : bare;
  });
}

/** A run has four passes at most (settle.ts), so no chain of copies is longer. */
const MOST_STEPS = 4;

interface Stretch {
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** Finds, of stretches that do not overlap, the first that overlaps a given one. */
function indexSpans<T extends Stretch>(spans: readonly T[]): (wanted: Stretch) => T | undefined {
  const bySource = new Map<string, T[]>();
  for (const span of spans) {
    const own = bySource.get(span.source);
    if (own) own.push(span);
    else bySource.set(span.source, [span]);
  }
  for (const own of bySource.values()) own.sort((a, b) => a.start - b.start || a.end - b.end);
  return ({ source, start, end }) => {
    const own = bySource.get(source) ?? [];
    let [low, high] = [0, own.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (own[middle]!.end > start) high = middle;
      else low = middle + 1;
    }
    const found = own[low];
    return found && found.start < end ? found : undefined;
  };
}
