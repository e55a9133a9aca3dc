import type { PlacedParagraph } from './checked-text.ts';
import type { Wording } from './wording.ts';

/** A stretch of a paragraph that surprises the model throughout; UTF-16 offsets in the paragraph's text. */
export interface GarbledStretch {
  readonly placed: PlacedParagraph;
  readonly start: number;
  readonly end: number;
  /** Letters of it. */
  readonly letters: number;
  /** Nats a letter. */
  readonly mean: number;
}

export interface GarbleBounds {
  readonly nats: number;
  readonly characters: number;
}

/** As the rule `garbled-text` has them by default: the metric goes by the same. */
export const garbleBounds: GarbleBounds = { nats: 7.6, characters: 24 };

/** Finds stretches of so many letters whose mean surprise reaches the bound; those that overlap are one. Linear in the text. */
export function garbledStretches({ paragraphs }: Wording, bounds: GarbleBounds): readonly GarbledStretch[] {
  return paragraphs.flatMap(({ placed, nats, offsets }) => {
    const size = bounds.characters;
    const found: [start: number, end: number][] = [];
    let sum = 0;
    for (let i = 0; i < nats.length; i += 1) {
      sum += nats[i]!;
      if (i >= size) sum -= nats[i - size]!;
      if (i + 1 < size || sum < bounds.nats * size) continue;
      const last = found.at(-1);
      if (last && last[1] >= i + 1 - size) last[1] = i + 1;
      else found.push([i + 1 - size, i + 1]);
    }
    return found.map(([from, to]) => ({
      placed,
      start: offsets[from]!,
      end: offsets[to]!,
      letters: to - from,
      mean: nats.subarray(from, to).reduce((total, each) => total + each, 0) / (to - from),
    }));
  });
}
