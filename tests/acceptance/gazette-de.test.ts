import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { orderRegions } from '../../src/geometry/order-regions.ts';
import type { Cleaned } from '../../src/types.ts';
import { readGazettePages } from '../benchmarks/gazette-pages.ts';
import { countSuccessors, orderShuffled } from '../benchmarks/region-orders.ts';
import { formats, ledgerState, paragraphTexts, runTwice, soundLedger } from '../invariants.ts';
import { isHere, shared } from './shared.ts';

const folder = `${shared}/corpus/gazette-de`;

describe.skipIf(!isHere)('real gazette pages of 1820 to 1939', () => {
  it('have their regions in order again after any shuffle: four of five follow the right one', () => {
    const pages = readGazettePages(folder);
    const orders = [1, 2].map((seed) => pages.map(({ regions }) => orderShuffled(regions, orderRegions, seed)));
    expect(orders[1]).toEqual(orders[0]);
    const counts = orders[0]!.map(countSuccessors);
    const sum = (of: 'right' | 'all') => counts.reduce((all, count) => all + count[of], 0);
    expect(sum('right') / sum('all')).toBeGreaterThanOrEqual(0.8);
  }, 120_000);
});

describe.skipIf(!isHere)('a real gazette page of 1914', () => {
  const path = `${folder}/1914_192_0589.lines.jsonl`;
  let cleaned: Cleaned;

  beforeAll(async () => {
    cleaned = await clean({ path, content: readFileSync(path) });
  }, 120_000);

  it('is told by its content, accounted for and restored, and nothing is reordered by its text', () => {
    expect(cleaned.sources[0]!.media).toBe('lines-jsonl');
    expect(ledgerState(cleaned)).toEqual(soundLedger(cleaned.sources[0]!.text));
    expect(cleaned.summary.moved).toBe(0);
  });

  it('has its broken words joined across lines', () => {
    const paragraph = paragraphTexts(cleaned).find((text) => text.startsWith('Nach dem Juniheft'));
    expect(paragraph).toContain('belief ſich die fortgeſchriebene Bevölkerungsziffer der Reichshauptſtadt');
  });

  it.each(formats)(
    'is not changed by a second run, as %s',
    async (format) => {
      const { first, second } = await runTwice(cleaned, format);
      expect(second).toBe(first);
    },
    120_000,
  );
});

it.skipIf(isHere)('needs the shared documents', () => {
  expect(isHere).toBe(false);
});
