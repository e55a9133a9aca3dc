import { isContinuationNotice } from '../../layout/continuations.ts';
import { keptRuns } from '../../ledger/kept-runs.ts';
import type { ParagraphKind } from '../../types.ts';
import type { CheckedText, PlacedParagraph } from '../checked-text.ts';
import type { Problem } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** Kinds whose text is made of sentences. */
const sentences: ReadonlySet<ParagraphKind> = new Set(['body', 'item']);
/** A stop or a closing mark: （鼓掌）, a quoted slogan, a source in brackets may end a paragraph too. */
const stopped = /[。！？…：；.!?:;—－”’）》」』】〕)"'*\]-]$/u;
const comma = /[，、,]$/u;
/** The history of a law, a line for each time: 2020年10月17日 第十三届全国人民代表大会常务委员会…第七次修正. */
const dated = /^[（(]?[0-9０-９]{4}年[0-9０-９]{1,2}月[0-9０-９]{1,2}日\s/u;
/** Letters of an item of a list. */
const LISTED = 10;
/** What parts a sentence: a long line without is a label. */
const parts = /[，。；,;]/u;
/** Words that nothing ends with, not even a heading. 目的 is a noun; 和, 与, 及, 在 and their like end too many nouns. */
const unfinishedWord = /((?<!目)的|或|把|以及|并且|为了|关于)$/u;
/** Longest heading without a stop in 52 reports of the State Council: 78 characters in three sentences (1964). */
const longestHeading = 80;

/**
 * Text that ends in mid-sentence: a paragraph without a stop that is too long for a heading or breaks off, a place
 * where cleaning found the rest lost, or a column of the raw text whose sentence goes on elsewhere than in the
 * next one.
 *
 * @example
 * 加强和创新社会治理。深化社会组织管理制度改革，支持群团组织依法参与社会治理，
 */
export const danglingEnd = defineRule({
  name: 'dangling-end',
  severity: 'error',
  docs: 'Text ends in mid-sentence.',
  check: (text) => [...unfinished(text), ...brokenOff(text)],
});

function unfinished({ ledger, paragraphs, paragraphAt, isOpenJoint }: CheckedText): readonly Problem[] {
  const problems = new Map<number, Problem>();
  for (const [p, placed] of paragraphs.entries()) {
    const { paragraph, last, index } = placed;
    const text = paragraph.text.trimEnd();
    if (!sentences.has(paragraph.kind) || !endsOpen(text) || isListed(text, paragraphs[p + 1])) continue;
    // What stands behind it may well go on with it: `guessed-joint` says so.
    if (isOpenJoint(placed.at + paragraph.text.length + 1)) continue;
    // A short line that ends in 的 may be half a heading; the last paragraph ends where its page ends.
    const isMinor = placed === paragraphs.at(-1) || (text.length <= longestHeading && !comma.test(text));
    const problem: Problem = { span: last, message: { code: 'ends-without-stop' } };
    problems.set(index, isMinor ? { ...problem, minor: true } : problem);
  }
  for (const { side, at, text } of ledger.gaps) {
    const placed = side === 'after' ? paragraphAt(Math.max(0, at - 1)) : undefined;
    if (!placed || isOpenJoint(at + 1)) continue;
    const message = isContinuationNotice(text)
      ? ({ code: 'other-part-missing', notice: text } as const)
      : ({ code: 'ends-in-sentence' } as const);
    problems.set(placed.index, { span: placed.last, message });
  }
  return [...problems.values()];
}

/** 委员长，副委员长若干人，秘书长，委员若干人。 a line each: short ones behind one another are a list. */
function isListed(text: string, next: PlacedParagraph | undefined): boolean {
  return comma.test(text) && text.length <= LISTED && next !== undefined && next.paragraph.text.length <= LISTED;
}

/** Only text with Han is judged: other languages put commas behind salutations and no stops behind list items. */
function endsOpen(text: string): boolean {
  if (!/\p{Script=Han}/u.test(text) || stopped.test(text) || dated.test(text)) return false;
  return comma.test(text) || unfinishedWord.test(text) || (text.length > longestHeading && parts.test(text));
}

/** Places where a sentence was joined over a move: the raw text breaks off there and goes on somewhere else. */
function brokenOff({ ledger, paragraphs, paragraphAt, positionAt }: CheckedText): readonly Problem[] {
  const runs = [...keptRuns(ledger)].sort((a, b) => a.output[0] - b.output[0] || a.output[1] - b.output[1]);
  if (paragraphs.length === 0 || !runs.some((run) => run.moved)) return [];
  const found = runs.flatMap((run, index): readonly Problem[] => {
    const next = runs[index + 1];
    if (!next || run.source !== next.source || paragraphAt(next.output[0])?.at === next.output[0]) return [];
    const { line } = positionAt(next.source, next.start);
    const span = { source: run.source, start: Math.max(run.start, run.end - 1), end: run.end };
    return [{ span, message: { code: 'continues-elsewhere', line } }];
  });
  // Where two columns stand side by side in the lines, every line breaks off: that is told once.
  let before: Problem | undefined;
  return found
    .sort((a, b) =>
      a.span.source < b.span.source ? -1 : a.span.source > b.span.source ? 1 : a.span.start - b.span.start,
    )
    .filter((each) => {
      const lineOf = ({ span: { source, start } }: Problem) => positionAt(source, start).line;
      const isBeside = before?.span.source === each.span.source && lineOf(each) - lineOf(before) <= 1;
      before = each;
      return !isBeside;
    });
}
