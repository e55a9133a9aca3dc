import { editDistance } from './edit-distance.ts';
import { flat } from './flat-text.ts';
import type { Metrics } from './metrics.ts';

/** Characters of the context by which a place is known in both texts. */
const CONTEXT = 8;

/**
 * Scores a text against its gold as a reader of both would: the share of characters that must change, and the share of places of the
 * gold text where the text goes on alike. White space, widths and Markdown marks count nowhere (see `flat`).
 *
 * @example
 * scoreGold('一、甲乙丙', '一、甲乙丁')   // { 'character-error-rate': 0.2, 'joint-accuracy': 1 }: shorter than the context
 */
export function scoreGold(text: string, gold: string): Metrics {
  const [out, wanted] = [Array.from(flat(text)), Array.from(flat(gold))];
  const known = new Set(placesOf(out));
  const places = placesOf(wanted);
  const met = places.filter((place) => known.has(place)).length;
  return {
    'character-error-rate': round(editDistance(out, wanted) / Math.max(1, wanted.length)),
    'joint-accuracy': round(places.length === 0 ? 1 : met / places.length),
  };
}

function placesOf(letters: readonly string[]): readonly string[] {
  return Array.from({ length: Math.max(0, letters.length - CONTEXT) }, (_, i) =>
    letters.slice(i, i + CONTEXT + 1).join(''),
  );
}

function round(value: number): number {
  return Math.round(value * 100_000) / 100_000;
}
