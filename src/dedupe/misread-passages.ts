import type { DocumentLanguage } from '../language/document-language.ts';
import type { Copy, CopySpan } from './find-copies.ts';
import type { Passage, PassagePair } from './find-passages.ts';
import { judgeWords, mostMisread, scorerBeside } from './judge-copy.ts';

/** Letters of a passage, and misreadings that must tell it from reuse: it stands in the midst of other text. */
const LEAST = 60;
const FEWEST_MISREAD = 3;

/**
 * Finds passages that stand in two paragraphs and differ as misreadings differ; exact ones are `findPassages`' matter.
 *
 * In: paragraphs, what two of them have in common, and their language. Out: pairs, each inside one paragraph on either side.
 */
export function findMisreadPassages(
  texts: readonly string[],
  copies: readonly Copy[],
  language: DocumentLanguage,
): readonly PassagePair[] {
  const unlike = copies.filter(({ similarity, letters }) => similarity < 1 && letters >= LEAST);
  const possible = unlike.filter((copy) => mostMisread(texts, copy) >= FEWEST_MISREAD);
  if (possible.length === 0) return [];
  const scorer = scorerBeside(texts, unlike, language);
  return possible
    .map((copy) => judgeWords(texts, copy, scorer))
    .filter(({ relation, misread }) => relation === 'print' && misread >= FEWEST_MISREAD)
    .map(({ first, second, letters, similarity }) => ({
      first: passageOf(first),
      second: passageOf(second),
      letters,
      similarity,
    }));
}

function passageOf({ text, start, end }: CopySpan): Passage {
  return { unit: text, start, endUnit: text, end };
}
