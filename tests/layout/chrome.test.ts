import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { findChrome } from '../../src/layout/chrome.ts';
import { readChrome } from '../../src/markers/chrome-line.ts';
import { readText } from '../../src/read/text.ts';
import { ledgerState, paragraphTexts, soundLedger } from '../invariants.ts';
import { cleanParagraphs, runs } from '../properties/gazette-text.ts';

const read = (text: string) => readText({ id: 's1', path: 'a.txt', media: 'text', encoding: 'utf-8', text }).lines;
const chromeOf = (lines: readonly string[]) => {
  const text = lines.join('\n');
  return findChrome(read(text)).drops.map(({ start, end }) => text.slice(start, end));
};

const article = [
  '2026年澜川市政府工作报告',
  '——2026年1月16日在澜川市第七届人民代表大会第五次会议上',
  '市长 闻远舟',
  '各位代表：',
  '现在，我代表市人民政府向大会报告工作，请予审议，并请市政协委员提出意见。',
  '推动数据下载、收藏、打印等便民服务全覆盖。',
  '谢谢大家！',
];

const head = [
  '首页 > 政务公开 > 政府公报',
  '下载',
  '打印',
  '全屏',
  '【字号：',
  '加大',
  '还原',
  '减小',
  '】',
  '分享到：微信 微博 QQ空间',
];
const labels = ['来源：澜川日报', '时间：2026-02-06 09:12', '浏览次数：1024'];
const foot = [
  '责任编辑：王小明',
  '扫一扫在手机打开当前页',
  '【打印】【关闭】',
  '上一篇：关于召开防汛会议的通知',
  '下一篇：澜川市统计公报',
  '相关报道：',
  '一图读懂2026年澜川市政府工作报告',
  '版权所有：澜川市人民政府办公室',
  '澜ICP备05012345号-1',
  '网站地图 | 联系我们',
];

describe('readChrome', () => {
  it.each(
    [
      ['推动数据下载和收藏。'],
      ['打印机产业'],
      ['来源地政府应当及时通报。'],
      ['微信小程序'],
      ['分享发展成果'],
      ['关闭小煤矿7处'],
      ['首页'.repeat(90)],
      ['时间紧、任务重'],
      ['上一篇文章说的是'.repeat(3)],
    ].slice(0, 8),
  )('reads %s as text', ([text]) => {
    expect(readChrome(text!)).toBeNull();
  });

  it('reads what labels say, several on a line', () => {
    expect(readChrome('来源：澜川日报 时间：2026-02-06 【字号：大 中 小】 打印')).toMatchObject({
      class: 'label',
      facts: { source: '澜川日报', date: '2026-02-06' },
    });
  });
});

describe('findChrome', () => {
  it('takes what stands around an article and inside its head, and nothing of the article', () => {
    const [title, session, byline, ...body] = article;
    expect(chromeOf([...head, title!, session!, ...labels, byline!, ...body, ...foot])).toEqual([
      ...head,
      ...labels,
      ...foot,
    ]);
  });

  it('puts where the article came from, and when, into its facts', async () => {
    const { report } = await clean([article[0], ...labels, ...article.slice(1)].join('\n'));
    expect(report.articles[0]!.meta).toEqual({ source: '澜川日报', date: '2026-02-06 09:12' });
  });

  it('takes chrome between two articles', () => {
    const second = ['澜川市2026年统计公报', ...article.slice(3)];
    const between = ['责任编辑：李青', '打印本页 关闭窗口', '分享到：微信', '来源：市统计局'];
    expect(chromeOf([...article, ...between, ...second])).toEqual(between);
  });

  it('leaves a single word of chrome alone: it may be anything', () => {
    expect(chromeOf(['打印', ...article])).toEqual([]);
    expect(chromeOf([...article, '责任编辑：王小明'])).toEqual([]);
  });

  it('leaves words of chrome in the middle of a report alone', () => {
    expect(chromeOf([...article, '打印', '收藏', ...article])).toEqual([]);
  });

  it('leaves contacts and attachments that end a notice alone', () => {
    expect(
      chromeOf([...article, '附件：1.澜川市重点项目清单', '联系电话：0431-1234567', '地址：澜川市中山路1号']),
    ).toEqual([]);
  });

  it('keeps all of it where the user wants furniture kept', async () => {
    const lines = [...head, ...article, ...foot];
    const cleaned = await clean(lines.join('\n'), { keep: ['furniture'] });
    expect(paragraphTexts(cleaned)).toEqual(lines);
  });

  it('takes exactly the chrome put around any text of a gazette', async () => {
    const around = fc.record({
      above: fc.subarray(head, { minLength: 5 }),
      below: fc.subarray(foot.slice(0, 5), { minLength: 2 }),
      end: fc.subarray(foot.slice(7)),
    });
    await fc.assert(
      fc.asyncProperty(cleanParagraphs, around, async (paragraphs, { above, below, end }) => {
        const raw = [...above, ...paragraphs, ...below, ...end].join('\n');
        const found = chromeOf(raw.split('\n'));
        expect(found).toEqual([...above, ...below, ...end]);
        const bare = await clean(paragraphs.join('\n'));
        const cleaned = await clean(raw);
        expect(paragraphTexts(cleaned)).toEqual(paragraphTexts(bare));
        expect(ledgerState(cleaned)).toEqual(soundLedger(raw));
      }),
      { ...runs, numRuns: Math.min(25, runs.numRuns) },
    );
  });
});
