import type { Around } from './change.ts';

/** UTF-16 units: long enough to know a passage again, short enough that a JSON line stays a line: one printed column line and a half. */
const excerptLength = 40;
/** UTF-16 units before and behind a difference: enough for its clause. */
const aroundLength = 12;

/** The beginning of a passage on one line. */
export function excerpt(text: string): string {
  const line = text
    .slice(0, excerptLength * 4)
    .replace(/\s+/gu, ' ')
    .trim();
  const whole = line.length <= excerptLength && text.length <= excerptLength * 4;
  return whole ? line : `${line.slice(0, wholeBefore(line, excerptLength))}…`;
}

/** What stands beside [start, end) on its line. */
export function around(text: string, start: number, end: number): Around {
  const from = Math.max(0, start - aroundLength);
  const before = /[^\r\n\f]*$/.exec(text.slice(isInsidePair(text, from) ? from + 1 : from, start))?.[0] ?? '';
  const behind = /^[^\r\n\f]*/.exec(text.slice(end, wholeBefore(text, end + aroundLength)))?.[0] ?? '';
  return [before.trimStart(), behind.trimEnd()];
}

/** The offset, or the one before it where it would cut a surrogate pair. */
function wholeBefore(text: string, offset: number): number {
  return isInsidePair(text, offset) ? offset - 1 : offset;
}

function isInsidePair(text: string, offset: number): boolean {
  const [before, behind] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  return before >= 0xd800 && before <= 0xdbff && behind >= 0xdc00 && behind <= 0xdfff;
}
