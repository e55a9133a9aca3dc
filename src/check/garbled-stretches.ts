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
  /** Nats a letter that text may have. */
  readonly nats: number;
  /** Nats beyond those, summed up over a stretch, that no text has. */
  readonly excess: number;
}

/**
 * As the rule `garbled-text` has them by default: the metric goes by the same. Lists of names are the hard case. The greatest excess in
 * 31 reports that the model has not seen is 70 (涪陵榨菜、奉节脐橙、巫山脆李、潼南柠檬); 20 letters of mojibake have 120.
 */
export const garbleBounds: GarbleBounds = { nats: 7.5, excess: 85 };

/**
 * Finds stretches whose letters surprise by more than text does: cumulated sums (Page 1954), each stretch from where its sum begins to
 * rise to where it is highest. Linear in the text.
 */
export function garbledStretches({ paragraphs }: Wording, bounds: GarbleBounds): readonly GarbledStretch[] {
  return paragraphs.flatMap(({ placed, nats, offsets }) => {
    const found: GarbledStretch[] = [];
    let [sum, from, most, to] = [0, 0, 0, 0];
    const reset = () => {
      [sum, most] = [0, 0];
    };
    const close = () => {
      if (most >= bounds.excess) {
        const mean = bounds.nats + most / (to - from);
        const { text } = placed.paragraph;
        if (isList(text.slice(offsets[from], offsets[to]))) return reset();
        found.push({ placed, start: offsets[from]!, end: offsets[to]!, letters: to - from, mean });
      }
      reset();
    };
    for (let i = 0; i < nats.length; i += 1) {
      if (sum <= 0) {
        close();
        from = i;
      }
      sum += nats[i]! - bounds.nats;
      if (sum > most) [most, to] = [sum, i + 1];
    }
    close();
    return found;
  });
}

/** Share of marks from which a stretch is a list of names: 锑、镁；铂、钯、钌、锇 has more, garbled text hardly any in order. */
const LISTED = 0.15;

function isList(text: string): boolean {
  return (text.match(/[、，；,;]/gu)?.length ?? 0) >= LISTED * text.length;
}
