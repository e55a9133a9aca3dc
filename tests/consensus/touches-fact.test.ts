import { describe, expect, it } from 'vitest';
import { touchesFact, turnsFact } from '../../src/consensus/touches-fact.ts';

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
    ['李明市长讲话', '明', 'name'],
    ['由王芳、李明、张伟主持', '明', 'name'],
    ['由王芳、李明、张伟主持', '芳', 'name'],
    ['出口增长-3.2%', '-', 'number'],
    ['出口增长负3.2%', '负', 'number'],
    ['李明远', '明', 'name'],
  ])('%s at %s', (text, part, fact) => {
    expect(factAt(text, part)).toBe(fact);
  });

  it.each([
    ['农业增长，工业稳定', '，'],
    ['肉牛饲养量稳步上升', '牛'],
    ['完成造林面积目标', '林'],
    ['市长主持召开会议研究部署', '召'],
    ['推进工业、农业、林业发展', '农'],
    ['增长5%-6%', '-'],
    ['背负重任', '负'],
  ])('is no part of %s at %s', (text, part) => {
    expect(factAt(text, part)).toBeNull();
  });
});

describe('two readings that say another thing of a number', () => {
  const turns = (text: string, part: string, other: string) => {
    const start = text.indexOf(part);
    const readings = [part, other].map((each) => ({
      text: text.replace(part, each),
      start,
      end: start + each.length,
    }));
    return turnsFact(readings[0]!, readings[1]!);
  };

  it.each([
    ['生猪700万吨', '吨', '头'],
    ['生猪七百万头', '头', '吨'],
    ['建成30多座', '座', '亩'],
    ['粮食20万公斤', '斤', '里'],
    ['为期3年', '年', '月'],
    ['同比上升5.2%', '升', '降'],
  ])('%s with %s or %s', (text, part, other) => {
    expect(turns(text, part, other)).toBe(true);
  });

  it.each([
    ['生猪700万头', '头', '夹'],
    ['统一思想', '思', '个'],
    ['一项工作', '项', '顶'],
    ['肉牛饲养', '牛', '头'],
  ])('%s with %s or %s is a misreading', (text, part, other) => {
    expect(turns(text, part, other)).toBe(false);
  });
});
