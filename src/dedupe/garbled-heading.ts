import { parseMarker } from '../markers/parse-marker.ts';
import { alignedSimilarity } from './line-key.ts';

/** A heading that stands in another place as well, better printed: offsets of that place in its paragraph. */
export interface GarbledHeading {
  readonly unit: number;
  readonly start: number;
  readonly end: number;
  readonly similarity: number;
  /** The section markers, where the two prints differ in them. */
  readonly markers: readonly [garbled: string, kept: string] | null;
}

/** Paragraphs on either side in which the better print is looked for. */
const REACH = 3;

/** Share of characters that must agree, and the fewest there must be. */
const LEAST_SIMILARITY = 0.8;
const SHORTEST = 8;

/**
 * Finds the print that a shattered heading garbles: a paragraph nearby that begins with the same words.
 *
 * In: paragraphs and the index of the heading among them. Out: the better print, or null.
 *
 * @example (五)统筹党建引领…打造务实担当负责的人民满意府务。 beside (六)统筹党建引领…打造务实担当负责的人民满意政府。坚持…
 */
export function findBetterPrint(texts: readonly string[], heading: number): GarbledHeading | null {
  const garbled = readHeading(texts[heading]!);
  if (garbled.words.length < SHORTEST) return null;
  for (let unit = Math.max(0, heading - REACH); unit <= Math.min(texts.length - 1, heading + REACH); unit += 1) {
    if (unit === heading) continue;
    const other = readHeading(texts[unit]!);
    const end = /^[^。！？；]*[。！？；]?/u.exec(other.words)![0].length;
    const similarity = alignedSimilarity(garbled.words, other.words.slice(0, end));
    if (similarity < LEAST_SIMILARITY) continue;
    const isOther = garbled.marker !== '' && other.marker !== '' && garbled.marker !== other.marker;
    return {
      unit,
      start: 0,
      end: other.marker.length + end,
      similarity: Math.round(similarity * 1000) / 1000,
      markers: isOther ? [garbled.marker, other.marker] : null,
    };
  }
  return null;
}

function readHeading(text: string): { readonly marker: string; readonly words: string } {
  const length = parseMarker(text)?.length ?? 0;
  return { marker: text.slice(0, length), words: text.slice(length) };
}
