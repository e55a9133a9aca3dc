import { describe, expect, test } from 'vitest';
import { isSession, opensSession } from '../../src/markers/session-line.ts';
import { classify, isByline } from '../../src/rebuild/paragraph-kind.ts';
import { notice, report } from '../made-print.ts';

describe('classify', () => {
  test.each([
    ['——2025年6月8日在临穹县第九届人民代表大会第二次会议上', 'session'],
    ['—2025年6月8日在临穹县船工代表大会上', 'session'],
    ['县长 柳问渠', 'byline'],
    ['临穹县人民政府县长 柳 问 渠', 'byline'],
    ['注：', 'note'],
    ['名词解释', 'note'],
    ['▲夜航的渡船驶过鲤鱼嘴', 'caption'],
    ['渡口的早晨 柳问渠 摄', 'caption'],
    ['（柳问渠摄）', 'caption'],
    ['——把堤岸让给柳树。', 'item'],
    ['●修好三座桥', 'item'],
    ['一是清淤。疏浚江心三里。', 'item'],
    ['(1)清淤。', 'item'],
    ['1.疏浚江心三里，清出的沙留给堤坝。', 'item'],
    ['各位代表！', 'body'],
    ['第七条 船户应当持证。', 'body'],
    ['首先，清淤', 'body'],
    ['第二，清淤', 'body'],
    ['二是清淤', 'item'],
    ['附件：1.船户名册', 'body'],
    ['一、整治范围。鲤鱼嘴至汀浦码头。', 'body'],
    ['江水退了，堤上的柳树活了九成。', 'body'],
    ['', 'body'],
  ] as const)('%j is a %s', (text, kind) => {
    expect(classify(text)).toEqual({ kind });
  });

  test.each([
    ['一、去年的江', 1],
    ['第二章 船户', 1],
    ['（三）让渡口亮起来', 2],
    ['(三)让渡口亮起来', 2],
    ['2.修好三座桥', 3],
  ])('%s is a heading of level %i', (text, level) => {
    expect(classify(text)).toEqual({ kind: 'heading', level });
  });

  test.each(['一、去年的江。', '（三）让渡口亮起来，', '一、', `一、${'江'.repeat(80)}`, '一、去年修了堤；今年种柳'])(
    '%s is no heading: it is a sentence, too long or empty',
    (text) => {
      expect(classify(text).kind).not.toBe('heading');
    },
  );

  test.each(['他说过2025年6月8日在船工会议上', '——2025年的江', '——2025年6月8日在会议上的讲话稿'])(
    '%s is no session line',
    (text) => {
      expect(isSession(text)).toBe(false);
    },
  );

  test.each([
    '县长柳问渠说，江水退了。',
    '县长',
    '柳问渠',
    '市长热线 12345',
    '县长 柳问渠 副县长 闻远舟 王吉 张三 李四',
  ])('%s is no byline', (text) => {
    expect(isByline(text)).toBe(false);
  });

  test('tells the first line of a session line that is broken in two', () => {
    expect(opensSession('——2025年6月8日在临穹县第九届人民代')).toBe(true);
    expect(opensSession('——聚焦渡口安全。')).toBe(false);
    expect(opensSession('2025年6月8日，江水退了。')).toBe(false);
  });

  test('a real report has the kinds that its makers gave it', () => {
    const kinds = report.map((text) => classify(text).kind);
    expect(kinds.slice(0, 4)).toEqual(['body', 'session', 'byline', 'body']);
    expect(report.filter((_, i) => kinds[i] === 'heading')).toEqual(
      report.filter((text) => /^(?:[一二三]、|（.）)/.test(text)),
    );
    expect(notice.map((text) => classify(text).kind)).not.toContain('heading');
  });
});
