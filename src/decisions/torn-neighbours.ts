import { readLanguage } from '../language/document-language.ts';
import { isTorn, judgeTorn, mayGoOn } from '../rebuild/torn-sentence.ts';
import type { Line } from '../types.ts';

/** Whether a sentence that breaks off goes on with another text, as far as the evidence says. */
export type GoesOn = (before: string, behind: string) => boolean;

/** Prepares to tell whether raw neighbours that stand together again are one sentence, by the language of the document. */
export function judgeNeighbours(lines: readonly Line[]): GoesOn {
  let language: ReturnType<typeof readLanguage> | undefined;
  return (before, behind) => {
    if (!isTorn(before, 'interrupted') || !mayGoOn(behind)) return false;
    language ??= readLanguage(lines);
    return judgeTorn(before, behind, 'damaged', language).class !== 'guessed';
  };
}
