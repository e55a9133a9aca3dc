import { boundsOf } from '../../src/geometry/bounds.ts';
import type { PageRegion } from '../../src/geometry/order-regions.ts';
import type { Box } from '../../src/types.ts';

/** Height of a line of the made pages, and the distance from one to the next. */
export const EM = 16;
const PITCH = 20;

/** A region of so many full lines; its text names it. */
export function paragraph(name: string, left: number, top: number, width: number, count: number): PageRegion {
  const lines = Array.from({ length: count }, (_, i) => ({
    box: { left, top: top + i * PITCH, right: left + width, bottom: top + i * PITCH + EM },
    text: count === 1 ? name : `${name} ${i + 1}`,
  }));
  return { box: boundsOf(lines.map(({ box }) => box)), lines };
}

/** What a region is called by its first line. */
export function nameOf({ lines }: PageRegion): string {
  return lines[0]!.text.replace(/ \d+$/u, '');
}

/** Columns of paragraphs of the given lengths, parted by a gutter of an em; named `A1`, `A2`, … `B1`, … after their prefix. */
export function columns(
  prefix: string,
  lengths: readonly (readonly number[])[],
  { left = 80, top = 100, width = 320 }: { left?: number; top?: number; width?: number } = {},
): readonly PageRegion[] {
  return lengths.flatMap((column, c) => {
    let down = top;
    return column.map((count, p) => {
      const made = paragraph(`${prefix}${'ABCDEF'[c]}${p + 1}`, left + c * (width + EM), down, width, count);
      down += count * PITCH + EM / 2;
      return made;
    });
  });
}

/** A table of cells, named by row and column. */
export function table(rows: number, widths: readonly number[], left: number, top: number): readonly PageRegion[] {
  return Array.from({ length: rows }, (_, r) => {
    let at = left;
    return widths.map((width, c) => {
      const cell = paragraph(`r${r + 1}c${c + 1}`, at, top + r * (PITCH + 4), width, 1);
      at += width + EM;
      return cell;
    });
  }).flat();
}

/** The page with every box moved by a function of its place. */
export function moveBoxes(page: readonly PageRegion[], move: (box: Box) => Box): readonly PageRegion[] {
  return page.map((region) => {
    const lines = region.lines.map(({ box, text }) => ({ box: move(box), text }));
    return { ...region, box: boundsOf(lines.map(({ box }) => box)), lines };
  });
}

/** The page as a scanner takes it that stands askew: x moves with y and y with x. */
export function lean(page: readonly PageRegion[], slope: number): readonly PageRegion[] {
  return moveBoxes(page, ({ left, top, right, bottom }) => {
    const x = slope * (top + bottom) * 0.5;
    const y = -slope * (left + right) * 0.5;
    return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
  });
}
