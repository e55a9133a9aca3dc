import { describe, expect, test } from 'vitest';
import { checkCleaned } from '../../src/check/check-cleaned.ts';
import { rules } from '../../src/check/rules/rules.ts';
import type { Cleaned } from '../../src/types.ts';
import { cleanedFrom, keptLines, spanOf } from '../ledger/sketch.ts';

/** Codes of what is found, as `rule code line:column`. */
const found = (cleaned: Cleaned) =>
  checkCleaned(cleaned).map(({ rule, message, line, column }) => `${rule} ${message.code} ${line}:${column}`);
const lines = (...each: string[]) => keptLines(`${each.join('\n')}\n`);

test('every rule has its own name', () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
});

describe('repeated-block', () => {
  const raw = '坚持产业优先。\n坚持产业优先。\n';
  const drop = { ...spanOf(raw, '坚持产业优先。', 2), fate: 'duplicate', reason: 'repeat' } as const;

  test('finds a passage that cleaning dropped as a copy, and names the line of the kept one', () => {
    const of = spanOf(raw, '坚持产业优先。');
    const cleaned = cleanedFrom({ raw, paragraphs: [['坚持产业优先。']], drops: [{ ...drop, of, similarity: 1 }] });
    expect(found(cleaned)).toEqual(['repeated-block repeated 2:1']);
    expect(checkCleaned(cleaned)[0]?.message).toMatchObject({ line: 1, characters: 7, similarity: 1 });
  });

  test('finds it without a kept copy too', () => {
    expect(found(cleanedFrom({ raw, paragraphs: [['坚持产业优先。']], drops: [drop] }))).toEqual([
      'repeated-block repeated-of-unknown 2:1',
    ]);
  });

  test('passes furniture, which is the matter of another rule', () => {
    const furniture = { ...drop, fate: 'furniture' } as const;
    expect(found(cleanedFrom({ raw, paragraphs: [['坚持产业优先。']], drops: [furniture] }))).toEqual([
      'furniture-left furniture 2:1',
    ]);
  });

  test('tells a heading that was printed in pieces once', () => {
    const shattered = '（五）统筹党建，建设政府。\n（五）\n统筹\n党建\n';
    const of = spanOf(shattered, '（五）统筹党建，建设政府。');
    const drops = [spanOf(shattered, '（五）', 2), spanOf(shattered, '统筹', 2), spanOf(shattered, '党建', 2)].map(
      (span) => ({ ...span, fate: 'duplicate' as const, reason: 'printed again, in pieces', of, similarity: 0.9 }),
    );
    const cleaned = cleanedFrom({ raw: shattered, paragraphs: [['（五）统筹党建，建设政府。']], drops });
    expect(found(cleaned).filter((each) => each.startsWith('repeated'))).toEqual(['repeated-block repeated 2:1']);
    const repeated = checkCleaned(cleaned).find(({ rule }) => rule === 'repeated-block');
    expect(repeated?.message).toMatchObject({ characters: 7, line: 1 });
  });
});

describe('sections', () => {
  test('section-order judges the raw order, not the mended one', () => {
    const raw = '一、甲\n三、丙\n二、乙\n';
    const cleaned = cleanedFrom({ raw, paragraphs: [['一、甲'], ['二、乙'], ['三、丙']] });
    expect(found(cleaned)).toEqual(['section-order section-before 2:1', 'section-order section-back 3:1']);
    expect(checkCleaned(cleaned)[0]?.message).toMatchObject({ marker: '三、', missing: ['二、'] });
  });

  test('section-missing names what is missing, in the form of its neighbours', () => {
    const messages = checkCleaned(lines('（九）甲。', '（十二）乙。', '(1)丙。', '(3)丁。', '①戊。', '③己。')).map(
      ({ message }) => ('missing' in message ? message.missing.at(-1) : undefined),
    );
    expect(messages).toEqual(['（八）', '（十一）', '(2)', '②']);
  });

  test('section-repeated names the line of the first', () => {
    const cleaned = lines('一、甲', '二、乙', '二、乙', '三、丙');
    expect(found(cleaned)).toEqual(['section-repeated section-repeated 3:1']);
    expect(checkCleaned(cleaned)[0]?.message).toMatchObject({ line: 2 });
  });

  test('pass a text that counts right', () => {
    expect(found(lines('一、甲', '（一）子。', '（二）丑。', '二、乙', '（一）子。'))).toEqual([]);
  });
});

describe('dangling-start', () => {
  test.each([...'，。、；：？！）”’》'])('finds a paragraph that begins with %s', (mark) => {
    expect(found(lines('各位代表：', `${mark}城镇新增就业3.2万人。`))).toContain(
      'dangling-start starts-with-punctuation 2:1',
    );
  });

  test('finds what cleaning marked as lost before a paragraph, once', () => {
    const raw = '各位代表：\n城镇新增就业3.2万人。\n';
    const gaps = [{ side: 'before', text: '城镇', beside: spanOf(raw, '城镇新增就业3.2万人。') }] as const;
    const paragraphs = [['各位代表：'], ['城镇新增就业3.2万人。']];
    expect(found(cleanedFrom({ raw, paragraphs, gaps }))).toEqual(['dangling-start starts-in-sentence 2:1']);
  });

  test.each(['“三地三区”建设提速。', '（一）农业。', '——市长 张三', '……', '《公报》停刊。'])('passes %s', (text) => {
    expect(found(lines(text))).toEqual([]);
  });
});

describe('dangling-end', () => {
  test.each([
    ['a comma', '支持群团组织依法参与社会治理，'],
    ['的', '今年经济社会发展的'],
    ['a sentence too long for a heading', `全市${'经济稳中向好，'.repeat(15)}民生改善`],
  ])('finds a paragraph that ends with %s', (_, text) => {
    expect(found(lines(text, '各位代表：'))).toEqual(['dangling-end ends-without-stop 1:1']);
  });

  test('finds what cleaning marked as lost behind a paragraph', () => {
    const raw = '推动城乡融合\n各位代表：\n';
    const gaps = [{ side: 'after', text: '融合', beside: spanOf(raw, '推动城乡融合') }] as const;
    const paragraphs = [['推动城乡融合'], ['各位代表：']];
    expect(found(cleanedFrom({ raw, paragraphs, gaps }))).toEqual(['dangling-end ends-in-sentence 1:1']);
  });

  test('finds a column that breaks off and goes on elsewhere, though cleaning joined it', () => {
    const raw = '推动城乡融\n新增就业。\n合发展，建设美丽乡村。\n';
    const paragraphs = [['推动城乡融', '合发展，建设美丽乡村。'], ['新增就业。']];
    const cleaned = cleanedFrom({ raw, paragraphs });
    expect(found(cleaned)).toEqual(['dangling-end continues-elsewhere 1:5']);
    expect(checkCleaned(cleaned)[0]?.message).toMatchObject({ line: 3 });
  });

  test('passes paragraphs that changed places as wholes', () => {
    const raw = '新增就业。\n推动城乡融合发展。\n';
    expect(found(cleanedFrom({ raw, paragraphs: [['推动城乡融合发展。'], ['新增就业。']] }))).toEqual([]);
  });

  test.each([
    '一、2023年工作回顾',
    '市长 杨大勇',
    '今年经济社会发展的主要目的',
    '各位代表!',
    '▲新投运的充电站。本报记者 摄',
    '以上报告，请予审议。（热烈鼓掌）',
    '会议号召，“只争朝夕，不负韶华”',
    '主要做了以下工作：',
    'Esteemed Deputies,',
  ])('passes %s', (text) => expect(found(lines(text))).toEqual([]));

  test('is a warning at the very end, where a page may end, and for half a heading', () => {
    const severities = (...each: string[]) => checkCleaned(lines(...each)).map(({ severity }) => severity);
    expect(severities('支持群团组织依法参与社会治理，')).toEqual(['warning']);
    expect(severities('今年经济社会发展的', '主要目标。')).toEqual(['warning']);
    expect(severities('支持群团组织依法参与社会治理，', '各位代表：')).toEqual(['error']);
  });

  test('passes headings, whatever their length', () => {
    const raw = `全市${'经济稳中向好'.repeat(15)}`;
    expect(found(cleanedFrom({ raw, paragraphs: [{ kind: 'heading', pieces: [raw] }] }))).toEqual([]);
  });
});

describe('furniture-left and chrome-left', () => {
  const raw = '各位代表：\n- 4 -\n打印\n';
  const dropOf = (passage: string, fate: 'furniture' | 'chrome', reason: string) => {
    return cleanedFrom({
      raw,
      paragraphs: [['各位代表：'], [passage === '打印' ? '- 4 -' : '打印']],
      drops: [{ ...spanOf(raw, passage), fate, reason }],
    });
  };

  test('tell what cleaning takes out, and how to take it out with its line', () => {
    const [folio] = checkCleaned(dropOf('- 4 -', 'furniture', 'folio'));
    expect(folio).toMatchObject({
      rule: 'furniture-left',
      fixable: true,
      message: { code: 'furniture', what: 'folio' },
    });
    expect(folio?.fix).toEqual([{ source: 's1', start: 6, end: 12, text: '' }]);
    const [button] = checkCleaned(dropOf('打印', 'chrome', 'button'));
    expect(button).toMatchObject({ rule: 'chrome-left', fixable: true, message: { code: 'chrome', what: 'button' } });
  });

  test('pass a contents list unless asked, and comments of Markdown', () => {
    const contents = dropOf('- 4 -', 'furniture', 'contents');
    expect(found(contents)).toEqual([]);
    const asked = checkCleaned(contents, { rules: { 'furniture-left': ['error', { contents: true }] } });
    expect(asked.map(({ rule, fixable }) => [rule, fixable])).toEqual([['furniture-left', false]]);
    expect(found(dropOf('打印', 'chrome', 'comment'))).toEqual([]);
  });
});

describe('a hole that may be none', () => {
  const raw = '推动城乡\n融合发展。\n';
  const gaps = [
    { side: 'after', text: '城乡', beside: spanOf(raw, '推动城乡') },
    { side: 'before', text: '融合', beside: spanOf(raw, '融合发展。') },
  ] as const;
  const sides = { behind: spanOf(raw, '推动城乡'), before: spanOf(raw, '融合发展。') };
  const joint = { id: 'a', kind: 'line', confidence: 0.3, evidence: [], ...sides } as const;

  test('is a warning where both sides may belong together', () => {
    const joints = [{ ...joint, class: 'guessed', made: false }] as const;
    const cleaned = cleanedFrom({ raw, paragraphs: [['推动城乡'], ['融合发展。']], gaps, joints });
    expect(found(cleaned)).toEqual(['guessed-joint joint-guessed 2:1']);
  });

  test('is an error on both sides where nothing says so', () => {
    const cleaned = cleanedFrom({ raw, paragraphs: [['推动城乡'], ['融合发展。']], gaps });
    expect(found(cleaned)).toEqual(['dangling-end ends-in-sentence 1:1', 'dangling-start starts-in-sentence 2:1']);
  });
});

describe('guessed-joint', () => {
  const raw = '推动城乡融合。\n各位代表！\n';
  const joint = {
    id: 'a',
    kind: 'page',
    confidence: 0.3,
    evidence: [],
    before: spanOf(raw, '各位代表！'),
    behind: spanOf(raw, '推动城乡融合。'),
  } as const;
  const withJoint = (rest: { class: 'certain' | 'probable' | 'guessed'; made: boolean }) =>
    cleanedFrom({ raw, paragraphs: [['推动城乡融合。'], ['各位代表！']], joints: [{ ...joint, ...rest }] });

  test('finds a joint that was not made, and one that was made on a guess', () => {
    expect(found(withJoint({ class: 'guessed', made: false }))).toEqual(['guessed-joint joint-guessed 2:1']);
    expect(found(withJoint({ class: 'guessed', made: true }))).toEqual(['guessed-joint joint-guessed 2:1']);
  });

  test('passes a probable joint that was made', () => {
    expect(found(withJoint({ class: 'probable', made: true }))).toEqual([]);
  });

  test('passes a joint that a person has rejected: nothing is guessed there any more', () => {
    expect(found(withJoint({ class: 'certain', made: false }))).toEqual([]);
  });
});

describe('number-conflict', () => {
  test('finds two places that differ and names the other line', () => {
    const raw = '肉牛132万头。\n肉牛122.8万头。\n';
    const conflicts = [
      { a: spanOf(raw, '132'), b: spanOf(raw, '122.8'), kind: 'number', readings: ['132', '122.8'] },
    ] as const;
    const cleaned = cleanedFrom({ raw, paragraphs: [['肉牛132万头。'], ['肉牛122.8万头。']], conflicts });
    expect(found(cleaned)).toEqual(['number-conflict readings-differ 1:3']);
    expect(checkCleaned(cleaned)[0]?.message).toMatchObject({ line: 2, readings: ['132', '122.8'] });
  });

  test('passes numbers that no conflict names', () => {
    expect(found(lines('肉牛132万头。', '肉牛122.8万头。'))).toEqual([]);
  });
});
