import { describe, expect, it } from 'vitest';
import { madeRun } from './made-run.ts';
import { countJoints, poolJoints, precision } from './pooled-joints.ts';

const columns = [
  '各位代表：现在，我代表市人民政府，向大会报',
  '告工作，请予审议，并请市政协委员提出意见。过',
  '去一年，全市上下同心协力，地区生产总值增长六',
];
const gold = columns.join('');

describe('countJoints', () => {
  it('counts each class on its own, and what raw had anyway apart', () => {
    const run = madeRun({ columns, inRaw: [1, 2, 0], inReport: [0, 1, 2], classes: ['certain', 'probable'] });
    const { classes, wrong } = countJoints('made', run, gold);
    expect(classes.certain).toEqual({ judged: 1, right: 1, judgedNew: 1, rightNew: 1 });
    expect(classes.probable).toEqual({ judged: 1, right: 1, judgedNew: 0, rightNew: 0 });
    expect(wrong).toEqual([]);
  });

  it('lists every wrong joint with both sides', () => {
    const run = madeRun({ columns, inRaw: [0, 1, 2], inReport: [0, 2, 1] });
    expect(countJoints('made', run, gold).wrong).toEqual([
      'made: certain: …代表市人民政府,向大会报 | 去一年,全市上下同心协力… ()',
      'made: certain: …协力,地区生产总值增长六 | 告工作,请予审议,并请市… ()',
    ]);
  });

  it('leaves out what gold cannot judge', () => {
    const run = madeRun({ columns, inRaw: [0, 1, 2], inReport: [0, 1, 2] });
    expect(countJoints('made', run, columns[0]!).classes.certain.judged).toBe(0);
  });
});

describe('poolJoints', () => {
  it('adds runs up', () => {
    const right = countJoints('a', madeRun({ columns, inRaw: [2, 1, 0], inReport: [0, 1, 2] }), gold);
    const wrong = countJoints('b', madeRun({ columns, inRaw: [0, 1, 2], inReport: [0, 2, 1] }), gold);
    const pooled = poolJoints([right, wrong]);
    expect(pooled.classes.certain).toMatchObject({ judged: 4, right: 2 });
    expect(precision(pooled.classes.certain)).toBe(0.5);
    expect(pooled.wrong).toHaveLength(2);
  });

  it('finds nothing wrong where nothing was joined', () => {
    expect(precision(poolJoints([]).classes.probable)).toBe(1);
  });
});
