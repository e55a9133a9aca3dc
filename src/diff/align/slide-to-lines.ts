import type { Alignment } from './alignment.ts';
import type { Pairing } from './pairings-of.ts';
import type { VisibleText } from './visible-text.ts';

/** Characters by which a difference is moved at most: lines that open or end alike for longer are rare. */
const reach = 24;

/**
 * Moves text that only one side has to where a line begins, when it can be read so as well: of two lines that open with the same words,
 * one was put in whole, not the end of one and the beginning of the other (as git's indent heuristic does, 2016).
 */
export function slideToLines(
  raw: VisibleText,
  clean: VisibleText,
  alignment: Alignment,
  pairings: readonly Pairing[],
): void {
  const { rawPartner, cleanPartner, rawZone, cleanZone } = alignment;
  for (const { isEqual, zone, rawStart, rawEnd, cleanStart, cleanEnd } of pairings) {
    if (isEqual) continue;
    if (cleanStart === cleanEnd) slide(raw, rawPartner, cleanPartner, rawZone, zone, rawStart, rawEnd);
    else if (rawStart === rawEnd) slide(clean, cleanPartner, rawPartner, cleanZone, zone, cleanStart, cleanEnd);
  }
}

function slide(
  text: VisibleText,
  partners: Int32Array,
  others: Int32Array,
  zones: Int32Array,
  zone: number,
  start: number,
  end: number,
): void {
  const { codes, lines } = text;
  const opensLine = (at: number) => at === 0 || lines[at] !== lines[at - 1];
  const isPaired = (at: number) => at >= 0 && at < codes.length && partners[at]! >= 0 && zones[at] === zone;
  const followsOn = (at: number) => partners[at] === partners[at + 1]! - 1;
  if (opensLine(start)) return;
  for (let back = 1; back <= reach; back += 1) {
    const [at, twin] = [start - back, end - back];
    if (!isPaired(at) || codes[at] !== codes[twin] || (back > 1 && !followsOn(at))) break;
    if (!opensLine(at)) continue;
    for (let i = 1; i <= back; i += 1) hand(partners, others, start - i, end - i);
    return;
  }
  for (let on = 1; on <= reach; on += 1) {
    const [at, twin] = [end + on - 1, start + on - 1];
    if (!isPaired(at) || codes[at] !== codes[twin] || (on > 1 && !followsOn(at - 1))) return;
    if (!opensLine(start + on)) continue;
    for (let i = 0; i < on; i += 1) hand(partners, others, end + i, start + i);
    return;
  }
}

/** Gives the partner of one character to another one that says the same. */
function hand(partners: Int32Array, others: Int32Array, from: number, to: number): void {
  const partner = partners[from]!;
  partners[to] = partner;
  partners[from] = -1;
  others[partner] = to;
}
