import { detectLanguage } from '../language/detect-language.ts';
import { endsInHyphen } from '../language/latin-words.ts';
import { type ListedLanguage, loadLexicon } from '../language/lexicon.ts';
import { readWitnesses } from '../language/word-witnesses.ts';
import type { Line, Piece } from '../types.ts';
import { findLostHyphen, judgeHyphen, type WordKnowledge } from './broken-word.ts';
import { separateLines } from './line-joint.ts';

/** Tells what is known about the words of a paragraph, from its lines. */
export type KnowWords = (lines: readonly Line[]) => WordKnowledge;

const listed: ReadonlySet<string | undefined> = new Set<ListedLanguage>(['en', 'de']);

/** Lines that tell the language of a document by voting, a handful at a time. */
const HANDFUL = 10;

/** Reads the words of a document when they are first asked for: one without a broken word never pays for it. */
export function knowWords(lines: readonly Line[]): KnowWords {
  const witnesses = readWitnesses(lines);
  let main: string | undefined | null = null;
  return (paragraph) => {
    if (main === null) main = voteLanguage(lines);
    const language = languageOf(paragraph) ?? main;
    return { witnesses, language, lexicon: listed.has(language) ? loadLexicon(language as ListedLanguage) : null };
  };
}

function languageOf(lines: readonly Line[]): string | undefined {
  return detectLanguage(lines.map(({ text }) => text).join(' '));
}

function voteLanguage(lines: readonly Line[]): string | undefined {
  const votes = new Map<string, number>();
  for (let i = 0; i < lines.length; i += HANDFUL) {
    const language = languageOf(lines.slice(i, i + HANDFUL));
    if (language !== undefined) votes.set(language, (votes.get(language) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

/** What stands between two lines of a paragraph. */
export interface WordJoint {
  /** UTF-16 units at the end of the first line that `pieces` stand for. */
  readonly cut: number;
  readonly pieces: readonly Piece[];
}

/**
 * Joins a line to the one before it in its paragraph. A hyphen that only broke a word is taken out, a blank that the line
 * break stood for is put in, and both are edits with their rule; between ideographs stands nothing.
 *
 * @example
 * joinWords(line('und wurde auf ausdrück⸗'), line('lichen Befehl'), false, knowledge)
 * // { cut: 1, pieces: [{ text: '', rule: 'dehyphenate', evidence: { source: 's1', start: 310, end: 323 }, … }] }
 */
export function joinWords(before: Line, line: Line, isMixedSpaced: boolean, know: () => WordKnowledge): WordJoint {
  const blank: Piece = { source: line.source, start: line.start, end: line.start, text: ' ', rule: 'word-space' };
  if (isBrokenIn(before, line)) {
    const { hyphen } = before.brokenWord!;
    const mark: Piece = {
      source: before.source,
      start: before.end - hyphen,
      end: before.end,
      text: '',
      rule: 'dehyphenate',
      evidence: 'the file gives the whole word',
    };
    return { cut: hyphen, pieces: hyphen > 0 ? [mark] : [] };
  }
  if (endsInHyphen(before.text)) {
    const found = judgeHyphen(before.text, line.text, know());
    if (found?.isJoined) {
      const { source, end } = before;
      const evidence = found.evidence === undefined ? {} : { evidence: found.evidence };
      const mark: Piece = { source, start: end - found.length, end, text: '', rule: 'dehyphenate', ...evidence };
      return { cut: found.length, pieces: [mark] };
    }
    return { cut: 0, pieces: found?.separator === ' ' ? [blank] : [] };
  }
  const evidence = mayHaveLostHyphen(before, line) ? findLostHyphen(before.text, line.text, know()) : null;
  if (evidence !== null) {
    // The line break itself is what goes: the edit shows where, and on what evidence.
    const mark: Piece = {
      source: line.source,
      start: before.end,
      end: line.start,
      text: '',
      rule: 'rejoin-word',
      evidence,
    };
    return { cut: 0, pieces: [mark] };
  }
  return { cut: 0, pieces: separateLines(before.text, line.text, isMixedSpaced) === ' ' ? [blank] : [] };
}

/** Whether the file itself says that the word at the end of one line goes on in the next. */
function isBrokenIn({ text, brokenWord }: Line, line: Line): boolean {
  return brokenWord !== undefined && text.endsWith(brokenWord.stem) && line.text.startsWith(brokenWord.rest);
}

function mayHaveLostHyphen(before: Line, line: Line): boolean {
  return /\p{Ll}{2}$/u.test(before.text) && /^\p{Ll}{2}/u.test(line.text) && isWhiteSpaceBetween(before, line);
}

/** Whether nothing but a line break and an indent parts two lines in raw: a shorter line does not fit in between. */
function isWhiteSpaceBetween(before: Line, line: Line): boolean {
  const between = line.start - before.end - line.indent;
  return before.source === line.source && line.blanksBefore === 0 && (between === 1 || between === 2);
}
