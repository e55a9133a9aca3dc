import type { Pool, Rendition } from './find-renditions.ts';

/** Share of line starts that must coincide, and lines that are enough to tell. */
const LEAST_ALIKE = 0.6;
const FEWEST_LINES = 4;

/**
 * Whether two prints of a set text break their lines at the same places: then it is one print scanned or exported twice, line
 * stands against line, and the better reading of each is chosen line by line (`dedupe/`).
 *
 * In: the pool, a rendition, the measure of every line, 0 for flowing text.
 */
export function isSetAlike({ stream }: Pool, { pairs }: Rendition, measures: readonly number[]): boolean {
  let [lines, alike] = [0, 0];
  for (const [a, b] of pairs) {
    const [i, j] = [stream.lineOf[a]!, stream.lineOf[b]!];
    if (measures[i] === 0 || measures[j] === 0) return false;
    const [opensFirst, opensSecond] = [stream.starts[i] === a, stream.starts[j] === b];
    if (opensSecond) lines += 1;
    if (opensFirst && opensSecond) alike += 1;
  }
  return lines >= FEWEST_LINES && alike >= LEAST_ALIKE * lines;
}

/** An input that another one prints again for so great a part is its twin. */
const TWIN = 0.7;

/** Inputs that an earlier one prints again, line for line, for the greater part. */
export function findTwins({ stream, inputOf, inputOfLine }: Pool, alike: readonly Rendition[]): ReadonlySet<number> {
  const sizes = new Map<number, number>();
  for (let i = 0; i < inputOfLine.length; i += 1) {
    const size = stream.starts[i + 1]! - stream.starts[i]!;
    sizes.set(inputOfLine[i]!, (sizes.get(inputOfLine[i]!) ?? 0) + size);
  }
  const shared = new Map<string, number>();
  const twins = new Set<number>();
  for (const { pairs } of alike) {
    const [first, second] = pairs[0]!.map((code) => inputOf[code]!) as [number, number];
    const key = `${first} ${second}`;
    shared.set(key, (shared.get(key) ?? 0) + pairs.length);
    if (shared.get(key)! >= TWIN * sizes.get(second)!) twins.add(second);
  }
  return twins;
}
