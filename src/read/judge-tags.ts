import type { PdfLine, ReadPdfPage } from './pdf-lines.ts';
import { ARTIFACT } from './pdf-structure.ts';

/** Lines at the head and at the foot of a leaf that may be no text of it, and their greatest length. */
const MOST_AT_EDGE = 4;
const LONGEST_EDGE = 60;

/** So much of the text must stand in the structure, not counting short lines at the edges of leaves. */
const LEAST_COVERED = 0.95;

/** Of the steps from one block to another so many must go forward in the tree when lines are read as geometry has them. */
const LEAST_FORWARD = 0.9;

/** Letters that may stand on lines of several blocks which are no cells of one row. */
const MOST_TORN = 0.02;

/** Blocks on a page where all are of one kind: fewer and the page is one element, which says nothing. */
const FEWEST_BLOCKS = 3;

/** The block that most letters of a line stand in; -1 where they are marked as no text, null where they are in none. */
export function blockOf({ letters }: PdfLine): number | null {
  let best: number | null = null;
  let most = 0;
  for (const [block, count] of letters ?? []) if (count > most) [best, most] = [block, count];
  return best;
}

/** Short lines of a page that stand above all text of the structure on their leaf, and those that stand below. */
export function edgesOf({ lines }: ReadPdfPage): Readonly<Record<'head' | 'foot', readonly PdfLine[]>> {
  const edges = { head: [] as PdfLine[], foot: [] as PdfLine[] };
  for (const leaf of new Set(lines.map((line) => line.leaf))) {
    const fromTop = lines.filter((line) => line.leaf === leaf).sort((a, b) => a.box.top - b.box.top);
    edges.head.push(...takeEdge(fromTop));
    edges.foot.push(...takeEdge([...fromTop].reverse()));
  }
  return edges;
}

function takeEdge(lines: readonly PdfLine[]): readonly PdfLine[] {
  const end = lines.findIndex((line) => (blockOf(line) ?? ARTIFACT) !== ARTIFACT || line.text.length > LONGEST_EDGE);
  return end > MOST_AT_EDGE || end < 0 ? [] : lines.slice(0, end);
}

/**
 * Whether the structure of a document may be believed: it holds nearly all of its text, and none of it twice; its blocks do not cut
 * through printed lines; read as geometry reads the pages, they come in the order of the tree; and they are of more than one kind, or
 * several on a page.
 *
 * Many a tagged PDF fails: all text in one paragraph, every line a paragraph, parts untagged, blocks in the order in which they were drawn.
 */
export function areTagsSound(pages: readonly ReadPdfPage[]): boolean {
  const counts = { all: 0, covered: 0, torn: 0, forward: 0, backward: 0, blocks: 0 };
  const roles = new Set<string>();
  for (const page of pages) {
    if (page.lines.length === 0) continue;
    if (!page.structure || page.structure.isDoubled) return false;
    const { blocks } = page.structure;
    const { head, foot } = edgesOf(page);
    const atEdge = new Set([...head, ...foot]);
    const seen = new Set<number>();
    let before: number | null = null;
    for (const line of page.lines) {
      if (atEdge.has(line)) continue;
      const inBlocks = [...line.letters!].filter(([block]) => block !== null && block !== ARTIFACT) as [
        number,
        number,
      ][];
      const covered = inBlocks.reduce((sum, [, count]) => sum + count, 0);
      counts.all += [...line.letters!.values()].reduce((sum, count) => sum + count, 0);
      counts.covered += covered;
      const rows = new Set(inBlocks.map(([block]) => blocks[block]!.row ?? `block ${block}`));
      if (rows.size > 1) counts.torn += covered;
      const [first] = inBlocks;
      if (!first) continue;
      const block = first[0];
      const isInRow = before !== null && blocks[block]!.row !== undefined && blocks[block]!.row === blocks[before]!.row;
      if (before !== null && block !== before && !isInRow) counts[block > before ? 'forward' : 'backward'] += 1;
      before = block;
      seen.add(block);
      roles.add(blocks[block]!.role);
    }
    counts.blocks += seen.size;
  }
  const written = pages.filter(({ lines }) => lines.length > 0).length;
  return (
    counts.covered > 0 &&
    counts.covered >= LEAST_COVERED * counts.all &&
    counts.torn <= MOST_TORN * counts.covered &&
    counts.forward >= LEAST_FORWARD * (counts.forward + counts.backward) &&
    (roles.size > 1 || counts.blocks >= FEWEST_BLOCKS * written)
  );
}
