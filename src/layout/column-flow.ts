import type { CharacterScorer } from '../language/character-scorer.ts';
import { foldText } from '../language/fold-character.ts';

/** A place where two stretches of a page meet: a line and the one under it in its column, or the one beside it. */
export type Meeting = readonly [before: string, after: string];

/** Lines of prose fill their column: so wide at least, in full-width characters, and so many of them nearly as wide as the widest. */
const NARROWEST = 7;
const NEARLY = 0.8;
const LEAST_FULL = 0.5;

/** Share of lines that break off inside a sentence or clause. Lines of verse and items of lists end in a mark. */
const LEAST_OPEN = 0.55;
const closed = /[\p{P}$]$/u;

/** Nats a line by which reading down must be better than reading across, and be good (as for vertical columns: 2 to 5 are usual). */
const LEAST_LEAD = 0.8;
const LEAST_GOOD = 0.3;

/** Without a model of the language: share of lines that open with a small letter, or behind a hyphen. */
const LEAST_LOW = 0.4;

/** Share of letters that must be Han for the model to speak. */
const LEAST_HAN = 0.3;

/**
 * Whether columns of lines are prose that runs down them: full lines that break off in mid-sentence and go on below, better than to
 * the side. Tables, lists of names, verse and code are not.
 *
 * In: the lines of every column from top to bottom, and what stands side by side.
 */
export function flowsDown(
  columns: readonly (readonly string[])[],
  across: readonly Meeting[],
  scorer: () => CharacterScorer,
): boolean {
  if (columns.some((lines) => !fills(lines))) return false;
  const down = columns.flatMap((lines) => lines.slice(1).map((line, i): Meeting => [lines[i]!, line]));
  const open = down.filter(([before]) => !closed.test(before)).length;
  if (down.length === 0 || open < LEAST_OPEN * down.length) return false;
  if (!isHan(columns.flat().join(''))) {
    const low = down.filter(([before, after]) => /^\p{Ll}/u.test(after) || /\p{L}[-‐]$/u.test(before)).length;
    return low >= LEAST_LOW * down.length;
  }
  const language = scorer();
  const good = meanScore(down, language);
  return good >= LEAST_GOOD && good - meanScore(across, language) >= LEAST_LEAD;
}

/** Whether few lines, too few to prove anything, go on downwards rather than to the side. */
export function leansDown(
  columns: readonly (readonly string[])[],
  across: readonly Meeting[],
  scorer: () => CharacterScorer,
) {
  const down = columns.flatMap((lines) => lines.slice(1).map((line, i): Meeting => [lines[i]!, line]));
  if (down.length === 0 || columns.some((lines) => Math.max(...lines.map(widthOf)) < NARROWEST)) return false;
  return meanScore(down, scorer()) > meanScore(across, scorer());
}

function fills(lines: readonly string[]): boolean {
  const widths = lines.map(widthOf).sort((a, b) => a - b);
  const wide = widths[Math.floor(0.9 * (widths.length - 1))] ?? 0;
  const full = widths.filter((width) => width >= NEARLY * wide).length;
  return wide >= NARROWEST && full >= LEAST_FULL * widths.length;
}

/** In full-width characters. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character.codePointAt(0)! >= 0x2e80 ? 1 : 0.5;
  return width;
}

function isHan(text: string): boolean {
  const letters = text.match(/[\p{L}]/gu)?.length ?? 0;
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= LEAST_HAN * letters;
}

function meanScore(meetings: readonly Meeting[], scorer: CharacterScorer): number {
  if (meetings.length === 0) return 0;
  const scores = meetings.map(([before, after]) =>
    scorer.boundaryPmi(foldText(before).slice(-4), foldText(after).slice(0, 4)),
  );
  return scores.reduce((sum, score) => sum + score, 0) / meetings.length;
}
