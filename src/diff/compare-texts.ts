import { spanId } from '../ledger/canonical.ts';
import type { Document, Span } from '../types.ts';
import { alignTexts } from './align/align-texts.ts';
import type { Alignment } from './align/alignment.ts';
import { endOf, type VisibleText, visibleText } from './align/visible-text.ts';
import type { Change, Correction, Duplicate, Joined, Moved, Place, ReportPlace } from './change.ts';
import type { Comparison } from './comparison.ts';
import { differences } from './differences.ts';
import { around, excerpt } from './excerpt.ts';
import { blankDifferences, joinsOf, lineAround } from './line-joins.ts';
import { sortChanges } from './sort-changes.ts';
import { textSegments } from './text-segments.ts';
import { type Unit, unitsOf } from './text-units.ts';

export interface CompareTextsOptions {
  /**
   * Milliseconds after which what is not yet compared is told as a whole. The work is bounded anyway, at about a second: this is a
   * net for slow machines, and the only thing here that depends on the clock. Default 20,000.
   */
  readonly timeout?: number;
}

/**
 * Compares two texts without a ledger. White space that only lays out is no difference, so raw columns beside paragraphs are compared
 * as well as two files line by line.
 *
 * In: two texts, or two documents as `readDocument` gives them. Out: the comparison; its one file has the id of the raw document, or `s1`.
 *
 * @example
 * compareTexts('一、回顾\n粮食\n122万斤\n', '一、回顾\n粮食182万斤\n').changes.map(({ kind }) => kind)   // ['joined', 'corrected']
 */
export function compareTexts(
  given: string | Document,
  cleaned: string | Document,
  options: CompareTextsOptions = {},
): Comparison {
  const { file, changes, segments } = alignedTexts(given, cleaned, options);
  return { files: [file], ...segments(), changes, from: 'texts' };
}

/** The same with the segments made when they are asked for: a list of changes needs none. */
export function alignedTexts(
  given: string | Document,
  cleaned: string | Document,
  { timeout = 20_000 }: CompareTextsOptions = {},
) {
  const [raw, clean] = [visibleText(given), visibleText(cleaned)];
  const file =
    typeof given === 'string'
      ? { id: 's1', path: '-', text: given }
      : { id: given.source.id, path: given.source.path, text: given.source.text };
  const alignment = alignTexts(raw, clean, timeout);
  const units = unitsOf(raw, clean, alignment);
  const joins = joinsOf(raw, clean, units);
  const at = new Places(file, raw, clean);
  const changes: Change[] = [
    ...moved(at, units, alignment),
    ...inPlace(at, units, alignment),
    ...joined(at, joins, alignment),
    ...blankDifferences(raw, clean, units).map((difference) => at.blank(difference)),
  ];
  return {
    file,
    changes: numbered(sortChanges(changes, [file.id])),
    segments: () => textSegments(file.id, raw, clean, units, new Set(joins.map((join) => join.at))),
  };
}

/** Turns visible characters into places that a person can go to. */
class Places {
  readonly #file: { readonly id: string; readonly path: string };
  readonly raw: VisibleText;
  readonly clean: VisibleText;

  constructor(file: { readonly id: string; readonly path: string }, raw: VisibleText, clean: VisibleText) {
    this.#file = file;
    this.raw = raw;
    this.clean = clean;
  }

  /** From raw character `from` up to, not with, `to`; the point before `from` where both are one. */
  span(from: number, to: number): Span {
    const { raw } = this;
    const start = from === to ? (from === 0 ? 0 : endOf(raw, from - 1)) : raw.starts[from]!;
    return { source: this.#file.id, start, end: from === to ? start : endOf(raw, to - 1) };
  }

  place({ source, start, end }: Span): Place {
    const text = this.raw.text.slice(start, end);
    return { source, start, end, path: this.#file.path, ...this.raw.positionAt(start), excerpt: excerpt(text) };
  }

  lineOf(at: number): Place {
    return this.place({ source: this.#file.id, ...lineAround(this.raw, at) });
  }

  report(at: number): ReportPlace {
    const { clean } = this;
    const offset = clean.starts[at] ?? clean.text.length;
    const paragraph = clean.lines[Math.min(at, clean.lines.length - 1)] ?? 0;
    return { paragraph, at: offset, ...clean.positionAt(offset) };
  }

  textOf(side: 'raw' | 'clean', from: number, to: number): string {
    const text = this[side];
    return from >= to ? '' : text.text.slice(text.starts[from]!, endOf(text, to - 1));
  }

  blank({ rule, raw, clean }: { readonly rule: string; readonly raw: number; readonly clean: number }): Change {
    const span = { source: this.#file.id, start: endOf(this.raw, raw), end: this.raw.starts[raw + 1]! };
    return {
      kind: 'corrected',
      id: spanId(span),
      place: this.place(span),
      report: this.report(clean + 1),
      raw: this.raw.text.slice(span.start, span.end),
      clean: this.clean.text.slice(endOf(this.clean, clean), this.clean.starts[clean + 1]),
      rule,
      around: around(this.raw.text, span.start, span.end),
    };
  }
}

/** What was corrected, taken out or put in where it stood. */
function inPlace(at: Places, units: readonly Unit[], alignment: Alignment): readonly Change[] {
  const copyAt = new Map(alignment.copies.map((copy) => [copy.start, copy]));
  return units.flatMap((unit): Change[] => {
    const { zone, fate, origin, rawStart, rawEnd, cleanStart, cleanEnd } = unit;
    if (zone > 0 || unit.isEqual) return [];
    const span = at.span(rawStart, rawEnd);
    const common = { id: spanId(span), place: at.place(span), report: at.report(cleanStart) };
    const beside = around(at.raw.text, span.start, span.end);
    const [raw, clean] = [at.textOf('raw', rawStart, rawEnd), at.textOf('clean', cleanStart, cleanEnd)];
    if (fate === 'corrected') return [{ kind: 'corrected', ...common, around: beside, raw, clean, rule: 'differs' }];
    if (origin === 'added') return [{ kind: 'added', ...common, around: beside, clean }];
    if (fate === 'removed') return [{ kind: 'removed', ...common, around: beside, raw }];
    const copy = copyAt.get(rawStart);
    if (!copy) return [];
    const of = at.span(copy.keptStart, copy.keptEnd);
    const duplicate: Duplicate = {
      kind: 'duplicate',
      id: spanId(span, of),
      place: common.place,
      report: at.report(Math.max(0, alignment.rawPartner[copy.keptStart]!)),
      number: 0,
      reason: 'printed again',
      kept: at.place(of),
      similarity: copy.similarity,
      differences: differences(at.raw.text.slice(of.start, of.end), of.start, raw, span.start),
    };
    return [duplicate];
  });
}

function moved(at: Places, units: readonly Unit[], { zones, cleanPartner }: Alignment): readonly Moved[] {
  const byZone: Unit[][] = Array.from({ length: zones + 1 }, () => []);
  for (const unit of units) if (unit.zone > 0) byZone[unit.zone]!.push(unit);
  return byZone.flatMap((own) => {
    if (own.length === 0) return [];
    const withRaw = own.filter(({ rawStart, rawEnd }) => rawEnd > rawStart);
    const withClean = own.filter(({ cleanStart, cleanEnd }) => cleanEnd > cleanStart);
    const span = at.span(withRaw[0]!.rawStart, withRaw.at(-1)!.rawEnd);
    const [from, to] = [withClean[0]!.cleanStart, withClean.at(-1)!.cleanEnd];
    const [behind, before] = [neighbour(cleanPartner, from, -1), neighbour(cleanPartner, to - 1, 1)];
    const corrections = own.flatMap((unit): Correction[] =>
      unit.isEqual
        ? []
        : [
            {
              raw: at.textOf('raw', unit.rawStart, unit.rawEnd),
              clean: at.textOf('clean', unit.cleanStart, unit.cleanEnd),
              rawStart: at.span(unit.rawStart, unit.rawEnd).start,
              cleanStart: at.clean.starts[unit.cleanStart] ?? at.clean.text.length,
            },
          ],
    );
    return [
      {
        kind: 'moved' as const,
        id: spanId(span),
        place: at.place(span),
        report: at.report(from),
        corrections,
        ...(behind < 0 ? {} : { behind: at.lineOf(behind) }),
        ...(before < 0 ? {} : { before: at.lineOf(before) }),
      },
    ];
  });
}

/** The raw character that stands next to a clean one, with what was put in between left out. */
function neighbour(cleanPartner: Int32Array, from: number, step: 1 | -1): number {
  let at = from + step;
  while (at >= 0 && at < cleanPartner.length && cleanPartner[at]! < 0) at += step;
  return cleanPartner[at] ?? -1;
}

function joined(at: Places, joins: ReturnType<typeof joinsOf>, { rawZone }: Alignment): readonly Joined[] {
  const groups: (typeof joins)[number][][] = [];
  for (const join of joins) {
    const last = groups.at(-1)?.at(-1);
    const goesOn =
      last?.cleanLine === join.cleanLine &&
      rawZone[last.at] === rawZone[join.at] &&
      at.raw.lines[last.at + 1] === at.raw.lines[join.at];
    if (goesOn) groups.at(-1)!.push(join);
    else groups.push([join]);
  }
  return groups.map((group) => {
    const { start } = lineAround(at.raw, group[0]!.at);
    const { end } = lineAround(at.raw, group.at(-1)!.at + 1);
    const span = { ...at.span(0, 0), start, end };
    const clean = at.clean.lines.length;
    let low = 0;
    let high = clean;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at.clean.lines[middle]! < group[0]!.cleanLine) low = middle + 1;
      else high = middle;
    }
    return {
      kind: 'joined',
      id: spanId(span),
      place: at.place(span),
      report: at.report(low),
      lines: group.length + 1,
    };
  });
}

/** Duplicates are counted in raw order. */
function numbered(changes: readonly Change[]): readonly Change[] {
  let number = 0;
  return changes.map((change) => {
    if (change.kind !== 'duplicate') return change;
    number += 1;
    return { ...change, number };
  });
}
