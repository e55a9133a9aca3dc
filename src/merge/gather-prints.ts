import type { Prints } from '../consensus/merge-readings.ts';
import type { PassagePart } from '../consensus/passage.ts';
import type { RenditionsDropped } from './drop-renditions.ts';
import type { Pool } from './find-renditions.ts';

/** Codes of another input from the first to the last that is a kept line's, and how many of them are. */
interface Reach {
  first: number;
  last: number;
  count: number;
  isRising: boolean;
  lastKept: number;
}

/** Characters between the first and the last partner that may have none: another print of the line may be misread, never another text. */
const LEAST_SHARE = 0.6;
const SLACK = 4;

/**
 * Gathers, for every kept line, what the other inputs print in its stead, whatever their line breaks.
 *
 * In: the pool, and which of its lines were dropped for whose sake. Out: the kept lines that have another print, each with the parts of
 * dropped lines that say the same.
 */
export function gatherPrints(pool: Pool, { dropped, partner }: RenditionsDropped): readonly Prints[] {
  const { lines, stream, inputOf, inputOfLine } = pool;
  const reaches = new Map<number, Map<number, Reach>>();
  for (let low = 0; low < partner.length; low += 1) {
    const kept = partner[low]!;
    if (kept < 0 || !dropped[stream.lineOf[low]!]) continue;
    const line = stream.lineOf[kept]!;
    if (dropped[line]) continue;
    const byInput = reaches.get(line) ?? new Map<number, Reach>();
    reaches.set(line, byInput);
    const reach = byInput.get(inputOf[low]!);
    if (!reach) byInput.set(inputOf[low]!, { first: low, last: low, count: 1, isRising: true, lastKept: kept });
    else {
      reach.isRising &&= kept > reach.lastKept;
      reach.last = low;
      reach.count += 1;
      reach.lastKept = kept;
    }
  }
  return [...reaches]
    .sort(([a], [b]) => a - b)
    .flatMap(([line, byInput]): readonly Prints[] => {
      const others = [...byInput.values()]
        .filter(({ first, last, count, isRising }) => isRising && count >= LEAST_SHARE * (last - first + 1) - SLACK)
        .map((reach) => partsOf(pool, ...widen(pool, partner, line, reach)));
      if (others.length === 0 || lines[line]!.kind === 'table') return [];
      const textBeside = (i: number) => (inputOfLine[i] === inputOfLine[line] ? (lines[i]?.text ?? '') : '');
      return [{ kept: [lines[line]!], others, before: textBeside(line - 1), after: textBeside(line + 1) }];
    });
}

/** Takes in what was misread at the edges: as many characters as the kept line has there, where they have no partner. */
function widen(
  { stream, inputOf }: Pool,
  partner: Int32Array,
  line: number,
  { first, last, lastKept }: Reach,
): readonly [first: number, last: number] {
  const isFree = (code: number) => partner[code] === -1 && inputOf[code] === inputOf[first];
  let [from, to] = [first, last];
  for (let k = partner[first]! - stream.starts[line]!; k > 0 && isFree(from - 1); k -= 1) from -= 1;
  for (let k = stream.starts[line + 1]! - 1 - lastKept; k > 0 && isFree(to + 1); k -= 1) to += 1;
  return [from, to];
}

/** Codes [first, last] as parts of lines, with the punctuation behind each. */
function partsOf({ lines, stream }: Pool, first: number, last: number): readonly PassagePart[] {
  const parts: PassagePart[] = [];
  for (let i = stream.lineOf[first]!; i <= stream.lineOf[last]!; i += 1) {
    const { source, start, text, marks, confidences } = lines[i]!;
    const from = first > stream.starts[i]! ? stream.offsets[first]! : 0;
    const to = last + 1 < stream.starts[i + 1]! ? stream.offsets[last + 1]! : text.length;
    if (to <= from) continue;
    const part = { source, start: start + from, end: start + to, text: text.slice(from, to) };
    parts.push({ ...part, ...(marks ? { marks } : {}), ...(confidences ? { confidences } : {}) });
  }
  return parts;
}
