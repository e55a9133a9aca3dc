import type { CheckedText, PlacedParagraph } from '../checked-text.ts';
import type { Problem } from '../finding.ts';
import { rawAt } from '../raw-at.ts';
import { defineRule } from '../rule.ts';

/** Marks that open, and what closes them; brackets of one width may close those of the other. */
const closers: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '《': '》',
  '〈': '〉',
  '「': '」',
  '『': '』',
  '【': '】',
  '〔': '〕',
  '（': ')',
  '(': ')',
};
const openers = new Set(Object.keys(closers));
const plain = (mark: string) => (mark === '）' ? ')' : mark);
const closing = new Set([...Object.values(closers), '）']);

/** What stands before a bracket that only closes: the number of an item, as in 1）, 一） and a). */
const itemNumber = /(?:^|[\s，。；：、:;,.])(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z①-⑳])$/u;

interface Open {
  readonly mark: string;
  readonly placed: PlacedParagraph;
  readonly at: number;
}

/**
 * A quotation mark or bracket without the other one of its pair: the mark is lost, or the text between them.
 *
 * A quotation of several paragraphs opens with a mark before each of them and closes behind the last. Text with Han is judged alone.
 *
 * @example
 * 深入实施“三大工程，推动“两个健康”，
 */
export const unbalancedQuotes = defineRule({
  name: 'unbalanced-quotes',
  severity: 'warning',
  docs: 'A quotation mark or bracket lacks the other one of its pair.',
  options: {
    paragraphs: {
      default: 40,
      minimum: 0,
      docs: 'paragraphs behind which a quotation that is open ends without a mark',
    },
  },
  check: (text, { paragraphs }) => unbalanced(text, paragraphs),
});

function unbalanced({ paragraphs }: CheckedText, reach: number): readonly Problem[] {
  const problems: Problem[] = [];
  let open: Open[] = [];
  const never = ({ mark, placed, at }: Open, code: 'never-closed' | 'never-opened') => {
    const span = rawAt(placed, at, 1);
    problems.push({ span, message: { code, mark } });
  };
  for (const placed of paragraphs) {
    const { text, kind } = placed.paragraph;
    if (kind === 'table' || !/\p{Script=Han}/u.test(text)) continue;
    const isPast = ({ placed: before }: Open) =>
      before.article !== placed.article || placed.index - before.index > reach;
    for (const each of open.filter(isPast)) never(each, 'never-closed');
    open = open.filter((each) => !isPast(each));
    for (let at = 0; at < text.length; at += 1) {
      const mark = text[at]!;
      if (openers.has(mark)) {
        // Each paragraph of a long quotation opens it again.
        if (at === 0) open = open.filter((before) => before.mark !== mark || before.placed === placed);
        open.push({ mark, placed, at });
      } else if (closing.has(mark)) {
        const k = open.findLastIndex((before) => closers[before.mark] === plain(mark));
        if (k >= 0) {
          for (const each of open.slice(k + 1)) never(each, 'never-closed');
          open = open.slice(0, k);
        } else if (!(plain(mark) === ')' && itemNumber.test(text.slice(0, at))) && !isApostrophe(text, at)) {
          never({ mark, placed, at }, 'never-opened');
        }
      }
    }
  }
  for (const each of open) never(each, 'never-closed');
  return problems;
}

function isApostrophe(text: string, at: number): boolean {
  return text[at] === '’' && /[A-Za-z0-9]/.test(text[at - 1] ?? '');
}
