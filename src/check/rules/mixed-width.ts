import type { CheckedText } from '../checked-text.ts';
import type { Problem } from '../finding.ts';
import { type Hit, matchesIn, sampleOf } from '../hits.ts';
import { defineRule } from '../rule.ts';

const full: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };
const half = Object.fromEntries(Object.entries(full).map(([narrow, wide]) => [wide, narrow]));

/** A mark between ideographs, or behind one at the end of a line, is punctuation; beside digits and letters it may be anything. */
const halfMarks = /(?<=[\p{Script=Han}”’）》])[,;:?!](?=[\p{Script=Han}“‘（《]|$)/gmu;
const fullMarks = /(?<=[\p{Script=Han}”’）》])[，；：？！](?=[\p{Script=Han}“‘（《]|$)/gmu;

/** Digits and letters of full width inside a text that has the others. */
const fullDigits = /[０-９Ａ-Ｚａ-ｚ％．＋－]*[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ％．＋－]*/gu;
const halfDigits = /[0-9A-Za-z]+/gu;

/** A bracket of one width that one of the other width closes, with nothing but a few words between. */
const brackets = /（[^（）()\n]{1,40}\)|\([^（）()\n]{1,40}）/gu;

/**
 * Marks and digits of the other width than nearly all others of the text: two pages that were recognised by two programs, an
 * insertion from elsewhere. A text that has one width throughout is in order, whichever it is; so is
 * a head of another width, which is of those who published it.
 *
 * `--fix` gives commas, semicolons, colons, question and exclamation marks between ideographs the usual width, and digits and letters.
 *
 * @example a text that has 412 commas of full width:
 * 坚持产业优先,工业经济稳步回升。
 */
export const mixedWidth = defineRule({
  name: 'mixed-width',
  severity: 'warning',
  docs: 'Marks or digits are of another width than nearly all others of the text.',
  options: {
    share: { default: 0.95, minimum: 0.5, maximum: 1, docs: 'share of one width from which it is the usual one' },
    fewest: { default: 20, minimum: 1, docs: 'fewest marks of the usual width' },
  },
  fixable: true,
  check: (text, { share, fewest }) => [
    ...oddOnes(text, [matchesIn(text, halfMarks), matchesIn(text, fullMarks)], { share, fewest }),
    ...oddOnes(text, [matchesIn(text, halfDigits), matchesIn(text, fullDigits)], { share, fewest }),
    ...matchesIn(text, brackets).map(({ raw, ...span }) => {
      return { span, message: { code: 'brackets-differ' as const, brackets: raw } };
    }),
  ],
});

type Marks = readonly (Hit & { readonly raw: string })[];

function oddOnes(
  text: CheckedText,
  [narrow, wide]: readonly [Marks, Marks],
  { share, fewest }: { readonly share: number; readonly fewest: number },
): readonly Problem[] {
  const [few, many, usual] =
    narrow.length < wide.length ? ([narrow, wide, 'full'] as const) : ([wide, narrow, 'half'] as const);
  const odd = few.filter(({ start, source }) => !text.isHead(source, start));
  if (odd.length === 0 || many.length < fewest || many.length < share * (few.length + many.length)) return [];
  const hits = odd.map(({ raw, ...span }) => ({ ...span, raw, fix: { ...span, text: turned(raw, usual) } }));
  // How a text is set is said once, at the first place, with all places to mend.
  const first = hits[0]!;
  const span = { source: first.source, start: first.start, end: first.end };
  const sample = sampleOf(hits.map(({ raw }) => raw));
  const fix = hits.map((hit) => hit.fix).filter((edit) => edit.source === first.source);
  const message = { code: 'other-width' as const, marks: hits.length, sample, usual };
  return [{ span, message, ...(text.isFixable(span.source) ? { fix } : {}) }];
}

function turned(raw: string, usual: 'full' | 'half'): string {
  if (usual === 'half') {
    return raw.replace(
      /[，；：？！]|[！-～]/gu,
      (mark) => half[mark] ?? String.fromCharCode(mark.charCodeAt(0) - 0xfee0),
    );
  }
  return raw.replace(/[!-~]/g, (mark) => full[mark] ?? String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
}
