import type { Finding, TextEdit } from './finding.ts';

/** A text with fixes made, and how many findings they mended. */
export interface Fixed {
  readonly text: string;
  readonly mended: number;
}

/**
 * Applies the fixes of findings to the text that they point into, once, in its own offsets; all else stays as it was.
 * A fix goes in as a whole or not at all: one that overlaps an earlier one waits for the next round.
 *
 * @param source id of the source whose text it is; fixes of others are left
 */
export function applyFixes(text: string, source: string, findings: readonly Finding[]): Fixed {
  const taken: TextEdit[] = [];
  let mended = 0;
  for (const { fix } of findings) {
    if (!fix || fix.length === 0 || fix.some((edit) => edit.source !== source)) continue;
    const sorted = [...fix].sort((a, b) => a.start - b.start || a.end - b.end);
    const news = sorted.filter((edit) => !taken.some((other) => isSame(edit, other)));
    if (news.some((edit) => taken.some((other) => edit.start < other.end && other.start < edit.end))) continue;
    taken.push(...news);
    mended += 1;
  }
  taken.sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let cursor = 0;
  for (const edit of taken) {
    parts.push(text.slice(cursor, edit.start), edit.text);
    cursor = edit.end;
  }
  return { text: parts.join('') + text.slice(cursor), mended };
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}
