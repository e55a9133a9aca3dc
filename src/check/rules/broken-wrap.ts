import type { Entry } from '../../types.ts';
import type { CheckedText } from '../checked-text.ts';
import { gatherHits, type Hit } from '../hits.ts';
import { defineRule } from '../rule.ts';

/** A line break inside a paragraph that cleaning closes. */
const lineBreak = /[\n\r]/;

/**
 * Paragraphs that still stand in printed lines: a search finds no word over a line's end, and a model learns the breaks.
 *
 * @example
 * 全市地区生产总值增长7.2%，高于全省平均水
 * 平1.3个百分点；规模以上工业增加值增长8.2%。
 */
export const brokenWrap = defineRule({
  name: 'broken-wrap',
  severity: 'warning',
  docs: 'A line break stands inside a paragraph.',
  options: { fewest: { default: 1, minimum: 1, docs: 'fewest line breaks, close by one another, that are told' } },
  fixable: true,
  check: (text, { fewest }) =>
    gatherHits(text, breaksIn(text), (hits) => ({ code: 'wrapped', breaks: hits.length })).filter(
      ({ message }) => message.code === 'wrapped' && message.breaks >= fewest,
    ),
});

/** Breaks between two kept stretches that stand side by side in the report: white space alone, or an edit of it. */
function breaksIn({ kept, slice, canonical }: CheckedText): readonly Hit[] {
  const hits: Hit[] = [];
  let before: Entry | undefined;
  for (const entry of kept) {
    const raw = entry.raw ?? '';
    if (entry.reason !== 'text' && lineBreak.test(raw) && entry.output![1] - entry.output![0] < raw.length) {
      // 10\nmillion becomes 10 million, coop-\neration cooperation: the edit says how.
      const text = canonical.slice(...entry.output!);
      const { source, start, end } = entry;
      hits.push({ source, start, end, fix: { source, start, end, text } });
    } else if (before && before.source === entry.source && before.output![1] === entry.output![0]) {
      const [start, end] = [before.end, entry.start];
      const gap = slice(entry.source, start, end);
      if (end > start && lineBreak.test(gap) && gap.trim() === '') {
        hits.push({ source: entry.source, start, end, fix: { source: entry.source, start, end, text: '' } });
      }
    }
    before = entry;
  }
  return hits;
}
