import { describe, expect, it } from 'vitest';
import { touchesFact } from '../../src/consensus/touches-fact.ts';

function factAt(text: string, part: string) {
  const start = text.indexOf(part);
  return touchesFact(text, start, start + part.length);
}

describe('what must never be rewritten', () => {
  it.each([
    ['增长6.7%左右', '7', 'number'],
    ['增长6.7%左右', '.', 'number'],
    ['增长6.7%左右', '%', 'number'],
    ['粮食产量八百六十亿斤', '六', 'number'],
    ['２０２５年３月', '３', 'number'],
    ['市长李明远向大会报告', '远', 'name'],
    ['记者周立新报道', '立', 'name'],
    ['请李明远同志讲话', '明', 'name'],
    ['李明远', '明', 'name'],
  ])('%s at %s', (text, part, fact) => {
    expect(factAt(text, part)).toBe(fact);
  });

  it.each([
    ['农业增长，工业稳定', '，'],
    ['肉牛饲养量稳步上升', '牛'],
    ['完成造林面积目标', '林'],
    ['市长主持召开会议研究部署', '召'],
  ])('is no part of %s at %s', (text, part) => {
    expect(factAt(text, part)).toBeNull();
  });
});
