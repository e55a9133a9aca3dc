import { endOf, type VisibleText } from './align/visible-text.ts';
import type { CleanSegment, RawSegment } from './comparison.ts';
import type { Unit } from './text-units.ts';

/**
 * The segments of both sides: every unit at its place, the white space between them, and the marks of markup, as `layout`.
 *
 * @param joins raw characters behind which a line break was taken out
 */
export function textSegments(
  source: string,
  raw: VisibleText,
  clean: VisibleText,
  units: readonly Unit[],
  joins: ReadonlySet<number>,
): { readonly raw: readonly RawSegment[]; readonly clean: readonly CleanSegment[] } {
  const order = units.map((_, index) => index);
  const inRaw = order
    .filter((index) => units[index]!.rawEnd > units[index]!.rawStart)
    .sort((a, b) => units[a]!.rawStart - units[b]!.rawStart);
  const inClean = order
    .filter((index) => units[index]!.cleanEnd > units[index]!.cleanStart)
    .sort((a, b) => units[a]!.cleanStart - units[b]!.cleanStart);

  const rawSegments: RawSegment[] = [];
  const rawIndexOf = new Map<number, number>();
  let at = 0;
  const fillRaw = (until: number, isJoin: boolean) => {
    if (until <= at) return;
    const text = raw.text.slice(at, until);
    rawSegments.push({ source, start: at, end: until, fate: isJoin ? 'joined' : 'layout', text });
    at = until;
  };
  for (const index of inRaw) {
    const { rawStart, rawEnd, fate } = units[index]!;
    fillRaw(raw.starts[rawStart]!, joins.has(rawStart - 1));
    const end = endOf(raw, rawEnd - 1);
    rawIndexOf.set(index, rawSegments.length);
    rawSegments.push({ source, start: at, end, fate, text: raw.text.slice(at, end) });
    at = end;
  }
  fillRaw(raw.text.length, false);

  const cleanSegments: CleanSegment[] = [];
  const cleanIndexOf = new Map<number, number>();
  at = 0;
  const fillClean = (until: number) => {
    if (until <= at) return;
    cleanSegments.push({ start: at, end: until, origin: 'layout', text: clean.text.slice(at, until) });
    at = until;
  };
  for (const index of inClean) {
    const { cleanStart, cleanEnd, origin } = units[index]!;
    fillClean(clean.starts[cleanStart]!);
    const end = endOf(clean, cleanEnd - 1);
    cleanIndexOf.set(index, cleanSegments.length);
    const partner = rawIndexOf.get(index);
    const text = clean.text.slice(at, end);
    cleanSegments.push({ start: at, end, origin, text, ...(partner === undefined ? {} : { partner }) });
    at = end;
  }
  fillClean(clean.text.length);
  for (const [index, place] of rawIndexOf) {
    const partner = cleanIndexOf.get(index);
    if (partner !== undefined) rawSegments[place] = { ...rawSegments[place]!, partner };
  }
  return { raw: rawSegments, clean: cleanSegments };
}
