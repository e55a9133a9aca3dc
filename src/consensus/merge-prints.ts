import { lineKey } from '../dedupe/line-key.ts';
import type { DocumentLanguage } from '../language/document-language.ts';
import { foldText } from '../language/fold-character.ts';
import { placeOf } from '../layout/place-of.ts';
import type { Conflict, Line } from '../types.ts';
import { type ChoiceWeights, choiceWeights } from './choose-variants.ts';
import { agreedStretches, type MergedReadings, mergeReadings, type Prints } from './merge-readings.ts';
import type { PassagePart } from './passage.ts';

/** Readings of a document's passages, and the conflicts between their prints. */
export type MergedPrints = Omit<MergedReadings, 'chosen'>;

/** So many differences are taken to be decided for either print, beside those that are. */
const PRIOR = 2;

/** Trust feeds on itself: beside a clean print what was taken from a poor one goes away round by round. */
const MOST_ROUNDS = 6;

/**
 * Merges everything that a document prints more than once. What the language model knows of the document is counted on the lines and
 * stretches that are not in dispute. How often either print was right says how far the kept one is to be trusted where the
 * model is in doubt: of two scans one is mostly the better.
 *
 * In: the passages with their prints, and all lines of the document with its language. Out: readings of all, and conflicts.
 */
export function mergePrints(
  passages: readonly Prints[],
  lines: readonly Line[],
  language: Pick<DocumentLanguage, 'scorerOf'>,
  weights: ChoiceWeights = choiceWeights,
): MergedPrints {
  const disputed = passages.filter(isDisputed);
  if (disputed.length === 0) return { readings: [], conflicts: [] };
  const merged = new Set(passages.flatMap(({ kept, others }) => [kept, ...others].flat().map(placeOf)));
  const alone = lines.filter((line) => !merged.has(placeOf(line))).map(({ text }) => foldText(text));
  const scorer = language.scorerOf([...alone, ...passages.flatMap(agreedStretches)]);
  const mergeAll = (margin: number) => disputed.map((prints) => mergeReadings(prints, scorer, { ...weights, margin }));
  let found = mergeAll(weights.margin);
  let taken = takenIn(found);
  for (let round = 0; round < MOST_ROUNDS && taken > 0; round += 1) {
    const kept = found.reduce((sum, { chosen }) => sum + chosen, 0) - taken;
    const trust = Math.log((kept + PRIOR) / (taken + PRIOR));
    if (trust <= 0) break;
    found = mergeAll(weights.margin + trust);
    const before = taken;
    taken = takenIn(found);
    if (taken >= before) break;
  }
  return {
    readings: found.flatMap(({ readings }) => readings),
    conflicts: found.flatMap(({ conflicts }) => conflicts),
  };
}

function takenIn(found: readonly MergedReadings[]): number {
  return found.reduce((sum, { readings }) => sum + readings.length, 0);
}

function isDisputed({ kept, others }: Prints): boolean {
  const key = (parts: readonly PassagePart[]) => parts.map(({ text }) => lineKey(text)).join('');
  return others.some((other) => key(other) !== key(kept));
}

/** Conflicts as known, and those found that touch none of them: a line whose numbers differ is reported as a whole. */
export function addConflicts(known: readonly Conflict[], found: readonly Conflict[]): readonly Conflict[] {
  const isKnown = ({ a }: Conflict) =>
    known.some(({ a: line }) => line.source === a.source && line.start < a.end && line.end > a.start);
  return [...known, ...found.filter((conflict) => !isKnown(conflict))];
}
