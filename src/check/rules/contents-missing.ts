import { listedTitle } from '../../layout/contents.ts';
import { matchTitles } from '../../layout/match-titles.ts';
import { defineRule } from '../rule.ts';

/** Longest paragraph that may be a title, in characters. */
const LONGEST = 120;

/**
 * A title that the contents list names and that stands nowhere in the text: its pages are lost, or it was never scanned.
 *
 * @example a list that names three articles, over a text that holds two of them:
 * 关于护堤种柳的通知…………………………（17）
 */
export const contentsMissing = defineRule({
  name: 'contents-missing',
  severity: 'warning',
  docs: 'A title that the contents list names stands nowhere in the text.',
  check: ({ ledger, paragraphs, rawText }) => {
    const listed = ledger.entries.filter(({ fate, reason }) => fate === 'furniture' && reason === 'contents');
    if (listed.length === 0) return [];
    const texts = paragraphs.flatMap(({ paragraph: { text } }) => (text.length <= LONGEST ? [text] : []));
    const entries = listed.flatMap((entry, k) => {
      const title = listedTitle(rawText(entry));
      const before = listed[k - 1];
      const lead = before && listedTitle(rawText(before)) === null ? rawText(before) : '';
      return title === null ? [] : [{ entry, title, joined: lead + title }];
    });
    const whole = matchTitles(
      entries.map(({ title }) => title),
      texts,
    );
    const joined = matchTitles(
      entries.map((each) => each.joined),
      texts,
    );
    return entries.flatMap(({ entry: { source, start, end }, title }, k) => {
      if (whole[k]! >= 0 || joined[k]! >= 0) return [];
      return [
        {
          span: { source, start, end },
          message: { code: 'listed-missing' as const, title: title.replace(/\s+/gu, '') },
        },
      ];
    });
  },
});
