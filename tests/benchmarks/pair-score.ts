import { type PairCase, pairKey, type ScoredPair, type Verdict } from './pair-truth.ts';

/** How well pairs were found, over all documents together. */
export interface PairScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
  /** Pairs found that the text itself holds: they count neither way. */
  readonly natural: number;
  /** The score from which on a pair counts as found. */
  readonly threshold: number;
  /** F1 by the length of the shorter fragment: below 40, 40 to 119, 120 characters and more. */
  readonly bands: readonly number[];
}

/** What a detector said of one document. */
export interface Prediction {
  readonly pairs: PairCase;
  readonly found: readonly ScoredPair[];
}

interface Judged {
  readonly score: number;
  readonly verdict: Verdict;
  readonly length: number;
}

/** Shorter fragments' lengths at which the bands of {@link PairScore} begin. */
const BANDS = [0, 40, 120];

/** Precision, recall and F1 of the pairs that reach a threshold; without one, of the threshold at which F1 is best. */
export function scorePairs(predictions: readonly Prediction[], threshold?: number): PairScore {
  const judged = predictions.flatMap(judgeAll).sort((a, b) => b.score - a.score);
  const lengths = predictions.flatMap(({ pairs }) => [...pairs.truth.values()]);
  const from = threshold ?? bestThreshold(judged, lengths.length);
  const found = judged.filter(({ score }) => score >= from);
  const right = found.filter(({ verdict }) => verdict === 'true').length;
  const wrong = found.filter(({ verdict }) => verdict === 'false').length;
  return {
    precision: ratio(right, right + wrong),
    recall: ratio(right, lengths.length),
    f1: f1Of(right, wrong, lengths.length),
    right,
    wrong,
    missed: lengths.length - right,
    natural: found.length - right - wrong,
    threshold: from,
    bands: BANDS.map((least, band) => {
      const isIn = (length: number) => length >= least && length < (BANDS[band + 1] ?? Number.POSITIVE_INFINITY);
      const own = found.filter(({ length }) => isIn(length));
      const count = (verdict: Verdict) => own.filter((each) => each.verdict === verdict).length;
      return f1Of(count('true'), count('false'), lengths.filter(isIn).length);
    }),
  };
}

/** Each pair once, with its best score. */
function judgeAll({ pairs, found }: Prediction): readonly Judged[] {
  const best = new Map<string, ScoredPair>();
  for (const pair of found) {
    const known = best.get(pairKey(pair));
    if (pair.first !== pair.second && (!known || known.score < pair.score)) best.set(pairKey(pair), pair);
  }
  return [...best.values()].map((pair) => ({
    score: pair.score,
    verdict: pairs.judge(pair),
    length:
      pairs.truth.get(pairKey(pair)) ?? Math.min(pairs.texts[pair.first]!.length, pairs.texts[pair.second]!.length),
  }));
}

function bestThreshold(sorted: readonly Judged[], total: number): number {
  let [right, wrong, best, threshold] = [0, 0, 0, Number.POSITIVE_INFINITY];
  for (const [i, { score, verdict }] of sorted.entries()) {
    if (verdict === 'true') right += 1;
    if (verdict === 'false') wrong += 1;
    const isLastOfItsScore = sorted[i + 1]?.score !== score;
    const f1 = f1Of(right, wrong, total);
    if (isLastOfItsScore && f1 > best) [best, threshold] = [f1, score];
  }
  return threshold;
}

function f1Of(right: number, wrong: number, total: number): number {
  return total === 0 && wrong === 0 ? 1 : ratio(2 * right, right + wrong + total);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
