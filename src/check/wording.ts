import { loadCharacterModel } from '../language/character-model.ts';
import { combine } from '../language/character-scorer.ts';
import { foldTextWithOffsets } from '../language/fold-character.ts';
import type { PackedCounts } from '../language/packed-counts.ts';
import type { PlacedParagraph } from './checked-text.ts';

/** How surprising the letters of a paragraph are. */
interface ParagraphWording {
  readonly placed: PlacedParagraph;
  /** Nats of every folded character after those before it in the paragraph, numbers in one. */
  readonly nats: Float32Array;
  /** UTF-16 offset of each in the paragraph's text, and one more for its end. */
  readonly offsets: Uint32Array;
}

/** The Chinese paragraphs of a text; others say nothing to the model. */
export interface Wording {
  readonly paragraphs: readonly ParagraphWording[];
  readonly characters: number;
  readonly nats: number;
}

/** Share of Han from which a paragraph is Chinese, and fewest letters that say anything. */
const LEAST_HAN = 0.5;
const FEWEST = 8;

/** Measures every Chinese paragraph by the model alone: the text's own words must not vouch for themselves. Rows of tables are no sentences. */
export function wordingOf(paragraphs: readonly PlacedParagraph[], model?: PackedCounts): Wording {
  const scorer = combine(model ?? loadCharacterModel(), null, 0);
  const measured: ParagraphWording[] = [];
  let [characters, nats] = [0, 0];
  for (const placed of paragraphs) {
    if (placed.paragraph.kind === 'table') continue;
    const { text } = placed.paragraph;
    const folded = foldTextWithOffsets(text);
    if (folded.codes.length < FEWEST || shareOfHan(folded.codes) < LEAST_HAN) continue;
    const each = scorer.surprise(folded.codes);
    const offsets = new Uint32Array(folded.codes.length + 1);
    offsets.set(folded.offsets);
    offsets[folded.codes.length] = text.length;
    measured.push({ placed, nats: each, offsets });
    characters += each.length;
    for (const value of each) nats += value;
  }
  return { paragraphs: measured, characters, nats };
}

function shareOfHan(codes: Uint32Array): number {
  let han = 0;
  for (const code of codes) if (code >= 0x4e00 && code <= 0x9fff) han += 1;
  return han / codes.length;
}
