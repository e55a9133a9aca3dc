import { describe, expect, test } from 'vitest';
import { clean } from '../../src/clean.ts';
import type { Decision } from '../../src/decisions/decision.ts';
import { ledgerState, paragraphTexts, soundLedger } from '../invariants.ts';
import { cutInColumns, report, setInLines } from '../made-print.ts';

const columns = cutInColumns(setInLines(report, 18), 20);
/** No layout explains this order. */
const scrambled = [7, 2, 11, 4, 0, 13, 9, 5, 14, 1, 8, 3, 12, 6, 10];
const raw = scrambled.map((c) => columns[c]!.join('\n')).join('\n\n');

const safe = await clean(raw);
const accept = (id: string): Decision => ({ kind: 'joint', id, decision: 'accept' });

describe('joints that are only guessed', () => {
  const best = clean(raw, { order: 'best' });

  test('are made where a person accepts them: with all that are true the report is whole', async () => {
    const made = (await best).ledger.joints.map(({ id }) => id);
    const missing = made.filter((id) => !safe.ledger.joints.some((joint) => joint.id === id && joint.made));
    expect(missing.length).toBeGreaterThan(0);
    const decided = await clean(raw, { decisions: missing.map(accept) });
    expect(paragraphTexts(decided)).toEqual(report);
    expect(ledgerState(decided)).toEqual(soundLedger(raw));
    expect(decided.summary).toMatchObject({ joints: { guessed: 0 } });
  });

  test('that are false are made too: the last word is a person’s', async () => {
    const guess = safe.ledger.joints.find(({ class: sure }) => sure === 'guessed')!;
    const decided = await clean(raw, { decisions: [accept(guess.id)] });
    expect(ledgerState(decided)).toEqual(soundLedger(raw));
    expect(decided.ledger.decisions).toEqual([{ id: guess.id, kind: 'joint', applied: true }]);
    expect(decided.ledger.joints.find(({ id }) => id === guess.id)).toMatchObject({ made: true, class: 'certain' });
  });

  test('are no doubt any more once a person has rejected them', async () => {
    const guesses = safe.ledger.joints.filter(({ class: sure }) => sure === 'guessed');
    const decisions = guesses.map(({ id }): Decision => ({ kind: 'joint', id, decision: 'reject' }));
    const decided = await clean(raw, { decisions });
    expect(paragraphTexts(decided)).toEqual(paragraphTexts(safe));
    expect(decided.summary.joints.guessed).toBe(0);
  });
});
