import { addConflicts, mergePrints } from '../consensus/merge-prints.ts';
import type { Prints, Reading } from '../consensus/merge-readings.ts';
import { choosePrints, type SecondPrint } from '../dedupe/choose-prints.ts';
import { type Copy, findCopies } from '../dedupe/find-copies.ts';
import { lettersIn } from '../dedupe/judge-copy.ts';
import { conflictsBetween } from '../facts/conflicts-between.ts';
import type { DocumentLanguage } from '../language/document-language.ts';
import type { Conflict, Drop } from '../types.ts';
import { asOne, cutUnit, type FlowUnit, spanWithin, toUnit } from './flow-unit.ts';

/** What comes of units of which some were second prints of others. */
export interface PrintsDropped {
  readonly units: readonly FlowUnit[];
  readonly drops: readonly Drop[];
  /** What the units that stay are to read instead, where a dropped print reads better. */
  readonly readings: readonly Reading[];
  /** Numbers, dates and names that a dropped print gives differently. */
  readonly conflicts: readonly Conflict[];
  /** What two of the units that stay have in common. */
  readonly copies: readonly Copy[];
}

/** Drops paragraphs of flowing text that are second prints of others, and reads those that stay with their help. */
export function dropPrints(units: readonly FlowUnit[], language: DocumentLanguage): PrintsDropped {
  const texts = proseOf(units);
  const copies = findCopies(texts);
  const prints = choosePrints(texts, copies, language);
  if (prints.length === 0) return { units, drops: [], readings: [], conflicts: [], copies };
  const byUnit = new Map<number, SecondPrint[]>();
  for (const print of prints) byUnit.set(print.text, [...(byUnit.get(print.text) ?? []), print]);
  const left = units.map((unit, u) => withoutPrints(unit, byUnit.get(u) ?? []));
  const standing = prints.filter(({ of }) => left[of.text] !== null);
  const merged = mergePrints(gatherPrints(units, standing), units.flatMap(linesOf), language);
  const clashes = standing.filter(({ similarity }) => similarity < 1).flatMap((print) => clashesOf(units, print));
  const standingUnits = left.filter((unit) => unit !== null);
  return {
    units: standingUnits,
    copies: findCopies(proseOf(standingUnits)),
    drops: prints.flatMap((print) => dropsOf(units, print)),
    readings: merged.readings,
    conflicts: addConflicts(clashes, merged.conflicts),
  };
}

/** The text of every unit, '' for a row of a table. */
function proseOf(units: readonly FlowUnit[]): readonly string[] {
  return units.map(({ lines, text }) => (lines.some(({ line }) => line.kind === 'table') ? '' : text));
}

/** What a unit holds beside prints of others, as one paragraph; null where it holds nothing. */
function withoutPrints(unit: FlowUnit, prints: readonly SecondPrint[]): FlowUnit | null {
  if (prints.length === 0) return unit;
  let left: FlowUnit = unit;
  for (const { start, end } of [...prints].reverse()) {
    const { before, behind } = cutUnit(left, start, end);
    left = toUnit(asOne([...before, ...behind]));
  }
  return lettersIn(left.plain) === 0 ? null : left;
}

function linesOf({ lines }: FlowUnit) {
  return lines.map(({ line }) => line);
}

/** Letters that a print of a whole paragraph may lack at its ends. */
const LACKING = 4;

/** The prints by what they are prints of: all prints of a whole paragraph together, so that they may vote; each part by itself. */
function gatherPrints(units: readonly FlowUnit[], prints: readonly SecondPrint[]): readonly Prints[] {
  const gathered = new Map<string, { kept: Prints['kept']; others: Prints['kept'][] }>();
  for (const { text, start, end, of, aligned } of prints) {
    const [kept, print] = [units[of.text]!, units[text]!];
    const isWhole =
      lettersIn(kept.text.slice(0, of.start)) + lettersIn(kept.text.slice(of.end)) <= LACKING &&
      lettersIn(print.text.slice(0, start)) + lettersIn(print.text.slice(end)) === 0;
    const key = isWhole ? `${of.text}` : `${of.text} ${of.start} ${of.end}`;
    const group = gathered.get(key) ?? {
      kept: isWhole ? linesOf(kept) : cutUnit(kept, of.start, of.end).cut,
      others: [],
    };
    group.others.push(isWhole ? linesOf(print) : cutUnit(print, aligned.start, aligned.end).cut);
    gathered.set(key, group);
  }
  return [...gathered.values()];
}

function clashesOf(units: readonly FlowUnit[], { text, aligned, of }: SecondPrint): readonly Conflict[] {
  const rendered = (unit: FlowUnit, from: number, to: number) => ({
    text: unit.text.slice(from, to),
    spanOf: (stretch: { readonly start: number; readonly end: number }) =>
      spanWithin(unit, from + stretch.start, from + stretch.end),
  });
  return conflictsBetween(
    rendered(units[of.text]!, of.start, of.end),
    rendered(units[text]!, aligned.start, aligned.end),
  );
}

function dropsOf(units: readonly FlowUnit[], { text, start, end, of, similarity }: SecondPrint): readonly Drop[] {
  const print = spanWithin(units[of.text]!, of.start, of.end);
  return cutUnit(units[text]!, start, end).cut.map((line) => ({
    source: line.source,
    start: line.start,
    end: line.end,
    fate: 'duplicate',
    reason: similarity === 1 ? 'printed again' : 'printed again, read differently',
    of: print,
    similarity: Math.round(similarity * 1000) / 1000,
  }));
}
