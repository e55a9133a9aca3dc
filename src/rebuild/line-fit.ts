import { endsSentence, FULL_SLACK, measureText } from '../layout/measure.ts';
import { mostCommon } from '../layout/most-common.ts';

/** How the lines of a region were filled: how wide they are, and what is left of a line where the next one begins. */
export interface LineFit {
  /** Width of a full line, in em or, where a program counted characters, in characters. */
  readonly measure: number;
  widthOf(text: string): number;
  /**
   * What is left on a line behind that which the next line begins with: negative where it would not have fitted. A number, a
   * word and the marks that may not be parted from it are taken as one.
   */
  roomFor(next: string, line: string): number;
}

/** Share of open lines of one length from which on a program counted characters, and its lead over the share of one width. */
const COUNTED = 0.8;
const COUNTED_LEAD = 0.05;

/** Share of lines that begin with closing punctuation, or break off within a number: nobody minded where lines are cut. */
const UNMINDED = 0.01;

/** Share of open lines that are an em wider than the measure and end with a mark: closing punctuation hangs. */
const HANGING = 0.03;

const closing = '[，。、；：！？”’）》〉】」』〕％%,;:!?)．]*';
const opening = '[“‘（《〈【「『〔(]*';
const endsInDigit = /[0-9０-９]$/u;
const beginsWithDigit = /^[0-9０-９]/u;
const beginsClosed = /^[，。、；：！？”’）》〉】」』〕]/u;
const endsInMark = /[，。、；：！？”’）》]$/u;

/**
 * Reads how lines were filled, from the lines that break off: they are full.
 *
 * In: the texts of a region of set lines and its measure in em.
 *
 * @example at 18 em a line of 16 em before 2025年1月 has a room of -0.5, before 各位代表 of 1
 */
export function readLineFit(texts: readonly string[], regionMeasure: number): LineFit {
  const open = texts.filter((text, i) => i + 1 < texts.length && !endsSentence(text));
  const lengths = mostCommon(open.map((text) => text.length));
  const isCounted =
    lengths.count >= COUNTED * open.length && lengths.count > shareNear(open) + COUNTED_LEAD * open.length;
  const widthOf = isCounted ? (text: string) => text.length : measureText;
  const measure = isCounted ? (lengths.value ?? regionMeasure) : commonWidth(open, regionMeasure);
  const least = UNMINDED * texts.length;
  const cutNumbers = texts.filter(
    (text, i) => endsInDigit.test(text) && beginsWithDigit.test(texts[i + 1] ?? ''),
  ).length;
  const unminded = texts.filter((text) => beginsClosed.test(text)).length;
  const hanging = open.filter((text) => endsInMark.test(text) && widthOf(text) > measure + 0.4).length;
  const core = isCounted || cutNumbers > least ? '.' : '(?:[0-9０-９A-Za-z.．,:/+-]+[%％]?|.)';
  const isLoose = unminded > least || hanging > HANGING * open.length;
  const unit = new RegExp(isCounted ? '^.' : `^${opening}${core}${isLoose ? '' : closing}`, 'su');
  return {
    measure,
    widthOf,
    roomFor: (next, line) => measure - widthOf(line) - widthOf(unit.exec(next)?.[0] ?? ''),
  };
}

/** The greatest number of lines within half an em of one width. */
function shareNear(open: readonly string[]): number {
  return mostCommon(open.map((text) => Math.round(measureText(text)))).count;
}

/** The commonest width of lines that break off, near the measure of the region. */
function commonWidth(open: readonly string[], regionMeasure: number): number {
  const widths = new Map<number, number>();
  for (const text of open) {
    const width = Math.round(measureText(text) * 2) / 2;
    if (Math.abs(width - regionMeasure) <= FULL_SLACK) widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  return [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? regionMeasure;
}
