import { INDENT_SLACK } from '../layout/measure.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import { isSession, opensSession } from '../markers/session-line.ts';
import type { ReadingLine } from '../order/reading-order.ts';
import { type BreakOdds, learnBreakOdds, type RegionLines, readRegionLines } from './break-odds.ts';
import { closesSentence } from './closes-sentence.ts';
import { type LineFit, readLineFit } from './line-fit.ts';
import { isByline } from './paragraph-kind.ts';
import { readWhiteSpace, type WhiteSpace } from './white-space.ts';

/** How the paragraphs of a region are set. */
export interface BlockStyle {
  readonly fit: LineFit;
  readonly odds: BreakOdds;
  readonly space: WhiteSpace;
  /** Sections open with a heading of their own rather than with a sentence of the text. */
  readonly hasHeadings: boolean;
}

/** A line that was set in is this much shorter, in em. */
const SET_IN = 2;

/** Section headings are set on one or two lines. */
const LONGEST_HEADING = 60;

/** Room in em from which on a heading's line is its last. */
const HEADING_ROOM = 1;

/** Reads how the paragraphs of every region are set; a region without measure runs free and has no style. */
export function readBlockStyles(regions: readonly (readonly ReadingLine[])[]): readonly (BlockStyle | null)[] {
  const read = regions.map((lines) => {
    const measure = lines[0]?.measure ?? null;
    const texts = lines.map(({ line }) => line.text);
    return measure === null ? null : readRegionLines(texts, readLineFit(texts, measure));
  });
  const odds = learnBreakOdds(read.filter((each) => each !== null));
  let known = 0;
  return read.map((each, k) => (each === null ? null : styleOf(regions[k]!, each, odds[known++]!)));
}

function styleOf(lines: readonly ReadingLine[], { texts, fit, rooms }: RegionLines, odds: BreakOdds): BlockStyle {
  const marked = texts.flatMap((text, i) => ((parseMarker(text)?.level ?? 9) <= 2 ? [i] : []));
  const headings = marked.filter((i) => !closesSentence(texts[i]!) && rooms[i]! >= INDENT_SLACK).length;
  return { fit, odds, space: readWhiteSpace(lines, rooms), hasHeadings: 2 * headings >= marked.length };
}

/**
 * Whether a paragraph ends behind a line of a set text.
 *
 * In: the paragraph's text so far, the lines of the region and the place of its last line. A line ends its paragraph where it
 * closes a sentence and had room for what the next one begins with; the next line begins one where it is indented, visibly or
 * by being two em shorter than a full line.
 *
 * @example at 18 em, 20年，成绩来之不易。 (11 em) ends a paragraph; 一是坚持投资拉动。全年实施 (16 em and open) begins one.
 */
export function breaksBehind(
  sofar: string,
  lines: readonly ReadingLine[],
  i: number,
  style: BlockStyle,
  isTitle: (text: string) => boolean,
): boolean {
  const [last, next] = [lines[i]!, lines[i + 1]!];
  if (next.opensRegion || next.afterGap || last.measure === null || next.measure === null) return true;
  const [u, v] = [last.line, next.line];
  if (v.kind !== undefined || u.kind === 'table' || u.kind === 'caption') return true;
  if (u.headingLevel !== undefined || v.headingLevel !== undefined || v.breakBefore === 'article') return true;
  if (isTitle(u.text) || isTitle(v.text)) return true;
  const { odds, fit, space } = style;
  const isFirstLine = sofar.length <= u.text.length;
  const isSetIn = isFirstLine && (space.indent === null ? odds.isSetIn : u.indent >= space.indent);
  const room = odds.rooms[i]! - (isSetIn ? SET_IN : 0);
  const closes = closesSentence(sofar);
  if (opensSession(sofar)) {
    if (isSession(sofar + v.text)) return false;
    return isSession(sofar) || room >= INDENT_SLACK;
  }
  if (opensSession(v.text)) return true;
  if (isByline(sofar)) return room >= 0 || !isByline(sofar + v.text);
  if (isByline(v.text) && (closes || room >= HEADING_ROOM)) return true;
  if (space.isParted && !next.atJoint) return v.blanksBefore > space.blanks;
  if (isHeadingSoFar(sofar)) {
    if (room >= HEADING_ROOM) return true;
    return startsBody(lines, i + 1, style);
  }
  if (u.text !== '' && v.blanksBefore > space.blanks && closes) return true;
  if (!closes && !next.atJoint && odds.isCutShort(i, isSetIn)) return true;
  if (space.indent !== null) return v.indent >= space.indent || (closes && room >= INDENT_SLACK);
  if (!closes) return isFirstLine && fit.widthOf(u.text) < fit.measure / 2 && startsBody(lines, i + 1, style);
  return odds.behind(i, isFirstLine) > 0;
}

/** A heading still without its end: a marker of the upper levels and no sentence yet. */
function isHeadingSoFar(sofar: string): boolean {
  const marker = parseMarker(sofar);
  return marker !== null && marker.level <= 2 && sofar.length <= LONGEST_HEADING && !/[。！？；!?;：:]/u.test(sofar);
}

/** Behind a heading's full line: whether the next one begins a paragraph rather than going on with the heading. */
function startsBody(lines: readonly ReadingLine[], i: number, style: BlockStyle): boolean {
  const { line } = lines[i]!;
  if (style.space.indent !== null) return line.indent >= style.space.indent;
  if (parseMarker(line.text) !== null) return true;
  if (closesSentence(line.text)) return false;
  const room = style.odds.rooms[i]!;
  if (style.odds.isSetIn) return room >= 0 && room < INDENT_SLACK;
  return style.hasHeadings && room < 0;
}
