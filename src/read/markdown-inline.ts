/**
 * Marks inside a line of Markdown: strong emphasis (`**6%**`, `__6%__`) and the backslash before `*`, `_` and `<`. Reader and
 * renderer share them, which makes the one the inverse of the other: `*` or `_` behind any number of backslashes gets one
 * more, and reading takes one away.
 */
export interface InlineMark {
  readonly start: number;
  readonly end: number;
  readonly reason: 'markdown-mark' | 'markdown-escape';
}

const token = /\\+(?:[*_]|<(?=!--|br\s*\/?>))|\*+|_+/giu;

/**
 * Finds the marks inside a line, from left to right. Emphasis counts where it is balanced within the line: two asterisks or
 * underscores, no blank inside beside them; underscores only at the edge of a word, so that `__年__月` stays a form to fill in
 * (CommonMark 0.31, section 6.2; Han beside `**` is no obstacle here, as it is there).
 *
 * @example
 * findInlineMarks('增长 **6%** 左右')   // marks at 3-5 and 7-9
 */
export function findInlineMarks(text: string): readonly InlineMark[] {
  const marks: InlineMark[] = [];
  const open = new Map<string, number>();
  for (const { 0: found, index } of text.matchAll(token)) {
    if (found.startsWith('\\')) {
      marks.push({ start: index, end: index + 1, reason: 'markdown-escape' });
      continue;
    }
    if (found.length !== 2) continue;
    const [before, after] = [text.charAt(index - 1), text.charAt(index + 2)];
    const opener = open.get(found);
    if (opener !== undefined && opener + 2 < index && mayClose(found, before, after)) {
      for (const start of [opener, index]) marks.push({ start, end: start + 2, reason: 'markdown-mark' });
      open.delete(found);
    } else if (opener === undefined && mayOpen(found, before, after)) open.set(found, index);
  }
  return marks.sort((a, b) => a.start - b.start);
}

/** Whether a backslash stands in the text where our renderer puts one. */
export function hasInlineEscape(text: string): boolean {
  return /\\(?:[*_]|<(?=!--|br\s*\/?>))/iu.test(text);
}

function mayOpen(mark: string, before: string, after: string): boolean {
  return !isBlank(after) && !areFigures(before, after) && (mark === '**' || isWordEdge(before));
}

function mayClose(mark: string, before: string, after: string): boolean {
  return !isBlank(before) && !areFigures(before, after) && (mark === '**' || isWordEdge(after));
}

/** `2**10` is a power. */
function areFigures(before: string, after: string): boolean {
  return /\d/u.test(before) && /\d/u.test(after);
}

function isBlank(character: string): boolean {
  return character.trim() === '';
}

function isWordEdge(character: string): boolean {
  return isBlank(character) || /[\p{P}\p{S}]/u.test(character);
}

const quotable = /(\\+)([*_]|<(?=!--|br\s*\/?>))|(\*{2,}|_{2,})|(<)(?=!--|br\s*\/?>)/giu;

/**
 * A text as it must stand inside a line of Markdown so that reading gives it back.
 *
 * @example
 * escapeInline('**表示显著')        // '**表示显著'
 * escapeInline('**注** 略')         // '\\*\\*注\\*\\* 略'
 */
export function escapeInline(text: string): string {
  const isEmphatic = findInlineMarks(text).some(({ reason }) => reason === 'markdown-mark');
  return text.replace(quotable, (found, backslashes?: string, mark?: string, run?: string) => {
    if (backslashes) return `\\${backslashes}${mark ?? ''}`;
    if (run) return isEmphatic ? run.replace(/./gu, '\\$&') : run;
    return `\\${found}`;
  });
}
