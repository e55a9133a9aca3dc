import { endOf, type VisibleText } from './align/visible-text.ts';
import { blankBehind, type Unit } from './text-units.ts';

/** A raw line break that the clean text does not have: between the visible characters `at` and `at + 1`. */
export interface Join {
  readonly at: number;
  readonly cleanLine: number;
}

/** White space that differs and is more than layout: a line break that was put in, or a space between Latin words. */
export interface BlankDifference {
  readonly rule: 'line break' | 'space';
  /** The visible character before it, on either side. */
  readonly raw: number;
  readonly clean: number;
}

const lineBreak = /[\r\n\f\u2028\u2029]/u;

/** Finds the raw line breaks that were taken out of a clean line. In raw order. */
export function joinsOf(raw: VisibleText, clean: VisibleText, units: readonly Unit[]): readonly Join[] {
  const unitAt = new Int32Array(raw.codes.length).fill(-1);
  for (const [index, { rawStart, rawEnd }] of units.entries()) unitAt.fill(index, rawStart, rawEnd);
  // Where a raw character stands in the clean text: at its partner, or where its correction stands.
  const placeOf = (at: number, side: 'first' | 'last') => {
    const unit = units[unitAt[at]!];
    if (!unit || unit.cleanEnd === unit.cleanStart) return -1;
    if (unit.isEqual) return unit.cleanStart + at - unit.rawStart;
    return side === 'first' ? unit.cleanStart : unit.cleanEnd - 1;
  };
  const joins: Join[] = [];
  for (let at = 0; at + 1 < raw.codes.length; at += 1) {
    if (raw.lines[at] === raw.lines[at + 1] || units[unitAt[at]!]?.zone !== units[unitAt[at + 1]!]?.zone) continue;
    const [before, behind] = [placeOf(at, 'last'), placeOf(at + 1, 'first')];
    if (before < 0 || behind < before || clean.lines[before] !== clean.lines[behind]) continue;
    joins.push({ at, cleanLine: clean.lines[before]! });
  }
  return joins;
}

/** Finds what differs in white space alone and changes the reading, in raw order. */
export function blankDifferences(
  raw: VisibleText,
  clean: VisibleText,
  units: readonly Unit[],
): readonly BlankDifference[] {
  const found: BlankDifference[] = [];
  const byRaw = units.filter(({ isEqual }) => isEqual).toSorted((a, b) => a.rawStart - b.rawStart);
  for (const [index, unit] of byRaw.entries()) {
    const next = byRaw[index + 1];
    if (!next || next.rawStart !== unit.rawEnd || next.cleanStart !== unit.cleanEnd) continue;
    const [inRaw, inClean] = [unit.rawEnd - 1, unit.cleanEnd - 1];
    const [rawBlank, cleanBlank] = [blankBehind(raw, inRaw), blankBehind(clean, inClean)];
    const isBroken = lineBreak.test(rawBlank) || raw.lines[inRaw] !== raw.lines[inRaw + 1];
    const place = { raw: inRaw, clean: inClean };
    if (!isBroken && lineBreak.test(cleanBlank)) found.push({ ...place, rule: 'line break' });
    else if (
      !isBroken &&
      (rawBlank === '') !== (cleanBlank === '') &&
      isLatin(raw.codes[inRaw]!) &&
      isLatin(raw.codes[inRaw + 1]!)
    ) {
      found.push({ ...place, rule: 'space' });
    }
  }
  return found;
}

/** Letters of scripts that part words by spaces; two numbers side by side are parted as well. */
function isLatin(code: number): boolean {
  return /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u.test(String.fromCodePoint(code));
}

/** The offsets of the line that a visible character stands on. */
export function lineAround(text: VisibleText, at: number): { readonly start: number; readonly end: number } {
  let [first, last] = [at, at];
  while (first > 0 && text.lines[first - 1] === text.lines[at]) first -= 1;
  while (last + 1 < text.lines.length && text.lines[last + 1] === text.lines[at]) last += 1;
  return { start: text.starts[first]!, end: endOf(text, last) };
}
