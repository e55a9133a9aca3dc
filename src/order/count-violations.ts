import type { MarkerEnds } from '../markers/marker-ends.ts';

/** How many level-1 markers and articles of a law come behind a higher one when fragments stand in `order`. */
export function countViolations(markers: readonly MarkerEnds[], order: readonly number[]): number {
  let violations = 0;
  let [chapter, provision] = [0, 0];
  for (const f of order) {
    const { chapters, provisions } = markers[f]!;
    for (const value of chapters) {
      if (value < chapter) violations += 1;
      chapter = value;
    }
    for (const value of provisions) {
      if (value < provision) violations += 1;
      provision = value;
    }
  }
  return violations;
}
