import { sameFact } from '../facts/compare-facts.ts';
import { readFacts } from '../facts/read-facts.ts';
import type { CharacterScorer } from '../language/character-scorer.ts';
import { foldText } from '../language/fold-character.ts';
import type { Conflict, Span } from '../types.ts';
import { type Choice, type ChoiceWeights, chooseVariants } from './choose-variants.ts';
import { findSlots, type Slot, type Variant } from './find-slots.ts';
import { confidenceOf, type Passage, type PassagePart, readPassage, spanOf, textOf } from './passage.ts';
import { type Fact, type ReadingInPlace, touchesFact, turnsFact } from './touches-fact.ts';

/** One text as several prints have it. */
export interface Prints {
  /** The print that is kept, as lines or parts of lines. */
  readonly kept: readonly PassagePart[];
  readonly others: readonly (readonly PassagePart[])[];
  /** What stands before and behind the kept print, where that is known. */
  readonly before?: string;
  readonly after?: string;
}

/** What the kept print is to read instead: `text` for its characters in `span`, which another print has in `evidence`. */
export interface Reading {
  /** In the source of the kept print; `start` and `end` are equal where it lacks what the other print has. */
  readonly span: Span;
  readonly text: string;
  /** The characters taken; where `text` is empty, the two between which the other print has nothing. */
  readonly evidence: Span;
}

export interface MergedReadings {
  readonly readings: readonly Reading[];
  readonly conflicts: readonly Conflict[];
  /** Differences at which a reading was chosen, the kept one or another. */
  readonly chosen: number;
}

/**
 * Reads one text out of several prints of it. Two prints are weighed by the language model at every difference; more vote, and the
 * model decides between equals. A number, a date or a person's name is never taken from another print: the kept one stands, and the
 * two are in conflict.
 *
 * In: the kept print and the others, and a scorer of the language. Out: readings rising in the kept print, and conflicts.
 *
 * @example kept 肉午饲养里达到400万头, another 肉牛饲养量达到406万头:
 * 午 reads 牛 and 里 reads 量, each with its place in the other print; 400 stands, in conflict with 406.
 */
export function mergeReadings(
  { kept: keptParts, others: otherParts, before = '', after = '' }: Prints,
  scorer: CharacterScorer,
  weights?: ChoiceWeights,
): MergedReadings {
  const prints = [keptParts, ...otherParts].map(readPassage);
  const kept = prints[0]!;
  const conflicts: Conflict[] = [];
  const open: { readonly slot: Slot; readonly takers: readonly Variant[]; readonly choice: Choice }[] = [];
  for (const slot of findSlots(kept, prints.slice(1))) {
    const fact = factAt(slot, prints);
    if (fact) conflicts.push(...clashAt(slot, prints, fact));
    else if (isPlaced(slot, prints)) open.push({ slot, ...choiceAt(slot, prints) });
  }
  const picks = chooseVariants(
    kept.folded,
    open.map(({ choice }) => choice),
    scorer,
    { before: foldText(before), after: foldText(after) },
    weights,
  );
  const readings = open.flatMap(({ slot, takers }, k) => {
    const taken = takers[picks[k]!]!;
    return taken.print === 0 ? [] : readingOf(slot, taken, kept, prints[taken.print]!);
  });
  return { readings, conflicts, chosen: open.length };
}

/** The stretches of the kept print on which all prints agree: what can be counted on, for the disputed ones speak for themselves. */
export function agreedStretches({ kept: keptParts, others }: Prints): readonly Uint32Array[] {
  const kept = readPassage(keptParts);
  const stretches: Uint32Array[] = [];
  let at = 0;
  for (const { start, end } of findSlots(kept, others.map(readPassage))) {
    if (start > at) stretches.push(kept.folded.subarray(at, start));
    at = Math.max(at, end);
  }
  stretches.push(kept.folded.subarray(at));
  return stretches;
}

/**
 * A slot whose span can be named: on one line. At the edge of a passage a print has more than another for other reasons too (a column
 * cut short, a character of the next line): there but punctuation counts.
 */
function isPlaced({ start, end, variants }: Slot, prints: readonly Passage[]): boolean {
  const kept = prints[0]!;
  const isAtEdge = end === kept.codes.length;
  const isEven = variants.every((variant) => variant.end - variant.start === end - start);
  if (start === 0 && !isEven) return false;
  if (isAtEdge && !isEven && !variants.every((each) => marks.test(textOf(prints[each.print]!, each.start, each.end))))
    return false;
  return start === end || kept.partOf[start] === kept.partOf[end - 1];
}

const marks = /^[，。、；：！？”’）》—…]*$/u;

function choiceAt({ start, end, variants }: Slot, prints: readonly Passage[]) {
  const readings: number[][] = [];
  const keys = new Map<string, number>();
  const votes: number[] = [];
  const takers: Variant[] = [];
  for (const variant of variants) {
    const passage = prints[variant.print]!;
    const key = passage.codes.subarray(variant.start, variant.end).join();
    const known = keys.get(key);
    if (known === undefined) {
      keys.set(key, readings.length);
      readings.push([...passage.folded.subarray(variant.start, variant.end)]);
      votes.push(1);
      takers.push(variant);
    } else votes[known]! += 1;
  }
  const sure = takers.map((taker) => confidenceOf(prints[taker.print]!, taker.start, taker.end));
  const lead = sure.map((each) => (Number.isNaN(each - sure[0]!) ? 0 : each - sure[0]!));
  return { choice: { start, end, readings, votes, lead }, takers };
}

function readingOf({ start, end }: Slot, taken: Variant, kept: Passage, other: Passage): readonly Reading[] {
  const text = textOf(other, taken.start, taken.end);
  const evidence =
    text === '' ? spanOf(other, Math.max(0, taken.start - 1), taken.end + 1) : spanOf(other, taken.start, taken.end);
  const span = start === end ? pointBehind(kept, start - 1) : spanOf(kept, start, end);
  return span && evidence ? [{ span, text, evidence }] : [];
}

function pointBehind(kept: Passage, index: number): Span | null {
  const before = spanOf(kept, index, index + 1);
  return before && { ...before, start: before.end };
}

/** So much text around a difference tells whether it is part of a name. */
const AROUND = 8;

function factAt({ variants }: Slot, prints: readonly Passage[]): Fact | null {
  const readings = variants.map(({ print, start, end }): ReadingInPlace => {
    const passage = prints[print]!;
    const [ahead, own, behind] = [
      textOf(passage, Math.max(0, start - AROUND), start),
      textOf(passage, start, end),
      textOf(passage, end, Math.min(passage.codes.length, end + AROUND)),
    ];
    return { text: ahead + own + behind, start: ahead.length, end: ahead.length + own.length };
  });
  for (const { text, start, end } of readings) {
    const fact = touchesFact(text, start, end);
    if (fact) return fact;
  }
  return readings.some((reading) => turnsFact(readings[0]!, reading)) ? 'number' : null;
}

const numberCharacter = /^[\p{Nd}.．%％‰〇零一二三四五六七八九十百千万亿兆两]$/u;
const counts = /\p{Nd}|[〇零一二三四五六七八九十百千万亿兆两].*[〇零一二三四五六七八九十百千万亿兆两]/u;

/** Two prints with another number, or another name, at a slot. A numeral against a mere mark is a misreading, and none. */
function clashAt({ variants }: Slot, prints: readonly Passage[], fact: Fact): readonly Conflict[] {
  const [own, ...others] = variants.map((variant) => {
    const passage = prints[variant.print]!;
    const at = (i: number) => numberCharacter.test(textOf(passage, i, i + 1));
    let { start, end } = variant;
    while (fact === 'number' && start > 0 && at(start - 1)) start -= 1;
    while (fact === 'number' && end < passage.codes.length && at(end)) end += 1;
    return { reading: textOf(passage, start, end), span: spanOf(passage, start, end) };
  });
  const clash = others.find(({ reading }) => reading !== own!.reading);
  if (!clash?.span || !own!.span) return [];
  if (fact === 'number' && !(counts.test(own!.reading) && counts.test(clash.reading))) return [];
  if (fact === 'number' && isSameValue(own!.reading, clash.reading)) return [];
  return [{ a: own!.span, b: clash.span, kind: fact, readings: [own!.reading, clash.reading] }];
}

/** Whether two readings say the same numbers: 三百二十 and 320, 38.82% and 38.8%. */
function isSameValue(a: string, b: string): boolean {
  const [ours, theirs] = [readFacts(a), readFacts(b)];
  return ours.length > 0 && ours.length === theirs.length && ours.every((fact, k) => sameFact(fact, theirs[k]!));
}
