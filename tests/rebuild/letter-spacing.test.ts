import { expect, test } from 'vitest';
import { readDoubled } from '../../src/rebuild/doubled-glyphs.ts';
import { findLetterSpacing } from '../../src/rebuild/letter-spacing.ts';

const closed = (text: string) => {
  const gaps = findLetterSpacing(text);
  return [...text].filter((_, i) => !gaps.some(([start, end]) => i >= start && i < end)).join('');
};

test.each([
  ['政 府 工 作 报 告', '政府工作报告'],
  ['政　府　工　作　报　告', '政府工作报告'],
  ['政  府  工  作  报  告', '政府工作报告'],
  ['二 〇 二 四 年 工 作 回 顾', '二〇二四年工作回顾'],
  ['一、工 作 回 顾', '一、工作回顾'],
  ['（二）守 住 江 堤', '（二）守住江堤'],
])('the letter-spaced line %s closes up', (text, expected) => {
  expect(closed(text)).toBe(expected);
});

test.each([
  '王 勇  李 娜',
  '王 勇 李 娜',
  '王 勇 李 娜 张 伟',
  '王小勇 李 娜',
  '欧 阳 远 舟',
  '第一章 总 则',
  '目 录',
  '一 二 三 四 五 六',
  '甲 乙 丙 丁',
  '东 南 西 北',
  '政 府 工 作  报 告',
  '政 府 工 作 报告',
  '政府工作报告',
])('%s keeps its blanks', (text) => {
  expect(closed(text)).toBe(text);
});

test.each([
  ['政政府府工工作作报报告告', '政府工作报告'],
  ['一一、、守守住住江江堤堤', '一、守住江堤'],
])('%s was printed glyph by glyph twice', (text, once) => {
  expect(readDoubled(text)).toBe(once);
});

test.each(['高高兴兴平平安安', '红红火火', '政政府府工工作作报告', '哈哈哈哈哈哈哈哈', '11223344', '————————'])(
  '%s is as written',
  (text) => {
    expect(readDoubled(text)).toBeNull();
  },
);
