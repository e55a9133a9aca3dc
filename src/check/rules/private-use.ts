import { gatherHits, matchesIn, sampleOf } from '../hits.ts';
import { defineRule } from '../rule.ts';

const privateUse = /\p{Co}/gu;

/**
 * Characters of the private use area: they mean something in one font alone, often a rare ideograph of a name.
 *
 * @example
 * 副市长 王（U+E4C6 for a character that GB2312 lacks）
 */
export const privateUseRule = defineRule({
  name: 'private-use',
  severity: 'warning',
  docs: 'Characters stand in the text that only one font knows.',
  check: (text) =>
    gatherHits(text, matchesIn(text, privateUse), (hits) => ({
      code: 'private',
      characters: hits.length,
      sample: sampleOf(hits.map(({ raw }) => `U+${raw.codePointAt(0)!.toString(16).toUpperCase()}`)),
    })),
});
