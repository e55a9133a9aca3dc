import { describe, expect, test } from 'vitest';
import { checkCleaned } from '../../src/check/check-cleaned.ts';
import { keptLines } from '../ledger/sketch.ts';

/** Codes of what one rule finds, as `code line:column`. */
const found = (rule: string, ...lines: string[]) =>
  checkCleaned(keptLines(`${lines.join('\n')}\n`))
    .filter((finding) => finding.rule === rule)
    .map(({ message, line, column }) => `${message.code} ${line}:${column}`);
const messages = (rule: string, ...lines: string[]) =>
  checkCleaned(keptLines(`${lines.join('\n')}\n`))
    .filter((finding) => finding.rule === rule)
    .map(({ message }) => message);

describe('kangxi-radical', () => {
  test('finds radicals that stand for ideographs, those of a page as one', () => {
    expect(messages('kangxi-radical', '澜川市⼈⺠政府公报', '全市⽣产总值')).toEqual([
      { code: 'radicals', characters: 3, sample: '⼈ ⺠ ⽣', meant: '人 民 生' },
    ]);
  });

  test('passes ideographs, and components that no word is written with', () => {
    expect(found('kangxi-radical', '澜川市人民政府', '部首⺡称三点水')).toEqual([]);
  });
});

describe('replacement-character', () => {
  test('finds what decoding lost, and controls', () => {
    expect(found('replacement-character', '市长 杨\ufffd\ufffd勇')).toEqual(['undecoded 1:5']);
    expect(found('replacement-character', '第\u0007二章')).toEqual(['control-characters 1:2']);
  });

  test('passes tabs, form feeds and line ends', () => {
    expect(found('replacement-character', '项目\t金额', '\f第二页')).toEqual([]);
  });
});

describe('private-use', () => {
  test('finds characters that only one font knows, on both planes', () => {
    expect(messages('private-use', '副市长 王\ue4c6', '李\u{f0001}')).toEqual([
      { code: 'private', characters: 2, sample: 'U+E4C6 U+F0001' },
    ]);
  });

  test('passes rare ideographs of later extensions', () => {
    expect(found('private-use', '副市长 王𬭎')).toEqual([]);
  });
});

describe('mojibake', () => {
  test.each([
    ['UTF-8 read as GBK', '鏀垮簻宸ヤ綔鎶ュ憡', 'GBK', '政府工作报告'],
    ['UTF-8 read as Windows-1252', 'æ”¿åºœå·¥ä½œæŠ¥å‘Š', 'Latin-1', '政府工作报告'],
    ['GBK read as Latin-1', 'Õþ¸®¹¤×÷±¨¸æ', 'Latin-1', '政府工作报告'],
    ['lost bytes', '一、锟斤拷锟斤拷', 'lost bytes', ''],
  ])('finds %s', (_, raw, read, meant) => {
    expect(messages('mojibake', raw)).toEqual([expect.objectContaining({ code: 'wrong-encoding', read, meant })]);
  });

  test.each(['浠水县人民政府', '鐵路建設涓滴不漏', 'Übergabe der Straße', '气温 25°C，±3%', '“××乡”'])(
    'passes %s',
    (text) => {
      expect(found('mojibake', text)).toEqual([]);
    },
  );
});

describe('mixed-width', () => {
  const usual = '坚持产业优先，工业经济稳步回升，农业再获丰收。'.repeat(12);

  test('finds a few marks of half width in a text that has the others', () => {
    expect(messages('mixed-width', usual, '坚持城乡统筹,面貌改善。')).toEqual([
      { code: 'other-width', marks: 1, sample: ',', usual: 'full' },
    ]);
  });

  test('finds digits of full width where the others are not', () => {
    const numbers = Array.from({ length: 25 }, (_, i) => `增长${i}.5%。`);
    expect(messages('mixed-width', ...numbers, '增长１２％。')).toEqual([
      { code: 'other-width', marks: 1, sample: '１２％', usual: 'half' },
    ]);
  });

  test('finds brackets of two widths in one pair', () => {
    expect(found('mixed-width', '规模以上工业企业（下同)户数增加。')).toEqual(['brackets-differ 1:9']);
  });

  test('passes a text of one width, whichever it is, and marks beside digits and letters', () => {
    expect(found('mixed-width', usual)).toEqual([]);
    expect(found('mixed-width', usual.replaceAll('，', ','))).toEqual([]);
    expect(found('mixed-width', usual, '比例为3:1，时间为10:30，新增1,200户。')).toEqual([]);
  });
});

describe('stray-space', () => {
  test('finds a blank before a closing mark', () => {
    expect(found('stray-space', '肉牛饲养量达到17.9万头 ，增长8.6%。')).toEqual(['spaced 1:14']);
  });

  test.each(['市长 杨大勇', '附　则', '第一条　为了规范', '增长 8.6% 左右'])('passes %s', (text) => {
    expect(found('stray-space', text)).toEqual([]);
  });
});

describe('unbalanced-quotes', () => {
  test('finds a mark that is never closed, and one that closes nothing', () => {
    expect(found('unbalanced-quotes', '实施“三大工程，推动“两个健康”，')).toEqual(['never-closed 1:3']);
    expect(found('unbalanced-quotes', '推动两个健康”，')).toEqual(['never-opened 1:7']);
    expect(found('unbalanced-quotes', '《预算法规定')).toEqual(['never-closed 1:1']);
  });

  test.each([
    [['“第一段。', '“第二段。”']],
    [['（一）农业（含林业）。', '1）工业。', '一）城建。', 'a)项目。']],
    [['（注(1)）', '‘四下基层’']],
    [['It’s the Deputies’ report.']],
  ])('passes %j', (lines) => {
    expect(found('unbalanced-quotes', ...lines)).toEqual([]);
  });
});

describe('garbled-text', () => {
  test('finds a passage that reads like no text', () => {
    expect(found('garbled-text', '口日工罗田丨山囗凵乂丶亅乚冖冂匚匸卩卪厶廴廾弋彐彡')).toEqual(['garbled 1:4']);
  });

  test.each([
    '涪陵榨菜、奉节脐橙、巫山脆李、潼南柠檬等品牌价值居全国同品类前列。',
    '梅花黄原胶、镇赉柠檬酸、洮南尧景电解槽等项目投产。',
    'The Commission shall hold its meetings in public.',
    '单位：万元 1,204 3,811 9,220 4,102',
  ])('passes %s', (text) => {
    expect(found('garbled-text', text)).toEqual([]);
  });
});

describe('encoding', () => {
  test('tells mixed line ends only where that is asked for', () => {
    const cleaned = keptLines('一、回顾\r\n二、安排\n');
    const codes = (lineEnds: boolean) =>
      checkCleaned(cleaned, { rules: { encoding: ['warning', { 'line-ends': lineEnds }] } })
        .filter(({ rule }) => rule === 'encoding')
        .map(({ message }) => message.code);
    expect(codes(false)).toEqual([]);
    expect(codes(true)).toEqual(['line-ends-differ']);
  });
});
