import { findBetterPrint } from './dedupe/garbled-heading.ts';
import { findMisplaced, type MisplacedPassage } from './dedupe/misplaced-passages.ts';
import { readLanguage } from './language/document-language.ts';
import type { Caption } from './layout/captions.ts';
import { findUnmarkedCaptions } from './layout/unmarked-captions.ts';
import type { GapDraft, JointDraft } from './ledger/build-ledger.ts';
import { spanId } from './ledger/canonical.ts';
import type { ReadingLine } from './order/reading-order.ts';
import { asOne, cutUnit, type FlowUnit, spanWithin, toUnit } from './rebuild/flow-unit.ts';
import { findShattered } from './rebuild/gather-shattered.ts';
import { isTorn, judgeTorn, mayGoOn, type Surroundings, type TornJoint } from './rebuild/torn-sentence.ts';
import type { Conflict, Drop, Line, Span } from './types.ts';

/** Flowing text with its damage mended, and what was done. */
export interface MendedFlow {
  readonly regions: readonly (readonly ReadingLine[])[];
  /** Captions found here, beside those that were lifted before. */
  readonly captions: readonly Caption[];
  readonly drops: readonly Drop[];
  readonly joints: readonly JointDraft[];
  readonly gaps: readonly GapDraft[];
  readonly conflicts: readonly Conflict[];
}

/** Of the prose paragraphs of a page so many break off at most: in a text that sets no full stops it tells nothing. */
const MOST_TORN = 0.25;
const FEW_TORN = 4;

/** A sentence is torn by a picture or two; more of them are a page of pictures between two texts. */
const MOST_CAPTIONS = 2;

/** Nats of lead from which a misplaced passage is beyond doubt. */
const CERTAIN_LEAD = 8;

/**
 * Mends text that has one paragraph a line: gathers shattered headings, takes out passages that are printed once more inside another
 * paragraph, finds captions without a mark, and joins sentences that a caption or a bare break has torn.
 *
 * In: the lines of every region in reading order, and the captions lifted out of them. Set lines pass through. Out: the lines, with
 * `runsOn` where they go on with the paragraph before; nothing is moved.
 */
export function mendFlow(
  regions: readonly (readonly ReadingLine[])[],
  captions: readonly Caption[],
  { keepDuplicates }: { readonly keepDuplicates: boolean },
): MendedFlow {
  const drops: Drop[] = [];
  const joints: JointDraft[] = [];
  const gaps: GapDraft[] = [];
  const conflicts: Conflict[] = [];
  const unmarked: Caption[] = [];
  const mended = regions.map((lines) => {
    if (lines.length === 0 || lines[0]!.measure !== null) return lines;
    const language = readLanguage(lines.map(({ line }) => line));
    const gathered = gatherHeadings(lines, () => language.scorer());
    let { units } = gathered;
    if (!keepDuplicates && gathered.shattered.length > 0) {
      const prints = dropGarbled(units, gathered.shattered);
      drops.push(...prints.drops);
      conflicts.push(...prints.conflicts);
      units = prints.units;
    }
    const isDamaged = captions.length > 0 || gathered.shattered.length > 0;
    let brokenOff: ReadonlySet<ReadingLine> = new Set();
    if (!keepDuplicates) {
      const cut = cutMisplaced(units, isDamaged);
      brokenOff = cut.brokenOff;
      drops.push(...cut.drops);
      joints.push(...cut.joints);
      units = cut.units;
    }
    const judge = (left: string, right: string, around: Surroundings) => judgeTorn(left, right, around, language);
    const found = takeUnmarked(units, captions.length, judge);
    unmarked.push(...found.captions);
    const joined = joinTorn(found.units, [...captions, ...found.captions], { isDamaged, brokenOff }, judge);
    joints.push(...joined.joints);
    gaps.push(...joined.gaps);
    return joined.lines;
  });
  return { regions: mended, captions: unmarked, drops, joints, gaps, conflicts };
}

type Judge = (left: string, right: string, around: Surroundings) => TornJoint;

/** Units of one paragraph each; `shattered` are the indices of those that were gathered from pieces. */
function gatherHeadings(lines: readonly ReadingLine[], scorer: Parameters<typeof findShattered>[1]) {
  const ranges = findShattered(
    lines.map(({ line, opensRegion }, i) =>
      i > 0 && (opensRegion || line.headingLevel !== undefined) ? '' : line.text,
    ),
    scorer,
  );
  const endOf = new Map(ranges);
  const units: FlowUnit[] = [];
  const shattered: number[] = [];
  for (let i = 0; i < lines.length; ) {
    let end = endOf.get(i) ?? i + 1;
    if (endOf.has(i)) shattered.push(units.length);
    else while (end < lines.length && lines[end]!.runsOn) end += 1;
    units.push(toUnit(asOne(lines.slice(i, end))));
    i = end;
  }
  return { units, shattered };
}

function dropGarbled(units: readonly FlowUnit[], shattered: readonly number[]) {
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
    for (const span of [spanWithin(garbled, 0, garbled.text.length)]) {
      drops.push({ ...span, fate: 'duplicate', reason: 'printed again, in pieces', of, similarity });
    }
    if (markers) {
      const [a, b] = [spanWithin(garbled, 0, markers[0].length), spanWithin(kept, 0, markers[1].length)];
      conflicts.push({ a, b, kind: 'number', readings: markers });
    }
    gone.add(u);
  }
  return { units: units.filter((_, u) => !gone.has(u)), drops, conflicts };
}

function cutMisplaced(units: readonly FlowUnit[], isDamaged: boolean) {
  const found = findMisplaced(
    units.map(({ text }) => text),
    isDamaged,
  );
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
      drops.push(...dropsOf(cut, spanOfPassage(units, passage)));
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

function dropsOf(lines: readonly Line[], of: Span): readonly Drop[] {
  return lines.map(({ source, start, end }) => {
    const reason = 'printed again inside another paragraph';
    return { source, start, end, fate: 'duplicate', reason, of, similarity: 1 };
  });
}

function describeClosed(before: Line, after: Line, { lead, closed }: MisplacedPassage): JointDraft {
  return {
    id: spanId(before, after),
    before: spanOf(after),
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

/** Units that are captions without mark or credit; what goes on with a torn sentence is none. */
function takeUnmarked(units: readonly FlowUnit[], known: number, judge: Judge) {
  const first = units.map(({ lines }) => lines[0]!.line);
  const found = new Set(findUnmarkedCaptions(first, known).filter((u) => units[u]!.lines.length === 1));
  let before = '';
  for (const [u, { text }] of units.entries()) {
    if (found.has(u) && isTorn(before) && mayGoOn(text) && judge(before, text, 'damaged').class !== 'guessed')
      found.delete(u);
    if (!found.has(u)) before = text;
  }
  return {
    units: units.filter((_, u) => !found.has(u)),
    captions: [...found].map((u) => ({ lines: units[u]!.lines.map(({ line }) => line) })),
  };
}

interface Damage {
  readonly isDamaged: boolean;
  /** Last lines of paragraphs whose end was a copy: what goes on with them stands behind the other print. */
  readonly brokenOff: ReadonlySet<ReadingLine>;
}

function joinTorn(
  units: readonly FlowUnit[],
  captions: readonly Caption[],
  { isDamaged, brokenOff }: Damage,
  judge: Judge,
) {
  const torn = units.map(({ text, lines }) => lines[0]!.line.headingLevel === undefined && isTorn(text));
  const count = torn.filter(Boolean).length;
  const isUnstopped = count >= FEW_TORN && count > MOST_TORN * units.filter(({ text }) => isProse(text)).length;
  const breaks = units.flatMap((unit, u) => (torn[u - 1] ? [describeBreak(units[u - 1]!, unit, u, captions)] : []));
  const judged = (each: Break, around: Surroundings) => {
    const isOpen = each.goesOn && !brokenOff.has(each.last);
    return isOpen ? judge(units[each.unit - 1]!.text, units[each.unit]!.text, around) : null;
  };
  // One sentence that is torn beyond doubt shows that the text is damaged, and others may be.
  const showsDamage = () => breaks.some((each) => isMade(judged(each, 'sound')));
  const bare: Surroundings = !isUnstopped && (isDamaged || showsDamage()) ? 'damaged' : 'sound';
  const joints: JointDraft[] = [];
  const gaps: GapDraft[] = [];
  const runsOn = new Set<number>();
  for (const each of breaks) {
    const around = each.captions === 0 ? bare : each.captions <= MOST_CAPTIONS ? 'caption' : 'damaged';
    const joint = judged(each, around);
    const [last, next] = [each.last.line, units[each.unit]!.lines[0]!.line];
    if (isMade(joint)) runsOn.add(each.unit);
    if (joint && (isMade(joint) || around !== 'sound')) joints.push(describeJoint(last, next, joint, each.captions));
    if (!isMade(joint) && around !== 'sound') gaps.push(...gapsAt(last, each.goesOn ? next : null));
  }
  const end = units.at(-1);
  if (end && torn.at(-1) && bare !== 'sound') gaps.push(...gapsAt(end.lines.at(-1)!.line, null));
  const lines = units.flatMap((unit, u) =>
    runsOn.has(u) ? unit.lines.map((each, k) => (k === 0 ? { ...each, runsOn: true } : each)) : unit.lines,
  );
  return { lines, joints, gaps };
}

/** A place where a paragraph breaks off in mid-sentence, before `unit`. */
interface Break {
  readonly unit: number;
  readonly last: ReadingLine;
  /** Whether the paragraph behind it is one that may go on with a sentence. */
  readonly goesOn: boolean;
  /** Captions that stand between the two. */
  readonly captions: number;
}

function describeBreak(before: FlowUnit, after: FlowUnit, unit: number, captions: readonly Caption[]): Break {
  const [last, next] = [before.lines.at(-1)!, after.lines[0]!];
  return {
    unit,
    last,
    goesOn: next.line.headingLevel === undefined && !next.opensRegion && mayGoOn(after.text),
    captions: captions.filter((caption) => isBetween(caption, last.line, next.line)).length,
  };
}

function isMade(joint: TornJoint | null): joint is TornJoint {
  return joint !== null && joint.class !== 'guessed';
}

function isProse(text: string): boolean {
  return text.length >= 40;
}

function isBetween({ lines }: Caption, before: Line, after: Line): boolean {
  const { source, start } = lines[0]!;
  return source === before.source && source === after.source && start >= before.end && start < after.start;
}

function describeJoint(before: Line, after: Line, joint: TornJoint, captions: number): JointDraft {
  return {
    id: spanId(before, after),
    before: spanOf(after),
    kind: 'paragraph',
    confidence: round(joint.confidence),
    class: joint.class,
    made: joint.class !== 'guessed',
    evidence: [
      quote(before.text, after.text),
      `wording ${signed(joint.wording)} nats`,
      captions > 0 ? `captions between them: ${captions}` : 'a bare break between them',
    ],
  };
}

function gapsAt(before: Line, after: Line | null): readonly GapDraft[] {
  const ends: GapDraft = { side: 'after', text: before.text.slice(-12), beside: spanOf(before) };
  return after ? [ends, { side: 'before', text: after.text.slice(0, 12), beside: spanOf(after) }] : [ends];
}

function quote(left: string, right: string): string {
  return `…${left.slice(-8)} | ${right.slice(0, 8)}…`;
}

function spanOf({ source, start, end }: Line): Span {
  return { source, start, end };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}
