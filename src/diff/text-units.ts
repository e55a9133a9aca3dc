import type { Alignment } from './align/alignment.ts';
import { type Pairing, pairingsOf } from './align/pairings-of.ts';
import { endOf, type VisibleText } from './align/visible-text.ts';
import type { CleanOrigin, RawFate } from './comparison.ts';

/** A stretch of visible characters with its fate, unbroken in both texts and with the same white space inside on both sides. */
export interface Unit extends Pairing {
  readonly fate: Exclude<RawFate, 'layout' | 'joined'>;
  readonly origin: CleanOrigin;
}

/** Characters up to which a stretch without a common character is a correction; a longer one was taken out, and another put in. */
const longestCorrection = 12;

/** Cuts an alignment of two texts into units, in the order of `pairingsOf`. */
export function unitsOf(raw: VisibleText, clean: VisibleText, alignment: Alignment): readonly Unit[] {
  const copyAt = new Int32Array(raw.codes.length).fill(-1);
  for (const [index, { start, end }] of alignment.copies.entries()) copyAt.fill(index, start, end);
  return pairingsOf(alignment).flatMap((pairing) =>
    pairing.isEqual ? equalUnits(raw, clean, pairing) : changedUnits(pairing, copyAt),
  );
}

function equalUnits(raw: VisibleText, clean: VisibleText, pairing: Pairing): readonly Unit[] {
  const { zone, rawStart, rawEnd, cleanStart } = pairing;
  const kind = zone === 0 ? 'same' : 'moved';
  const units: Unit[] = [];
  let from = 0;
  for (let i = 1; i <= rawEnd - rawStart; i += 1) {
    const goesOn =
      i < rawEnd - rawStart && blankBehind(raw, rawStart + i - 1) === blankBehind(clean, cleanStart + i - 1);
    if (goesOn) continue;
    units.push({
      ...pairing,
      rawStart: rawStart + from,
      rawEnd: rawStart + i,
      cleanStart: cleanStart + from,
      cleanEnd: cleanStart + i,
      fate: kind,
      origin: kind,
    });
    from = i;
  }
  return units;
}

/** What stands between a visible character and the next one. */
export function blankBehind(text: VisibleText, at: number): string {
  const end = endOf(text, at);
  const next = text.starts[at + 1] ?? text.text.length;
  return next === end ? '' : text.text.slice(end, next);
}

function changedUnits(pairing: Pairing, copyAt: Int32Array): readonly Unit[] {
  const { zone, rawStart, rawEnd, cleanStart, cleanEnd } = pairing;
  const isPair = rawEnd > rawStart && cleanEnd > cleanStart;
  const isShort = Math.max(rawEnd - rawStart, cleanEnd - cleanStart) <= longestCorrection;
  const isCopied = copyAt.subarray(rawStart, rawEnd).some((copy) => copy >= 0);
  if (zone > 0 || (isPair && isShort && !isCopied)) return [{ ...pairing, fate: 'corrected', origin: 'corrected' }];
  const units: Unit[] = [];
  for (let at = rawStart; at < rawEnd; ) {
    let end = at + 1;
    while (end < rawEnd && copyAt[end] === copyAt[at]) end += 1;
    const fate = copyAt[at]! >= 0 ? 'duplicate' : 'removed';
    units.push({ ...pairing, rawStart: at, rawEnd: end, cleanEnd: cleanStart, fate, origin: 'layout' });
    at = end;
  }
  if (cleanEnd > cleanStart) {
    units.push({ ...pairing, rawStart: rawEnd, fate: 'removed', origin: 'added' });
  }
  return units;
}
