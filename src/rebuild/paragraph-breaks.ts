import { endsSentence, FULL_SLACK, INDENT_SLACK, measureText } from '../layout/measure.ts';
import { mostCommon } from '../layout/most-common.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import { isSession, opensSession } from '../markers/session-line.ts';
import type { ReadingLine } from '../order/reading-order.ts';
import { isByline } from './paragraph-kind.ts';

/** How the paragraphs of a region are set. */
export interface BlockStyle {
  /** Width of a full line in em. */
  readonly measure: number;
  /** Paragraphs show by the white space before their first line. */
  readonly isIndented: boolean;
  /** Blank lines between two lines of a paragraph. */
  readonly blanks: number;
  /** Characters in most lines that break off: a text wrapped by a program counts half-width ones like the others. */
  readonly characters: number;
  /** Numbered paragraphs begin flush: their first lines are as wide as the others. */
  readonly isFlush: boolean;
}

/** White space of two UTF-16 units is an indent; a single blank opens a text box. */
const INDENT = 2;

/** Share of lines that begin a paragraph: fewer indents are accidents, more are the margin. */
const FEWEST_INDENTS = 0.03;
const MOST_INDENTS = 0.6;

/** A line that breaks off in mid-sentence this far from the measure was indented by two em: it begins a paragraph. */
const NOT_FULL = 1.4;

/** So many numbered first lines of full width, and half of all, show that paragraphs are not indented. */
const FEWEST_FLUSH = 3;

/** With a marker or a salutation one em is enough: closing punctuation may hang over the measure. */
const NOT_QUITE_FULL = 0.9;
const opener = /^(?:——|各位代表|同志们|代表们)/u;

/** Section headings are set on one or two lines. */
const LONGEST_HEADING = 60;

export function readBlockStyle(lines: readonly ReadingLine[], measure: number): BlockStyle {
  const widths = new Map<number, number>();
  for (const { line } of lines) {
    const width = Math.round(measureText(line.text) * 2) / 2;
    if (!endsSentence(line.text) && Math.abs(width - measure) <= FULL_SLACK)
      widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  const common = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? measure;
  const indents = lines.filter(({ line }) => line.indent >= INDENT).length;
  const isIndented = indents >= FEWEST_INDENTS * lines.length && indents <= MOST_INDENTS * lines.length;
  const blanks = mostCommon(lines.map(({ line }) => line.blanksBefore)).value ?? 0;
  const open = lines.filter(({ line }) => !endsSentence(line.text));
  const characters = mostCommon(open.map(({ line }) => line.text.length)).value ?? 0;
  const numbered = lines.filter(({ line }, i) => {
    const before = lines[i - 1]?.line.text;
    return before !== undefined && endsSentence(before) && parseMarker(line.text) && !endsSentence(line.text);
  });
  const full = numbered.filter(({ line }) => measureText(line.text) > common - NOT_QUITE_FULL).length;
  const isFlush = full >= FEWEST_FLUSH && 2 * full >= numbered.length;
  return { measure: common, isIndented, blanks, characters, isFlush };
}

/**
 * Whether a paragraph ends between two lines of a set text.
 *
 * In: the paragraph's text so far, its last line, the next line. A line ends its paragraph where it stops short of the measure
 * with a sentence's end; the next line begins one where it is indented, visibly or by being two em shorter than a full line.
 *
 * @example at 18 em, 20年，成绩来之不易。 (11 em) ends a paragraph; 一是坚持投资拉动。全年实施 (16 em and open) begins one.
 */
export function breaksBetween(
  sofar: string,
  last: ReadingLine,
  next: ReadingLine,
  style: BlockStyle,
  isTitle: (text: string) => boolean,
): boolean {
  if (next.opensRegion || next.afterGap || last.measure === null || next.measure === null) return true;
  const [u, v] = [last.line, next.line];
  if (v.kind !== undefined || u.kind === 'table' || u.kind === 'caption') return true;
  if (u.headingLevel !== undefined || v.headingLevel !== undefined || v.breakBefore === 'article') return true;
  if (isTitle(u.text) || isTitle(v.text)) return true;
  if (opensSession(sofar))
    return isSession(sofar) || !(isSession(sofar + v.text) || measureText(u.text) >= style.measure - INDENT_SLACK);
  if (opensSession(v.text) || isByline(sofar) || isByline(v.text)) return true;
  const [left, right] = [measureText(u.text), measureText(v.text)];
  const isFirstLine = sofar.length <= u.text.length;
  if (isHeadingSoFar(sofar)) {
    const isSetIn = isFirstLine && (!style.isIndented || u.indent >= INDENT);
    if (left < style.measure - (isSetIn ? INDENT_SLACK : FULL_SLACK) - leadWidth(v.text)) return true;
    const isSecondLine = !style.isIndented && right < style.measure - INDENT_SLACK && parseMarker(v.text) === null;
    return startsParagraph(next, style) && !isSecondLine;
  }
  if (u.text !== '' && v.blanksBefore > style.blanks && endsSentence(u.text)) return true;
  if (isCutShort(left, last, next, style)) return true;
  const setIn = u.indent >= INDENT ? INDENT : 0;
  if (style.isIndented) {
    return v.indent >= INDENT || (endsSentence(u.text) && left + setIn < style.measure - 2 * FULL_SLACK);
  }
  if (!endsSentence(u.text)) return isFirstLine && left < style.measure / 2 && startsParagraph(next, style);
  if (left < style.measure - 2 * FULL_SLACK) return true;
  if (left < style.measure - FULL_SLACK) return right < style.measure - FULL_SLACK || parseMarker(v.text) !== null;
  return startsParagraph(next, style);
}

/**
 * A line of prose that breaks off is full, but for a number or word that did not fit; one that stops far short of the measure
 * inside a column is a line of its own: a date, a signature, a title.
 */
function isCutShort(width: number, last: ReadingLine, next: ReadingLine, style: BlockStyle): boolean {
  if (next.atJoint || endsSentence(last.line.text)) return false;
  if (last.line.text.length >= style.characters - 2) return false;
  return width < style.measure - INDENT_SLACK - 1 - leadWidth(next.line.text);
}

/** Width of the number or word of letters that a line begins with: it may not have fitted on the line before. */
function leadWidth(text: string): number {
  return measureText(/^[(（《“]?[0-9A-Za-z.,%％:/+-]*/u.exec(text)?.[0] ?? '');
}

/** A heading still without its end: a marker of the upper levels and no sentence yet. */
function isHeadingSoFar(sofar: string): boolean {
  const marker = parseMarker(sofar);
  return marker !== null && marker.level <= 2 && sofar.length <= LONGEST_HEADING && !/[。！？；!?;：:]/u.test(sofar);
}

/** Behind a full line: whether the next one begins a paragraph. */
function startsParagraph({ line }: ReadingLine, style: BlockStyle): boolean {
  if (style.isIndented) return line.indent >= INDENT;
  const width = measureText(line.text);
  if (parseMarker(line.text) || opener.test(line.text)) {
    return style.isFlush || width <= style.measure - NOT_QUITE_FULL;
  }
  return width < style.measure - NOT_FULL && !endsSentence(line.text);
}
