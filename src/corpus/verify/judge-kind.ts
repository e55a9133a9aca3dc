import type { Match } from '../dedupe-rows.ts';
import { isDigit } from '../signatures/fold-units.ts';
import { weightOf } from '../signatures/sample-shingles.ts';
import type { Stretch } from './find-stretches.ts';

const HAN_NUMERALS = new Set(Array.from('零〇一二三四五六七八九十百千万亿两', (numeral) => numeral.charCodeAt(0)));

/** What differs in less than this is misread: two ideographs, or a short word. */
const CLAUSE = 12;

/** Letters misread for every letter of the passage, beyond which a long stretch that differs is a smudge and no other wording. */
const CLEAN = 0.02;

/**
 * Tells how two aligned stretches differ. Digits against other digits, or digits more or fewer within a number, make an amendment
 * whatever the rest looks like; a clause that was exchanged for another one makes one where the rest agrees nearly to the letter; a clause
 * that one side alone has makes an edition.
 */
export function judgeKind(a: Uint16Array, b: Uint16Array, stretch: Stretch): Match['kind'] {
  const { hunks } = stretch;
  let [misread, exchanged, more] = [0, 0, 0];
  for (let h = 0; h < hunks.length; h += 4) {
    const [startA, endA, startB, endB] = [hunks[h]!, hunks[h + 1]!, hunks[h + 2]!, hunks[h + 3]!];
    if (differsInNumber(a, startA, endA, b, startB, endB)) return 'amendment';
    const [weightA, weightB] = [weigh(a, startA, endA), weigh(b, startB, endB)];
    if (Math.max(weightA, weightB) < CLAUSE) misread += Math.max(endA - startA, endB - startB);
    else if (Math.min(weightA, weightB) * 3 >= Math.max(weightA, weightB)) exchanged += 1;
    else more += 1;
  }
  const length = Math.max(stretch.endA - stretch.startA, stretch.endB - stretch.startB);
  if (exchanged > 0 && misread <= CLEAN * length) return 'amendment';
  return more > 0 ? 'edition' : 'copy';
}

function weigh(codes: Uint16Array, start: number, end: number): number {
  let weight = 0;
  for (let k = start; k < end; k += 1) weight += weightOf(codes[k]!);
  return weight;
}

function differsInNumber(
  a: Uint16Array,
  startA: number,
  endA: number,
  b: Uint16Array,
  startB: number,
  endB: number,
): boolean {
  const [figuresA, figuresB] = [figuresIn(a, startA, endA), figuresIn(b, startB, endB)];
  if (figuresA === figuresB) return false;
  if (figuresA !== '' && figuresB !== '') return true;
  // A figure more or fewer is one only where nothing else was read in its place, and only within a number.
  const isPure =
    figuresA === ''
      ? endA === startA && figuresB.length === endB - startB
      : endB === startB && figuresA.length === endA - startA;
  return isPure && (isFigure(a[startA - 1]) || isFigure(a[endA]));
}

function figuresIn(codes: Uint16Array, start: number, end: number): string {
  let figures = '';
  for (let k = start; k < end; k += 1) if (isFigure(codes[k])) figures += String.fromCharCode(codes[k]!);
  return figures;
}

function isFigure(code: number | undefined): boolean {
  return code !== undefined && (isDigit(code) || HAN_NUMERALS.has(code));
}
