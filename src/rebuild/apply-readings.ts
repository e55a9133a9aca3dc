import type { Reading } from '../consensus/merge-readings.ts';
import type { Paragraph, Piece, Report } from '../types.ts';

/** The rule under which a reading of another print stands in the ledger. */
const RULE = 'consensus';

/**
 * Puts readings of other prints into a report: the piece that each stands in is cut, and what is read instead is a piece of its own,
 * with the characters of the other print as evidence.
 *
 * In: a report and readings that do not overlap. Out: the report with titles that follow their paragraphs; a reading stays out where
 * its characters are not kept, or were edited already.
 */
export function applyReadings(report: Report, readings: readonly Reading[]): Report {
  if (readings.length === 0) return report;
  const bySource = new Map<string, Reading[]>();
  for (const reading of readings) {
    const own = bySource.get(reading.span.source);
    if (own) own.push(reading);
    else bySource.set(reading.span.source, [reading]);
  }
  for (const own of bySource.values()) own.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const articles = report.articles.map((article) => {
    const paragraphs = article.paragraphs.map((paragraph) => readParagraph(paragraph, bySource));
    const title = paragraphs.find(({ kind }) => kind === 'title')?.text;
    const isRepeated = article.paragraphs.some(({ kind, text }) => kind === 'title' && text === article.title);
    return { ...article, ...(isRepeated && title !== undefined ? { title } : {}), paragraphs };
  });
  return { ...report, articles };
}

function readParagraph(paragraph: Paragraph, bySource: ReadonlyMap<string, readonly Reading[]>): Paragraph {
  if (paragraph.kind === 'table') return paragraph;
  let text = '';
  let at = 0;
  let isChanged = false;
  const pieces = paragraph.pieces.flatMap((piece) => {
    const clean = paragraph.text.slice(at, at + lengthOf(piece));
    at += clean.length;
    const cut = piece.text === undefined ? cutPiece(piece, bySource.get(piece.source) ?? []) : [piece];
    if (cut.length > 1 || cut[0] !== piece) isChanged = true;
    for (const each of cut) text += each.text ?? clean.slice(each.start - piece.start, each.end - piece.start);
    return cut;
  });
  return isChanged ? { ...paragraph, text, pieces } : paragraph;
}

function lengthOf({ text, start, end }: Piece): number {
  return text?.length ?? end - start;
}

function cutPiece(piece: Piece, readings: readonly Reading[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let cursor = piece.start;
  let lastPoint = -1;
  const keep = (until: number) => {
    if (until > cursor) pieces.push({ ...piece, start: cursor, end: until });
    cursor = Math.max(cursor, until);
  };
  for (let k = firstAt(readings, piece.start); k < readings.length; k += 1) {
    const { span, text, evidence } = readings[k]!;
    if (span.start > piece.end) break;
    // What is put in stands behind the character before it, so it goes with that one's piece.
    const isInside = span.end <= piece.end && (span.start < span.end || span.start > piece.start);
    if (!isInside || span.start < cursor || (span.start === span.end && span.start === lastPoint)) continue;
    if (span.start === span.end) lastPoint = span.start;
    keep(span.start);
    pieces.push({ ...span, text, rule: RULE, evidence });
    cursor = span.end;
  }
  if (pieces.length === 0) return [piece];
  keep(piece.end);
  return pieces;
}

function firstAt(readings: readonly Reading[], start: number): number {
  let low = 0;
  let high = readings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (readings[middle]!.span.start >= start) high = middle;
    else low = middle + 1;
  }
  return low;
}
