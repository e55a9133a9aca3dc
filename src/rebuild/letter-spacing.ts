import { parseMarker } from '../markers/parse-marker.ts';
import { beginsWithSurname } from '../markers/surnames.ts';

/** So many single ideographs make a spaced line: shorter ones may be a name, 附 则, or 目 录 (which is set so). */
const FEWEST = 4;

const blanks = /[ \t\u00a0\u2000-\u200a\u3000]+/gu;
const numerals = /^[〇零一二三四五六七八九十百]+$/u;
const series = /^(?:[甲乙丙丁戊己庚辛壬癸]+|[东西南北中]+|[春夏秋冬]+|[优良中差]+|[是否有无]+)$/u;

/**
 * The blanks of a line that is letter-spaced as a whole, or behind its section marker: `政 府 工 作 报 告`, `一、工　作　回　顾`.
 *
 * In: a line of flowing or set text. Out: the stretches of blanks to leave out, none where the line is anything else. All blanks
 * are the same, for in `王 勇  李 娜` they are not; and neither names nor a row of numerals or of 甲乙丙丁 is a heading.
 *
 * @example `政 府 工 作` gives [[1, 2], [3, 4], [5, 6]]
 */
export function findLetterSpacing(text: string): readonly (readonly [start: number, end: number])[] {
  if (!/\s/u.test(text.slice(0, 12))) return [];
  const start = /^\p{Script=Han}\s/u.test(text) ? 0 : (parseMarker(text)?.length ?? 0);
  const lead = start + text.slice(start).search(/\S/u);
  const rest = text.slice(lead);
  if (lead < start || !/^[\p{Script=Han}〇](?:\s+[\p{Script=Han}〇])+$/u.test(rest)) return [];
  const gaps = [...rest.matchAll(blanks)];
  const letters = rest.replace(blanks, '');
  const isEven = gaps.every(([gap]) => gap === gaps[0]![0]);
  if ([...letters].length < FEWEST || !isEven || numerals.test(letters) || series.test(letters) || areNames(letters))
    return [];
  return gaps.map((gap) => [lead + gap.index, lead + gap.index + gap[0].length] as const);
}

/** Whether the letters are names of two or of three each, or one long name. */
function areNames(letters: string): boolean {
  const all = [...letters];
  const isEvery = (size: number) =>
    all.length % size === 0 && all.every((letter, i) => i % size !== 0 || beginsWithSurname(letter));
  return isEvery(2) || (all.length > 3 && isEvery(3)) || /^(?:欧阳|司马|上官|诸葛|司徒|皇甫)/u.test(letters);
}
