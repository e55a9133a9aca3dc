import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { ledgerState, soundLedger } from '../invariants.ts';
import { gazetteText, runs } from './gazette-text.ts';

describe('for every text', () => {
  it.each(['safe', 'best'] as const)('nothing is lost or invented, and undo is exact (order %s)', async (order) => {
    await fc.assert(
      fc.asyncProperty(gazetteText, async (content) => {
        expect(ledgerState(await clean({ content }, { order }))).toEqual(soundLedger(content));
      }),
      runs,
    );
  });

  it('nothing is lost or invented when furniture, duplicates and raw order are kept', async () => {
    await fc.assert(
      fc.asyncProperty(gazetteText, async (content) => {
        const cleaned = await clean({ content }, { keep: ['furniture', 'duplicates', 'order'] });
        expect(ledgerState(cleaned)).toEqual(soundLedger(content));
        const dropped = cleaned.ledger.entries.filter(({ fate }) => fate === 'furniture' || fate === 'duplicate');
        expect(dropped).toEqual([]);
      }),
      runs,
    );
  });

  it('nothing is lost or invented when several texts are cleaned together', async () => {
    await fc.assert(
      fc.asyncProperty(gazetteText, gazetteText, async (first, second) => {
        const cleaned = await clean([{ content: first }, { content: second }]);
        expect(ledgerState(cleaned)).toEqual(soundLedger(first, second));
      }),
      runs,
    );
  });
});
