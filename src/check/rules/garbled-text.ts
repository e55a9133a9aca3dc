import { garbleBounds, garbledStretches } from '../garbled-stretches.ts';
import { rawAt } from '../raw-at.ts';
import { defineRule } from '../rule.ts';

/**
 * A passage that reads like no text: the language model, trained on reports and laws, is surprised by every character of it.
 * Lines read across two columns, a stamp read as words, a page of another script.
 *
 * @example
 * 口日工罗田丨山囗凵乂丶亅乚冖冂匚匸卩卪厶廴廾弋彐彡
 */
export const garbledText = defineRule({
  name: 'garbled-text',
  severity: 'warning',
  docs: 'A passage reads like no text: the language model is surprised by its every character.',
  options: {
    nats: {
      default: garbleBounds.nats,
      minimum: 1,
      maximum: 12,
      docs: 'mean surprise a character from which a stretch is garbled',
    },
    characters: {
      default: garbleBounds.characters,
      minimum: 8,
      maximum: 400,
      docs: 'length of the stretches that are measured',
    },
  },
  check: (text, { nats, characters }) =>
    garbledStretches(text.wording(), { nats, characters }).map(({ placed, start, end, mean }) => ({
      span: rawAt(placed, start, end - start),
      message: { code: 'garbled' as const, characters: end - start, nats: mean },
    })),
});
