import type { Folios } from '../order/folio-order.ts';
import type { Line } from '../types.ts';

/**
 * The page numbers of the lines of several inputs. An input that prints one number is that page; of one with several it shows
 * whether numbers stand over their pages or under them, and the others are printed like it.
 *
 * In: lines of all inputs, and the last number before each line and the next one behind it within its input, 0 where there is none.
 * Out: the same, with both alike where the page is known.
 */
export function settlePageNumbers(lines: readonly Line[], { before, after }: Folios): Folios {
  const ranges: [start: number, end: number][] = [];
  for (const [i, { source }] of lines.entries()) {
    if (i > 0 && lines[i - 1]!.source === source) ranges.at(-1)![1] = i + 1;
    else ranges.push([i, i + 1]);
  }
  const settled = { before: before.slice(), after: after.slice() };
  const placeOf = ([start, end]: readonly [number, number]) => {
    const isUnder = before[start] === 0 && after[end - 1] !== 0;
    const isOver = before[start] !== 0 && after[end - 1] === 0;
    return isUnder ? 'under' : isOver ? 'over' : null;
  };
  const isSingle = ([start, end]: readonly [number, number]) =>
    new Set([...before.subarray(start, end), ...after.subarray(start, end)].filter((page) => page > 0)).size === 1;
  const known = ranges.filter((range) => !isSingle(range)).flatMap((range) => placeOf(range) ?? []);
  const usual = known.filter((place) => place === 'under').length * 2 > known.length ? 'under' : 'over';
  for (const range of ranges) {
    const [start, end] = range;
    if (isSingle(range)) {
      const page = Math.max(before[end - 1]!, after[start]!);
      settled.before.fill(page, start, end);
      settled.after.fill(page, start, end);
      continue;
    }
    const place = placeOf(range) ?? (known.length > 0 ? usual : null);
    if (place === 'under') settled.before.set(after.subarray(start, end), start);
    if (place === 'over') settled.after.set(before.subarray(start, end), start);
  }
  return settled;
}
