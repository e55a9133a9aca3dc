import type { PageRegion } from '../../src/geometry/order-regions.ts';
import { drawWhole, seededRandom } from './seeded-random.ts';

export type RegionOrder = (regions: readonly PageRegion[]) => readonly number[];

/** From top to bottom, then from left to right. */
export function orderByRaster(regions: readonly PageRegion[]): readonly number[] {
  return [...regions.keys()].sort((a, b) => byTop(regions[a]!, regions[b]!));
}

/** The recursive X-Y cut (Nagy and Seth 1984): at the widest white gap of either axis, as long as there is one. */
export function orderByCuts(regions: readonly PageRegion[]): readonly number[] {
  const cut = (indices: readonly number[]): readonly number[] => {
    if (indices.length < 2) return indices;
    const across = groupsOf(regions, indices, 'left', 'right');
    const down = groupsOf(regions, indices, 'top', 'bottom');
    if (across.groups.length < 2 && down.groups.length < 2)
      return [...indices].sort((a, b) => byTop(regions[a]!, regions[b]!));
    const isAcross = down.groups.length < 2 || (across.groups.length > 1 && across.widest >= down.widest);
    return (isAcross ? across : down).groups.flatMap(cut);
  };
  return cut([...regions.keys()]);
}

function groupsOf(
  regions: readonly PageRegion[],
  indices: readonly number[],
  from: 'left' | 'top',
  to: 'right' | 'bottom',
) {
  const groups: number[][] = [];
  let [end, widest] = [Number.NEGATIVE_INFINITY, 0];
  for (const index of [...indices].sort((a, b) => regions[a]!.box[from] - regions[b]!.box[from])) {
    const { box } = regions[index]!;
    if (groups.length === 0 || box[from] >= end) {
      if (groups.length > 0) widest = Math.max(widest, box[from] - end);
      groups.push([]);
    }
    groups.at(-1)!.push(index);
    end = Math.max(end, box[to]);
  }
  return { groups, widest };
}

function byTop(a: PageRegion, b: PageRegion): number {
  return a.box.top - b.box.top || a.box.left - b.box.left;
}

/** How many neighbours of the true order (0, 1, 2, …) follow one another in a given one, and how many there are. */
export function countSuccessors(order: readonly number[]): { readonly right: number; readonly all: number } {
  const right = order.slice(1).filter((index, i) => index === order[i]! + 1).length;
  return { right, all: Math.max(0, order.length - 1) };
}

/** The numbers below `count` in a random order that is the same for the same seed (Fisher and Yates). */
export function shuffledNumbers(count: number, seed: number): readonly number[] {
  const random = seededRandom(seed);
  const numbers = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const other = drawWhole(random, 0, i + 1);
    [numbers[i], numbers[other]] = [numbers[other]!, numbers[i]!];
  }
  return numbers;
}

/** The order of regions that are given in their true order, when the method gets them shuffled. */
export function orderShuffled(regions: readonly PageRegion[], method: RegionOrder, seed: number): readonly number[] {
  const numbers = shuffledNumbers(regions.length, seed);
  return method(numbers.map((index) => regions[index]!)).map((index) => numbers[index]!);
}
