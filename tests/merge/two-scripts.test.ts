import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import { ledgerState, soundLedger } from '../invariants.ts';
import { printTraditional } from '../language/list-variants.ts';
import { setInLines } from '../made-print.ts';
import { report } from './made-files.ts';

const squeeze = (text: string) => text.replace(/\s+/gu, '');
const set = (paragraphs: readonly string[], measure: number) => setInLines(paragraphs, measure).join('\n');
const simplified = squeeze(report.join(''));
const traditional = printTraditional(simplified);
const inTraditional = report.map(printTraditional);

describe('a traditional and a simplified print of one issue', () => {
  it.each([
    ['both set, in other measures', set(report, 18), set(inTraditional, 25)],
    ['one flowing', set(report, 18), inTraditional.join('\n')],
    ['both flowing', report.join('\n'), inTraditional.join('\n')],
  ])('are one text, as one of them prints it: %s', async (_, first, second) => {
    for (const texts of [
      [first, second],
      [second, first],
    ]) {
      const cleaned = await clean(texts.map((content, i) => ({ path: `${'ab'[i]}.txt`, content })));
      expect([simplified, traditional]).toContain(squeeze(canonical(cleaned.report)));
      expect(ledgerState(cleaned)).toEqual(soundLedger(...texts));
      expect(cleaned.summary.conflicts).toBe(0);
    }
  });
});

describe('a page that one document prints in both scripts', () => {
  const lines = setInLines(report, 20);
  const page = lines.slice(60, 100);
  const other = page.map(printTraditional);

  it.each([
    ['the second time traditional', [...lines.slice(0, 100), ...other, ...lines.slice(100)]],
    ['the first time traditional', [...lines.slice(0, 60), ...other, ...lines.slice(60)]],
  ])('stays once, as printed: %s', async (_, raw) => {
    const cleaned = await clean({ path: 'a.txt', content: raw.join('\n') });
    const mixed = squeeze([...lines.slice(0, 60), ...other, ...lines.slice(100)].join(''));
    expect([simplified, mixed]).toContain(squeeze(canonical(cleaned.report)));
    expect(cleaned.summary.conflicts).toBe(0);
    expect(ledgerState(cleaned)).toEqual(soundLedger(raw.join('\n')));
  });
});
