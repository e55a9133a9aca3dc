import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import type { Decision } from '../../src/decisions/decision.ts';
import { spanId } from '../../src/ledger/canonical.ts';
import { droppedBlocks } from '../../src/ledger/dropped-blocks.ts';
import type { Cleaned, Span } from '../../src/types.ts';
import { formats, ledgerState, paragraphTexts, runTwice, soundLedger } from '../invariants.ts';
import { isHere, shared } from './shared.ts';

const spanOf = ({ source, start, end }: Span): Span => ({ source, start, end });

describe.skipIf(!isHere)('decisions on the Jilin gazette', () => {
  const path = `${shared}/seeds/jilin-gazette.txt`;
  let raw: string;
  let plain: Cleaned;

  beforeAll(async () => {
    raw = isHere ? readFileSync(path, 'utf8') : '';
    plain = await clean(raw);
  }, 120_000);

  const decide = async (decision: Decision) => {
    const cleaned = await clean(raw, { decisions: [decision] });
    expect(ledgerState(cleaned)).toEqual(soundLedger(plain.sources[0]!.text));
    expect(cleaned.ledger.decisions).toMatchObject([{ applied: true }]);
    for (const format of formats) {
      const { first, second } = await runTwice(cleaned, format);
      expect(second === first, format).toBe(true);
    }
    return cleaned;
  };
  const changed = (decided: Cleaned) => {
    const [before, after] = [paragraphTexts(plain), paragraphTexts(decided)];
    const [known, now] = [new Set(before), new Set(after)];
    return { gone: before.filter((text) => !now.has(text)), come: after.filter((text) => !known.has(text)) };
  };

  it('a joint that is rejected parts one paragraph, and those where its fragment goes', async () => {
    const joint = plain.ledger.joints.find(({ evidence }) => evidence[0]!.includes('排名全省第三'))!;
    const decided = await decide({ kind: 'joint', id: joint.id, decision: 'reject' });
    expect(changed(decided).gone.length).toBeLessThanOrEqual(3);
    expect(decided.ledger.joints.find(({ id }) => id === joint.id)).toMatchObject({ made: false, class: 'certain' });
  }, 120_000);

  it('a second print that is kept is added, and nothing else changes', async () => {
    const block = droppedBlocks(plain.ledger).findLast(({ fate }) => fate === 'duplicate')!;
    const [copy, of] = [spanOf(block), spanOf(block.of!)];
    const decided = await decide({ kind: 'duplicate', id: spanId(copy, of), decision: 'keep', copy, of });
    expect(changed(decided).gone).toEqual([]);
    expect(paragraphTexts(decided).length).toBeGreaterThan(paragraphTexts(plain).length);
  }, 120_000);

  it('the reading 132万头 at both places settles the conflict and changes one paragraph', async () => {
    const { a, b, readings } = plain.ledger.conflicts[0]!;
    expect(readings).toEqual(['132万头', '122.8万头']);
    const decided = await decide({ kind: 'reading', id: spanId(b), span: b, reading: readings[0]!, evidence: a });
    expect(decided.ledger.conflicts).toEqual([]);
    const { gone, come } = changed(decided);
    expect(gone).toHaveLength(1);
    expect(come).toEqual([expect.stringContaining('132万头')]);
  }, 120_000);
});
