import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { cleanVariant, variants, wordsOf } from '../invariants.ts';
import { gazetteText, runs } from './gazette-text.ts';

describe('line ends and byte order marks change no word', () => {
  it.each(Object.keys(variants))('%s', async (variant) => {
    await fc.assert(
      fc.asyncProperty(gazetteText, fc.constantFrom('raw.txt', 'raw.md'), async (content, path) => {
        const other = await cleanVariant({ path, content }, variants[variant]!);
        expect(wordsOf(other)).toEqual(wordsOf(await clean({ path, content })));
      }),
      runs,
    );
  });

  it('nor does it matter whether the text comes as characters or as UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(gazetteText, async (content) => {
        const bytes = await clean({ content: new TextEncoder().encode(content) });
        expect(wordsOf(bytes)).toEqual(wordsOf(await clean({ content })));
      }),
      runs,
    );
  });
});
