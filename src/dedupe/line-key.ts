import { foldText } from '../language/fold-character.ts';
import { foldVariant, foldVariants } from '../language/fold-variant.ts';

/** A line's text for exact comparison: white space left out, everything else as printed. */
export function lineKey(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/gu, '');
}

/** As {@link lineKey}, for matching only: a traditional and a simplified print of a line have one key. */
export function variantKey(text: string): string {
  return foldVariants(lineKey(text));
}

/** Folded 3-grams of a line, each once, for finding noisy prints of it. A line of fewer than three characters has none. */
export function lineGrams(text: string): readonly number[] {
  const codes = foldText(text).map(foldVariant);
  const grams = new Set<number>();
  for (let i = 0; i + 2 < codes.length; i += 1) {
    grams.add(Math.imul(Math.imul(codes[i]!, 0x9e3779b1) + codes[i + 1]!, 0x85ebca6b) + codes[i + 2]!);
  }
  return [...grams];
}

/** Beyond this product of lengths two texts are compared by their 3-grams: aligning them would cost its square. */
const LONGEST_ALIGNED = 40_000;

/**
 * Share of characters that agree between two short texts: 1 - edit distance / longer length, on code points, whatever the script.
 * For paragraphs the Dice score of their 3-grams, which is a little lower.
 */
export function alignedSimilarity(a: string, b: string): number {
  const [left, right] = [[...variantKey(a)], [...variantKey(b)]];
  const longer = Math.max(left.length, right.length);
  if (longer === 0) return 1;
  if (left.length * right.length > LONGEST_ALIGNED) return gramDice(a, b);
  let row = Uint32Array.from({ length: right.length + 1 }, (_, j) => j);
  for (let i = 1; i <= left.length; i += 1) {
    const next = new Uint32Array(right.length + 1);
    next[0] = i;
    for (let j = 1; j <= right.length; j += 1) {
      const swap = row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      next[j] = Math.min(swap, row[j]! + 1, next[j - 1]! + 1);
    }
    row = next;
  }
  return 1 - row[right.length]! / longer;
}

function gramDice(a: string, b: string): number {
  const [left, right] = [new Set(lineGrams(a)), lineGrams(b)];
  return (2 * right.filter((gram) => left.has(gram)).length) / (left.size + right.length || 1);
}
