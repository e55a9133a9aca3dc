/** Raw neighbours that are none in print: 2-3% on the prototype's ten cases (ORDER-NOTES 4.4). */
const CONTAMINATION = 0.02;

/** A measure that is spread over bins, so that its likelihood ratio can be counted. */
export interface Bins {
  readonly count: number;
  readonly lowest: number;
  readonly highest: number;
}

/** The bin of a value; what lies outside counts in the outermost bins. */
export function binOf({ count, lowest, highest }: Bins, value: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor(((value - lowest) / (highest - lowest)) * count)));
}

/**
 * ln of how much likelier each bin is among true joints than among chance ones, rising with the bin, no further below 0 than `most`.
 *
 * In: how many raw neighbours and how many chance pairs fell into each bin. Raw neighbours are true joints but for a few, which are
 * taken off.
 */
export function risingRatio(hit: Float64Array, miss: Float64Array, most: number): Float64Array {
  const [hits, misses] = [smooth(hit), smooth(miss)];
  const [hitSum, missSum] = [sum(hits), sum(misses)];
  const ratio = hits.map((count, i) => {
    const prior = (count + misses[i]!) / (hitSum + missSum) + 1e-4;
    const chance = (misses[i]! + prior) / (missSum + 1);
    return Math.max(-most, ratioOf((count + prior) / (hitSum + 1), chance));
  });
  return monotone(ratio);
}

/** ln of the share among true joints over the share among chance ones, when the share among raw neighbours is known. */
export function ratioOf(raw: number, chance: number): number {
  const truth = Math.max((raw - CONTAMINATION * chance) / (1 - CONTAMINATION), raw * 0.05, 1e-6);
  return Math.log(truth / chance);
}

function sum(counts: Float64Array): number {
  return counts.reduce((a, b) => a + b, 0) || 1;
}

function smooth(counts: Float64Array): Float64Array {
  return counts.map((count, i) => 0.5 * count + 0.25 * (counts[i - 1] ?? count) + 0.25 * (counts[i + 1] ?? count));
}

/** The nearest rising sequence (pool adjacent violators): better wording never speaks against a joint. */
function monotone(values: Float64Array): Float64Array {
  const blocks: { sum: number; size: number }[] = [];
  for (const value of values) {
    let block = { sum: value, size: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.size > block.sum / block.size; last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, size: last.size + block.size };
      blocks.pop();
    }
    blocks.push(block);
  }
  return Float64Array.from(blocks.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size)));
}
