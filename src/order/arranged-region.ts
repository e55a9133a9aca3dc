import type { CutWeights } from '../layout/cut-weights.ts';
import type { Line } from '../types.ts';
import type { RegionOrder } from './judge-order.ts';

/** Lines of one region, kept copies only, with the order that was found for them. */
export interface ArrangedRegion {
  readonly lines: readonly Line[];
  /** Line width in em, or null for flowing text. */
  readonly measure: number | null;
  /** Index of each line among the body's lines: joints are scored by it. */
  readonly places: readonly number[];
  readonly cuts: CutWeights;
  /** Printed page number of each line, 0 where it is not known. */
  readonly pages: Uint32Array;
  /** The text box that opens the article, as a range of lines; it goes first. */
  readonly opening: readonly [start: number, end: number] | null;
  /** The order of the lines outside the opening; ranges count these lines alone. */
  readonly order: RegionOrder | null;
}
