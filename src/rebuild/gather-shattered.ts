import type { CharacterScorer } from '../language/character-scorer.ts';
import { foldText } from '../language/fold-character.ts';
import { parseMarker } from '../markers/parse-marker.ts';

/** A heading in a narrow box is broken over lines of so many characters at most. */
const LONGEST_PIECE = 4;

/** Fewer lines than this are short lines of their own: 前言, 目录, a name. */
const FEWEST = 3;

/** Longest heading that is gathered, in characters. */
const LONGEST = 60;

/**
 * Mean PMI, in nats, from which neighbouring pieces belong together. Of 60 shattered headings in made and real newspaper pages
 * all but one have 3 and more; the lists of short words in 1,584 laws and the buttons of a web page have .8 at most.
 */
const LEAST_PMI = 1.5;

/** Words one below another, without marker, figure or mark among them, may be names or a list; those go together too (2.3). */
const LEAST_OF_WORDS = 4;
const word = /^\p{Script=Han}{1,4}$/u;

/** Nats for a piece that begins with a mark no line begins with, or with what closes a bracket or quotation of the piece before. */
const BAD_START = 5;
const badStart = /^[，。、；：！？”’）》〉】」』%％,;:!?)]/u;

/**
 * Finds runs of very short lines that are one heading, broken in print: 一、20 / 25 / 年工作 / 总结和“ / 十四五” / 发展 / 成就.
 *
 * Figures alone are none: they are a column of a table.
 *
 * In: the texts of neighbouring lines and the language they are in. Out: ranges [start, end) of lines to be read as one.
 */
export function findShattered(
  texts: readonly string[],
  language: () => CharacterScorer,
): readonly (readonly [start: number, end: number])[] {
  const runs: (readonly [number, number])[] = [];
  for (let start = 0; start < texts.length; ) {
    let end = start;
    while (end < texts.length && (end === start ? opensRun(texts[end]!) : goesOn(texts[end]!))) end += 1;
    if (end - start >= FEWEST) {
      const pieces = texts.slice(start, end);
      const least = pieces.every((piece) => word.test(piece)) ? LEAST_OF_WORDS : LEAST_PMI;
      const joined = pieces.join('');
      const mayBeHeading = joined.length <= LONGEST && /\p{Script=Han}/u.test(joined);
      if (mayBeHeading && meanFit(pieces, language()) >= least) runs.push([start, end]);
    }
    start = Math.max(end, start + 1);
  }
  return runs;
}

function opensRun(text: string): boolean {
  return text.length <= LONGEST_PIECE && /[\p{Script=Han}\d]/u.test(text);
}

function goesOn(text: string): boolean {
  return text.length <= LONGEST_PIECE && /[\p{Script=Han}\d\p{P}]/u.test(text) && parseMarker(text) === null;
}

/** Mean nats by which a piece goes on with the pieces before it rather than standing alone; behind a section marker any may stand. */
function meanFit(pieces: readonly string[], language: CharacterScorer): number {
  let sofar = '';
  let sum = 0;
  let joints = 0;
  for (const piece of pieces) {
    if (sofar !== '' && parseMarker(sofar)?.length !== sofar.length) {
      joints += 1;
      sum += language.boundaryPmi(foldText(sofar).slice(-4), foldText(piece).slice(0, 4));
      if (badStart.test(piece)) sum += BAD_START;
    }
    sofar += piece;
  }
  return joints === 0 ? 0 : sum / joints;
}
