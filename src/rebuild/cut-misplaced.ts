import type { Copy } from '../dedupe/find-copies.ts';
import { findMisplaced, type MisplacedPassage } from '../dedupe/misplaced-passages.ts';
import { findMisreadPassages } from '../dedupe/misread-passages.ts';
import type { DocumentLanguage } from '../language/document-language.ts';
import type { JointDraft } from '../ledger/build-ledger.ts';
import { spanId } from '../ledger/canonical.ts';
import { quote, round, signed, spanOf } from '../ledger/describe-joint.ts';
import type { ReadingLine } from '../order/reading-order.ts';
import type { Drop, Line, Span } from '../types.ts';
import { asOne, cutUnit, type FlowUnit, spanWithin, toUnit } from './flow-unit.ts';

/** Nats of lead from which a misplaced passage is beyond doubt. */
const CERTAIN_LEAD = 8;

/**
 * Cuts passages that are printed once more inside another paragraph out of it. Out: the units that are left, and the last lines of
 * those whose end was such a passage.
 */
export function cutMisplaced(
  units: readonly FlowUnit[],
  isDamaged: boolean,
  copies: readonly Copy[],
  language: DocumentLanguage,
) {
  const texts = units.map(({ text }) => text);
  const found = findMisplaced(texts, isDamaged, findMisreadPassages(texts, copies, language));
  const byUnit = new Map<number, MisplacedPassage[]>();
  for (const each of found) byUnit.set(each.copy.unit, [...(byUnit.get(each.copy.unit) ?? []), each]);
  const drops: Drop[] = [];
  const joints: JointDraft[] = [];
  const brokenOff = new Set<ReadingLine>();
  const mended = units.flatMap((unit, u) => {
    // From the last to the first, so that offsets in front of a cut stay true.
    const passages = (byUnit.get(u) ?? []).sort((a, b) => b.copy.start - a.copy.start);
    let left = unit;
    for (const passage of passages) {
      const { before, cut, behind } = cutUnit(left, passage.copy.start, passage.copy.end);
      drops.push(...dropsOf(cut, spanOfPassage(units, passage), passage.similarity));
      const [last, next] = [before.at(-1), behind[0]];
      if (last && next && passage.closed !== null) joints.push(describeClosed(last.line, next.line, passage));
      left = toUnit(asOne([...before, ...behind]));
      if (behind.length === 0 && left.lines.length > 0) brokenOff.add(left.lines.at(-1)!);
    }
    return left.lines.length > 0 ? [left] : [];
  });
  return { units: mended, drops, joints, brokenOff };
}

function spanOfPassage(units: readonly FlowUnit[], { kept }: MisplacedPassage): Span {
  const unit = units[kept.unit]!;
  return spanWithin(unit, kept.start, kept.endUnit === kept.unit ? kept.end : unit.text.length);
}

function dropsOf(lines: readonly Line[], of: Span, agree: number): readonly Drop[] {
  const similarity = Math.round(agree * 1000) / 1000;
  return lines.map(({ source, start, end }) => {
    const reason = 'printed again inside another paragraph';
    return { source, start, end, fate: 'duplicate', reason, of, similarity };
  });
}

function describeClosed(before: Line, after: Line, { lead, closed }: MisplacedPassage): JointDraft {
  return {
    id: spanId(before, after),
    before: spanOf(after),
    behind: spanOf(before),
    kind: 'paragraph',
    confidence: round(lead),
    class: lead >= CERTAIN_LEAD ? 'certain' : 'probable',
    made: true,
    evidence: [
      quote(before.text, after.text),
      `what stood between them is printed where it fits better, by ${signed(lead)} nats`,
      `wording ${signed(closed ?? 0)} nats`,
    ],
  };
}
