import { findBetterPrint } from '../dedupe/garbled-heading.ts';
import { conflictsBetween, type Rendered } from '../facts/conflicts-between.ts';
import { spanOf } from '../ledger/describe-joint.ts';
import type { Conflict, Drop } from '../types.ts';
import { type FlowUnit, spanWithin } from './flow-unit.ts';

/**
 * Drops shattered headings that are printed better nearby. In: units, and the indices of those that were gathered from pieces. Out:
 * the other units, and conflicts where the two prints count differently or give other facts.
 */
export function dropGarbled(units: readonly FlowUnit[], shattered: readonly number[]) {
  const texts = units.map(({ text }) => text);
  const drops: Drop[] = [];
  const conflicts: Conflict[] = [];
  const gone = new Set<number>();
  for (const u of shattered) {
    const print = findBetterPrint(texts, u);
    if (!print || gone.has(print.unit)) continue;
    const [garbled, kept] = [units[u]!, units[print.unit]!];
    const of = spanWithin(kept, print.start, print.end);
    const { similarity, markers } = print;
    for (const { line } of garbled.lines) {
      drops.push({ ...spanOf(line), fate: 'duplicate', reason: 'printed again, in pieces', of, similarity });
    }
    if (markers) {
      const [a, b] = [spanWithin(garbled, 0, markers[0].length), spanWithin(kept, 0, markers[1].length)];
      conflicts.push({ a, b, kind: 'number', readings: markers });
    }
    conflicts.push(...conflictsBetween(rendered(garbled), rendered(kept, print.start, print.end)));
    gone.add(u);
  }
  return { units: units.filter((_, u) => !gone.has(u)), drops, conflicts };
}

function rendered(unit: FlowUnit, from = 0, to = unit.text.length): Rendered {
  return { text: unit.text.slice(from, to), spanOf: ({ start, end }) => spanWithin(unit, from + start, from + end) };
}
