import type { Conflict, Span } from '../types.ts';
import type { ReadingDecision } from './decision.ts';
import { cutAround } from './find-slips.ts';
import type { Slip } from './slip.ts';
import { type Ruling, type Standing, touches } from './standing.ts';

/** The rule under which a reading that a person chose stands in the ledger. */
const RULE = 'decision';

/**
 * Writes a reading at a place, as an edit; a reading that is the raw text takes back what was edited there. Conflicts about the place are
 * settled by it.
 *
 * A place that is not in the report, such as one in a second print, needs no reading: there it settles the conflict alone.
 *
 * @param rawOf the raw text of a span
 */
export function decideReading(standing: Standing, decision: ReadingDecision, rawOf: (span: Span) => string): Ruling {
  const { span, evidence } = decision;
  const left = standing.conflicts.filter((conflict) => !isAbout(conflict, span, evidence));
  const isSettled = left.length < standing.conflicts.length;
  const slips = cutAround(standing.slips, span);
  const places = slips.flatMap((slip, i) => (concerns(slip, span) ? [i] : []));
  const reading = decision.reading.replace(/\s*[\r\n\u2028\u2029]+\s*/gu, '');
  if (places.length === 0) {
    const point = span.start === span.end ? slips.findIndex(({ piece }) => endsAt(piece, span)) : -1;
    if (point >= 0) return { ...standing, slips: putAt(slips, point, reading, decision), conflicts: left };
    return isSettled ? { ...standing, conflicts: left } : 'not-kept';
  }
  const [first, last] = [places[0]!, places.at(-1)!];
  const inside = slips.slice(first, last + 1);
  const isTogether =
    places.length === inside.length &&
    inside.every(({ opens, piece }, k) => {
      return k === 0 || (!opens && piece.start >= inside[k - 1]!.piece.end);
    });
  if (!isTogether) return 'scattered';
  const read = rewrite(inside, reading, decision, rawOf);
  return read
    ? { ...standing, slips: [...slips.slice(0, first), ...read, ...slips.slice(last + 1)], conflicts: left }
    : 'scattered';
}

/** Whether a conflict is about a place; where another place is named as evidence, about both. */
function isAbout({ a, b }: Conflict, span: Span, evidence: Span | undefined): boolean {
  const isOn = (place: Span, other: Span) =>
    touches(place, span) && (!evidence || evidence.source !== other.source || touches(other, evidence));
  return isOn(a, b) || isOn(b, a);
}

function concerns({ piece }: Slip, { source, start, end }: Span): boolean {
  if (piece.source !== source) return false;
  if (start === end) return piece.start === start && piece.end === end;
  if (piece.start === piece.end) return piece.start > start && piece.start < end;
  return piece.start < end && start < piece.end;
}

function endsAt(piece: Span, { source, start }: Span): boolean {
  return piece.source === source && piece.end === start && piece.end > piece.start;
}

/** The slips with a text put in behind one of them. */
function putAt(slips: readonly Slip[], index: number, reading: string, decision: ReadingDecision): readonly Slip[] {
  if (reading === '') return slips;
  const { source, start, end } = decision.span;
  const piece = { source, start, end, text: reading, rule: RULE, evidence: evidenceOf(decision) };
  return [...slips.slice(0, index + 1), { piece, clean: reading }, ...slips.slice(index + 1)];
}

/** The slips of a place as a person reads it, or null where an earlier edit reaches over its edge and cannot be cut there. */
function rewrite(
  inside: readonly Slip[],
  reading: string,
  decision: ReadingDecision,
  rawOf: (span: Span) => string,
): readonly Slip[] | null {
  if (inside.map(({ clean }) => clean).join('') === reading) return inside;
  const [first, last] = [inside[0]!, inside.at(-1)!];
  const { source, start, end } = decision.span;
  const before = rawOf({ source, start: first.piece.start, end: Math.max(first.piece.start, start) });
  const behind = rawOf({ source, start: Math.min(last.piece.end, end), end: last.piece.end });
  if (!first.clean.startsWith(before) || !last.clean.endsWith(behind)) return null;
  const whole = before + reading + behind;
  const opens = first.opens ? { opens: first.opens } : {};
  const evidence = evidenceOf(decision);
  // The raw text stands as it was printed, in as many stretches as it has lines.
  if (inside.map(({ piece }) => rawOf(piece)).join('') === whole) {
    return inside
      .filter(({ piece }) => piece.end > piece.start)
      .map(({ piece: { source, start, end } }, k) => ({
        piece: { source, start, end, rule: RULE, evidence },
        clean: rawOf({ source, start, end }),
        ...(k === 0 ? opens : {}),
      }));
  }
  const piece = { source, start: first.piece.start, end: last.piece.end, text: whole, rule: RULE, evidence };
  return [{ piece, clean: whole, ...opens }];
}

function evidenceOf({ evidence, note }: ReadingDecision): Span | string {
  return evidence ?? note ?? 'decided by a person';
}
