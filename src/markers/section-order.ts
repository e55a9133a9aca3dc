import { type Form, type Marker, rankOf } from './marker.ts';
import type { MarkerEnds } from './marker-ends.ts';
import { compare, type Relation } from './relation.ts';

/** That fragment `before` stands somewhere before fragment `after`, and how much more often that holds than chance has it. */
export interface Precedence {
  readonly before: number;
  readonly after: number;
  readonly nats: number;
}

/** Where a fragment begins and ends in the tree of sections, outermost first; what stands above the first is not known. */
export interface SectionRange {
  readonly from: readonly Marker[];
  readonly to: readonly Marker[];
}

/** Forms whose count runs on through the sections above it: articles of a law, chapters of its parts. */
const running: ReadonlySet<Form> = new Set(['article', 'chapter']);

/** The range of sections that a fragment tells of itself. */
export function sectionRange({ sections }: MarkerEnds): SectionRange {
  const from: Marker[] = [];
  let to: readonly Marker[] = [];
  for (const marker of sections) {
    if (from.length === 0 || rankOf(marker.form) < rankOf(from[0]!.form)) from.unshift(marker);
    to = enter(to, marker);
  }
  return { from, to };
}

/** A marker closes those of its own and of deeper forms, but for counts that run on. */
function enter(open: readonly Marker[], marker: Marker): readonly Marker[] {
  const rank = rankOf(marker.form);
  const kept = open.filter(({ form }) => form !== marker.form && (rankOf(form) < rank || running.has(form)));
  return [...kept, marker].sort((a, b) => rankOf(a.form) - rankOf(b.form));
}

/**
 * Nats against a section that does not go on where the sections before it, any number of fragments back, left off: ln of its share
 * in random orders of columns over its share in the true one. Counted on the texts of `tests/benchmarks/marker-odds.ts`, chance:true,
 * headings and subheadings of reports, then articles of laws:
 * back 226:13, 334:0, 2152:0; same 24:1, 59:0, 0:0; skips 155:2, 211:0, 74:8; leaps 44:0, 102:0, 2021:0; late 0:0, 184:19, 0:0;
 * restarts 146:40, 90:3, 303:0; loose 116:2, 80:1, 295:9, which is a lost beginning in an order as well.
 */
const costs: Readonly<Record<Relation, number>> = {
  next: 0,
  begins: 0,
  loose: 2,
  late: 2.3,
  restarts: 3,
  same: 3.5,
  skips: 4,
  leaps: 4.5,
  back: 4.5,
};

/** Another report of the issue begins with its own 一、. */
const NEW_TEXT = 1.3;

/**
 * What the order of fragments costs by its section markers: every count, through all fragments, must rise by one, and restart only
 * under a new parent. A fragment without markers leaves the count where it stood.
 *
 * In: the markers of all fragments, and the order as indices into them. Out: nats, 0 where no count breaks. Linear in the markers.
 */
export function sectionCost(ends: readonly MarkerEnds[], order: readonly number[]): number {
  let open: readonly Marker[] = [];
  let cost = 0;
  for (const f of order) {
    const range = rangeOf(ends[f]!);
    if (range.to.length === 0) continue;
    for (const marker of [...range.from].reverse()) {
      const relation = relateTo(open, marker);
      cost += relation === 'restarts' && marker.form === 'heading' ? NEW_TEXT : costs[relation];
      open = enter(open, marker);
    }
    for (const marker of range.to) open = enter(open, marker);
  }
  return cost;
}

/** How a section stands to those open before it. */
function relateTo(open: readonly Marker[], marker: Marker): Relation {
  const last = open.find(({ form }) => form === marker.form);
  if (last) return compare(last, marker);
  if (marker.value === 1) return 'begins';
  return open.some(({ form }) => rankOf(form) < rankOf(marker.form)) ? 'late' : 'loose';
}

const known = new WeakMap<MarkerEnds, SectionRange>();

/** Orders are tried by the thousand on the same fragments. */
function rangeOf(ends: MarkerEnds): SectionRange {
  const found = known.get(ends) ?? sectionRange(ends);
  known.set(ends, found);
  return found;
}

/**
 * On 557 settings of reports and laws in columns the markers told 7,651 pairs, all of them right; damage that the texts
 * lack keeps it from more than the cost of a level-1 section out of order (ORDER-NOTES 4.7).
 */
const NATS = 6;

/**
 * The pairs of fragments whose order the section markers tell: a count in which no number stands twice in the whole text
 * runs upwards. Within sections the same holds for （一） under one 一、, as far as a fragment shows both.
 *
 * Out: for each such count its fragments in order, pair by pair: the chain 1-2, 2-3 says 1-3 too.
 */
export function precedences(ends: readonly MarkerEnds[]): readonly Precedence[] {
  const counts = new Map<string, { readonly value: number; readonly fragment: number }[]>();
  for (const [fragment, { sections }] of ends.entries()) {
    const above = new Map<number, Marker>();
    for (const marker of sections) {
      const rank = rankOf(marker.form);
      for (const other of above.keys()) if (other >= rank) above.delete(other);
      const parent = [...above.values()].map(({ form, value }) => `${form} ${value}`).join(' ');
      const key = running.has(marker.form) || marker.form === 'heading' ? marker.form : `${parent} ${marker.form}`;
      above.set(rank, marker);
      const isNested = marker.form === 'subheading' || marker.form === 'section';
      if (isNested && parent === '') continue;
      const count = counts.get(key);
      if (count) count.push({ value: marker.value, fragment });
      else counts.set(key, [{ value: marker.value, fragment }]);
    }
  }
  return [...counts.values()].flatMap((count) => {
    const sorted = [...count].sort((a, b) => a.value - b.value);
    if (sorted.some(({ value }, i) => value === sorted[i + 1]?.value)) return [];
    return sorted.flatMap(({ fragment }, i) => {
      const next = sorted[i + 1];
      return next && next.fragment !== fragment ? [{ before: fragment, after: next.fragment, nats: NATS }] : [];
    });
  });
}
