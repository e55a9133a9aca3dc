import { medianOf } from '../geometry/median-of.ts';
import { orderPage } from '../geometry/order-page.ts';
import { emOf } from '../geometry/print-size.ts';
import { setLines } from '../geometry/set-lines.ts';
import { straighten } from '../geometry/straighten.ts';
import { turnPage } from '../geometry/turned-page.ts';
import type { Box, Document, Drop, Line, Notice, Source, WordConfidence } from '../types.ts';
import type { Encoded } from './reader.ts';
import type { Recognised, RecognisedLine, RecognisedPage } from './recognised.ts';
import { tellBlanks } from './word-blanks.ts';

/** A line as the source's text has it, before it is known where on the page it stands. */
interface SetLine {
  readonly start: number;
  readonly text: string;
  readonly confidences: readonly WordConfidence[];
  readonly line: RecognisedLine;
}

/**
 * Makes a document of what a recognition file holds. Its text is what was recognised, once, in the order of the file: the words of a
 * line with the blanks that were printed, a line feed behind each line, a form feed between pages. Its lines have the reading order
 * of their pages.
 *
 * In: pages as a reader of the format gives them. Out: lines with page, column, box, indent and blank lines above, and the engine's
 * confidences; text of the file that stands on no page is a drop of fate `chrome`.
 */
export function setRecognised(input: Encoded, encoding: string, { pages, warnings }: Recognised): Document {
  const parts: string[] = [];
  let at = 0;
  const push = (text: string) => {
    parts.push(text);
    at += text.length;
  };
  const drops: Drop[] = [];
  const lines: Line[] = [];
  for (const [p, page] of pages.entries()) {
    if (p > 0) push('\f');
    const set: SetLine[] = [];
    const boxes = turnPage(page.lines.map(({ box }) => box));
    const em = emOf(page.lines.flatMap((line, i) => placed(line, boxes[i])));
    const height = medianOf(boxes.flatMap((box) => (box ? [box.bottom - box.top] : [])));
    for (const [i, line] of page.lines.entries()) {
      const made = setWords(line, boxes[i] === line.box ? line.box : undefined, { em, height }, at);
      set.push(made);
      push(`${made.text}\n`);
    }
    for (const { start, text } of set.filter(({ line }) => line.isOutside))
      drops.push({ source: input.id, start, end: start + text.length, fate: 'chrome', reason: 'outside the pages' });
    const shown = set.filter(({ line }) => !line.isOutside);
    lines.push(...placeLines(shown, page, em).map((line) => ({ source: input.id, page: p + 1, ...line })));
    input.onPage?.(input.path, p + 1, pages.length);
  }
  const { id, path, media } = input;
  const source: Source = { id, path, media, encoding, text: parts.join('') };
  const notices = noticesOf(id, pages, warnings);
  return { source, lines: markPages(lines), drops, ...(notices.length > 0 ? { notices } : {}) };
}

function placed(
  { words }: RecognisedLine,
  box: Box | undefined,
): readonly { readonly text: string; readonly box: Box }[] {
  return box ? [{ text: words.map(({ text }) => text).join(''), box }] : [];
}

/** A line so much higher than the usual one is set larger: its characters are as much wider. */
const LARGER = 1.15;

function setWords(
  line: RecognisedLine,
  box: Box | undefined,
  usual: { readonly em: number; readonly height: number },
  start: number,
): SetLine {
  const { words } = line;
  const size = box && usual.height > 0 ? (box.bottom - box.top) / usual.height : 1;
  const blanks = tellBlanks(
    words.map(({ text, box, isGlued }) => ({ text, hasBlank: !isGlued, ...(box ? { box } : {}) })),
    size > LARGER ? usual.em * size : usual.em,
    box,
  );
  const confidences: WordConfidence[] = [];
  let text = '';
  for (const [i, word] of words.entries()) {
    if (blanks[i]) text += ' ';
    const from = start + text.length;
    text += word.text;
    if (word.confidence !== undefined) confidences.push([from, start + text.length, word.confidence]);
  }
  return { start, text, confidences, line };
}

type Unplaced = Omit<Line, 'source' | 'page'>;

function placeLines(set: readonly SetLine[], page: RecognisedPage, em: number): readonly Unplaced[] {
  const turned = turnPage(uprightBoxes(set, em));
  const order = orderPage(turned, em, page.isOrdered ? set.map(({ line }) => line.rank ?? 0) : null);
  const lines: Unplaced[] = [];
  for (const column of order) {
    const boxes = column.lines.map((i) => turned[i]);
    const settings = boxes.every((box) => box !== undefined) ? setLines(boxes, em) : [];
    for (const [k, i] of column.lines.entries()) {
      const { start, text, confidences, line } = set[i]!;
      const setting = settings[k] ?? { indent: 0, blanksBefore: 0 };
      lines.push({
        start,
        end: start + text.length,
        text,
        ...setting,
        ...(column.column > 0 ? { column: column.column } : {}),
        ...(line.box ? { box: line.box } : {}),
        ...(confidences.length > 0 ? { confidences } : {}),
        ...(line.furniture ? { furniture: line.furniture } : {}),
        ...(line.brokenWord ? { brokenWord: line.brokenWord } : {}),
      });
    }
  }
  return lines;
}

/** The boxes of lines as they would stand on a page that was scanned straight; as they are where one is missing. */
function uprightBoxes(set: readonly SetLine[], em: number): readonly (Box | undefined)[] {
  const boxes = set.map(({ line }) => line.box);
  if (em <= 0 || !boxes.every((box) => box !== undefined)) return boxes;
  const placed = boxes.map((box, index) => ({ index, box, lines: [box] }));
  return straighten(placed, em).map(({ box }) => box);
}

/** Marks where pages and columns begin. */
function markPages(lines: readonly Line[]): readonly Line[] {
  return lines.map((line, i) => {
    const before = lines[i - 1];
    if (!before) return line;
    if (before.page !== line.page) return { ...line, breakBefore: 'page' };
    return before.column === line.column ? line : { ...line, breakBefore: 'column' };
  });
}

function noticesOf(source: string, pages: readonly RecognisedPage[], warnings: readonly string[]): readonly Notice[] {
  const isEmpty = pages.every(({ lines }) => lines.length === 0);
  return [
    ...warnings.map((detail): Notice => ({ source, code: 'reader-warning', detail })),
    ...(isEmpty ? [{ source, code: 'no-text-layer' } as const] : []),
  ];
}
