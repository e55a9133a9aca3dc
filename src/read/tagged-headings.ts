import { parseMarker } from '../markers/parse-marker.ts';
import { type BlockLines, gatherBlocks } from './block-lines.ts';
import type { PdfLine, ReadPdfPage } from './pdf-lines.ts';

/** Longest heading, in characters. */
const LONGEST = 60;

/**
 * The levels of headings, 1 for the title, where the structure tells all of them: a document in which one line has a level loses its
 * headings that are known by markers alone, so that a structure which leaves out one of them must not be used.
 *
 * It is where the first block of the document is its only title, every heading stands on a line of its own, every line that reads like a
 * heading (一、…) is tagged as one, and every marker has the same depth as the tag.
 *
 * @example Title or H1 澜川市人民政府工作报告, H2 一、过去一年的工作, H3 经济运行: levels 1, 2 and 3
 */
export function readTaggedHeadings(pages: readonly ReadPdfPage[]): ReadonlyMap<PdfLine, number> {
  const blocks = pages.flatMap(gatherBlocks);
  const headings = blocks.filter(isHeading);
  const none = new Map<PdfLine, number>();
  const isTitle = ({ block }: BlockLines) => block.level === 0 || (block.level === 1 && !hasTitle);
  const hasTitle = headings.some(({ block }) => block.level === 0);
  if (headings.length < 2 || headings[0] !== blocks[0] || headings.filter(isTitle).length !== 1) return none;
  if (!isTitle(headings[0]!) || headings.some(({ lines, isWhole }) => lines.length > 1 || !isWhole)) return none;
  if (blocks.some((each) => !isHeading(each) && each.lines.some(({ text }) => readsLikeHeading(text)))) return none;
  const levels = new Map(
    headings.map((heading) => {
      const { level = 0 } = heading.block;
      return [heading.lines[0]!, isTitle(heading) ? 1 : Math.min(6, hasTitle ? level + 1 : level)] as const;
    }),
  );
  const agrees = [...levels].every(([{ text }, level]) => {
    const marker = parseMarker(plain(text));
    return text.length <= LONGEST && (marker === null || marker.level + 1 === level);
  });
  return agrees ? levels : none;
}

function isHeading({ block }: BlockLines): boolean {
  return block.role === 'heading';
}

function readsLikeHeading(text: string): boolean {
  const marker = parseMarker(plain(text));
  return marker !== null && marker.level <= 3 && text.length <= LONGEST && !/[。！？；，：!?;,:]/u.test(text);
}

/** Fonts of PDF often give the radical ⼀ for 一 (Unicode, Kangxi radicals). */
function plain(text: string): string {
  return text.normalize('NFKC');
}
