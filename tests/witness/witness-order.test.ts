import { describe, expect, test } from 'vitest';
import { clean } from '../../src/clean.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import { ledgerState, paragraphTexts, soundLedger } from '../invariants.ts';
import { cutInColumns, notice, report, setInLines } from '../made-print.ts';
import { witness } from './made-witness.ts';

const columns = cutInColumns(setInLines(report, 18), 20);
/** No layout explains this order. */
const scrambled = [7, 2, 11, 4, 0, 13, 9, 5, 14, 1, 8, 3, 12, 6, 10];
const raw = scrambled.map((c) => columns[c]!.join('\n')).join('\n\n');
const inOrder = columns.map((column) => column.join('\n')).join('\n\n');
const beside = (text: string, other: string) => clean(text, { witnesses: [{ content: other }] });
const reversed = `${[...report].reverse().join('\n')}\n`;
const countJoints = (text: string) => {
  const flat = text.replaceAll('\n', '');
  return columns.slice(1).filter((column, k) => flat.includes(columns[k]!.at(-1)! + column[0]!)).length;
};

describe('a witness of scrambled columns', () => {
  test('makes the joints certain that were guesses, and says so', async () => {
    const alone = await clean(raw);
    const cleaned = await beside(raw, witness);
    expect(alone.summary.gaps).toBeGreaterThan(0);
    expect(paragraphTexts(cleaned)).toEqual(report);
    expect(cleaned.summary).toMatchObject({ joints: { guessed: 0 }, gaps: 0 });
    expect(ledgerState(cleaned)).toEqual(soundLedger(raw));
    const evidence = cleaned.ledger.joints.flatMap((joint) => (joint.made ? [joint.evidence.join('; ')] : []));
    for (const each of evidence) expect(each).toContain('stand in this order in the witness');
  });

  test('helps where it has a part of the text only, and leaves the rest', async () => {
    const part = witness.slice(0, witness.length / 2);
    const [alone, cleaned] = [await clean(raw), await beside(raw, part)];
    expect(countJoints(canonical(cleaned.report))).toBeGreaterThan(countJoints(canonical(alone.report)));
    expect(ledgerState(cleaned)).toEqual(soundLedger(raw));
  });

  test('says nothing where it is another text', async () => {
    const cleaned = await beside(raw, `${notice.join('\n')}\n`);
    expect(canonical(cleaned.report)).toBe(canonical((await clean(raw)).report));
  });
});

describe('a text in order', () => {
  test.each([
    ['printed in columns', inOrder],
    ['in paragraphs', witness],
  ])('is not torn up by a witness of another order: %s', async (_, text) => {
    expect(canonical((await beside(text, reversed)).report)).toBe(canonical((await clean(text)).report));
  });
});
