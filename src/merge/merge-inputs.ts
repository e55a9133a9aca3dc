import type { Arrangement, Body } from '../arrange.ts';
import { addConflicts, mergePrints } from '../consensus/merge-prints.ts';
import type { Reading } from '../consensus/merge-readings.ts';
import { streamOf } from '../dedupe/character-stream.ts';
import { type DocumentLanguage, readLanguage } from '../language/document-language.ts';
import { foldText } from '../language/fold-character.ts';
import { cutRegions, endsSentence } from '../layout/measure.ts';
import { closesText, opensArticle } from '../order/fragments.ts';
import type { Seams } from '../order/seams.ts';
import type { Conflict, Drop, Line, Order } from '../types.ts';
import { describeUnits, type UnitReport } from './describe-units.ts';
import { dropRenditions, type RenditionsDropped } from './drop-renditions.ts';
import { findRenditions, type Pool, type Rendition } from './find-renditions.ts';
import { followWitness, type WitnessOrder } from './follow-witness.ts';
import { gatherPrints } from './gather-prints.ts';
import { orderUnits, standByPage, type Unit, type UnitOrder } from './order-units.ts';
import { placeResidues } from './place-residues.ts';
import { rankInputs } from './rank-inputs.ts';
import { findTwins, isSetAlike } from './set-alike.ts';
import { spanBetween } from './span-between.ts';

export interface MergeOptions {
  readonly keepDuplicates: boolean;
  readonly keepOrder: boolean;
  readonly order: Order;
}

/** Several inputs as one body, arranged. */
export interface Merged {
  readonly body: Body;
  readonly arranged: Arrangement;
  readonly drops: readonly Drop[];
  readonly conflicts: readonly Conflict[];
  /** Readings that the kept prints take from the other inputs'. */
  readonly readings: readonly Reading[];
  /** Lines of which another input's print is kept, each with a line that ends where that print does. */
  readonly prints: readonly (readonly [line: Line, print: Line])[];
  /** How the files came to stand as they do, once the lines' places in the report are known. */
  report(reading: readonly Line[]): UnitReport;
}

/** A layout that was found for so many of the lines says how the files were laid out. */
const LEAST_LAID_OUT = 0.8;

/**
 * Makes one body of several inputs that are parts or prints of one publication: of what two of them print one print stays, then the
 * files are put in order.
 *
 * Files are known by their names alone where nothing else tells: so a layout is sought first, for scans are named in the order in
 * which they were made; where there is none, the files' own joints decide.
 *
 * In: the lines of all inputs behind one another, and how a body is arranged. Out: the body arranged, and what was dropped.
 */
export function mergeInputs(body: Body, options: MergeOptions, arrange: (body: Body) => Arrangement): Merged {
  const measures = cutRegions(body.lines).flatMap(({ lines, measure }) => lines.map(() => measure ?? 0));
  const pool = poolOf(body.lines);
  const language = readLanguage(pool.lines);
  const renditions = options.keepDuplicates ? [] : findRenditions(pool);
  const alike = renditions.filter((each) => isSetAlike(pool, each, measures));
  const others = renditions.filter((each) => !alike.includes(each));
  const dropped = takeRenditions(pool, body, others, measures, language);
  const read = mergePrints(gatherPrints(pool, dropped), pool.lines, language);
  const twins = findTwins(pool, alike);
  const pages = pagesOf(body);
  const placed = (groups: readonly (readonly number[])[]): readonly Placed[] =>
    groups.map((group) => {
      const numbers = new Set(group.map((i) => pages[i]!));
      return {
        group,
        lines: group.map((i) => body.lines[i]!),
        measures: group.map((i) => measures[i]!),
        page: numbers.size === 1 ? [...numbers][0]! : 0,
        isTwin: twins.has(pool.inputOfLine[group[0]!]!),
      };
    });
  const groups = placeResidues(pool, dropped.dropped, dropped.partner);
  const named = placed(groups);
  const given = options.keepOrder ? named : standByPage(named).map((u) => named[u]!);
  const taken = (stood: Body, units: readonly Unit[], found: UnitOrder | null, arranged = arrange(stood)): Merged => ({
    body: stood,
    arranged,
    drops: pointAtKept(dropped.drops, stood.lines, arranged.renditions),
    conflicts: addConflicts(dropped.conflicts, read.conflicts),
    readings: read.readings,
    prints: printsOf(pool, dropped),
    report: (reading) => (found ? describeUnits(units, found, reading, options.order) : { joints: [], verdicts: [] }),
  });
  const asGiven = standIn(body, given, null, options.order);
  const laidOut = arrange(asGiven);
  if (options.keepOrder || isLaidOut(laidOut)) return taken(asGiven, given, null, laidOut);
  const witness = dropped.drops.length > 0 ? followWitness(pool, groups, dropped.partner, boundaryOf(language)) : null;
  if (witness) {
    const blocks = placed(witness.blocks);
    const found = orderOfWitness(witness, groups);
    return taken(standIn(body, blocks, found, options.order), blocks, found);
  }
  if (given.length < 2) return taken(asGiven, given, null, laidOut);
  const found = orderUnits(given, options.order);
  const stood = standIn(
    body,
    found.order.map((u) => given[u]!),
    found,
    options.order,
  );
  return taken(stood, given, found);
}

/** A unit with the indices of its lines. */
interface Placed extends Unit {
  readonly group: readonly number[];
}

/** Blocks that already stand in the order of a witness. */
function orderOfWitness({ blocks, nats }: WitnessOrder, groups: readonly (readonly number[])[]): UnitOrder {
  const joint = { probability: 1, class: 'certain' as const };
  const places = new Map(groups.flat().map((i, k) => [i, k]));
  const raw = blocks.map((_, k) => k).sort((a, b) => places.get(blocks[a]![0]!)! - places.get(blocks[b]![0]!)!);
  const moved = raw.filter((k, place) => k !== place).length;
  return {
    order: blocks.map((_, k) => k),
    joints: nats.map((each) => ({ ...joint, nats: each })),
    guesses: [],
    basis: 'place in another input',
    moved,
  };
}

function poolOf(lines: readonly Line[]): Pool {
  const stream = streamOf(lines);
  const inputOfLine = new Uint32Array(lines.length);
  for (let i = 1; i < lines.length; i += 1)
    inputOfLine[i] = inputOfLine[i - 1]! + (lines[i]!.source === lines[i - 1]!.source ? 0 : 1);
  return { lines, stream, inputOfLine, inputOf: stream.lineOf.map((line) => inputOfLine[line]!) };
}

function nothingDropped({ lines, stream }: Pool): RenditionsDropped {
  return {
    dropped: new Uint8Array(lines.length),
    partner: new Int32Array(stream.codes.length).fill(-1),
    drops: [],
    conflicts: [],
  };
}

function takeRenditions(
  pool: Pool,
  body: Body,
  renditions: readonly Rendition[],
  measures: readonly number[],
  language: DocumentLanguage,
): RenditionsDropped {
  if (renditions.length === 0) return nothingDropped(pool);
  const disputed = new Set(
    renditions.flatMap(({ pairs }) => pairs.flatMap((pair) => pair.map((code) => pool.stream.lineOf[code]!))),
  );
  const coherence = language.coherence(disputed);
  const rank = rankInputs(pool, renditions, {
    coherence: (text) => coherence({ ...pool.lines[0]!, text }),
    boundary: boundaryOf(language),
    measureOf: (line) => measures[line]!,
  });
  return dropRenditions(pool, renditions, rank, (i) => body.follows[i]!);
}

function boundaryOf(language: DocumentLanguage): (tail: Uint32Array, head: Uint32Array) => number {
  const scorer = language.scorer();
  const fold = (codes: Uint32Array) => foldText(String.fromCodePoint(...codes));
  return (tail, head) => scorer.boundaryPmi(fold(tail), fold(head));
}

/** The page number of every line, 0 where it is not known. */
function pagesOf({ folios }: Body): Uint32Array {
  return folios.before.map((page, i) => (page === folios.after[i] ? page : 0));
}

/** The body with its lines in another order: units behind one another. */
function standIn(body: Body, units: readonly Placed[], found: UnitOrder | null, order: Order): Body {
  const groups = units.map(({ group }) => group);
  const sequence = groups.flat();
  const starts = new Set<number>();
  let at = 0;
  for (const group of groups) {
    starts.add(at);
    at += group.length;
  }
  const follows = sequence.map((i, k) => {
    if (starts.has(k)) return false;
    const before = sequence[k - 1]!;
    // Text that only another print has stands where it belongs: nothing parts it from the lines around it.
    return before === i - 1 ? body.follows[i]! : body.lines[before]!.source !== body.lines[i]!.source;
  });
  const breaks = sequence.flatMap((i, k) => (body.breaks.has(i) && !starts.has(k) ? [k] : []));
  const pick = (numbers: Uint32Array) => Uint32Array.from(sequence, (i) => numbers[i]!);
  return {
    ...body,
    lines: sequence.map((i) => body.lines[i]!),
    follows,
    breaks: new Set(breaks),
    folios: { before: pick(body.folios.before), after: pick(body.folios.after) },
    seams: seamsOf(units, found, order),
  };
}

function seamsOf(units: readonly Unit[], found: UnitOrder | null, order: Order): Seams {
  const [apart, torn, runsOn] = [new Set<number>(), new Set<number>(), new Set<number>()];
  let at = units[0]?.lines.length ?? 0;
  for (let u = 1; u < units.length; u += 1) {
    apart.add(at);
    const [before, after] = [units[u - 1]!, units[u]!];
    const [left, right] = [before.lines[before.lines.length - 1]!, after.lines[0]!];
    const isOpen = !endsSentence(left.text) && left.headingLevel === undefined && right.headingLevel === undefined;
    const isMade = found !== null && (order === 'best' || found.joints[u - 1]!.class !== 'guessed');
    const breaksOff = isOpen && !closesText(left) && !opensArticle(right);
    if (breaksOff && found !== null && !isMade) torn.add(at);
    const isFlowing = before.measures[before.lines.length - 1] === 0 && after.measures[0] === 0;
    if (breaksOff && isFlowing && isMade) runsOn.add(at);
    at += after.lines.length;
  }
  return { apart, torn, runsOn };
}

function isLaidOut({ regions }: Arrangement): boolean {
  const all = regions.reduce((sum, { lines }) => sum + lines.length, 0);
  const laidOut = regions.filter(({ order }) => order?.accepted && order.layout !== 'free');
  return laidOut.reduce((sum, { lines }) => sum + lines.length, 0) >= LEAST_LAID_OUT * all;
}

function printsOf({ lines, stream, ...pool }: Pool, { dropped, partner }: RenditionsDropped): Merged['prints'] {
  return lines.flatMap((line, i): Merged['prints'] => {
    if (!dropped[i]) return [];
    for (let code = stream.starts[i + 1]! - 1; code >= stream.starts[i]!; code -= 1) {
      const kept = partner[code]!;
      if (kept < 0) continue;
      const { source, end } = spanBetween({ lines, stream, ...pool }, kept, kept);
      return [[line, { ...line, source, end }]];
    }
    return [];
  });
}

/** Drops whose kept print was itself found to be printed again: they name the print that stays. */
function pointAtKept(drops: readonly Drop[], lines: readonly Line[], renditions: readonly Line[]): readonly Drop[] {
  if (renditions.every((print, i) => print === lines[i])) return drops;
  return drops.map((drop) => {
    const { of } = drop;
    if (!of) return drop;
    const under = lines.flatMap((line, i) =>
      line.source === of.source && line.end > of.start && line.start < of.end ? [i] : [],
    );
    if (under.every((i) => renditions[i] === lines[i])) return drop;
    const prints = under.map((i) => renditions[i]!).filter(({ source }, _, [first]) => source === first!.source);
    const [start, end] = [Math.min(...prints.map((p) => p.start)), Math.max(...prints.map((p) => p.end))];
    const isWhole = end - start <= 2 * (of.end - of.start) + 20;
    const print = prints[0]!;
    return {
      ...drop,
      of: isWhole ? { source: print.source, start, end } : { source: print.source, start: print.start, end: print.end },
    };
  });
}
