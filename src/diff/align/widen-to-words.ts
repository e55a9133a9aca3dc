import type { Alignment } from './alignment.ts';
import type { Pairing } from './pairings-of.ts';
import { endOf, type VisibleText } from './visible-text.ts';

/** Characters on either side of a difference in which its word is looked for: no number and few words are longer. */
const reach = 8;
/** A longer difference is a clause or more; its words need no help. */
const longest = 12;

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Takes the rest of a word or number into a difference, on both sides: 122 → 182 tells more than a 2 that became an 8. It unpairs those
 * characters in the alignment. Words are those of `Intl.Segmenter`, of a few characters at a time, since it is slow on long texts.
 */
export function widenToWords(
  raw: VisibleText,
  clean: VisibleText,
  { rawPartner, cleanPartner, rawZone }: Alignment,
  pairings: readonly Pairing[],
): void {
  for (const { isEqual, rawStart, rawEnd, cleanStart, cleanEnd, zone } of pairings) {
    if (isEqual) continue;
    const isShort = rawEnd - rawStart <= longest && cleanEnd - cleanStart <= longest;
    if (!isShort) {
      // Of two lines that say nothing alike, the full stop is no exception.
      const isPair = rawEnd > rawStart && cleanEnd > cleanStart && rawPartner[rawEnd] === cleanEnd;
      if (!isPair || !isFullStop(raw, rawEnd) || !isFullStop(clean, cleanEnd)) continue;
      rawPartner[rawEnd] = -1;
      cleanPartner[cleanEnd] = -1;
      continue;
    }
    const isPair = (a: number, b: number) =>
      a >= 0 && a < rawPartner.length && rawPartner[a] === b && rawZone[a] === zone;
    let before = 0;
    while (
      before < reach &&
      isPair(rawStart - before - 1, cleanStart - before - 1) &&
      isUnbroken(raw, rawStart - before - 1) &&
      isUnbroken(clean, cleanStart - before - 1)
    ) {
      before += 1;
    }
    let after = 0;
    while (
      after < reach &&
      isPair(rawEnd + after, cleanEnd + after) &&
      isUnbroken(raw, rawEnd + after - 1) &&
      isUnbroken(clean, cleanEnd + after - 1)
    ) {
      after += 1;
    }
    const inRaw = wordAround(raw, rawStart, rawEnd, before, after);
    const inClean = wordAround(clean, cleanStart, cleanEnd, before, after);
    for (let i = 1; i <= Math.max(inRaw.before, inClean.before); i += 1) {
      rawPartner[rawStart - i] = -1;
      cleanPartner[cleanStart - i] = -1;
    }
    for (let i = 0; i < Math.max(inRaw.after, inClean.after); i += 1) {
      rawPartner[rawEnd + i] = -1;
      cleanPartner[cleanEnd + i] = -1;
    }
  }
}

/** Whether a line ends with this character, a mark of punctuation. */
function isFullStop({ codes, lines }: VisibleText, at: number): boolean {
  const isLast = at > 0 && at < codes.length && lines[at - 1] === lines[at] && lines[at + 1] !== lines[at];
  return isLast && /\p{P}/u.test(String.fromCodePoint(codes[at]!));
}

/** Whether the next visible character follows without white space. */
function isUnbroken(text: VisibleText, at: number): boolean {
  return at >= 0 && at + 1 < text.starts.length && endOf(text, at) === text.starts[at + 1];
}

/** Characters before and behind a stretch that belong to the words at its ends. */
function wordAround(text: VisibleText, start: number, end: number, before: number, after: number) {
  const codes = text.codes.subarray(start - before, end + after);
  const [from, to] = [before, before + end - start];
  let at = 0;
  let [wordStart, wordEnd] = [from, to];
  for (const { segment } of words.segment(String.fromCodePoint(...codes))) {
    const next = at + charactersIn(segment);
    if (at < from && next > from) wordStart = at;
    if (at < to && next > to) wordEnd = next;
    at = next;
  }
  return { before: from - wordStart, after: wordEnd - to };
}

/** Code points: second halves of surrogate pairs (U+DC00 to U+DFFF) do not count. */
function charactersIn(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) >> 10 === 0x37) count -= 1;
  return count;
}
