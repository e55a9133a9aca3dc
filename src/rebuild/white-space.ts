import { mostCommon } from '../layout/most-common.ts';
import type { ReadingLine } from '../order/reading-order.ts';
import { closesSentence } from './closes-sentence.ts';

/** How white space shows the paragraphs of a region. */
export interface WhiteSpace {
  /** White space before a first line, in UTF-16 units, or null where it shows nothing. */
  readonly indent: number | null;
  /** Most blank lines that stand between two lines of a paragraph. */
  readonly blanks: number;
  /** More blank lines than that stand between any two paragraphs, and nowhere else. */
  readonly isParted: boolean;
}

/** White space of two UTF-16 units is an indent; a single blank opens a text box, a single tab is an indent. */
const INDENT = 2;

/** Share of lines that begin a paragraph: fewer indents are accidents. */
const FEWEST_INDENTS = 0.03;

/** White space shows paragraphs if it stands behind so few lines that run on, and behind so many that surely end one. */
const AMID = 0.05;
const AT_ENDS = 0.8;
const FEWEST_ENDS = 3;

/** So many indents are the margin where nothing else tells. */
const MOST_INDENTS = 0.6;

/** With so much room (em) a line that closes a sentence ends its paragraph; with none an open line runs on. */
const SURE_ROOM = 4.4;

/**
 * Reads which white space shows paragraphs: what stands before the lines behind a sure end, and not before those behind a line
 * that breaks off.
 *
 * In: the lines of a region in reading order, and the room on every line before what the next one begins with.
 */
export function readWhiteSpace(lines: readonly ReadingLine[], rooms: Float64Array): WhiteSpace {
  const behindEnd: ReadingLine[] = [];
  const behindOpen: ReadingLine[] = [];
  for (let i = 0; i + 1 < lines.length; i += 1) {
    const closes = closesSentence(lines[i]!.line.text);
    if (closes && rooms[i]! >= SURE_ROOM) behindEnd.push(lines[i + 1]!);
    else if (!closes && rooms[i]! < 0) behindOpen.push(lines[i + 1]!);
  }
  const shows = (test: (line: ReadingLine) => boolean) =>
    behindEnd.length >= FEWEST_ENDS &&
    behindEnd.filter(test).length >= AT_ENDS * behindEnd.length &&
    behindOpen.filter(test).length <= AMID * behindOpen.length;
  const margin = mostCommon(behindOpen.map(({ line }) => line.indent)).value ?? 0;
  const indent = [margin + INDENT, margin + 1].find((least) => shows(({ line }) => line.indent >= least));
  const blanks = mostCommon(behindOpen.map(({ line }) => line.blanksBefore)).value ?? 0;
  const isParted = behindOpen.length > 0 && shows(({ line }) => line.blanksBefore > blanks);
  return { indent: indent ?? commonIndent(lines), blanks, isParted };
}

/** An indent by its share of lines alone: headings and items are set in as well. */
function commonIndent(lines: readonly ReadingLine[]): number | null {
  const indents = lines.filter(({ line }) => line.indent >= INDENT).length;
  return indents >= FEWEST_INDENTS * lines.length && indents <= MOST_INDENTS * lines.length ? INDENT : null;
}
