/** A section marker as it stands in a line of text. */
export interface Section {
  /** Level and form of the mark, its number taken out: `1 #、`, `2 （#）`, `1 第#章`. Each form counts for itself. */
  readonly series: string;
  readonly value: number;
  /** The text behind the mark; equal texts tell a repeated section from a new list. */
  readonly heading: string;
  /** It may be no marker at all (七、八月间): believed where it fits the count, passed over where it does not. */
  readonly doubtful?: boolean;
  /** Its count may run on through the sections above it, as chapters do through the parts of a law. */
  readonly running?: boolean;
  /** A line of a contents list: the same headings come again, with text. */
  readonly listed?: boolean;
}

/** A break in the count. `index` points into the sections given, `first` to the one that it repeats. */
export type SequenceFault =
  | { readonly kind: 'missing'; readonly index: number; readonly values: readonly number[] }
  | { readonly kind: 'before'; readonly index: number; readonly values: readonly number[] }
  | { readonly kind: 'back'; readonly index: number; readonly after: number }
  | { readonly kind: 'repeated'; readonly index: number; readonly first: number };

/** More sections than this are never lost at once; a number that leaps further is a quantity (200. at a line's start). */
const longestLeap = 20;

/** Sections in their tree, and where their count breaks. */
export interface MarkerTree {
  /** For each section the index of the one that it stands under, -1 at the top. */
  readonly parents: readonly number[];
  readonly faults: readonly SequenceFault[];
}

/** Open lists of one form; more are unrelated enumerations one after another, and would make the search quadratic. */
const deepestNesting = 8;

interface OpenList {
  readonly series: string;
  /** Index of the section of each value met so far. */
  readonly seen: Map<number, number>;
  last: number;
}

/**
 * Follows section markers through a text, nests them and says where their count breaks.
 *
 * Lists nest in any order of forms, since reports do (1955: 一、 within （二）, then 四、 of the outer list): a marker
 * goes on with the innermost open list of its form that it fits, and closes the lists within. A 1 opens a new list,
 * without closing those outside, unless the same heading has opened the list before. Everything else is a fault:
 * - `missing`: the values between were skipped and are nowhere else out of place;
 * - `before`: they were skipped here and stand further on out of place;
 * - `back`: the count falls back behind `after`; `repeated`: that value was there, at `first`.
 *
 * @example
 * nestMarkers([一、, （一）, 二、]).parents   // [-1, 0, -1]
 * nestMarkers([一、, 三、, 二、]).faults     // [{ kind: 'before', index: 1, values: [2] }, { kind: 'back', index: 2, after: 1 }]
 */
export function nestMarkers(sections: readonly Section[]): MarkerTree {
  const parents = new Array<number>(sections.length).fill(-1);
  const open: OpenList[] = [];
  const ended = new Map<string, OpenList>();
  const faults: SequenceFault[] = [];
  const strays = new Set<string>();
  const key = (series: string, value: number) => `${value} ${series}`;

  for (const [index, { series, value, heading, doubtful, running }] of sections.entries()) {
    const nest = (at: number) => {
      const above = open[at - 1];
      parents[index] = above ? above.seen.get(above.last)! : -1;
    };
    const take = (at: number) => {
      for (const list of open.splice(at + 1)) ended.set(list.series, list);
      const list = open[at]!;
      list.seen.set(value, index);
      list.last = value;
      nest(at);
    };
    const stray = (fault: SequenceFault) => {
      faults.push(fault);
      strays.add(key(series, value));
    };
    const fitting = open.findLastIndex((list) => list.series === series && list.last === value - 1);
    if (fitting >= 0) {
      take(fitting);
      continue;
    }
    const before = running ? ended.get(series) : undefined;
    if (before?.last === value - 1) {
      open.push(before);
      take(open.length - 1);
      continue;
    }
    const sameText = open.findLastIndex((list) => {
      const first = list.series === series ? list.seen.get(value) : undefined;
      if (first === undefined || heading === '' || sections[first]!.listed) return false;
      return sections[first]!.heading === heading;
    });
    if (sameText >= 0) {
      stray({ kind: 'repeated', index, first: open[sameText]!.seen.get(value)! });
      take(sameText);
      continue;
    }
    const nearest = open.findLastIndex((list) => list.series === series);
    const list = open[nearest];
    if (value === 1 && (list === undefined || list.seen.has(1))) {
      const same = open.filter((each) => each.series === series);
      if (same.length >= deepestNesting) open.splice(open.indexOf(same[0]!), 1);
      open.push({ series, seen: new Map([[1, index]]), last: 1 });
      nest(open.length - 1);
      continue;
    }
    const last = list?.last ?? 0;
    if (doubtful || value - last > longestLeap) continue;
    const first = list?.seen.get(value);
    if (first !== undefined) stray({ kind: 'repeated', index, first });
    else if (value < last) stray({ kind: 'back', index, after: list!.seen.get(last)! });
    else
      stray({ kind: 'missing', index, values: Array.from({ length: value - last - 1 }, (_, step) => last + 1 + step) });
    if (list) take(nearest);
    else {
      open.push({ series, seen: new Map([[value, index]]), last: value });
      nest(open.length - 1);
    }
  }

  const named = faults.map((fault): SequenceFault => {
    if (fault.kind !== 'missing') return fault;
    const { series } = sections[fault.index]!;
    const elsewhere = fault.values.some((value) => strays.has(key(series, value)));
    return elsewhere ? { ...fault, kind: 'before' } : fault;
  });
  return { parents, faults: named };
}
