import { duplicateDrop } from '../dedupe/duplicate-drops.ts';
import { lineKey } from '../dedupe/line-key.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import { closesText } from '../order/fragments.ts';
import type { Drop, Line } from '../types.ts';
import { endsSentence } from './measure.ts';

export interface OverprintsTaken {
  readonly lines: readonly Line[];
  /** Each `of` the print that stays. */
  readonly drops: readonly Drop[];
}

/** Share of lines that stand twice where a text is doubled throughout, and the fewest pairs that can tell. */
const THROUGHOUT = 0.8;
const FEWEST_PAIRS = 4;

/** Lines of a block that stands twice running. */
const BLOCK_SIZES = [2, 3, 4, 5, 6];

/** A single pair must hold so many ideographs; a sentence said twice is a refrain unless it is this long. */
const FEWEST_HAN = 6;
const LONGEST_REFRAIN = 20;

/**
 * Takes out the second print of a line that stands twice running: bold type made by printing a line over itself.
 *
 * In: lines of one source in raw order. Out: the lines without second prints, and the drops. In a text that is doubled throughout
 * every second line goes; else only a pair that is no row, item, form, refrain or signature, and stands in no list.
 *
 * @example `一、守住江堤`, `一、守住江堤`, `过去一年，堤上栽柳九千株。` keeps the first and the last line
 */
export function takeOverprints(lines: readonly Line[]): OverprintsTaken {
  const keys = lines.map(({ text }) => lineKey(text));
  const seconds = lines.flatMap((line, i) =>
    i > 0 && isSamePrint(lines[i - 1]!, line, keys[i - 1]!, keys[i]!) ? [i] : [],
  );
  const blocks = doubledBlocks(lines, keys);
  if (seconds.length === 0 && blocks.size === 0) return { lines, drops: [] };
  const runs = runsOf(seconds);
  const paired = runs.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const pairs = runs.reduce((sum, [from, to]) => sum + ((to - from + 1) >> 1), 0);
  const isThroughout =
    pairs >= FEWEST_PAIRS && paired >= THROUGHOUT * lines.length && runs.every(([from, to]) => isPaired(to - from + 1));
  const printOf = new Map(blocks);
  for (const [from, to] of blocks.size > 0 ? [] : runs) {
    if (isThroughout) for (let i = from + 1; i <= to; i += 2) printOf.set(i, i - 1);
    else if (to === from + 1 && isOverprint(lines, from)) printOf.set(to, from);
  }
  return {
    lines: lines.filter((_, i) => !printOf.has(i)),
    drops: [...printOf].map(([second, first]) => ({
      ...duplicateDrop(lines[second]!, lines[first]!),
      reason: 'printed over itself',
    })),
  };
}

/** Two of a line, or a refrain of two whose lines are doubled: a line that runs on is a form. */
function isPaired(length: number): boolean {
  return length === 2 || length === 4;
}

function isSamePrint(first: Line, second: Line, a: string, b: string): boolean {
  // A heading over its own text, as a page of the web has it, is no print of it.
  const isParted = second.breakBefore !== undefined || first.headingLevel !== second.headingLevel;
  return a === b && a !== '' && first.text === second.text && first.source === second.source && !isParted;
}

/**
 * The second prints of a text of which nearly every few lines stand twice running (A B A B C D E C D E), by line, with the first ones.
 * A block that stands more often is a refrain or a form.
 */
function doubledBlocks(lines: readonly Line[], keys: readonly string[]): ReadonlyMap<number, number> {
  const isAgain = (first: number, size: number) =>
    Array.from({ length: size }, (_, k) => first + k).every(
      (i) => i + size < lines.length && isSamePrint(lines[i]!, lines[i + size]!, keys[i]!, keys[i + size]!),
    );
  const printOf = new Map<number, number>();
  let blocks = 0;
  for (let i = 0; i < lines.length; ) {
    const size = BLOCK_SIZES.find((each) => isAgain(i, each) && new Set(keys.slice(i, i + each)).size === each);
    if (size === undefined) {
      i += 1;
      continue;
    }
    if (isAgain(i + size, size)) return new Map();
    for (let k = i; k < i + size; k += 1) printOf.set(k + size, k);
    blocks += 1;
    i += 2 * size;
  }
  return blocks >= FEWEST_PAIRS && 2 * printOf.size >= THROUGHOUT * lines.length ? printOf : new Map();
}

/** Runs of equal lines: the first and the last index of each. */
function runsOf(seconds: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const i of seconds) {
    const last = runs.at(-1);
    if (last && last[1] === i - 1) last[1] = i;
    else runs.push([i - 1, i]);
  }
  return runs;
}

const row = /\S(?: {2,}|\t|\u3000)\S|[|｜_＿□☐]/u;
const item = /^[●•■◆○·▲★☆√×—–-]/u;

function isOverprint(lines: readonly Line[], first: number): boolean {
  const { text } = lines[first]!;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han < FEWEST_HAN || 2 * han < text.length || row.test(text) || item.test(text) || /[：:]$/u.test(text))
    return false;
  const marker = parseMarker(text);
  if (marker) return marker.level <= 2;
  if (closesText(lines[first]!)) return false;
  if (endsSentence(text)) return text.length > LONGEST_REFRAIN;
  // A line without a stop may be an entry of a list, which may well name a thing twice: the lines around it tell.
  const [before, after] = [lines[first - 1], lines[first + 2]];
  const isEntry = (line: Line | undefined) =>
    line !== undefined && !endsSentence(line.text) && line.text.length <= 1.5 * text.length;
  return after !== undefined && !isEntry(after) && !isEntry(before);
}
