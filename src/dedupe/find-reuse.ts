import { spanId } from '../ledger/canonical.ts';
import { sourceSpan } from '../ledger/source-span.ts';
import type { Paragraph, Report, Reuse, Span } from '../types.ts';
import { type Copy, findCopies } from './find-copies.ts';
import { judgeCopy } from './judge-copy.ts';

/** Letters of a paragraph that stands again, and of a stretch in the midst of two paragraphs: less is a phrase of the trade. */
const WHOLE = 20;
const PART = 40;

/** Share of a paragraph that must stand in the other for the paragraph to stand again. */
const HELD = 0.8;

/** Share of letters that must agree: less is another statement about a like thing. */
const LEAST_SIMILARITY = 0.75;

/**
 * Finds what a report says twice: what was not dropped as a second print stands here, with its similarity, so that the reader may
 * judge. A foreword that repeats the report, a formula, parallel provisions of a law, an amendment beside what it amends.
 *
 * In: a report. Out: pairs of source spans, by the place of the second one in the report. Rows of tables are no sentences.
 *
 * @example
 * findReuse(report)   // [{ id, a: { source: 's1', start: 120, end: 168 }, b: {…}, similarity: .93, letters: 41, kind: 'other numbers' }]
 */
export function findReuse(report: Report): readonly Reuse[] {
  const paragraphs = report.articles.flatMap((article) => article.paragraphs).filter(({ kind }) => kind !== 'table');
  const texts = paragraphs.map(({ text }) => text);
  return findCopies(texts)
    .filter(isWorthTelling)
    .map((copy) => describe(paragraphs, copy, kindOf(texts, copy)));
}

function isWorthTelling({ letters, similarity, firstShare, secondShare }: Copy): boolean {
  if (similarity < LEAST_SIMILARITY) return false;
  return letters >= PART || (letters >= WHOLE && Math.max(firstShare, secondShare) >= HELD);
}

function kindOf(texts: readonly string[], copy: Copy): Reuse['kind'] {
  if (copy.similarity === 1) return 'same words';
  return judgeCopy(texts, copy, null).reason === 'other numbers' ? 'other numbers' : 'other words';
}

function describe(paragraphs: readonly Paragraph[], copy: Copy, kind: Reuse['kind']): Reuse {
  const spanOf = ({ text, start, end }: Copy['first']): Span => sourceSpan(paragraphs[text]!, start, end);
  const [a, b] = [spanOf(copy.first), spanOf(copy.second)];
  return { id: spanId(a, b), a, b, similarity: Math.round(copy.similarity * 1000) / 1000, letters: copy.letters, kind };
}
