import type { Around } from './change.ts';

/** Long enough to know a passage again, short enough that a JSON line stays a line: one printed column line and a half. */
const excerptLength = 40;
/** Characters before and behind a difference: enough for its clause. */
const aroundLength = 12;

/** The beginning of a passage on one line. */
export function excerpt(text: string): string {
  const characters = Array.from(
    text
      .slice(0, excerptLength * 4)
      .replace(/\s+/gu, ' ')
      .trim(),
  );
  const whole = characters.length <= excerptLength && text.length <= excerptLength * 4;
  return whole ? characters.join('') : `${characters.slice(0, excerptLength).join('')}…`;
}

/** What stands beside [start, end) on its line. */
export function around(text: string, start: number, end: number): Around {
  const before = /[^\r\n\f]*$/u.exec(text.slice(Math.max(0, start - aroundLength * 2), start))?.[0] ?? '';
  const behind = /^[^\r\n\f]*/u.exec(text.slice(end, end + aroundLength * 2))?.[0] ?? '';
  return [
    Array.from(before.replace(/^\p{Cs}/u, '').trimStart())
      .slice(-aroundLength)
      .join(''),
    Array.from(behind.replace(/\p{Cs}$/u, '').trimEnd())
      .slice(0, aroundLength)
      .join(''),
  ];
}
