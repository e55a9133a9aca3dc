import { parseMarker } from '../markers/parse-marker.ts';

/** What mammoth makes of an element of a Word document; of its properties those that are looked at here. */
export interface WordNode {
  readonly type: string;
  readonly children?: readonly WordNode[];
  readonly value?: string;
  readonly breakType?: 'line' | 'page' | 'column';
  readonly checked?: boolean;
  readonly styleName?: string | null;
  readonly numbering?: { readonly isOrdered: boolean } | null;
  readonly noteType?: string;
  readonly noteId?: string;
  readonly commentId?: string;
  readonly body?: readonly WordNode[];
}

export interface WordDocument extends WordNode {
  readonly children: readonly WordNode[];
  readonly notes: { readonly resolve: (reference: WordNode) => WordNode | null };
  readonly comments: readonly WordNode[];
}

/** A stretch of a Word document that stands on a line of its own, and what its style says it is. */
export interface Passage {
  readonly text: string;
  /** 1 for the title, 2 for a section and so on. */
  readonly headingLevel?: number;
  readonly kind?: 'item' | 'table' | 'comment';
  /** Word counts it, and the number is not in the text. */
  readonly isNumbered?: boolean;
}

/**
 * The text of a Word document in the order of its file: paragraphs, rows of tables with tabs between the cells, text boxes
 * behind the paragraph that anchors them; then foot- and endnotes in the order in which they are referred to, and comments.
 *
 * @example
 * docxPassages(document)
 * // [{ text: '政府工作报告', headingLevel: 1 }, { text: '各位代表：[1]' }, { text: '全市\t123.4\t5.6%', kind: 'table' }, { text: '[1] 见统计公报' }]
 */
export function docxPassages(document: WordDocument): readonly Passage[] {
  const notes: WordNode[] = [];
  const refer = (node: WordNode) => `[${notes.push(node)}]`;
  const body = document.children.flatMap((node) => passagesOf(node, refer));
  const behind: Passage[] = [];
  // A note may refer to another one.
  for (let i = 0; i < notes.length; i += 1) {
    const note = document.notes.resolve(notes[i]!);
    const [first, ...others] = (note?.body ?? []).flatMap((node) => passagesOf(node, refer));
    behind.push({ ...first, text: `[${i + 1}] ${first?.text.trimStart() ?? ''}` }, ...others);
  }
  const comments = document.comments.flatMap(({ body: said = [] }) =>
    said.flatMap((node) => passagesOf(node, refer)).map(({ text }) => ({ text, kind: 'comment' as const })),
  );
  return [...levelled(body), ...behind, ...comments];
}

type Refer = (reference: WordNode) => string;

function passagesOf(node: WordNode, refer: Refer): readonly Passage[] {
  if (node.type === 'paragraph') return [paragraphPassage(node, refer)];
  if (node.type === 'table') return (node.children ?? []).flatMap((row) => rowPassages(row, refer));
  return (node.children ?? []).flatMap((child) => passagesOf(child, refer));
}

function paragraphPassage(node: WordNode, refer: Refer): Passage {
  const text = textOf(node, refer);
  const level = headingOf(node.styleName);
  if (level !== undefined) return { text, headingLevel: level };
  if (!node.numbering || text.trim() === '') return { text };
  return node.numbering.isOrdered ? { text, isNumbered: true } : { text, kind: 'item' };
}

/** A table of one column lays out a page: its paragraphs are paragraphs like others. */
function rowPassages(row: WordNode, refer: Refer): readonly Passage[] {
  const cells = row.children ?? [];
  if (cells.length < 2) return cells.flatMap((cell) => passagesOf(cell, refer));
  const texts = cells.map((cell) =>
    passagesOf(cell, refer)
      .map(({ text }) => text.replace(/\s+/gu, ' ').trim())
      .filter((text) => text !== '')
      .join(' '),
  );
  return [{ text: texts.join('\t').trimEnd(), kind: 'table' }];
}

function textOf(node: WordNode, refer: Refer): string {
  switch (node.type) {
    case 'text':
      return node.value ?? '';
    case 'tab':
      return '\t';
    case 'break':
      return node.breakType === 'page' ? '\f' : '\n';
    case 'checkbox':
      return node.checked ? '☒' : '☐';
    case 'noteReference':
      return refer(node);
    default:
      return (node.children ?? []).map((child) => textOf(child, refer)).join('');
  }
}

/** Word names its styles in English in every language of its menus; WPS and converters may not. 0 is the title. */
function headingOf(style: string | null | undefined): number | undefined {
  if (/^(?:title|标题)$/i.test(style ?? '')) return 0;
  const level = /^(?:heading|标题)\s*([1-6])$/i.exec(style ?? '')?.[1];
  return level === undefined ? undefined : Number(level);
}

/** The first level is the title's, unless there is a title above it or it counts sections: 一、. */
function levelled(passages: readonly Passage[]): readonly Passage[] {
  const isTitled = passages.some(({ headingLevel }) => headingLevel === 0);
  const isCounted = passages.some(({ headingLevel, text }) => headingLevel === 1 && parseMarker(text.trim()) !== null);
  const above = isTitled || isCounted ? 1 : 0;
  return passages.map((passage) => {
    if (passage.headingLevel === undefined) return passage;
    const headingLevel = passage.headingLevel === 0 ? 1 : Math.min(6, passage.headingLevel + above);
    return { ...passage, headingLevel };
  });
}
