import { arrange } from './arrange.ts';
import { liftCaptions } from './layout/captions.ts';
import { markTables } from './layout/tables.ts';
import { mendFlow } from './mend-flow.ts';
import { readInOrder } from './order/reading-order.ts';
import { read } from './read/read.ts';
import { rebuild } from './rebuild/rebuild.ts';
import type { Paragraph } from './types.ts';

/**
 * Splits a text into paragraphs: from lines of a column, with or without indents, or from one paragraph a line. Nothing is
 * dropped, and nothing moved but a caption, which stands behind the paragraph that it interrupts.
 *
 * In: a decoded text. Out: its paragraphs with their kinds; the offsets of their pieces point into the text.
 *
 * @example
 * splitParagraphs('　　停产六年的石埠玻璃厂重燃\n炉火，转产光伏盖板。\n　　各位代表！…')   // two paragraphs, set in lines
 */
export function splitParagraphs(text: string): readonly Paragraph[] {
  const { lines, captions } = liftCaptions(markTables(read({ content: text }, 's1', {})).lines);
  const none = new Uint32Array(lines.length);
  const body = {
    lines,
    follows: lines.map(() => true),
    breaks: new Set<number>(),
    folios: { before: none, after: none },
    titles: new Set<string>(),
  };
  const { regions, joints } = arrange(body, { keepDuplicates: true, keepOrder: true, order: 'safe' });
  const flow = mendFlow(
    regions.map((region) => readInOrder(region, joints, 'safe').lines),
    captions,
    { keepDuplicates: true },
  );
  const report = rebuild(flow.regions, {
    titles: new Set(),
    meta: {},
    isMarked: lines.some((line) => line.headingLevel !== undefined),
    captions: [...captions, ...flow.captions],
  });
  return report.articles.flatMap((article) => article.paragraphs);
}
