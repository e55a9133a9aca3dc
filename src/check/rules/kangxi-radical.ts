import { unifyRadical } from '../../language/unify-radical.ts';
import { gatherHits, matchesIn, sampleOf } from '../hits.ts';
import { defineRule } from '../rule.ts';

const radicals = /[\u2e80-\u2fd5]/gu;

/**
 * Radicals that a PDF font put for ideographs: they look alike, and no search finds them.
 *
 * @example
 * ⽩城市⼈⺠政府公报
 */
export const kangxiRadical = defineRule({
  name: 'kangxi-radical',
  severity: 'error',
  docs: 'Radicals (⼈ ⺠) stand for the ideographs that look like them.',
  fixable: true,
  check: (text) => {
    const hits = matchesIn(text, radicals).flatMap(({ raw, ...span }) => {
      const meant = String.fromCodePoint(unifyRadical(raw.codePointAt(0)!));
      return meant === raw ? [] : [{ ...span, raw, meant, fix: { ...span, text: meant } }];
    });
    return gatherHits(text, hits, (group) => ({
      code: 'radicals',
      characters: group.length,
      sample: sampleOf(group.map(({ raw }) => raw)),
      meant: sampleOf(group.map(({ meant }) => meant)),
    }));
  },
});
