import { type RebuildContext, rebuild } from '../../src/rebuild/rebuild.ts';
import type { Report } from '../../src/types.ts';
import { linesOf } from '../made-print.ts';

/** A report from lines of one measure, or of flowing text where it is null. */
export function rebuilt(
  texts: readonly string[],
  measure: number | null,
  { titles = [], isMarked = false, meta = {} }: Partial<Omit<RebuildContext, 'titles'>> & { titles?: string[] } = {},
): Report {
  const lines = linesOf(texts).map((line, k) => ({
    line,
    measure,
    opensRegion: k === 0,
    afterGap: false,
    atJoint: false,
  }));
  return rebuild([lines], { titles: new Set(titles), isMarked, meta });
}

export function paragraphsOf(report: Report): readonly string[] {
  return report.articles.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
}
