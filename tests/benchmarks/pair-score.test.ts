import { describe, expect, it } from 'vitest';
import { scorePairs } from './pair-score.ts';
import { gatherPairs } from './pair-truth.ts';

const first = '渠水自北门入城，绕旧市场而东，沿岸植柳三千株，行人便之。';
const second = '县立中学新楼落成，教室二十四间，图书馆一座，学生八百人。';
const slogan = '全县人民团结起来，为完成今年的各项任务而努力奋斗！努力奋斗！';
const original = [first, second, slogan, slogan].join('\n');

/** Fragments by the stretches of the original that they print. */
function documentOf(stretches: readonly (readonly [number, number])[]) {
  const fragments = stretches.map(([start, end], i) => ({
    text: original.slice(start, end),
    origins: Array.from({ length: end - start }, (_, j) => start + j),
    isCopy: i >= 4,
  }));
  return { original, fragments, printed: new Uint8Array(original.length), groups: [] };
}

const starts = [
  0,
  first.length + 1,
  first.length + second.length + 2,
  first.length + second.length + slogan.length + 3,
];
const whole = [first, second, slogan, slogan].map((text, i) => [starts[i]!, starts[i]! + text.length] as const);

describe('gatherPairs and scorePairs', () => {
  it('holds two fragments for a pair where one holds half of the other', () => {
    const { truth } = gatherPairs(documentOf([...whole, [0, first.length + 1 + second.length], [2, 22]]));
    expect([...truth.keys()].sort()).toEqual(['0-4', '0-5', '1-4', '4-5']);
  });

  it('does not judge by words that the text itself says twice', () => {
    const pairs = gatherPairs(documentOf([...whole, whole[2]!]));
    expect(pairs.judge({ first: 2, second: 4 })).toBe('true');
    expect(pairs.judge({ first: 3, second: 4 })).toBe('natural');
    expect(pairs.judge({ first: 2, second: 3 })).toBe('natural');
    expect(pairs.judge({ first: 0, second: 1 })).toBe('false');
  });

  it('counts right, wrong and missed pairs, each pair once', () => {
    const pairs = gatherPairs(documentOf([...whole, whole[0]!, whole[1]!]));
    const found = [
      { first: 0, second: 4, score: 0.9 },
      { first: 4, second: 0, score: 0.7 },
      { first: 0, second: 1, score: 0.6 },
      { first: 2, second: 3, score: 1 },
    ];
    expect(scorePairs([{ pairs, found }], 0.5)).toMatchObject({
      right: 1,
      wrong: 1,
      missed: 1,
      natural: 1,
      precision: 0.5,
      recall: 0.5,
      f1: 0.5,
      bands: [0.5, 1, 1],
    });
  });

  it('chooses the threshold at which F1 is best', () => {
    const pairs = gatherPairs(documentOf([...whole, whole[0]!]));
    const found = [
      { first: 0, second: 4, score: 0.4 },
      { first: 0, second: 1, score: 0.2 },
    ];
    expect(scorePairs([{ pairs, found }])).toMatchObject({ threshold: 0.4, f1: 1 });
  });
});
