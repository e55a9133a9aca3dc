import type { Drop, Report, Span } from '../types.ts';

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
  /** What stays of a span, or of what its parts repeat. */
  const findKept = (of: Span): Span | undefined => {
    const asked = new Set<Span>();
    let spans: readonly Span[] = [of];
    for (let step = 0; spans.length > 0 && step <= MOST_STEPS; step += 1) {
      const found = spans.find((span) => kept(span).length > 0);
      if (found) return found;
      for (const span of spans) asked.add(span);
      spans = spans.flatMap(gone).flatMap((drop) => (drop.of && !asked.has(drop.of) ? [drop.of] : []));
    }
    return undefined;
  };
  return drops.map((drop) => {
    if (!drop.of) return drop;
    const of = findKept(drop.of);
    if (of === drop.of) return drop;
    const { of: _, similarity, ...bare } = drop;
    return of ? { ...bare, of, ...(similarity === undefined ? {} : { similarity }) } : bare;
  });
}

/** A run has four passes at most (settle.ts), so no chain of copies is longer. */
const MOST_STEPS = 4;

/** Finds, of stretches that do not overlap, those that overlap a given one. */
function indexSpans<T extends Span>(spans: readonly T[]): (wanted: Span) => readonly T[] {
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
    let behind = low;
    while (behind < own.length && own[behind]!.start < end) behind += 1;
    return own.slice(low, behind);
  };
}
