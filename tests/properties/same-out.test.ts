import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { gazetteText, runs } from './gazette-text.ts';

describe('the same text in gives the same out', () => {
  it('report, ledger and summary, whatever was cleaned in between', async () => {
    await fc.assert(
      fc.asyncProperty(gazetteText, gazetteText, async (content, other) => {
        const before = await clean({ content });
        await clean({ content: other });
        expect(await clean({ content })).toEqual(before);
      }),
      runs,
    );
  });

  it('alone and beside others at once', async () => {
    await fc.assert(
      fc.asyncProperty(gazetteText, gazetteText, async (content, other) => {
        const [together] = await Promise.all([clean({ content }), clean({ content: other })]);
        expect(together).toEqual(await clean({ content }));
      }),
      runs,
    );
  });
});
