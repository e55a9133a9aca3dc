import { extentOf } from './cut-gaps.ts';
import { type Extent, joinExtents } from './extents.ts';
import type { Placed } from './straighten.ts';

/** What a row costs whose boxes overlap one another, in bands. */
const TANGLED = 3;

/** Rows of one band; more have no page, and trying all would be quadratic. */
const MOST_ROWS = 1000;

/**
 * Cuts rows that no gutter crosses as a whole into the fewest bands that a gutter does cross, or that are one row.
 *
 * In: rows from top to bottom. Out: bands from top to bottom, one of them where nothing can be cut.
 */
export function cutIntoBands(rows: readonly (readonly Placed[])[], em: number): readonly (readonly Placed[])[] {
  const costs = new Float64Array(rows.length + 1).fill(Infinity);
  const from = new Int32Array(rows.length + 1);
  costs[0] = 0;
  for (let i = 0; i < rows.length; i += 1) {
    let columns: readonly Extent[] = [];
    for (let j = i; j < rows.length && j < i + MOST_ROWS; j += 1) {
      for (const thing of rows[j]!) columns = joinExtents(columns, extentOf(thing, 'across', em));
      const isCut = columns.length > 1 || (j === i && rows[j]!.length === 1);
      const cost = costs[i]! + (isCut ? 1 : j === i ? TANGLED : Infinity);
      if (cost < costs[j + 1]!) [costs[j + 1], from[j + 1]] = [cost, i];
      if (columns.length === 1 && j > i) break;
    }
  }
  const bands: (readonly Placed[])[] = [];
  for (let end = rows.length; end > 0; end = from[end]!) bands.push(rows.slice(from[end], end).flat());
  return bands.reverse();
}
