import { describe, expect, test } from 'vitest';
import { isHeadingByWords } from '../../src/markers/heading-words.ts';
import {
  isReporterByline,
  mayBeTitle,
  opensDispatch,
  opensNewspaperArticle,
} from '../../src/markers/newspaper-lines.ts';

describe('a reporter’s byline', () => {
  test.each([
    '本报记者 张磊 尹雪 刘莹',
    '■ 本报记者 闻远舟',
    '本报记者张磊',
    '记者：王 吉 通讯员：柳问渠',
    '本报首席记者 王吉、柳问渠 文/图',
    '新华社记者 阿依·古丽',
    '通讯员 柳问渠',
    '文／王吉',
    '本报评论员',
  ])('is %s', (text) => {
    expect(isReporterByline(text)).toBe(true);
  });

  test.each([
    '本报记者 张磊 摄',
    '记者采访发现',
    '本报记者 张磊报道，江堤已经修好。',
    '记者在江边看到',
    '（本报记者 张磊）',
    '通讯员队伍建设 十年回顾与展望',
    '文化／教育',
  ])('is not %s', (text) => {
    expect(isReporterByline(text)).toBe(false);
  });
});

test.each(['本报讯（记者 王芳）1月11日', '新华社北京3月5日电 记者', '本报澜川1月10日讯 江上', '（记者 王芳）昨日'])(
  '%s opens a report',
  (text) => expect(opensDispatch(text)).toBe(true),
);
test.each(['本报讯员队伍扩大', '新华社发来贺电。', '（记者会上的话）', '本报今起开设专栏'])('%s opens none', (text) =>
  expect(opensDispatch(text)).toBe(false),
);

test.each([
  '两岸都说好。',
  '一、守住江堤',
  '▲柳树活了',
  '堤上的柳树 王吉 摄',
  '——澜川市守堤纪实',
  '2024年重点工作',
  '渡口　合格　三千人',
])('%s is no title', (text) => expect(mayBeTitle(text)).toBe(false));

describe('an article of a newspaper opens', () => {
  const body = '去年以来，澜川市守住了江堤。';
  test('at a title over a byline and text, with or without a subtitle', () => {
    expect(opensNewspaperArticle('守住两百里江堤', '本报记者 张磊', body)).toBe(true);
    expect(opensNewspaperArticle('守住两百里江堤', '——澜川市守堤纪实', '本报记者 张磊', body)).toBe(true);
    expect(opensNewspaperArticle('新渡口昨日通航', '本报讯（记者 王芳）1月11日，新渡口通航。')).toBe(true);
  });

  test('not over a byline that closes the text, nor over plain text', () => {
    expect(opensNewspaperArticle('守住两百里江堤', '本报记者 张磊')).toBe(false);
    expect(opensNewspaperArticle('守住两百里江堤', '本报记者 张磊', '江上新桥合龙')).toBe(false);
    expect(opensNewspaperArticle('守住两百里江堤', body)).toBe(false);
  });
});

test.each(['2023年工作回顾', '2024年重点工作', '二〇二四年的主要任务', '总体要求和主要目标', '今后五年工作安排'])(
  '%s is a heading by its words',
  (text) => expect(isHeadingByWords(text)).toBe(true),
);
test.each(['工作回顾会', '认真做好重点工作', '2023年工作回顾如下', '2023年', '江堤工作总结汇报'])(
  '%s is none',
  (text) => expect(isHeadingByWords(text)).toBe(false),
);
