import type { CharacterScorer } from '../language/character-scorer.ts';
import { type DocumentLanguage, measureCoherence } from '../language/document-language.ts';
import { foldText } from '../language/fold-character.ts';
import { alignCharacters } from './align-characters.ts';
import { type CharacterStream, endOfCode, streamOf } from './character-stream.ts';
import type { Copy } from './find-copies.ts';

/**
 * What two stretches of like text are to one another.
 *
 * - `print`: renditions of one print: they differ as misreadings differ.
 * - `like`: the same to the letter, or nearly: print or the author's own repetition, which the words alone do not tell.
 * - `reuse`: the author's own words again, in part or otherwise worded.
 */
export type Relation = 'print' | 'like' | 'reuse';

/** Why two stretches are reuse. */
type ReuseReason = 'part' | 'other words' | 'other numbers';

export interface JudgedCopy extends Copy {
  readonly relation: Relation;
  readonly reason?: ReuseReason;
  /** Nats by which the first reads better than the second, over all differences. */
  readonly lead: number;
  /** Differences in a single letter, misreadings beyond doubt among them, and differences between two numbers. */
  readonly singles: number;
  readonly misread: number;
  readonly numbers: number;
  /** Of the misreadings those in the first and in the second. */
  readonly misreadIn: readonly [first: number, second: number];
}

/** Letters that a copy may leave over at its ends, where noise has cost them. */
const EDGE = 3;

/** Letters on either side of a difference that a reading is judged by: the model looks four back. */
const CONTEXT = 6;

/**
 * Nats by which one reading must be likelier than the other, in the words of both places, to make the other a misreading. Where an
 * author exchanges a word, single letters differ by so much in some places too: so two of them are asked for.
 */
const MISREAD = 5;
const FEWEST_MISREAD = 2;

/** Share of the single-letter differences that must be misreadings. Of copies with 2 to 15% errors 95 in 100 have .5 and more. */
const SHARE_MISREAD = 0.5;

/** Misreadings change a letter here and there: longer differences are words. Many misreadings make up for some of them. */
const LONG = 3;
const SHARE_LONG = 0.1;
const SHARE_PAIRS = 0.4;
const MANY_MISREAD = 5;
const SHARE_MANY = 0.4;
const SHARE_LONG_AMONG_MANY = 0.25;

/** Differences in numbers may be misreadings too, but not most of them: that is a template, or a later edition. */
const SHARE_NUMBERS = 0.4;

/**
 * Two or three letters on end may be misread too: with so many nats and in so great a share of the differences the stretches are alike,
 * though that alone proves no print.
 */
const GARBLED = 8;
const SHARE_GARBLED = 0.6;
const FEWEST_GARBLED = 30;

/** Of stretches that differ in so few of their letters, one by one, nobody has worded one anew. */
const NEARLY_EQUAL = 0.95;

const numeral = /^[0-9０-９零〇一二三四五六七八九十百千万亿两.．，,]*$/u;
const digit = /[0-9０-９]/u;
/** What stands beside a Han numeral where it is a number: 百分之五, 三条, 十二. 统一 and 一些 are words. */
const beforeNumber = /[第之约达增长0-9０-９零〇一二三四五六七八九十百千万亿两点]$/u;
const behindNumber = /^[0-9０-９零〇一二三四五六七八九十百千万亿两点年月日条款项章节次届倍元吨亩户人个名家所座]/u;

/**
 * Judges whether two stretches are renditions of one print, by how they differ: a scan misreads single letters here and there, and
 * what it reads makes no word; an author who says a thing again exchanges words, adds half a sentence or gives other numbers, and both
 * versions read well.
 *
 * Measured: of the near-copies in 1,635 laws and reports 13 pass for prints, all by two or three misreadings, and all but one with 27
 * letters at most (`provePrints` asks for more). Of copies with 1, 2, 5, 10 and 15% errors put among the paragraphs of the reports
 * 99.8, 99.9, 98.6, 96.7 and 95.7 in 100 are prints or alike, and one other pair of 850 is (`npm run bench:dedupe`).
 */
export function judgeCopy(texts: readonly string[], copy: Copy, scorer: CharacterScorer | null): JudgedCopy {
  const [a, b] = [texts[copy.first.text]!, texts[copy.second.text]!];
  if (!isBounded(a, copy.first, b, copy.second)) return { relation: 'reuse', reason: 'part', ...copy, ...nothing };
  return judgeWords(texts, copy, scorer);
}

const nothing = { lead: 0, singles: 0, misread: 0, numbers: 0, misreadIn: [0, 0] as const };

/** As {@link judgeCopy}, of stretches in the midst of their texts too. */
export function judgeWords(texts: readonly string[], copy: Copy, scorer: CharacterScorer | null): JudgedCopy {
  if (copy.similarity === 1) return { relation: 'like', ...copy, ...nothing };
  const compared = compareWords(texts, copy);
  const { numbers, words, singles, long, pairs } = compared;
  const leads = singles.map((each) => (scorer ? leadOf(each, scorer) : 0));
  // What is exchanged for the same thing twice is a word.
  const misread = new Set(
    singles.flatMap(({ readings }, k) => (Math.abs(leads[k]!) >= MISREAD ? [readings.join('/')] : [])),
  ).size;
  const lead = leads.reduce((sum, each) => sum + each, 0);
  const misreadIn = [
    leads.filter((each) => each <= -MISREAD).length,
    leads.filter((each) => each >= MISREAD).length,
  ] as const;
  const judged = { lead, singles: singles.length, misread, numbers: numbers.length, misreadIn, ...copy };
  if (arePrints(compared, misread)) return { relation: 'print', ...judged };
  if (long === 0 && copy.similarity >= NEARLY_EQUAL) return { relation: 'like', ...judged };
  if (compared.isTemplate) return { relation: 'reuse', reason: 'other numbers', ...judged };
  if (pairs + long === 0 && misread >= SHARE_MISREAD * singles.length) return { relation: 'like', ...judged };
  const garbled = words.filter(
    (each) => each.length > 1 && scorer !== null && Math.abs(leadOf(each, scorer)) >= GARBLED,
  );
  if (
    misread > 0 &&
    copy.letters >= FEWEST_GARBLED &&
    misread + garbled.length >= SHARE_GARBLED * words.length &&
    long <= garbled.length
  ) {
    return { relation: 'like', ...judged };
  }
  return { relation: 'reuse', reason: 'other words', ...judged };
}

/** The differences of two stretches, by kind. */
interface ComparedWords {
  readonly numbers: readonly ReadDifference[];
  readonly words: readonly ReadDifference[];
  /** Of the words those in a single letter; how many are longer than two, and how many have two. */
  readonly singles: readonly ReadDifference[];
  readonly long: number;
  readonly pairs: number;
  /** Most of them are between numbers. */
  readonly isTemplate: boolean;
}

const compared = new WeakMap<Copy, ComparedWords>();

/** The stretches of a copy are looked at by all that ask what it is; they are read once. */
function compareWords(texts: readonly string[], copy: Copy): ComparedWords {
  const known = compared.get(copy);
  if (known) return known;
  const { first, second } = copy;
  const differences = readDifferences(
    texts[first.text]!.slice(first.start, first.end),
    texts[second.text]!.slice(second.start, second.end),
  );
  const numbers = differences.filter(isBetweenNumbers);
  const words = differences.filter((each) => !numbers.includes(each));
  const singles = words.filter(({ length }) => length === 1);
  const long = words.filter(({ length }) => length >= LONG).length;
  const pairs = words.length - singles.length - long;
  const isTemplate = numbers.length > SHARE_NUMBERS * differences.length;
  const found = { numbers, words, singles, long, pairs, isTemplate };
  compared.set(copy, found);
  return found;
}

/** Whether two stretches differ as two renditions of one print, if so many of their single letters are misreadings. */
function arePrints({ words, long, pairs, isTemplate }: ComparedWords, misread: number): boolean {
  const isFewLong = long <= SHARE_LONG * words.length && pairs <= Math.max(1, SHARE_PAIRS * words.length);
  const isFewMisread = isFewLong && misread >= FEWEST_MISREAD && misread >= SHARE_MISREAD * words.length;
  const isManyMisread =
    misread >= MANY_MISREAD && misread >= SHARE_MANY * words.length && long <= SHARE_LONG_AMONG_MANY * words.length;
  return !isTemplate && (isFewMisread || isManyMisread);
}

/**
 * The most misreadings that two stretches may have, as far as their letters tell; 0 where they are no two renditions of one print, whatever
 * the language says. To ask it costs more than all else here, and of most like stretches of a law this is enough to know.
 */
export function mostMisread(texts: readonly string[], copy: Copy): number {
  if (copy.similarity === 1) return 0;
  const words = compareWords(texts, copy);
  const different = new Set(words.singles.map(({ readings }) => readings.join('/'))).size;
  return arePrints(words, different) ? different : 0;
}

/** A scorer that knows the texts but those in dispute, which speak for both readings; null where none is. */
export function scorerBeside(
  texts: readonly string[],
  unlike: readonly Copy[],
  language: DocumentLanguage,
): CharacterScorer | null {
  if (unlike.length === 0) return null;
  const disputed = new Set(unlike.flatMap(({ first, second }) => [first.text, second.text]));
  return language.scorerOf(texts.filter((_, i) => !disputed.has(i)).map(foldText));
}

/** Judges copies by the language of the texts, which what is disputed between two of them says nothing about. */
export function judgeCopies(
  texts: readonly string[],
  copies: readonly Copy[],
  language: DocumentLanguage,
): readonly JudgedCopy[] {
  const unlike = copies.filter(({ similarity }) => similarity < 1);
  // To count the words of a whole text costs more than all else here; most copies are equal, or a phrase in common.
  const isAsked = unlike.some(({ first, second }) => isBounded(texts[first.text]!, first, texts[second.text]!, second));
  const scorer = isAsked ? scorerBeside(texts, unlike, language) : null;
  return copies.map((copy) => judgeCopy(texts, copy, scorer));
}

/** Whether the stretch ends where one of its texts ends, on both sides: what stops in the middle of both is a phrase in common. */
export function isBounded(a: string, first: Copy['first'], b: string, second: Copy['second']): boolean {
  const isHead = (text: string, until: number) => isShort(text.slice(0, until));
  const isTail = (text: string, from: number) => isShort(text.slice(from));
  return (isHead(a, first.start) || isHead(b, second.start)) && (isTail(a, first.end) || isTail(b, second.end));
}

/** Whether a text has {@link EDGE} letters at most; a long one is not read to its end. */
function isShort(text: string): boolean {
  let letters = 0;
  for (const character of text) {
    if (/[\p{L}\p{N}]/u.test(character)) letters += 1;
    if (letters > EDGE) return false;
  }
  return true;
}

export function lettersIn(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length;
}

interface ReadDifference {
  /** Letters of the longer reading. */
  readonly length: number;
  /** What the first and the second text read. */
  readonly readings: readonly [string, string];
  /** The words around it in the first and in the second text. */
  readonly around: readonly (readonly [left: string, right: string])[];
}

function readDifferences(first: string, second: string): readonly ReadDifference[] {
  const [a, b] = [streamOf([{ text: first }]), streamOf([{ text: second }])];
  const found = alignCharacters(a.codes, b.codes);
  return (found?.differences ?? []).map(({ firstStart, firstEnd, secondStart, secondEnd }) => {
    const [own, other] = [cut(first, a, firstStart, firstEnd), cut(second, b, secondStart, secondEnd)];
    return {
      length: Math.max(firstEnd - firstStart, secondEnd - secondStart),
      readings: [own.reading, other.reading],
      around: [own.around, other.around],
    };
  });
}

function cut(text: string, stream: CharacterStream, start: number, end: number) {
  const { offsets, codes } = stream;
  const at = (code: number) => (code < codes.length ? offsets[code]! : text.length);
  const from = at(start);
  const to = end > start ? endOfCode(stream, end - 1) : from;
  const around = [text.slice(at(Math.max(0, start - CONTEXT)), from), text.slice(to, at(end + CONTEXT))] as const;
  return { reading: text.slice(from, to), around };
}

/** Whether a difference is one between two numbers, or between a number and nothing; a digit read as a word is a misreading. */
function isBetweenNumbers({ readings, around }: ReadDifference): boolean {
  if (!readings.every((reading) => numeral.test(reading))) return false;
  if (readings.some((reading) => digit.test(reading))) return true;
  return around.some(([left, right]) => beforeNumber.test(left) || behindNumber.test(right));
}

/**
 * Nats by which the first reading is likelier than the second among the words around it; 0 where the two places do not agree. Of
 * readings that are not of one length the longer would always be the less likely one: there it counts how they go with the others.
 */
function leadOf({ readings, around }: ReadDifference, scorer: CharacterScorer): number {
  const [a, b] = readings.map(foldText) as [Uint32Array, Uint32Array];
  const measure =
    a.length === b.length
      ? (codes: Uint32Array) => scorer.logLikelihood(codes).sum
      : (codes: Uint32Array) => measureCoherence(codes, scorer);
  const leads = around.map(([left, right]) => {
    const [before, behind] = [foldText(left), foldText(right)];
    return measure(concat(before, a, behind)) - measure(concat(before, b, behind));
  });
  const [low, high] = [Math.min(...leads), Math.max(...leads)];
  return low > 0 || high < 0 ? (low + high) / 2 : 0;
}

function concat(...parts: readonly Uint32Array[]): Uint32Array {
  return Uint32Array.from(parts.flatMap((part) => [...part]));
}
