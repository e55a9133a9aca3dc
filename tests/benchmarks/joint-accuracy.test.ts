import { describe, expect, it } from 'vitest';
import type { Cleaned, Confidence } from '../../src/types.ts';
import { jointAccuracy } from './joint-accuracy.ts';
import { madeRun } from './made-run.ts';

const columns = [
  '各位代表：现在，我代表市人民政府，向大会报',
  '告工作，请予审议，并请市政协委员提出意见。过',
  '去一年，全市上下同心协力，地区生产总值增长六',
] as const;
const gold = columns.join('');

describe('jointAccuracy', () => {
  it('finds nothing to make where raw has the order of gold', () => {
    expect(jointAccuracy(cleanedFrom([0, 1, 2], [0, 1, 2]), gold)).toMatchObject({ made: 0, toMake: 0, share: 1 });
  });

  it('counts every joint that a right order makes as right', () => {
    const accuracy = jointAccuracy(cleanedFrom([2, 1, 0], [0, 1, 2]), gold);
    expect(accuracy).toEqual({
      made: 2,
      right: 2,
      toMake: 2,
      share: 1,
      wrong: { certain: 0, probable: 0, guessed: 0 },
    });
  });

  it('counts joints that were left unmade', () => {
    expect(jointAccuracy(cleanedFrom([2, 1, 0], [2, 1, 0]), gold)).toMatchObject({ made: 0, toMake: 2, share: 0 });
  });

  it('counts a wrong joint against the class that it was given', () => {
    const accuracy = jointAccuracy(cleanedFrom([0, 1, 2], [0, 2, 1], 'certain'), gold);
    expect(accuracy).toMatchObject({ made: 2, right: 0, toMake: 0, wrong: { certain: 2, probable: 0, guessed: 0 } });
  });

  it('counts two lines that a running head parted as a joint to make', () => {
    const cleaned = cleanedFrom([0, 1, 2], [0, 1, 2], 'certain', '市人民政府公报2024·1');
    expect(jointAccuracy(cleaned, gold)).toMatchObject({ made: 2, right: 2, toMake: 2, share: 1 });
  });
});

/** A run on columns that stand in raw as `inRaw` says, parted by `head`, and in the report, in one paragraph, as `inReport` says. */
function cleanedFrom(
  inRaw: readonly number[],
  inReport: readonly number[],
  confidence: Confidence = 'certain',
  head = '',
): Cleaned {
  return madeRun({ columns, inRaw, inReport, classes: [confidence], head });
}
