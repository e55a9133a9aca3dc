import { chainSeeds } from '../dedupe/chain-seeds.ts';
import { type CharacterStream, isDigit } from '../dedupe/character-stream.ts';
import { findRareSeeds, type Seed } from '../dedupe/rare-seeds.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import type { Line } from '../types.ts';
import { type Alignment, alignStretch } from './align-stretch.ts';

/** A stretch of text that two inputs print, whatever their line breaks. */
export interface Rendition {
  /** Code indices that agree, rising in both; the first input is the one that comes first in the pool. */
  readonly pairs: Alignment;
  readonly similarity: number;
  /** Whether the two inputs print the same text for the greater part; else they may be two texts that have a passage in common. */
  readonly isSameText: boolean;
}

/** Lines of all inputs behind one another, as one stream. */
export interface Pool {
  readonly lines: readonly Line[];
  readonly stream: CharacterStream;
  /** For every line and for every code which input it stands in, rising. */
  readonly inputOfLine: Uint32Array;
  readonly inputOf: Uint32Array;
}

/** Chains of fewer seeds are chance. */
const FEWEST_SEEDS = 4;

/** A run of so many characters is a second print on its own; no quotation and no formula of the trade is so long. */
export const LONG = 200;

/** Between inputs that print the same text for the greater part a shorter run is one too, and so is one where they overlap. */
const SHORT = 7;
const SAME_TEXT = 0.5;

/** Characters between a stretch and the edge of its input that noise may have cost. */
const EDGE = 6;

/** Share of characters that must agree; two scans with 5% errors each still agree in nine of ten. */
const LEAST_SIMILARITY = 0.85;

/** A run with other numbers in more than this share of them, and at least so many, is a template or a later edition. */
const OTHER_NUMBERS = 0.5;
const FEWEST_NUMBERS = 4;

/** So are items that count otherwise; a misread ordinal or two are none (as in `dedupe/find-repeats`). */
const OTHER_ORDINALS = 0.2;
const FEWEST_ORDINALS = 2;

/**
 * Finds what two inputs both print, though they break their lines elsewhere or misread it: two scrapes of one issue.
 *
 * Only between inputs: what one input says twice its author may have said twice. Every character has at most one partner in
 * another input, the longest stretch first, so that a quotation finds its own counterpart.
 */
export function findRenditions(pool: Pool): readonly Rendition[] {
  const { codes } = pool.stream;
  const bounds = inputBounds(pool);
  const aligned = chainSeeds(findRareSeeds(codes, pool.inputOf), pool.inputOf, FEWEST_SEEDS)
    .map((seeds) => {
      const [a, b] = seeds[0]!;
      return alignStretch(codes, seeds, bounds[pool.inputOf[a]!]!, bounds[pool.inputOf[b]!]!);
    })
    .sort((x, y) => y.length - x.length || x[0]![1] - y[0]![1] || x[0]![0] - y[0]![0]);
  const taken = new Set<number>();
  const found = aligned.flatMap((pairs) => claim(pairs, taken, pool).flatMap((run) => describe(run, pool) ?? []));
  const isSameText = sameTexts(found, pool, bounds);
  return found
    .filter((each) => each.pairs.length >= LONG || isSameText(each) || dovetails(each, pool, bounds))
    .map((each) => ({ ...each, isSameText: isSameText(each) }));
}

type Found = Omit<Rendition, 'isSameText'>;

/**
 * Whether the long stretches show that two inputs print the same text: then short ones count too. Pages of one scrape have phrases in
 * common as well: those are reuse.
 */
function sameTexts(
  found: readonly Found[],
  { inputOf }: Pool,
  bounds: readonly (readonly [number, number])[],
): (each: Found) => boolean {
  const shared = new Map<string, number>();
  const pairOf = ({ pairs }: Found) => `${inputOf[pairs[0]![0]!]} ${inputOf[pairs[0]![1]!]}`;
  for (const each of found) {
    if (each.pairs.length < LONG) continue;
    shared.set(pairOf(each), (shared.get(pairOf(each)) ?? 0) + each.pairs.length);
  }
  return (each) => {
    const [first, second] = each.pairs[0]!.map((code) => bounds[inputOf[code]!]!) as [Seed, Seed];
    const size = Math.min(first[1] - first[0], second[1] - second[0]);
    return (shared.get(pairOf(each)) ?? 0) >= SAME_TEXT * size;
  };
}

/** Whether one input ends with a stretch and the other begins with it, as pages of two scrapes overlap. */
function dovetails({ pairs }: Found, { inputOf }: Pool, bounds: readonly (readonly [number, number])[]): boolean {
  const [head, tail] = [pairs[0]!, pairs[pairs.length - 1]!];
  const [first, second] = head.map((code) => bounds[inputOf[code]!]!) as [Seed, Seed];
  const isAt = (edge: number, code: number) => Math.abs(edge - code) <= EDGE;
  return (isAt(first[1], tail[0]) && isAt(second[0], head[1])) || (isAt(first[0], head[0]) && isAt(second[1], tail[1]));
}

/** The parts of an alignment whose characters have no partner yet; they are taken then. */
function claim(pairs: Alignment, taken: Set<number>, { inputOf, stream }: Pool): readonly Alignment[] {
  const size = stream.codes.length;
  const inputs = (inputOf[inputOf.length - 1] ?? 0) + 1;
  const keys = ([a, b]: Alignment[number]) => [a * inputs + inputOf[b]!, size * inputs + b * inputs + inputOf[a]!];
  const runs: Alignment[number][][] = [[]];
  for (const pair of pairs) {
    if (keys(pair).some((key) => taken.has(key))) {
      if (runs.at(-1)!.length > 0) runs.push([]);
    } else runs.at(-1)!.push(pair);
  }
  const kept = runs.filter((run) => run.length >= SHORT);
  for (const key of kept.flat().flatMap(keys)) taken.add(key);
  return kept;
}

function describe(pairs: Alignment, pool: Pool): Found | null {
  const [head, tail] = [pairs[0]!, pairs[pairs.length - 1]!];
  const longer = Math.max(tail[0] - head[0], tail[1] - head[1]) + 1;
  const similarity = pairs.length / longer;
  if (similarity < LEAST_SIMILARITY || isTemplate(pairs, pool)) return null;
  return { pairs, similarity };
}

function isTemplate(pairs: Alignment, { lines, stream }: Pool): boolean {
  const partner = new Map(pairs.map(([a, b]) => [b, a]));
  const [from, to] = [pairs[0]![1], pairs[pairs.length - 1]![1] + 1];
  const numbers = digitRuns(stream.codes, from, to);
  const other = numbers.filter(([start, end]) => {
    for (let k = start; k < end; k += 1) if (!partner.has(k)) return true;
    return false;
  });
  if (numbers.length >= FEWEST_NUMBERS && other.length > OTHER_NUMBERS * numbers.length) return true;
  let [marked, renumbered] = [0, 0];
  for (let i = stream.lineOf[from]!; i <= stream.lineOf[to - 1]!; i += 1) {
    const start = stream.starts[i]!;
    if (start < from || start === stream.starts[i + 1] || !parseMarker(lines[i]!.text)) continue;
    marked += 1;
    // 第一百零五条: what counts stands within the first characters.
    if (!partner.has(start) || !partner.has(Math.min(start + 1, to - 1))) renumbered += 1;
  }
  return renumbered >= FEWEST_ORDINALS && renumbered > OTHER_ORDINALS * marked;
}

/** Runs of digits in codes [from, to); a decimal point is no code and does not part them. */
function digitRuns(codes: Uint32Array, from: number, to: number): readonly (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  for (let k = from; k < to; k += 1) {
    if (!isDigit(codes[k]!)) continue;
    let end = k + 1;
    while (end < to && isDigit(codes[end]!)) end += 1;
    runs.push([k, end]);
    k = end;
  }
  return runs;
}

/** Codes [start, end) of every input. */
function inputBounds({ inputOf }: Pool): readonly (readonly [number, number])[] {
  const bounds: (readonly [number, number])[] = [];
  for (let code = 0; code < inputOf.length; code += 1) {
    const input = inputOf[code]!;
    bounds[input] = [bounds[input]?.[0] ?? code, code + 1];
  }
  return bounds;
}
