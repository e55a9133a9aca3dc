import type { Entry } from '../../types.ts';
import type { CheckedText } from '../checked-text.ts';
import { gatherHits, type Hit } from '../hits.ts';
import { defineRule } from '../rule.ts';

/** Characters of a sample in a message. */
const SAMPLE = 12;

/** A blank before a mark that closes or parts: nobody sets one there. */
const beforeMark = /(?<=[\p{Script=Han}〇\d%”’）》])[ \t\u00a0\u2000-\u200a\u3000]+(?=[，。、；：！？”’）》])/gu;

/**
 * Blanks inside words and before marks: remains of letter-spaced or justified lines.
 *
 * `--fix` takes out those that `gazette clean` takes out, and those before a closing mark. A blank between two names stays.
 *
 * @example
 * 政 府 工 作 报 告
 * 肉牛饲养量达到17.9万 头 ，增长8.6%。
 */
export const straySpace = defineRule({
  name: 'stray-space',
  severity: 'warning',
  docs: 'Blanks stand inside words or before closing marks.',
  fixable: true,
  check: (text) =>
    gatherHits(text, blanksIn(text), (blanks) => {
      const { source, start } = blanks[0]!;
      const [sample = ''] = text.slice(source, start - 1, start + SAMPLE).split(/[\n\r]/);
      return { code: 'spaced', blanks: blanks.length, sample };
    }),
});

function blanksIn(text: CheckedText): readonly Hit[] {
  const blanks: Hit[] = [];
  const add = (source: string, start: number, end: number) => {
    blanks.push({ source, start, end, fix: { source, start, end, text: '' } });
  };
  let before: Entry | undefined;
  for (const entry of text.kept) {
    const { source, start, end } = entry;
    if (before?.source === source && before.output![1] === entry.output![0] && start > before.end) {
      const gap = text.slice(source, before.end, start);
      if (/^[^\S\n\r]+$/u.test(gap)) add(source, before.end, start);
    }
    if (!text.isTable(entry)) {
      const raw = text.slice(source, start, end);
      for (const match of raw.matchAll(beforeMark)) {
        add(source, start + match.index, start + match.index + match[0].length);
      }
    }
    before = entry;
  }
  return blanks;
}
