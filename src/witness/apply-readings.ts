import type { Paragraph, Piece, Report, Span } from '../types.ts';
import { placePieces } from './place-pieces.ts';
import type { SuggestedReading } from './suggest-readings.ts';

/** A character of a paragraph that becomes another one. */
interface Exchange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly evidence: Span;
}

/** The rule that edits carry which come from a witness. */
const RULE = 'witness-misreading';

/**
 * Writes the misreadings among the readings as the witness has them, each as an edit with the place in the witness as evidence.
 *
 * Out: the report; every other reading and every other character stays.
 *
 * @example 中材科技、鹤鹤乳品 becomes 中材科技、飞鹤乳品, in pieces 中材科技、, 鹤 → 飞 and 鹤乳品.
 */
export function applyMisreadings(report: Report, readings: readonly SuggestedReading[]): Report {
  const byParagraph = new Map<Paragraph, Exchange[]>();
  for (const reading of readings) {
    if (reading.class !== 'misreading') continue;
    const list = byParagraph.get(reading.paragraph) ?? [];
    list.push(...exchangesOf(reading));
    byParagraph.set(reading.paragraph, list);
  }
  if (byParagraph.size === 0) return report;
  return {
    articles: report.articles.map((article) => {
      const paragraphs = article.paragraphs.map((each) => exchangeIn(each, byParagraph.get(each) ?? []));
      const title = paragraphs.find(({ kind }) => kind === 'title');
      return { ...article, ...(article.title !== undefined && title ? { title: title.text } : {}), paragraphs };
    }),
  };
}

/** One exchange a character, for between two of them a line may break, or a page. */
function exchangesOf({ paragraph, start, end, reading, evidence }: SuggestedReading): readonly Exchange[] {
  const others = Array.from(reading);
  let at = start;
  return Array.from(paragraph.text.slice(start, end)).flatMap((raw, k) => {
    const from = at;
    at += raw.length;
    return raw === others[k] ? [] : [{ start: from, end: at, text: others[k]!, evidence }];
  });
}

function exchangeIn(paragraph: Paragraph, exchanges: readonly Exchange[]): Paragraph {
  if (exchanges.length === 0) return paragraph;
  const pieces: Piece[] = [];
  let next = 0;
  for (const { piece, start, end } of placePieces(paragraph)) {
    const inside: Exchange[] = [];
    while (next < exchanges.length && exchanges[next]!.end <= end) inside.push(exchanges[next++]!);
    pieces.push(...(piece.text === undefined ? cutPiece(piece, start, inside) : [editPiece(piece, start, inside)]));
  }
  const text = exchanges.reduceRight((whole, each) => splice(whole, each, 0), paragraph.text);
  return { ...paragraph, text, pieces };
}

function cutPiece(piece: Piece, start: number, exchanges: readonly Exchange[]): readonly Piece[] {
  const cut: Piece[] = [];
  const shift = piece.start - start;
  let from = piece.start;
  for (const each of exchanges) {
    const [at, until] = [each.start + shift, each.end + shift];
    if (at > from) cut.push({ ...piece, start: from, end: at });
    cut.push({ source: piece.source, start: at, end: until, text: each.text, rule: RULE, evidence: each.evidence });
    from = until;
  }
  return from < piece.end || cut.length === 0 ? [...cut, { ...piece, start: from }] : cut;
}

/** A piece that another rule has changed already stays one piece. */
function editPiece(piece: Piece, start: number, exchanges: readonly Exchange[]): Piece {
  if (exchanges.length === 0) return piece;
  const text = exchanges.reduceRight((whole, each) => splice(whole, each, start), piece.text ?? '');
  return { ...piece, text, rule: RULE, evidence: exchanges[0]!.evidence };
}

function splice(text: string, { start, end, text: other }: Exchange, shift: number): string {
  return text.slice(0, start - shift) + other + text.slice(end - shift);
}
