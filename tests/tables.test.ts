import { describe, expect, it } from 'vitest';
import { clean } from '../src/clean.ts';
import { render } from '../src/render/render.ts';
import { ledgerState, runTwice, soundLedger } from './invariants.ts';
import { notice, report, setInLines } from './made-print.ts';

const rows = [
  '指标              绝对数    增速',
  '生产总值          1234.5     5.6',
  '  第一产业         123.4     3.2',
  '固定资产投资       567.8    -1.2',
];
const issue = [
  ...setInLines(report, 20),
  '全市主要指标',
  ...rows.map((row) => `    ${row}`),
  ...setInLines(notice, 20),
].join('\n');

const kindsOf = async (content: string, path = 'raw.txt') =>
  (await clean({ path, content })).report.articles.flatMap(({ paragraphs }) =>
    paragraphs.map(({ kind, text }) => [kind, text] as const),
  );

describe('a table amid set lines', () => {
  it('keeps its rows, one a paragraph, and lets nothing join them', async () => {
    const paragraphs = await kindsOf(issue);
    expect(paragraphs.filter(([kind]) => kind === 'table').map(([, text]) => text)).toEqual(rows);
    const texts = paragraphs.filter(([kind]) => kind !== 'table').map(([, text]) => text);
    expect(texts).toContain('全市主要指标');
    expect(texts.join('')).toBe([...report, '全市主要指标', ...notice].join(''));
  });

  it('stands in a fence in Markdown, and as it is in text', async () => {
    const cleaned = await clean({ content: issue });
    expect(render(cleaned.report, 'md')).toContain(`\n\n\`\`\`text\n${rows.join('\n')}\n\`\`\`\n\n`);
    expect(render(cleaned.report, 'txt')).toContain(`\n${rows.join('\n')}\n`);
    expect(ledgerState(cleaned)).toEqual(soundLedger(issue));
  });

  it.each(['md', 'txt'] as const)('is the same when the %s is cleaned again', async (format) => {
    const { first, second } = await runTwice(await clean({ content: issue }), format);
    expect(second).toBe(first);
  });

  it('has its rows even where running heads part them', async () => {
    const page = (first: string, second: string) => ['澜川市人民政府公报 2025·1', first, second].join('\n');
    const text = [page(rows[0]!, rows[1]!), '- 2 -', page(rows[2]!, rows[3]!), '- 3 -', '以上为快报数。'].join('\n');
    expect(await kindsOf(text)).toEqual([...rows.map((row) => ['table', row]), ['body', '以上为快报数。']]);
  });

  it('has rows that are alike, and none is taken for a copy', async () => {
    const year = (count: number) => `${2010 + count}年        全市生产总值        1234.5    5.6`;
    const table = Array.from({ length: 12 }, (_, count) => year(count));
    const twice = [...setInLines(report, 20), ...setInLines(report, 20), ...table].join('\n');
    const paragraphs = await kindsOf(twice);
    expect(paragraphs.filter(([kind]) => kind === 'table').map(([, text]) => text)).toEqual(table);
  });
});

describe('a table in Markdown', () => {
  const table = '| 指标 | 增速 |\n|---|---:|\n| **全市** | 5.6% |';

  it('comes out as it went in', async () => {
    const markdown = `# 统计公报\n\n主要指标如下。\n\n${table}\n\n以上为快报数。\n`;
    expect(render((await clean({ path: 'a.md', content: markdown })).report, 'md')).toBe(markdown);
  });

  it('has a fence around it that is longer than one inside', async () => {
    const markdown = '# 公报\n\n````text\n```\n全市  1.2\n````\n';
    expect(render((await clean({ path: 'a.md', content: markdown })).report, 'md')).toBe(markdown);
  });
});

describe('an infographic', () => {
  const markdown = [
    '# 一图读懂澜川市政府工作报告',
    '## 2024年工作回顾',
    '- ▶ 地区生产总值增长 **6%** 左右\n- ▶ 粮食产量创历史新高',
    '### 主要预期目标',
    '- ▶ 固定资产投资增长 **5%**',
    '本版图解制作：刘洋',
  ].join('\n\n');

  it('keeps headings and items in order, without marks', async () => {
    expect(await kindsOf(markdown, 'a.md')).toEqual([
      ['title', '一图读懂澜川市政府工作报告'],
      ['heading', '2024年工作回顾'],
      ['item', '▶ 地区生产总值增长 6% 左右'],
      ['item', '▶ 粮食产量创历史新高'],
      ['heading', '主要预期目标'],
      ['item', '▶ 固定资产投资增长 5%'],
      ['body', '本版图解制作：刘洋'],
    ]);
  });

  it('is written as a tight list', async () => {
    const { report } = await clean({ path: 'a.md', content: markdown });
    expect(render(report, 'md')).toBe(`${markdown.replaceAll('**', '')}\n`);
  });

  it('has items in flat text too', async () => {
    const text = '▶ 粮食产量创历史新高\n▶ 新增龙头企业12户\n▶ 建成高标准农田6.5万亩\n▶ 大会现场 李明 摄';
    expect((await kindsOf(text)).map(([kind]) => kind)).toEqual(['item', 'item', 'item', 'caption']);
  });
});

describe('items in Markdown', () => {
  it.each(['一是稳增长，抓项目。', '——抓好春耕备耕。', '1. 扩大内需。'])(
    '%s stands by its own marker',
    async (item) => {
      const { report } = await clean({ path: 'a.txt', content: `今年做好以下工作。\n${item}` });
      expect(render(report, 'md')).toBe(`今年做好以下工作。\n\n${item}\n`);
    },
  );
});
