import type { PdfBlock } from './pdf-messages.ts';

/** A node of the structure tree of a page as pdfjs gives it: an element, or a stretch of content by its id. */
export interface StructureNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly StructureNode[];
}

/** An item of pdfjs's text content that opens or closes marked content; text has no `type`. */
export interface ContentMark {
  readonly type: string;
  readonly id?: string | null;
  readonly tag?: string;
}

/** The blocks of a page in the order of its structure tree. */
export interface PageStructure {
  readonly blocks: readonly PdfBlock[];
  /** Which block a stretch of content belongs to, by its id. */
  readonly blockOf: ReadonlyMap<string, number>;
  /** Content that stands in two elements: a tree that cannot be right. */
  readonly isDoubled: boolean;
}

/** The block of what is marked as no text of the page. */
export const ARTIFACT = -1;

interface Place {
  readonly block: number | null;
  readonly table?: number;
  readonly row?: number;
  readonly inFigure: boolean;
}

/**
 * Reads the structure tree of a page (PDF 32000-1, 14.7 and 14.8.4): its paragraphs, headings, items of lists, captions of figures and
 * cells of tables, in the order of the tree. What stands in one of them belongs to it, whatever elements part it further; what stands in
 * an element of another kind is a block of its own.
 *
 * @example Document > (H1 > "p1_mc0", P > NonStruct > "p1_mc1")
 * // blocks: [{ role: 'heading', level: 1 }, { role: 'paragraph' }]
 */
export function readStructure(root: StructureNode): PageStructure {
  const blocks: PdfBlock[] = [];
  const blockOf = new Map<string, number>();
  let isDoubled = false;
  let [tables, rows] = [0, 0];
  const open = (block: PdfBlock) => blocks.push(block) - 1;
  const visit = ({ role = '', children = [] }: StructureNode, place: Place) => {
    const here = placeIn(role, place);
    let own = here.block;
    for (const child of children) {
      if (child.type === undefined) visit(child, here);
      else if (child.type === 'content' && child.id !== undefined) {
        own ??= open({ role: 'other' });
        isDoubled ||= blockOf.has(child.id);
        blockOf.set(child.id, own);
      }
    }
  };
  const placeIn = (role: string, place: Place): Place => {
    const { table, row } = place;
    if (role === 'Figure') return { ...place, inFigure: true };
    if (role === 'LI') return { ...place, block: open({ role: 'item' }) };
    if (role === 'Table') return { ...place, block: null, table: tables++ };
    if (role === 'TR') return { ...place, block: null, row: rows++ };
    if (place.block !== null) return place;
    if (/^T[DH]$/.test(role) && table !== undefined && row !== undefined)
      return { ...place, block: open({ role: 'cell', table, row }) };
    if (role === 'P') return { ...place, block: open({ role: 'paragraph' }) };
    if (role === 'Caption') {
      return { ...place, block: open({ role: place.inFigure && table === undefined ? 'caption' : 'other' }) };
    }
    const level = /^(?:Title|H([1-6]?))$/.exec(role);
    if (level) return { ...place, block: open({ role: 'heading', level: Number(level[1] ?? 0) }) };
    return place;
  };
  visit(root, { block: null, inFigure: false });
  return { blocks, blockOf, isDoubled };
}

/** Follows the marks of a page and tells the block of the text between them, undefined where it has none. */
export function followMarks(blockOf: ReadonlyMap<string, number>) {
  const open: (number | undefined)[] = [];
  return {
    mark({ type, id, tag }: ContentMark): void {
      if (type === 'endMarkedContent') open.pop();
      else open.push(tag === 'Artifact' ? ARTIFACT : ((id ? blockOf.get(id) : undefined) ?? open.at(-1)));
    },
    block: (): number | undefined => open.at(-1),
  };
}
