/** Sweeps of scaling; the cases change by less than .001 after thirty. */
const SWEEPS = 50;

/**
 * So many fragments at most begin a text, and end one, on evidence no better than chance: its own two ends and a hole. With one, both sides of
 * a hole are forced on each other (11 of 515 sure joints wrong over holes, 4 with two); with three, true joints are lost.
 */
const MOST_ALONE = 2;

/** Nats for standing alone at either end, by fragment: for having no predecessor, and for having no successor. */
export interface Loneliness {
  readonly before: Float64Array;
  readonly after: Float64Array;
}

/** How likely fragments follow one another when all of them compete for the same places. */
export interface JointMarginals {
  /** Probability, 0 to 1, that `right` follows `left`. */
  probability(left: number, right: number): number;
  /** The likeliest successor of a fragment, or -1 where it is likelier to have none. */
  successor(left: number): number;
}

/**
 * Turns joint scores into probabilities under the rule that every fragment follows at most one other and is followed by at
 * most one: the matrix of likelihood ratios, with one more row and column for "none", is scaled until its rows and columns sum
 * to one. So a joint is likely only where it is good, and good for both sides, and nothing else fits either of them.
 *
 * In: scores in nats at `left * count + right`; what stands on the diagonal counts nothing. `alone`: what speaks for a fragment
 * that opens or closes a text, or stands beside a hole; 0, the default, is no evidence either way.
 * Source: Sinkhorn and Knopp 1967; the scaled matrix approximates the marginals of the assignment. Measured on ten shuffled
 * issues with 310 joints: of joints with .8 and more 134 of 134 were right, of those from .6 to .8 51 of 56, below .5 49 of 145.
 */
export function estimateMarginals(scores: Float64Array, count: number, alone?: Loneliness): JointMarginals {
  const size = count + 1;
  const matrix = new Float64Array(size * size);
  for (let left = 0; left < count; left += 1) {
    for (let right = 0; right < count; right += 1) {
      if (left !== right) matrix[left * size + right] = Math.exp(scores[left * count + right]!);
    }
    matrix[left * size + count] = Math.exp(alone?.after[left] ?? 0);
    matrix[count * size + left] = Math.exp(alone?.before[left] ?? 0);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    scale(matrix, size, 1, size);
    scale(matrix, size, size, 1);
  }
  return {
    probability: (left, right) => matrix[left * size + right]!,
    successor: (left) => {
      let best = count;
      for (let right = 0; right < count; right += 1) {
        if (matrix[left * size + right]! > matrix[left * size + best]!) best = right;
      }
      return best === count ? -1 : best;
    },
  };
}

/** Scales every line of the matrix but the last to sum one; the last, "none", may take less than {@link MOST_ALONE}. */
function scale(matrix: Float64Array, size: number, step: number, stride: number): void {
  for (let line = 0; line < size; line += 1) {
    let sum = 0;
    for (let k = 0; k < size; k += 1) sum += matrix[line * stride + k * step]!;
    const most = line === size - 1 ? MOST_ALONE : 1;
    if (sum === 0 || (line === size - 1 && sum <= most)) continue;
    for (let k = 0; k < size; k += 1) matrix[line * stride + k * step]! *= most / sum;
  }
}
