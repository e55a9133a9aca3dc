import type { HtmlNode } from './html-text.ts';

/** A cell of data is no longer, in characters; longer ones hold the columns of a page. */
const LONGEST_CELL = 300;

/** Rows of two cells or more that make a table. */
const FEWEST_ROWS = 2;

/**
 * Whether a table holds data: rows of short cells. The tables that pages of the 2000s were laid out with hold other tables, or whole
 * articles in a cell.
 */
export function isDataTable(table: HtmlNode): boolean {
  if ((table.querySelectorAll?.('table, h1, h2, form, ul').length ?? 0) > 0) return false;
  let rows = 0;
  for (const row of table.querySelectorAll?.('tr') ?? []) {
    let cells = 0;
    for (const cell of row.childNodes) {
      if (!/^T[DH]$/u.test(cell.nodeName.toUpperCase())) continue;
      const text = (cell.textContent ?? '').trim();
      if (text.length > LONGEST_CELL) return false;
      if (text !== '') cells += 1;
    }
    if (cells >= 2) rows += 1;
  }
  return rows >= FEWEST_ROWS;
}
