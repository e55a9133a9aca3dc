import { describe, expect, test } from 'vitest';
import { readLanguage } from '../../src/language/document-language.ts';
import { findShattered } from '../../src/rebuild/gather-shattered.ts';
import { linesOf } from '../made-print.ts';

const find = (texts: readonly string[]) =>
  findShattered(texts, () =>
    readLanguage(linesOf([...texts, '过去一年，全市上下团结奋斗，各项工作取得新的成绩。'])).scorer(),
  );

describe('gathers a heading', () => {
  test.each([
    [['一、20', '25', '年工作', '总结和“', '十四五”', '发展', '成就']],
    [['(五)', '统筹', '党建', '引领', '和', '自身', '建设', '，打造务', '实', '担当', '的人民满', '意府', '务。']],
    [['（三）', '推', '进乡', '村全面', '振', '兴']],
  ])('%j', (pieces) => {
    expect(find(pieces)).toEqual([[0, pieces.length]]);
  });

  test('and no line of the text around it', () => {
    const pieces = ['（三）', '推', '进乡', '村全面', '振', '兴'];
    expect(find(['过去一年，成绩来之不易。', ...pieces, '坚持农业农村优先发展。'])).toEqual([[1, 7]]);
  });

  test('and not two of them as one', () => {
    expect(find(['（一）', '产业', '发展', '（二）', '乡村', '振兴'])).toEqual([
      [0, 3],
      [3, 6],
    ]);
  });
});

describe('leaves short lines apart', () => {
  test.each([
    [['张磊', '尹雪', '刘莹', '许闻笛']],
    [['下载', '打印', '全屏', '收藏', '加大', '还原', '减小']],
    [['1．锆', '2．硼', '3．镁', '4．钛']],
    [['目录', '前言']],
    [['苹果', '梨', '桃', '杏', '李']],
    [['12.5', '13.7', '6.8', '9.1']],
    [['1914', '614', '671', '1285', '56', '1341']],
  ])('%j', (texts) => {
    expect(find(texts)).toEqual([]);
  });
});
