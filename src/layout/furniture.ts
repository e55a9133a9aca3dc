import similarity from 'string-similarity';
import { parseMarker } from '../markers/parse-marker.ts';
import type { Drop, Line } from '../types.ts';

/** A page number alone on its line, set between dashes or dots; two where a sheet's text was merged (`- 17 -- 4 -`). */
const folio = /^(?:[-—–·•]+\s*\d{1,4}\s*[-—–·•]+\s*){1,2}$/u;

/** A number in brackets or alone may be a folio, and may be anything: it counts only where such lines number the pages. */
export const numberAlone = /^[(（〔]?\s*(\d{1,3})\s*[)）〕]?$/u;

/** `澜川市人民政府公报 2025·1`, perhaps twice on a line: the title of a periodical and its number. */
const periodical =
  /^(?:\s*(?:\d{1,4}\s+)?\p{Script=Han}{2,20}(?:公报|政报|日报|晚报|时报|周报)\s*(?:[（(]?\d{4}\s*[·•.．‧∙/年-]\s*第?\s*\d{1,3}\s*期?[）)]?)\s*){1,2}$/u;

/** Longest running head, in characters. */
export const HEAD_LENGTH = 30;

/** A line is taken for a noisy print of a running head from this Dice score of letter pairs on. */
const HEAD_SIMILARITY = 0.75;

/** A running head stands at this share of the folios, and at least three times (ORDER-NOTES 4.1, measured on ten cases). */
const HEAD_SHARE = 0.4;

/**
 * Finds folios and running heads.
 *
 * In: lines in raw order. Out: drops of fate `furniture`, each with its reason.
 * A running head is a short line that, digits aside, stands beside many folios or page breaks; OCR noise in it is allowed.
 */
export function findFurniture(lines: readonly Line[]): readonly Drop[] {
  const isFolio = lines.map(
    (line) =>
      line.furniture === 'folio' || (line.kind !== 'table' && line.text.length <= HEAD_LENGTH && folio.test(line.text)),
  );
  const reasons = new Map<number, string>();
  for (const [i, is] of isFolio.entries()) if (is) reasons.set(i, 'folio');
  for (const [i, { furniture }] of lines.entries()) if (furniture) reasons.set(i, furniture);
  for (const [i, line] of lines.entries())
    if (line.kind !== 'table' && line.text.length <= 2 * HEAD_LENGTH && periodical.test(line.text))
      reasons.set(i, 'running head');
  for (const i of findBareFolios(lines)) reasons.set(i, 'folio');
  const heads = commonHeads(lines, isFolio);
  for (const [i, line] of lines.entries()) {
    if (reasons.has(i) || heads.length === 0 || line.text.length > HEAD_LENGTH || !besidePageEdge(lines, isFolio, i))
      continue;
    const key = headKey(line.text);
    if (
      key.length > 1 &&
      mayBeHead(line.text) &&
      similarity.findBestMatch(key, [...heads]).bestMatch.rating >= HEAD_SIMILARITY
    ) {
      reasons.set(i, 'running head');
    }
  }
  return [...reasons.entries()].map(([i, reason]) => {
    const line = lines[i]!;
    return { source: line.source, start: line.start, end: line.end, fate: 'furniture', reason };
  });
}

/** Whether a line is a page number or the running head of a periodical by its own words. */
export function isPageEdge(text: string): boolean {
  return text.length <= 2 * HEAD_LENGTH && (folio.test(text) || periodical.test(text));
}

/** Bare page numbers count up or down: so many, none printed more than twice, within such a range, and never close together. */
const FEWEST_BARE = 5;
const BARE_DISTINCT = 0.9;
const BARE_RANGE = 2.5;
const BARE_DISTANCE = 8;

/** `17` alone on its line is a folio where many such lines stand a column apart and number the pages. */
function findBareFolios(lines: readonly Line[]): readonly number[] {
  const bare = lines.flatMap((line, i) =>
    line.kind !== 'table' && line.text.length <= 9 && numberAlone.test(line.text) ? [i] : [],
  );
  const values = bare.map((i) => Number(numberAlone.exec(lines[i]!.text)?.[1]));
  const distinct = new Set(values).size;
  const range = values.reduce((a, b) => Math.max(a, b), 0) - values.reduce((a, b) => Math.min(a, b), 999) + 1;
  const apart = bare.filter((i, k) => k === 0 || i - bare[k - 1]! >= BARE_DISTANCE).length;
  const isNumbering =
    bare.length >= FEWEST_BARE &&
    2 * distinct >= BARE_DISTINCT * bare.length &&
    range <= BARE_RANGE * distinct &&
    apart >= BARE_DISTINCT * bare.length;
  return isNumbering ? bare : [];
}

/** Addressees, sentences, section markers and signatures stand at page edges too, and are text. */
export function mayBeHead(text: string): boolean {
  return !/[：:。！？；，、!?;,]$/u.test(text) && parseMarker(text) === null && !/^第\s*\d+\s*[章节条]/u.test(text);
}

/** Dice score of the letter pairs of two heads, 0 to 1; for keys of at least two characters. */
export function headLikeness(a: string, b: string): number {
  return similarity.compareTwoStrings(a, b);
}

export function headKey(text: string): string {
  return text.replace(/\s+/gu, '').replace(/[0-9０-９]+/gu, '#');
}

function besidePageEdge(lines: readonly Line[], isFolio: readonly boolean[], i: number): boolean {
  if (lines[i]!.kind === 'table') return false;
  return isFolio[i - 1] === true || isFolio[i + 1] === true || lines[i]!.breakBefore === 'page' || i === 0;
}

function commonHeads(lines: readonly Line[], isFolio: readonly boolean[]): readonly string[] {
  const pages = isFolio.filter(Boolean).length + lines.filter((line) => line.breakBefore === 'page').length;
  const counts = new Map<string, number>();
  for (const [i, line] of lines.entries()) {
    if (isFolio[i] || line.text.length > HEAD_LENGTH || !besidePageEdge(lines, isFolio, i)) continue;
    const key = headKey(line.text);
    if (key.length > 1 && mayBeHead(line.text)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.max(3, HEAD_SHARE * pages);
  return [...counts].filter(([, count]) => count >= least).map(([key]) => key);
}

/** The page number that a folio line prints, or null; of a merged pair neither counts. */
export function folioNumber(text: string): number | null {
  const numbers = text.match(/\d+/gu) ?? [];
  return numbers.length === 1 ? Number(numbers[0]) : null;
}
