import type { Paragraph, Span } from '../../types.ts';
import { labelOf } from './describe-item.ts';
import { escapeAttribute } from './escape.ts';
import { type Mark, marksBetween, markText } from './mark-text.ts';
import type { ReviewText } from './review-text.ts';
import { textParts } from './text-parts.ts';

/**
 * The clean pane: the report, paragraph by paragraph, with a mark at every place that an item is about. The text content
 * of the paragraphs, joined by line feeds, is the canonical text.
 */
export function renderClean(review: ReviewText): string {
  const between = marksBetween(marksOf(review));
  let depth = 0;
  const elements = review.paragraphs.map(({ paragraph, start, opensArticle }, index) => {
    depth = depthOf(paragraph, depth);
    const { text, pieces, page, language } = paragraph;
    const first = pieces[0];
    const target = first ? review.blockId(first.source, first.start) : 'raw';
    const line = first ? review.at.place(first).line : 1;
    const tag = isHeading(paragraph) ? `h${depth + 2}` : 'p';
    const marks = between(start, start + text.length);
    const paged = page === undefined ? '' : ` data-page="${page}"`;
    const html =
      `<div class="para ${paragraph.kind}${opensArticle ? ' opens' : ''}" id="p${index + 1}"${paged}>` +
      `<a class="no" href="#${target}" data-n="${index + 1}" aria-label="Paragraph ${index + 1}: see raw line ${line}" tabindex="-1"></a>` +
      `<${tag} class="text" lang="${escapeAttribute(language ?? review.language)}">${markText(text, start, marks)}</${tag}></div>`;
    return { html, length: text.length };
  });
  return textParts()(elements);
}

function isHeading({ kind }: Paragraph): boolean {
  return kind === 'title' || kind === 'heading';
}

/** Depth of the outline, from 1 for a title: never more than one below the heading before it, as an outline must be. */
function depthOf(paragraph: Paragraph, before: number): number {
  if (paragraph.kind === 'title') return 1;
  return paragraph.kind === 'heading' ? Math.min((paragraph.level ?? 1) + 1, before + 1, 3) : before;
}

function marksOf(review: ReviewText): readonly Mark[] {
  const { at, items } = review;
  const inserted = new Map(
    review.ledger.entries
      .filter(({ start, end, output }) => start === end && output)
      .map(({ source, start, output }) => [`${source} ${start}`, output![0]]),
  );
  const insertedAt = ({ source, start }: Span, otherwise: number) => inserted.get(`${source} ${start}`) ?? otherwise;
  const marks = items.flatMap((item): Mark[] => {
    const { id, change } = item;
    const point = (style: string): Mark => ({
      start: change.report.at,
      end: change.report.at,
      style,
      item: id,
      label: labelOf(item),
    });
    switch (change.kind) {
      case 'joint':
        return [point(`joint ${change.joint.class}`)];
      case 'doubtful':
        return [point(`doubtful ${change.made ? 'made' : 'apart'}`)];
      case 'gap':
      case 'moved':
        return [point(change.kind)];
      case 'corrected': {
        if (change.clean === '') return [point(change.kind)];
        const start = change.raw === '' ? insertedAt(change.place, change.report.at) : change.report.at;
        return [{ ...point(change.kind), start, end: start + change.clean.length }];
      }
      case 'suggested':
      case 'conflict': {
        const places = change.kind === 'conflict' ? [change.place, change.other] : [change.place];
        return places.map((place) => {
          const start = at.outputOf(place).at;
          const last = at.outputOf({ ...place, start: Math.max(place.start, place.end - 1) }).at;
          return { ...point(change.kind), start, end: last >= start ? last + 1 : start };
        });
      }
      default:
        return [];
    }
  });
  return marks.sort((a, b) => a.start - b.start || a.end - b.end);
}
