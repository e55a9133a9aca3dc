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

/** Share of lines that end beyond the measure with a mark from which on closing punctuation hangs. */
const HANGING = 0.03;

/** Lines that stop short so as to keep a mark with its character, for each that hangs, where a setter knows both ways. */
const BOTH_WAYS = 0.3;

/** A line that was spread to fill the measure, blank by blank, is full whatever its characters measure. */
const stretched = /(?:[\p{Script=Han}，。、；：！？] ){4}/u;
const FULL = -1;

/**
 * A quotation mark beside a figure or letter is parted from neither side (UAX #14, LB19a): 汛“1262”预 is one.
 */
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
  const measure = isCounted ? (lengths.value ?? regionMeasure) : commonWidth(open, regionMeasure);
  const least = UNMINDED * texts.length;
  const cutNumbers = texts.filter(
    (text, i) => endsInDigit.test(text) && beginsWithDigit.test(texts[i + 1] ?? ''),
  ).length;
  const unminded = texts.filter((text) => beginsClosed.test(text)).length;
  const core = isCounted || cutNumbers > least ? '.' : '(?:[0-9０-９A-Za-z.．,:/+-]+[%％]?|.)';
  const alone = new RegExp(isCounted ? '^.' : `^${opening}${core}`, 'su');
  const whole = `${opening}${core}${closing}`;
  const kept = new RegExp(isCounted ? '^.' : `^${whole}(?:(?:(?<=[!-~][”’])|(?=[“‘][!-~]))${whole})*`, 'su');
  const unit = unminded > least || hangs(texts, measure, alone, kept) ? alone : kept;
  const unitOf = (text: string) => unit.exec(text)?.[0] ?? '';
  if (isCounted) return fitOf(measure, (text) => text.length, unitOf);
  const runOn = listRunOn(texts, unitOf);
  const isHung = unit === alone;
  const plain = countMisfits(runOn, measureText, isHung)(measure);
  const screen = fitMeasure(countMisfits(runOn, measureProportional, isHung), measure);
  return screen.misfits < FEWER_MISFITS * plain - 1
    ? fitOf(screen.measure, measureProportional, unitOf)
    : fitOf(measure, measureText, unitOf);
}

function fitOf(measure: number, widthOf: (text: string) => number, unitOf: (text: string) => string): LineFit {
  return {
    measure,
    widthOf,
    roomFor: (next, line) => (stretched.test(line) ? FULL : measure - widthOf(line)) - widthOf(unitOf(next)),
  };
}

/** Whether closing punctuation hangs over the edge, rather than taking its character along to the next line. */
function hangs(texts: readonly string[], measure: number, alone: RegExp, kept: RegExp): boolean {
  const sizeOf = (unit: RegExp, text: string) => measureText(unit.exec(text)?.[0] ?? '');
  let [hanging, carried, open] = [0, 0, 0];
  for (const [i, text] of texts.entries()) {
    const next = texts[i + 1];
    if (next === undefined || endsSentence(text)) continue;
    open += 1;
    const room = measure - measureText(text);
    if (room < -0.4 && endsInMark.test(text)) hanging += 1;
    else if (room >= sizeOf(alone, next) && room < sizeOf(kept, next)) carried += 1;
  }
  return hanging > HANGING * open && carried < BOTH_WAYS * hanging;
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

/** Share of misfits below which the widths of a screen font are those that the text was set with; chosen on the shared cases. */
const FEWER_MISFITS = 0.5;

/**
 * Half-width characters as a screen font has them: what each adds to half an em (Noto Sans CJK: digits .555, % .92, a point .28).
 */
const proportional: readonly (readonly [RegExp, number])[] = [
  [/[0-9A-Za-z+]/g, 0.055],
  [/[%@&]/g, 0.42],
  [/[.,:;!'|]/g, -0.22],
  [/[()/-]/g, -0.14],
];

function measureProportional(text: string): number {
  if (!/[!-~]/.test(text)) return measureText(text);
  return proportional.reduce(
    (width, [pattern, extra]) => width + extra * (text.match(pattern)?.length ?? 0),
    measureText(text),
  );
}

/** Measures that are tried, in em from the commonest width. */
const TRIED = Array.from({ length: 16 }, (_, k) => (k - 5) / 10);

interface RunOn {
  readonly text: string;
  /** What the next line begins with. */
  readonly unit: string;
}

/** Lines that are sure to run on from one to the next. */
function listRunOn(texts: readonly string[], unitOf: (text: string) => string): readonly RunOn[] {
  return texts.flatMap((text, i) => {
    const [before, next] = [texts[i - 1], texts[i + 1]];
    if (before === undefined || next === undefined || endsSentence(before) || endsSentence(text)) return [];
    return [{ text, unit: unitOf(next) }];
  });
}

/** How many lines that run on had room for more under a measure, or are too wide for it. */
function countMisfits(
  runOn: readonly RunOn[],
  sizeOf: (text: string) => number,
  hangs: boolean,
): (measure: number) => number {
  const sizes = runOn.map(({ text, unit }) => {
    const width = sizeOf(text);
    return { needed: width - (hangs && endsInMark.test(text) ? 1 : 0), free: width + sizeOf(unit) };
  });
  return (measure) => sizes.filter(({ needed, free }) => needed > measure + 0.01 || free < measure + 0.01).length;
}

/** The measure with the fewest misfits, near the commonest width. */
function fitMeasure(
  misfitsAt: (measure: number) => number,
  common: number,
): { readonly measure: number; readonly misfits: number } {
  let best = { measure: common, misfits: misfitsAt(common) };
  for (const shift of TRIED) {
    const misfits = misfitsAt(common + shift);
    if (misfits < best.misfits) best = { measure: common + shift, misfits };
  }
  return best;
}
