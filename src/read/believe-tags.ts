import { parseMarker } from '../markers/parse-marker.ts';
import type { Line } from '../types.ts';
import { gatherBlocks } from './block-lines.ts';
import { areTagsSound, blockOf, edgesOf } from './judge-tags.ts';
import type { PdfLine, ReadPdfPage } from './pdf-lines.ts';
import { ARTIFACT } from './pdf-structure.ts';
import { readTaggedHeadings } from './tagged-headings.ts';
import { readTaggedParagraphs } from './tagged-paragraphs.ts';
import { readTaggedRows } from './tagged-rows.ts';

/** What the structure of a document says of a line. */
export interface TaggedLine {
  furniture?: NonNullable<Line['furniture']>;
  kind?: NonNullable<Line['kind']>;
  headingLevel?: number;
  /** Whether the line begins a block or goes on with one; absent where geometry must tell. */
  opens?: boolean;
}

export type TaggedLines = ReadonlyMap<PdfLine, TaggedLine>;

/** Type of a running head is no larger than this beside the usual type. */
const TITLE_SIZE = 1.15;

const number = /^[\s\-—–·•.~～(（〔第]*(?:\d{1,4}|[ivxlcdm]{1,7})[\s\-—–·•.~～)）〕页]*$/iu;

/**
 * What the structure of a tagged PDF says of its lines, where it is sound ({@link areTagsSound}); else nothing.
 *
 * Used are: running heads and page numbers that are marked as artifacts, rows of tables, captions of figures, items of lists, headings
 * where structure and section markers agree, and where paragraphs end. The order of lines is always that of geometry: structure
 * that disagrees with it is not believed, and one that agrees adds nothing to it.
 */
export function believeTags(pages: readonly ReadPdfPage[]): TaggedLines {
  if (!pages.some(({ structure }) => structure) || !areTagsSound(pages)) return new Map();
  const told = new Map<PdfLine, TaggedLine>();
  const tell = (line: PdfLine, fact: TaggedLine) => told.set(line, { ...told.get(line), ...fact });
  for (const [line, opens] of readTaggedParagraphs(pages)) tell(line, { opens });
  for (const [line, headingLevel] of readTaggedHeadings(pages)) tell(line, { headingLevel });
  for (const line of readTaggedRows(pages)) tell(line, { kind: 'table' });
  for (const [line, kind] of findItems(pages)) tell(line, { kind });
  for (const [line, furniture] of findHeads(pages)) tell(line, { furniture });
  return told;
}

type Head = readonly [line: PdfLine, furniture: 'running head' | 'folio'];
type Item = readonly [line: PdfLine, kind: 'item' | 'caption'];

/** Artifacts at the edge of a leaf that are a number, or stand in the same words, digits aside, at the same edge of another. */
function findHeads(pages: readonly ReadPdfPage[]): readonly Head[] {
  const em = usualEm(pages);
  const marked = pages.flatMap((page, p) => {
    const edges = edgesOf(page);
    return (['head', 'foot'] as const).flatMap((edge) =>
      edges[edge]
        .filter((line) => blockOf(line) === ARTIFACT && line.em <= TITLE_SIZE * em)
        .map((line) => ({
          line,
          leaf: `${p} ${line.leaf}`,
          key: `${edge} ${line.text.replace(/\s+/gu, '').replace(/\d+/gu, '#')}`,
        })),
    );
  });
  const leaves = new Map<string, Set<string>>();
  for (const { key, leaf } of marked) leaves.set(key, (leaves.get(key) ?? new Set()).add(leaf));
  return marked.flatMap(({ line, key }): readonly Head[] => {
    if (number.test(line.text)) return [[line, 'folio']];
    return leaves.get(key)!.size > 1 ? [[line, 'running head']] : [];
  });
}

/** The first lines of items, unless a marker of their own says what they are, and captions on one line. */
function findItems(pages: readonly ReadPdfPage[]): readonly Item[] {
  return pages.flatMap((page) =>
    gatherBlocks(page).flatMap(({ block: { role }, lines: [first, ...others], isWhole }): readonly Item[] => {
      if (!isWhole || parseMarker(first!.text.normalize('NFKC')) !== null) return [];
      if (role === 'item') return [[first!, role]];
      return role === 'caption' && others.length === 0 ? [[first!, role]] : [];
    }),
  );
}

function usualEm(pages: readonly ReadPdfPage[]): number {
  const sizes = new Map<number, number>();
  for (const { lines } of pages) for (const { em, text } of lines) sizes.set(em, (sizes.get(em) ?? 0) + text.length);
  return [...sizes].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0];
}
