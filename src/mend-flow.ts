import type { Reading } from './consensus/merge-readings.ts';
import type { Copy } from './dedupe/find-copies.ts';
import { readLanguage } from './language/document-language.ts';
import type { Caption } from './layout/captions.ts';
import { findUnmarkedCaptions } from './layout/unmarked-captions.ts';
import type { GapDraft, JointDraft } from './ledger/build-ledger.ts';
import type { ReadingLine } from './order/reading-order.ts';
import { cutMisplaced } from './rebuild/cut-misplaced.ts';
import { dropGarbled } from './rebuild/drop-garbled.ts';
import { dropPrints } from './rebuild/drop-prints.ts';
import { asOne, type FlowUnit, plainText, toUnit } from './rebuild/flow-unit.ts';
import { findShattered } from './rebuild/gather-shattered.ts';
import { type JudgeTorn, joinTorn } from './rebuild/join-torn.ts';
import { isTorn, judgeTorn, mayGoOn } from './rebuild/torn-sentence.ts';
import type { Conflict, Drop } from './types.ts';

/** Flowing text with its damage mended, and what was done. */
export interface MendedFlow {
  readonly regions: readonly (readonly ReadingLine[])[];
  /** Captions found here, beside those that were lifted before. */
  readonly captions: readonly Caption[];
  readonly drops: readonly Drop[];
  readonly joints: readonly JointDraft[];
  readonly gaps: readonly GapDraft[];
  readonly conflicts: readonly Conflict[];
  /** What the text is to read instead, after prints of it that were dropped. */
  readonly consensus: readonly Reading[];
}

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
  const consensus: Reading[] = [];
  const unmarked: Caption[] = [];
  const mended = regions.map((lines) => {
    if (lines.length === 0 || lines[0]!.measure !== null) return lines;
    const language = readLanguage(lines.map(({ line }) => (line.marks ? { ...line, text: plainText(line) } : line)));
    const gathered = gatherHeadings(lines, () => language.scorer());
    let units: readonly FlowUnit[] = gathered.units;
    if (!keepDuplicates && gathered.shattered.length > 0) {
      const prints = dropGarbled(units, gathered.shattered);
      drops.push(...prints.drops);
      conflicts.push(...prints.conflicts);
      units = prints.units;
    }
    const isDamaged = captions.length > 0 || gathered.shattered.length > 0;
    const asked = [`${isDamaged}`, ...lines.map(({ line }) => plainText(line)), '', ...units.map(describeUnit)].join(
      '\n',
    );
    const isSound = soundTexts.includes(asked);
    let copies: readonly Copy[] = [];
    if (!keepDuplicates && !isSound) {
      const prints = dropPrints(units, language);
      drops.push(...prints.drops);
      consensus.push(...prints.readings);
      conflicts.push(...prints.conflicts);
      units = prints.units;
      copies = prints.copies;
    }
    let brokenOff: ReadonlySet<ReadingLine> = new Set();
    if (!keepDuplicates && !isSound) {
      const isWhole = units === gathered.units;
      const cut = cutMisplaced(units, isDamaged, copies, language);
      brokenOff = cut.brokenOff;
      drops.push(...cut.drops);
      joints.push(...cut.joints);
      if (isWhole && cut.drops.length === 0) soundTexts = [asked, ...soundTexts].slice(0, SOUND);
      units = cut.units;
    }
    const judge: JudgeTorn = (left, right, around) => judgeTorn(left, right, around, language);
    const found = takeUnmarked(units, captions.length, judge);
    unmarked.push(...found.captions);
    const joined = joinTorn(found.units, [...captions, ...found.captions], { isDamaged, brokenOff }, judge);
    joints.push(...joined.joints);
    gaps.push(...joined.gaps);
    return joined.lines;
  });
  return { regions: mended, captions: unmarked, drops, joints, gaps, conflicts, consensus };
}

/**
 * The last texts in which nothing was found printed twice. `settle` asks for it twice more, which costs more than all else for a text that
 * needs no mending; what is found depends on nothing but these words.
 */
const SOUND = 4;
let soundTexts: readonly string[] = [];

function describeUnit({ text, lines }: FlowUnit): string {
  return `${lines.length}${lines.some(({ line }) => line.kind === 'table') ? 'table' : ''} ${text}`;
}

/** Units of one paragraph each; `shattered` are the indices of those that were gathered from pieces. */
function gatherHeadings(lines: readonly ReadingLine[], scorer: Parameters<typeof findShattered>[1]) {
  const ranges = findShattered(
    lines.map(({ line, opensRegion }, i) =>
      (i > 0 && (opensRegion || line.headingLevel !== undefined)) || line.kind !== undefined ? '' : plainText(line),
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

/** Units that are captions without mark or credit; what goes on with a torn sentence is none. */
function takeUnmarked(units: readonly FlowUnit[], known: number, judge: JudgeTorn) {
  const first = units.map(({ lines }) => lines[0]!.line);
  const found = new Set(findUnmarkedCaptions(first, known).filter((u) => units[u]!.lines.length === 1));
  let before = '';
  for (const [u, { plain }] of units.entries()) {
    if (found.has(u) && isTorn(before) && mayGoOn(plain) && judge(before, plain, 'damaged').class !== 'guessed')
      found.delete(u);
    if (!found.has(u)) before = plain;
  }
  return {
    units: units.filter((_, u) => !found.has(u)),
    captions: [...found].map((u) => ({ lines: units[u]!.lines.map(({ line }) => line) })),
  };
}
