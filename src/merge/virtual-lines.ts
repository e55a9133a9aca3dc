import { endsSentence, measureText } from '../layout/measure.ts';
import type { Line } from '../types.ts';

/** The width in em to which flowing text is set to be weighed: that of a usual column. */
export const VIRTUAL_MEASURE = 20;

/**
 * Sets a paragraph of flowing text in lines, for its joints to be weighed like those of a printed column: never for output.
 *
 * A paragraph's last line is short. One that breaks off where its page ends had more lines: there the first one takes the rest,
 * so that the line at the break is full.
 *
 * @example at 4 em 甲乙丙丁戊。 gives 甲乙丙丁 and 戊。, and 甲乙丙丁戊己 (broken off) gives 甲乙 and 丙丁戊己
 */
export function setVirtually(line: Line, isLast: boolean): readonly Line[] {
  const breaksOff = isLast && !endsSentence(line.text);
  const cuts = breaksOff ? cutFromEnd(line.text) : cutFromStart(line.text);
  return cuts.slice(0, -1).map((from, k) => {
    const text = line.text.slice(from, cuts[k + 1]);
    return {
      ...line,
      text,
      start: line.start + from,
      end: line.start + from + text.length,
      indent: 0,
      blanksBefore: 0,
    };
  });
}

function cutFromStart(text: string): readonly number[] {
  const cuts = [0];
  let width = 0;
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at)!);
    const wide = measureText(character);
    const isHung = /[，。、；：！？”’）》]/u.test(character);
    if (width + wide > VIRTUAL_MEASURE && !isHung) {
      cuts.push(at);
      width = 0;
    }
    width += wide;
    at += character.length;
  }
  return [...cuts, text.length];
}

function cutFromEnd(text: string): readonly number[] {
  const cuts = [text.length];
  let width = 0;
  for (let at = text.length; at > 0; ) {
    const last = text.codePointAt(at - 2) ?? 0;
    const size = at > 1 && last > 0xffff ? 2 : 1;
    const wide = measureText(text.slice(at - size, at));
    if (width + wide > VIRTUAL_MEASURE) {
      cuts.push(at);
      width = 0;
    }
    width += wide;
    at -= size;
  }
  return [0, ...cuts.reverse()];
}
