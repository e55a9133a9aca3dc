import { gatherHits, matchesIn, sampleOf } from '../hits.ts';
import { defineRule } from '../rule.ts';

const lost = /[\ufffd\ufffe\uffff]+/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000e-\u001f\u007f]+/gu;

/**
 * Characters that decoding lost, and control characters that no text has.
 *
 * @example
 * 市长 杨���勇
 */
export const replacementCharacter = defineRule({
  name: 'replacement-character',
  severity: 'error',
  docs: 'Characters were lost in decoding, or control characters stand in the text.',
  check: (text) => [
    ...gatherHits(text, matchesIn(text, lost), (hits) => ({ code: 'undecoded', characters: lettersOf(hits) })),
    ...gatherHits(text, matchesIn(text, controls), (hits) => ({
      code: 'control-characters',
      characters: lettersOf(hits),
      sample: sampleOf(hits.map(({ raw }) => nameOf(raw))),
    })),
  ],
});

function lettersOf(hits: readonly { readonly raw: string }[]): number {
  return hits.reduce((sum, { raw }) => sum + raw.length, 0);
}

function nameOf(raw: string): string {
  return `U+${raw.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
