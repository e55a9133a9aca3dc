import { blockOf } from './judge-tags.ts';
import type { PdfLine, ReadPdfPage } from './pdf-lines.ts';
import { ARTIFACT } from './pdf-structure.ts';

/** A table has so many rows and cells in most of its rows; many pages are laid out with tables of one cell. */
const FEWEST_ROWS = 2;
const FEWEST_CELLS = 2;

/** Letters of a cell on the average: more and the cells hold prose that stands side by side. */
const LONGEST_CELL = 40;

/** Lines that are rows of tables: every row of the table is one printed line, and holds its cells alone. */
export function readTaggedRows(pages: readonly ReadPdfPage[]): readonly PdfLine[] {
  return pages.flatMap((page) => {
    const tables = new Map<number, PdfLine[]>();
    for (const line of page.lines) {
      const number = blockOf(line);
      const table = number === null || number === ARTIFACT ? undefined : page.structure!.blocks[number]!.table;
      if (table === undefined) continue;
      const known = tables.get(table);
      if (known) known.push(line);
      else tables.set(table, [line]);
    }
    return [...tables.values()].filter((lines) => areRows(lines, page)).flat();
  });
}

function areRows(lines: readonly PdfLine[], { structure, lines: all }: ReadPdfPage): boolean {
  const rows = lines.map(({ letters }) =>
    [...letters!.keys()].map((block) => structure!.blocks[block ?? ARTIFACT]?.row),
  );
  const cells = lines.flatMap(({ letters }) => [...letters!.values()]);
  const from = all.indexOf(lines[0]!);
  return (
    lines.length >= FEWEST_ROWS &&
    lines.every((line, i) => all[from + i] === line) &&
    rows.every((row) => row[0] !== undefined && row.every((each) => each === row[0])) &&
    new Set(rows.map(([row]) => row)).size === rows.length &&
    2 * rows.filter(({ length }) => length >= FEWEST_CELLS).length > rows.length &&
    cells.reduce((sum, count) => sum + count, 0) <= LONGEST_CELL * cells.length
  );
}
