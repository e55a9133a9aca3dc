import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import type { Input } from '../../src/types.ts';
import { jointAccuracy } from '../benchmarks/joint-accuracy.ts';
import { ledgerState, soundLedger } from '../invariants.ts';
import { isHere, shared } from './shared.ts';

const input = (path: string): Input & { content: string } => ({
  path,
  content: readFileSync(`${shared}/${path}`, 'utf8'),
});

describe.skipIf(!isHere)('the newspaper beside the report', () => {
  it('is suggested what the report reads otherwise, each by its class', async () => {
    const [newspaper, report] = [input('seeds/baicheng-newspaper.txt'), input('seeds/baicheng-report.txt')];
    const cleaned = await clean(newspaper, { witnesses: [report] });
    const read = cleaned.ledger.suggestions.map(({ rule, start, end, clean: other }) => {
      const { content } = newspaper;
      return [rule, `${content.slice(start - 1, start)}${other}${content.slice(end, end + 3)}`];
    });
    expect(read).toContainEqual(['witness-misreading', '、飞鹤乳品']);
    expect(read).toContainEqual(['witness-number', '万头生猪全']);
    expect(read).toContainEqual(['witness-rewording', '发轫之年。']);
    expect(read.filter(([rule]) => rule === 'witness-misreading')).toHaveLength(1);
    expect(cleaned.ledger.edits).toEqual((await clean(newspaper)).ledger.edits);
  });

  it('reads as the report in that one name when asked, and as itself in all else', async () => {
    const [newspaper, report] = [input('seeds/baicheng-newspaper.txt'), input('seeds/baicheng-report.txt')];
    const cleaned = await clean(newspaper, { witnesses: [report], applyWitness: ['misreading'] });
    const edits = cleaned.ledger.edits.filter(({ rule }) => rule === 'witness-misreading');
    expect(edits).toMatchObject([{ raw: '鹤', clean: '飞', evidence: { source: 'w1' } }]);
    expect(ledgerState(cleaned)).toEqual(soundLedger(newspaper.content));
  });
});

describe.skipIf(!isHere)('a shuffled issue beside its report', () => {
  it.each(['shuffle-anhui', 'shuffle-noisy-yunnan'])(
    'has 95 in 100 of its joints made and none wrong: %s',
    async (name) => {
      const [raw, gold] = [input(`cases/${name}.raw.txt`), input(`cases/${name}.gold.txt`)];
      const cleaned = await clean(raw, { witnesses: [gold] });
      expect(jointAccuracy(cleaned, gold.content).share).toBeGreaterThanOrEqual(0.95);
    },
  );
});
