import { describe, expect, test } from 'vitest';
import { checkCleaned } from '../src/check/check-cleaned.ts';
import { clean } from '../src/clean.ts';
import { canonical } from '../src/ledger/canonical.ts';
import { formats, ledgerState, runTwice, soundLedger } from './invariants.ts';
import { setInLines } from './made-print.ts';

const title = '澜川：守住两百里江堤再上新台阶';
const opening = [title, '本报记者 张磊 尹雪', '去年以来，澜川市把守住江堤作为头等大事，全市上下合力筑堤。'];
const broken = '全市沿江一线栽下柳树九千株，全市粮食总产量连续三年位居全';
const goesOn = '省前列，农民收入增长8.5%。';
const ferry = ['新渡口昨日通航', '本报讯（记者 王芳）1月11日，澜川市新渡口正式通航，首日摆渡旅客三千人次。'];
const bridge = ['江上新桥合龙', '本报讯（记者 周明）1月10日，江上新桥顺利合龙，全长一千二百米。'];
const whole = [...opening, broken + goesOn];

const pagesOf = (first: readonly string[], second: readonly string[]) =>
  [...first, ...ferry, '第2版 要闻', '责任编辑：王芳', ...bridge, '第3版 综合', '责任编辑：赵强', ...second].join('\n');
const paper = pagesOf([...opening, `${broken}（下转第三版）`], [`（上接第一版）${goesOn}`]);

const wordsOf = async (text: string) => canonical((await clean(text)).report).split('\n');

describe('an article that goes on on another page', () => {
  test('stands in one piece, its torn sentence in one paragraph', async () => {
    expect(await wordsOf(paper)).toEqual([...whole, ...ferry, ...bridge]);
  });

  test('is told in a joint that is made and counted as moved', async () => {
    const { ledger, summary } = await clean(paper);
    expect(ledger.joints).toMatchObject([{ kind: 'page', class: 'certain', made: true }]);
    expect(ledger.joints[0]!.evidence).toContain('the second part stands on page 3');
    expect(canonical((await clean(paper)).report).slice(ledger.joints[0]!.at)).toMatch(/^省前列/u);
    expect(summary).toMatchObject({ moved: 1, gaps: 0 });
  });

  test('its notices are furniture, and the ledger accounts for every character', async () => {
    const cleaned = await clean(paper);
    const notices = cleaned.ledger.entries.filter(({ reason }) => reason === 'continuation notice');
    expect(notices.map(({ fate, raw }) => [fate, raw])).toEqual([
      ['furniture', '（下转第三版）'],
      ['furniture', '（上接第一版）'],
    ]);
    expect(ledgerState(cleaned)).toEqual(soundLedger(paper));
  });

  test.each(formats)('a second run as %s changes nothing', async (format) => {
    const { first, second } = await runTwice(await clean(paper), format);
    expect(second).toBe(first);
  });

  test('goes on where its second page comes first in the file', async () => {
    const text = [
      '第3版 综合',
      '责任编辑：赵强',
      `（上接第一版）${goesOn}`,
      '第1版 要闻',
      '责任编辑：王芳',
      ...opening,
      `${broken}（下转第三版）`,
      ...ferry,
    ].join('\n');
    expect(await wordsOf(text)).toEqual([...whole, ...ferry]);
  });

  test('loses the title that its second part repeats, as a copy of the first', async () => {
    const text = pagesOf([...opening, `${broken}（下转第三版）`], [title, '（上接第一版）', goesOn]);
    const cleaned = await clean(text);
    expect(canonical(cleaned.report).split('\n')).toEqual([...whole, ...ferry, ...bridge]);
    expect(cleaned.ledger.entries.find(({ fate }) => fate === 'duplicate')).toMatchObject({
      raw: title,
      of: { start: 0 },
    });
    expect(ledgerState(cleaned)).toEqual(soundLedger(text));
  });

  test('begins a new paragraph where the first part ends with its sentence', async () => {
    const text = pagesOf([...opening, `${broken}省前列。（下转第三版）`], [`（上接第一版）渡口也换了新的船票。`]);
    expect(await wordsOf(text)).toEqual([...opening, `${broken}省前列。`, '渡口也换了新的船票。', ...ferry, ...bridge]);
    expect((await clean(text)).ledger.joints).toMatchObject([{ class: 'probable', made: true }]);
  });

  test('keeps its lines together where the paper is set in columns', async () => {
    const long = `${broken}${goesOn}${'过去一年，江水来得早，去得也早，两岸的人在堤上种柳树，在渡口修石阶，来往比从前方便。'.repeat(4)}`;
    const story = `${'江上的桥修了三年，工人们白天黑夜都在江上，到了冬天也没有停工，大家都说不容易。'.repeat(6)}`;
    const lines = setInLines([long], 18);
    const cut = 5;
    const text = [
      ...lines.slice(0, cut - 1),
      `${lines[cut - 1]}（下转第3版）`,
      '第2版 要闻',
      '责任编辑：王芳',
      ...setInLines([story], 18),
      '第3版 综合',
      '责任编辑：赵强',
      `（上接第1版）${lines[cut]}`,
      ...lines.slice(cut + 1),
    ].join('\n');
    expect(await wordsOf(text)).toEqual([long, story]);
  });

  test('pairs go by their pages where there are several', async () => {
    const other = ['江边新校开学', '本报记者 李铭', '三月一日，江边新校迎来第一批学生，'];
    const rest = '孩子们在新教室里读书。';
    const text = [
      '第1版 要闻',
      '责任编辑：王芳',
      ...opening,
      `${broken}（下转第三版）`,
      ...other.slice(0, 2),
      `${other[2]}（下转第四版）`,
      '第3版 综合',
      '责任编辑：赵强',
      `（上接第一版）${goesOn}`,
      '第4版 综合',
      '责任编辑：赵强',
      `（上接第一版）${rest}`,
    ].join('\n');
    expect(await wordsOf(text)).toEqual([...whole, ...other.slice(0, 2), other[2] + rest]);
  });
});

describe('raw order is kept, and the joint is a guess', () => {
  const unmoved = async (text: string, doubt: RegExp) => {
    const cleaned = await clean(text);
    expect(cleaned.ledger.joints).toMatchObject([{ class: 'guessed', made: false }]);
    expect(cleaned.ledger.joints[0]!.evidence.join()).toMatch(doubt);
    expect(cleaned.summary.moved).toBe(0);
    expect(ledgerState(cleaned)).toEqual(soundLedger(text));
  };

  test('where the end of the second part is not evident', async () => {
    const second = [`（上接第一版）${goesOn}`, '堤上人家过新年', '腊月里，堤上人家杀猪宰羊，准备过年。'];
    await unmoved(pagesOf([...opening, `${broken}（下转第三版）`], second), /not evident: 堤上人家过新年/u);
  });

  test('where another heading stands over the second part', async () => {
    const second = ['春耕备耕全面展开', '（上接第一版）', goesOn];
    await unmoved(pagesOf([...opening, `${broken}（下转第三版）`], second), /no title of the first/u);
  });

  test('where a sentence breaks off and a new paragraph begins', async () => {
    const second = ['（上接第一版）（二）坚持产业优先，工业经济稳步回升。'];
    await unmoved(pagesOf([...opening, `${broken}（下转第三版）`], second), /new paragraph begins/u);
  });
});

test('two parts that one notice may mean both stay where they are', async () => {
  const text = [
    ...opening,
    `${broken}（下转第三版）`,
    ...ferry,
    `（上接第一版）${goesOn}`,
    ...bridge,
    '（上接第一版）两岸都说好。',
  ].join('\n');
  const { ledger, summary } = await clean(text);
  expect(ledger.joints).toEqual([]);
  expect(summary.moved).toBe(0);
});

test('pages that contradict the notices keep the text as it is', async () => {
  const text = pagesOf([...opening, `${broken}（下转第四版）`], [`（上接第一版）${goesOn}`]);
  expect((await clean(text)).summary.moved).toBe(0);
});

describe('a part that the text does not hold', () => {
  test('is a gap that names the notice', async () => {
    const { ledger, report } = await clean('守堤的人说他还要守下去（未完待续）\n两岸都说好。');
    expect(canonical(report)).toBe('守堤的人说他还要守下去\n两岸都说好。');
    expect(ledger.gaps).toEqual([{ side: 'after', text: '（未完待续）', at: 11 }]);
  });

  test('is what the check says, not that a sentence is torn', async () => {
    const found = checkCleaned(await clean('两岸都说好。（下转第四版）\n'));
    expect(found.map(({ rule, message }) => [rule, message])).toEqual([
      ['dangling-end', { code: 'other-part-missing', notice: '（下转第四版）' }],
    ]);
  });
});

test('with furniture kept notices stay, and nothing moves', async () => {
  const { report, summary } = await clean(paper, { keep: ['furniture'] });
  expect(canonical(report)).toBe(paper);
  expect(summary.moved).toBe(0);
});

test('with raw order kept nothing moves', async () => {
  expect((await clean(paper, { keep: ['order'] })).summary.moved).toBe(0);
});
