import { editDistance } from '../../src/check/edit-distance.ts';
import { flat, fold } from '../../src/check/flat-text.ts';

export { flat };

/** The figures of `../shared/score.py`, under the same names in camel case. */
export interface Score {
  /** Character error rate: edit distance by code points, as a share of gold's length. */
  readonly cer: number;
  /** Share of gold's character 5-grams, counted, that the output lacks. */
  readonly lost: number;
  /** Share of the output's character 5-grams, counted, that gold lacks. */
  readonly extra: number;
  /** F1 of the paragraph ends, each known by the 8 characters before it. */
  readonly paraF1: number;
  readonly charsOut: number;
  readonly charsGold: number;
}

const gramLength = 5;
const breakContext = 8;

/**
 * Scores a cleaned text against its gold. White space and Markdown heading marks count nowhere; widths of
 * punctuation are folded by NFKC.
 *
 * @example score('甲乙丙', '甲乙丁').cer   // 0.33333
 */
export function score(out: string, gold: string): Score {
  const outChars = Array.from(flat(out));
  const goldChars = Array.from(flat(gold));
  const outGrams = countGrams(outChars);
  const goldGrams = countGrams(goldChars);
  return {
    cer: round(editDistance(outChars, goldChars) / Math.max(1, goldChars.length), 5),
    lost: round(shareOnlyIn(goldGrams, outGrams), 5),
    extra: round(shareOnlyIn(outGrams, goldGrams), 5),
    paraF1: paragraphF1(out, gold),
    charsOut: outChars.length,
    charsGold: goldChars.length,
  };
}

/** F1 of the paragraph ends of two texts that have one paragraph a line. */
export function paragraphF1(out: string, gold: string): number {
  return round(breakF1(paragraphEnds(out), paragraphEnds(gold)), 4);
}

function countGrams(chars: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + gramLength <= chars.length; i += 1) {
    const gram = chars.slice(i, i + gramLength).join('');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function shareOnlyIn(here: ReadonlyMap<string, number>, there: ReadonlyMap<string, number>): number {
  let only = 0;
  let all = 0;
  for (const [gram, count] of here) {
    only += Math.max(0, count - (there.get(gram) ?? 0));
    all += count;
  }
  return only / Math.max(1, all);
}

function paragraphEnds(text: string): Set<string> {
  const ends = new Set<string>();
  let tail: readonly string[] = [];
  for (const paragraph of fold(text).split('\n').map(flat)) {
    if (paragraph === '') continue;
    tail = [...tail, ...Array.from(paragraph).slice(-breakContext)].slice(-breakContext);
    ends.add(tail.join(''));
  }
  return ends;
}

function breakF1(out: ReadonlySet<string>, gold: ReadonlySet<string>): number {
  const hits = [...out].filter((end) => gold.has(end)).length;
  return (2 * hits) / Math.max(1, out.size + gold.size);
}

/** Rounds the exact binary value, ties to even, as Python's `round` does; `toFixed` alone rounds ties up. */
function round(value: number, digits: number): number {
  const [whole = '', fraction = ''] = value.toFixed(60).split('.');
  const isTie = /^50*$/.test(fraction.slice(digits));
  const down = Number(`${whole}.${fraction.slice(0, digits)}`);
  return isTie && Number(fraction[digits - 1]) % 2 === 0 ? down : Number(value.toFixed(digits));
}
