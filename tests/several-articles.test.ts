import { describe, expect, test } from 'vitest';
import { checkCleaned } from '../src/check/check-cleaned.ts';
import { clean } from '../src/clean.ts';
import { canonical } from '../src/ledger/canonical.ts';
import { formats, ledgerState, runTwice, soundLedger } from './invariants.ts';

const outline = async (text: string) =>
  (await clean(text)).report.articles.map(({ title, paragraphs }) => [
    title,
    paragraphs.map(({ kind }) => kind).join(' '),
  ]);

const page = [
  '澜川日报',
  '2025年3月12日 星期三 第12345期',
  '▲堤上的柳树活了九成',
  '澜川：守住两百里江堤再上新台阶',
  '本报记者 张磊 尹雪 刘莹',
  '2024年工作回顾',
  '去年以来，澜川市把守住江堤作为头等大事。',
  '2025年重点工作',
  '今年要抓好春耕备耕，确保粮食稳产增产。',
  '第2版 要闻',
  '责任编辑：王芳',
  '新渡口昨日通航',
  '本报讯（记者 王芳）1月11日，澜川市新渡口正式通航。',
].join('\n');

describe('a page of a newspaper', () => {
  test('has an article for every title over a byline or 本报讯, and headings by their words', async () => {
    expect(await outline(page)).toEqual([
      [undefined, 'caption'],
      ['澜川：守住两百里江堤再上新台阶', 'title byline heading body heading body'],
      ['新渡口昨日通航', 'title body'],
    ]);
  });

  test('gives every article what the mastheads over it say', async () => {
    const issue = { publisher: '澜川日报', issue: '第12345期', date: '2025年3月12日' };
    expect((await clean(page)).report.articles.map(({ meta }) => meta)).toEqual([
      issue,
      issue,
      { ...issue, page: '第2版', section: '要闻', editor: '王芳' },
    ]);
  });

  test.each(formats)('comes out the same of a second run as %s', async (format) => {
    const cleaned = await clean(page);
    const { first, second } = await runTwice(cleaned, format);
    expect(second).toBe(first);
    expect(ledgerState(cleaned)).toEqual(soundLedger(page));
  });

  test('keeps its mastheads with --keep furniture', async () => {
    expect(canonical((await clean(page, { keep: ['furniture'] })).report)).toBe(page);
  });
});

describe('a contents list without leaders', () => {
  const list = [
    '目　录',
    '政府工作报告 (4)',
    '关于护堤种柳和修整',
    '渡口的通知 (17)',
    '关于换发渡口船票和月票的通知 /21',
  ];
  const text = [
    ...list,
    '政府工作报告',
    '各位代表：',
    '去年，江水来得早，去得也早。',
    '关于护堤种柳和修整渡口的通知',
    '今年春天要在江堤上种柳，渡口要修整。',
    '关于换发渡口船栗和月票的通知',
    '旧船票到六月底作废，请各渡口及时换发。',
  ];

  test('gives the articles their titles, broken in two or misread as they are', async () => {
    expect((await outline(text.join('\n'))).map(([title]) => title)).toEqual([
      '政府工作报告',
      '关于护堤种柳和修整渡口的通知',
      '关于换发渡口船栗和月票的通知',
    ]);
  });

  test('is furniture, and every listed title is found', async () => {
    const cleaned = await clean(text.join('\n'));
    expect(canonical(cleaned.report).split('\n')).toEqual(text.slice(list.length));
    expect(checkCleaned(cleaned).filter(({ rule }) => rule === 'contents-missing')).toEqual([]);
  });

  test('that names what the text does not hold is a finding at its line', async () => {
    const found = checkCleaned(await clean(text.slice(0, -2).join('\n')));
    expect(found.map(({ rule, severity, line, message }) => [rule, severity, line, message])).toEqual([
      ['contents-missing', 'warning', 5, { code: 'listed-missing', title: '关于换发渡口船票和月票的通知' }],
    ]);
  });

  test('whose year differs from the text names another document', async () => {
    const years = [
      '目录',
      '2023年江堤决算 (4)',
      '2024年江堤决算 (6)',
      '2025年江堤决算 (8)',
      '2024年江堤决算',
      '决算已经批准。',
    ];
    const missing = checkCleaned(await clean(years.join('\n'))).map(({ line }) => line);
    expect(missing).toEqual([2, 4]);
  });

  test('is none where the numbers fall or two lines make it', async () => {
    for (const lines of [list.slice(0, 2), ['目录', '澜川渡口 9', '江边旧桥 4', '柳树下面 2']]) {
      expect((await clean([...lines, '去年，江水来得早，去得也早。'].join('\n'))).summary.furniture).toBe(0);
    }
  });
});

describe('explanations of terms', () => {
  test('are notes up to the next title', async () => {
    const text = [
      '政府工作报告',
      '各位代表：',
      '去年，江水来得早，去得也早。',
      '名词解释',
      '1．“一江两岸”：指澜江和它的南北两岸。',
      '2．柳堤：指栽柳护土的江堤。',
      '新渡口昨日通航',
      '本报讯（记者 王芳）1月11日，澜川市新渡口正式通航。',
    ];
    expect(await outline(text.join('\n'))).toEqual([
      ['政府工作报告', 'title body body note note note'],
      ['新渡口昨日通航', 'title body'],
    ]);
  });
});

describe('bold type made by printing twice', () => {
  const text = [
    '一、守住两百里江堤',
    '一、守住两百里江堤',
    '去年，江水来得早，去得也早，堤上的柳树活了九成。',
    '二二、、修修好好渡渡口口石石阶阶',
    '今年要把渡口的石阶修好，方便两岸来往。',
  ].join('\n');

  test('is read once, line by line and glyph by glyph', async () => {
    const cleaned = await clean(text);
    expect(canonical(cleaned.report).split('\n')).toEqual([
      '一、守住两百里江堤',
      '去年，江水来得早，去得也早，堤上的柳树活了九成。',
      '二、修好渡口石阶',
      '今年要把渡口的石阶修好，方便两岸来往。',
    ]);
    expect(cleaned.ledger.edits).toMatchObject([{ rule: 'doubled-glyphs', clean: '二、修好渡口石阶' }]);
    expect(ledgerState(cleaned)).toEqual(soundLedger(text));
  });

  test('stays with --keep duplicates', async () => {
    const { report } = await clean(text, { keep: ['duplicates'] });
    expect(canonical(report).split('\n').slice(0, 2)).toEqual(['一、守住两百里江堤', '一、守住两百里江堤']);
  });
});

describe('letter-spaced lines', () => {
  test('close up, but no page of vertical columns or table of signs', async () => {
    expect(canonical((await clean('政 府 工 作 报 告\n各位代表：')).report)).toBe('政府工作报告\n各位代表：');
    const grid = '江 水 退 了\n柳 树 活 了\n渡 口 开 了';
    expect(canonical((await clean(grid)).report)).toBe(grid);
  });
});
