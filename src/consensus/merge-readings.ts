import type { CharacterScorer } from '../language/character-scorer.ts';
import { foldText } from '../language/fold-character.ts';
import type { Span } from '../types.ts';
import { type Choice, type ChoiceWeights, chooseVariants } from './choose-variants.ts';
import { findSlots, type Slot, type Variant } from './find-slots.ts';
import { type Passage, type PassagePart, readPassage, spanOf, textOf } from './passage.ts';
import { touchesFact } from './touches-fact.ts';

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
  /** Differences at which a reading was chosen, the kept one or another. */
  readonly chosen: number;
}

/**
 * Reads one text out of several prints of it. Two prints are weighed by the language model at every difference; more vote, and the
 * model decides between equals. A number, a date or a person's name is never taken from another print: the kept one stands
 * (`facts/conflicts-between` tells where they differ).
 *
 * In: the kept print and the others, and a scorer of the language. Out: readings rising in the kept print.
 *
 * @example kept 肉午饲养里达到400万头, another 肉牛饲养量达到406万头:
 * 午 reads 牛 and 里 reads 量, each with its place in the other print; 400 stands.
 */
export function mergeReadings(
  { kept: keptParts, others: otherParts, before = '', after = '' }: Prints,
  scorer: CharacterScorer,
  weights?: ChoiceWeights,
): MergedReadings {
  const prints = [keptParts, ...otherParts].map(readPassage);
  const kept = prints[0]!;
  const open: { readonly slot: Slot; readonly takers: readonly Variant[]; readonly choice: Choice }[] = [];
  for (const slot of findSlots(kept, prints.slice(1))) {
    if (!holdsFact(slot, prints) && isPlaced(slot, prints)) open.push({ slot, ...choiceAt(slot, prints) });
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
  return { readings, chosen: open.length };
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
  return { choice: { start, end, readings, votes }, takers };
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

/** Whether a number, a date or a name stands in a slot, in any of the prints. */
function holdsFact({ variants }: Slot, prints: readonly Passage[]): boolean {
  return variants.some(({ print, start, end }) => {
    const passage = prints[print]!;
    const from = Math.max(0, start - AROUND);
    const [ahead, own, behind] = [
      textOf(passage, from, start),
      textOf(passage, start, end),
      textOf(passage, end, Math.min(passage.codes.length, end + AROUND)),
    ];
    return touchesFact(ahead + own + behind, ahead.length, ahead.length + own.length) !== null;
  });
}
