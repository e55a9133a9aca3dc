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
    if (!keepDuplicates) {
      const cut = cutMisplaced(units, isDamaged);
      drops.push(...cut.drops);
      joints.push(...cut.joints);
      units = cut.units;
    }
    const judge = (left: string, right: string, around: Surroundings) => judgeTorn(left, right, around, language);
    const found = takeUnmarked(units, captions.length, judge);
    unmarked.push(...found.captions);
    const joined = joinTorn(found.units, [...captions, ...found.captions], isDamaged, judge);
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
    }
    return left.lines.length > 0 ? [left] : [];
  });
  return { units: mended, drops, joints };
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
    if (found.has(u) && isTorn(before) && mayGoOn(text) && judge(before, text, 'caption').class !== 'guessed')
      found.delete(u);
    if (!found.has(u)) before = text;
  }
  return {
    units: units.filter((_, u) => !found.has(u)),
    captions: [...found].map((u) => ({ lines: units[u]!.lines.map(({ line }) => line) })),
  };
}

function joinTorn(units: readonly FlowUnit[], captions: readonly Caption[], isDamaged: boolean, judge: Judge) {
  const torn = units.map(({ text, lines }) => lines[0]!.line.headingLevel === undefined && isTorn(text));
  const count = torn.filter(Boolean).length;
  const isUnstopped = count >= FEW_TORN && count > MOST_TORN * units.filter(({ text }) => isProse(text)).length;
  const bare: Surroundings = isDamaged && !isUnstopped ? 'damaged' : 'sound';
  const joints: JointDraft[] = [];
  const gaps: GapDraft[] = [];
  const lines: ReadingLine[] = [];
  for (const [u, unit] of units.entries()) {
    const before = units[u - 1];
    let runsOn = false;
    if (before && torn[u - 1]) {
      const [last, next] = [before.lines.at(-1)!.line, unit.lines[0]!.line];
      const between = captions.filter((caption) => isBetween(caption, last, next)).length;
      const goesOn = next.headingLevel === undefined && !unit.lines[0]!.opensRegion && mayGoOn(unit.text);
      const around = between > 0 ? 'caption' : bare;
      const joint = goesOn ? judge(before.text, unit.text, around) : null;
      runsOn = joint !== null && joint.class !== 'guessed';
      if (joint && (runsOn || around !== 'sound')) joints.push(describeJoint(last, next, joint, between));
      if (!runsOn && around !== 'sound') gaps.push(...gapsAt(last, goesOn ? next : null));
    }
    lines.push(...(runsOn ? unit.lines.map((each, k) => (k === 0 ? { ...each, runsOn } : each)) : unit.lines));
  }
  const end = units.at(-1);
  if (end && torn.at(-1) && isDamaged) gaps.push(...gapsAt(end.lines.at(-1)!.line, null));
  return { lines, joints, gaps };
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
