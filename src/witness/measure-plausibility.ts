import { loadCharacterModel } from '../language/character-model.ts';
import { type CharacterScorer, combine } from '../language/character-scorer.ts';
import { countDocument } from '../language/document-counts.ts';
import { foldText } from '../language/fold-character.ts';
import type { Plausibilities, Plausibility, ReadingPair } from './class-reading.ts';

/** Weight of the two texts' own words beside the model's, as in the document's language. */
const OWN_WEIGHT = 3;

/** Characters behind a reading that it makes likelier or not: the model looks back on four. */
const BEHIND = 4;

/** Characters by which the model judges the next one. */
const CONTEXT = 4;

/**
 * Gives a measure of how plausible readings are, by the language, and by those clauses of both texts too in which nothing is in dispute:
 * a name that the witness has elsewhere speaks for its reading, the disputed place itself for neither.
 *
 * In: the clauses. Out: a function of the surroundings and the reading.
 */
export function measurePlausibility(
  clauses: readonly string[],
): (pair: Pick<ReadingPair, 'before' | 'after'>, reading: string) => Plausibilities {
  const model = loadCharacterModel();
  const language = combine(model, null, OWN_WEIGHT);
  const texts = combine(model, countDocument(clauses.map(foldText)), OWN_WEIGHT);
  return ({ before, after }, reading) => {
    const codes = foldText(before + reading + after);
    const start = foldText(before).length;
    const end = start + foldText(reading).length;
    return { inLanguage: judge(language, codes, start, end), inTexts: judge(texts, codes, start, end) };
  };
}

/** Judges the codes [start, end) where they stand. */
function judge(scorer: CharacterScorer, codes: Uint32Array, start: number, end: number): Plausibility {
  let sum = 0;
  for (let i = start; i < Math.min(codes.length, end + BEHIND); i += 1) {
    sum += scorer.logProbability(codes, Math.max(0, i - CONTEXT), i);
  }
  let [bond, pairs, count] = [Number.NEGATIVE_INFINITY, 0, 0];
  for (let i = Math.max(1, start); i <= Math.min(end, codes.length - 1); i += 1) {
    const together = scorer.logProbability(codes, i - 1, i);
    bond = Math.max(bond, together - scorer.logProbability(codes, i, i));
    pairs += together;
    count += 1;
  }
  return { sum, mean: pairs / Math.max(1, count), bond };
}
