import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { formats, runTwice } from '../invariants.ts';
import { gazetteText, runs } from './gazette-text.ts';

describe('a second run changes nothing', () => {
  it.each(formats)('of its own output as %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(gazetteText, async (content) => {
        const { first, second } = await runTwice(await clean({ content }), format);
        expect(second).toBe(first);
      }),
      runs,
    );
  });

  it('of a Markdown input either', async () => {
    await fc.assert(
      fc.asyncProperty(gazetteText, async (content) => {
        const { first, second } = await runTwice(await clean({ path: 'raw.md', content }), 'md');
        expect(second).toBe(first);
      }),
      runs,
    );
  });
});
