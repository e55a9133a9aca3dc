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
    nats: { default: garbleBounds.nats, minimum: 1, maximum: 12, docs: 'nats of surprise a letter that text may have' },
    excess: {
      default: garbleBounds.excess,
      minimum: 1,
      docs: 'nats beyond those, summed up over a stretch, from which it is garbled',
    },
  },
  check: (text, { nats, excess }) =>
    garbledStretches(text.wording(), { nats, excess }).map(({ placed, start, end, mean }) => ({
      span: rawAt(placed, start, end - start),
      message: { code: 'garbled' as const, characters: end - start, nats: mean },
    })),
});
