import type { Setting } from './wrapped-columns.ts';

export interface JointRanking {
  readonly joints: number;
  /** Share of column ends whose true next column scores best among all columns of the text. */
  readonly top: number;
  /** The same of column ends inside a paragraph. */
  readonly topOpen: number;
  /** Chance that a true joint scores above a false one of the same text. */
  readonly auc: number;
}

/** Scores column ends against column starts, by their indices. */
export type Judge = (left: number, right: number) => number;

/** Ranks all columns of a text behind every column end. */
export function rankJoints(settings: readonly Setting[], judgeOf: (setting: Setting) => Judge): JointRanking {
  let [joints, best, open, bestOpen, area] = [0, 0, 0, 0, 0];
  for (const setting of settings) {
    const judge = judgeOf(setting);
    const { columns } = setting;
    const right: number[] = [];
    const wrong: number[] = [];
    for (let i = 0; i + 1 < columns.length; i++) {
      const truth = judge(i, i + 1);
      const others = columns.flatMap((_, j) => (j === i || j === i + 1 ? [] : [judge(i, j)]));
      const isBest = others.every((other) => other < truth) ? 1 : 0;
      const isOpen = columns[i]?.isOpen ? 1 : 0;
      joints += 1;
      best += isBest;
      open += isOpen;
      bestOpen += isBest * isOpen;
      right.push(truth);
      wrong.push(...others);
    }
    const sorted = Float64Array.from(wrong).sort();
    for (const truth of right) area += (below(sorted, truth, false) + below(sorted, truth, true)) / 2 / sorted.length;
  }
  return { joints, top: best / joints, topOpen: bestOpen / open, auc: area / joints };
}

/** How many sorted values are below a limit, or not above it. */
function below(sorted: Float64Array, limit: number, orEqual: boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const value = sorted[middle]!;
    if (value < limit || (orEqual && value === limit)) from = middle + 1;
    else to = middle;
  }
  return from;
}
