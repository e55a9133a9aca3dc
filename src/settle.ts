import type { Pass } from './ledger/build-ledger.ts';
import { canonical, spanId } from './ledger/canonical.ts';
import { SourceMap } from './ledger/source-map.ts';
import { areTight, isListed } from './render/markdown.ts';
import type { Article, Conflict, Document, Line, Paragraph, Report, Source } from './types.ts';

/** A text settles in one pass nearly always; what a pass makes possible for the next is done at once. */
const MOST_PASSES = 8;

/** The id of a report that is read again: no source of the user's has it. */
const AGAIN = 'report';

/**
 * Repeats the pass on its own report until nothing changes, so that a second run finds nothing left to do: with lines joined
 * and running heads gone, another stretch may show as set lines, another paragraph as printed twice.
 *
 * In: the first pass, the pass as a function of documents, and the documents that the first one had: a report that a reader would give
 * just as they were is not gone through again, and in no other form either where `isOwnFormEnough`. Out: one pass in the offsets of the first one's documents.
 */
export function settle(
  first: Pass,
  again: (documents: readonly Document[]) => Pass,
  given: readonly Document[] = [],
  isOwnFormEnough = false,
): Pass {
  let pass = first;
  const isGiven = (document: Document) => pass === first && isAsGiven(document, given);
  for (let round = 1; round < MOST_PASSES; round += 1) {
    const text = canonical(pass.report);
    const forms = [true, false].map((isMarked) => asDocument(pass.report, text, isMarked));
    if (isOwnFormEnough && forms.some(isGiven)) break;
    const next = forms
      .filter((document) => !isGiven(document))
      .map((document) => again([document]))
      .find(({ report }) => canonical(report) !== text || showsTable(report, pass.report));
    if (!next) break;
    pass = compose(pass, next);
  }
  return pass;
}

/** Whether a document is the one that was given, line by line but for where they stand: what a pass left as it was it leaves again. */
function isAsGiven({ source, lines }: Document, given: readonly Document[]): boolean {
  const [only] = given;
  if (!only || given.length > 1 || only.source.media !== source.media || only.titles || only.facts) return false;
  return only.lines.length === lines.length && lines.every((line, i) => areAlike(line, only.lines[i]!));
}

function areAlike(a: Line, b: Line): boolean {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])] as (keyof Line)[];
  return keys.every((key) => key === 'source' || key === 'start' || key === 'end' || a[key] === b[key]);
}

/** Whether rows stand as a table in a report of the same text that do not in the one before: a running head had parted them. */
function showsTable(second: Report, first: Report): boolean {
  const paragraphs = ({ articles }: Report) => articles.flatMap((article) => article.paragraphs);
  const before = paragraphs(first);
  return paragraphs(second).some(({ kind }, i) => kind === 'table' && mayBecomeRow(before[i]));
}

function mayBecomeRow(paragraph: Paragraph | undefined): boolean {
  return paragraph !== undefined && !['table', 'title', 'heading'].includes(paragraph.kind);
}

/** The report as a reader would give it: from Markdown, with headings, items and tables marked, or from plain text. */
function asDocument(report: Report, text: string, isMarked: boolean): Document {
  const lines: Line[] = [];
  let start = 0;
  for (const [a, article] of report.articles.entries()) {
    for (const [p, paragraph] of article.paragraphs.entries()) {
      const end = start + paragraph.text.length;
      // A reader takes the white space before a line for layout, but for a row of a table that is marked as one.
      const indent = isMarked && paragraph.kind === 'table' ? 0 : end - start - paragraph.text.trimStart().length;
      const level = isMarked ? headingLevel(paragraph) : undefined;
      const kind = isMarked ? markedKind(paragraph) : undefined;
      const before = article.paragraphs[p - 1];
      lines.push({
        source: AGAIN,
        start: start + indent,
        end,
        text: paragraph.text.slice(indent),
        indent,
        blanksBefore: isMarked && lines.length > 0 && !(before && areTight(before, paragraph)) ? 1 : 0,
        ...(level === undefined ? {} : { headingLevel: level }),
        ...(kind === undefined ? {} : { kind }),
        ...(isMarked && a > 0 && p === 0 && level !== 1 ? { breakBefore: 'article' as const } : {}),
      });
      start = end + 1;
    }
  }
  const source: Source = { id: AGAIN, path: AGAIN, media: isMarked ? 'markdown' : 'text', encoding: 'utf-8', text };
  return { source, lines, drops: [] };
}

function markedKind(paragraph: Paragraph): Line['kind'] {
  if (paragraph.kind === 'table') return 'table';
  return isListed(paragraph) ? 'item' : undefined;
}

function headingLevel(paragraph: Paragraph): number | undefined {
  if (paragraph.kind === 'title') return 1;
  return paragraph.kind === 'heading' ? Math.min(6, (paragraph.level ?? 1) + 1) : undefined;
}

/** The two passes as one. Paragraphs that the second left as they were stay what the first made of them. */
function compose(first: Pass, second: Pass): Pass {
  const map = new SourceMap(first.report);
  return {
    report: composeReport(second.report, map),
    drops: [...first.drops, ...second.drops.flatMap((drop) => map.mapDrop(drop))],
    joints: [
      ...first.joints,
      ...second.joints.map((joint) => {
        const before = map.mapSpan(joint.before);
        const { fragment: _, ...known } = joint;
        return { ...known, before, behind: map.mapSpan(joint.behind), id: spanId(before) };
      }),
    ],
    gaps: [...first.gaps, ...second.gaps.map((gap) => ({ ...gap, beside: map.mapSpan(gap.beside) }))],
    conflicts: [
      ...first.conflicts,
      ...second.conflicts.map((each) => map.mapConflict(each)).filter(isNewIn(first.conflicts)),
    ],
    order: [
      ...first.order,
      ...second.order.filter(({ moved }) => moved > 0).map((verdict) => ({ ...verdict, ...map.mapSpan(verdict) })),
    ],
  };
}

function isNewIn(known: readonly Conflict[]): (conflict: Conflict) => boolean {
  const keys = new Set(known.map(({ a, b }) => spanId(a, b)));
  return ({ a, b }) => !keys.has(spanId(a, b));
}

function composeReport(second: Report, map: SourceMap): Report {
  const articles: Article[] = [];
  for (const paragraph of second.articles.flatMap((article) => article.paragraphs)) {
    const origin = map.originOf(paragraph);
    const isWhole = origin?.paragraph.text === paragraph.text;
    const pieces = paragraph.pieces.flatMap((piece) => map.mapPiece(piece));
    // A row loses blanks where a reader of plain text would see no table; it stays a row.
    const isRow = origin?.paragraph.kind === 'table' && origin.paragraph.text.trimStart() === paragraph.text;
    const kind = isRow ? 'table' : paragraph.kind;
    const page = origin?.paragraph.page;
    const isNewRow = isWhole && kind === 'table' && mayBecomeRow(origin.paragraph);
    const mapped: Paragraph =
      isWhole && !isNewRow ? origin.paragraph : { ...paragraph, kind, pieces, ...(page === undefined ? {} : { page }) };
    if (articles.length === 0 || origin?.opensArticle) {
      const { title: _, ...rest } = origin?.article ?? { paragraphs: [] };
      const title = mapped.kind === 'title' ? { title: mapped.text } : {};
      articles.push({ ...title, ...rest, paragraphs: [mapped] });
    } else {
      const last = articles[articles.length - 1]!;
      const inside: Paragraph = mapped.kind === 'title' ? { ...mapped, kind: 'body' } : mapped;
      articles[articles.length - 1] = { ...last, paragraphs: [...last.paragraphs, inside] };
    }
  }
  return { articles };
}
