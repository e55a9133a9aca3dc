import { describe, expect, test } from 'vitest';
import { cleanLine, readSpacing } from '../../src/rebuild/clean-line.ts';
import { linesOf, report } from '../made-print.ts';

/** The text of a line of a set document as the report has it; `others` are the document's other lines. */
function cleaned(text: string, others: readonly string[] = [], isSet = true): string {
  const lines = linesOf([text, ...others]);
  return cleanLine(lines[0]!, readSpacing(lines, isSet))
    .map((piece) => piece.text ?? text.slice(piece.start, piece.end))
    .join('');
}

describe('letter-spaced runs', () => {
  test.each([
    ['卷 首 语', '卷首语'],
    ['全 市 渡 口 总 数', '全市渡口总数'],
    ['全 市 渡 口 达 到 128 个 ， 增 长 6.3 %', '全市渡口达到128个，增长6.3%'],
    ['柳 树 成 活 九 成 。', '柳树成活九成。'],
  ])('%s closes up', (text, clean) => {
    expect(cleaned(text)).toBe(clean);
  });

  test.each([
    '市长 王吉',
    '县长 柳问渠',
    '闻远舟 王吉 柳问渠',
    '张三 李四',
    '特此通知 请遵照执行',
    '江堤 渡口 码头 船坞',
  ])('%s keeps its blanks: they part names and words', (text) => {
    expect(cleaned(text)).toBe(text);
  });

  test('flowing text keeps all its blanks but those of a line that is letter-spaced as a whole', () => {
    for (const text of ['卷 首 语', '共 128 个', '全 市 渡 口。', '在 江 边 种 柳 九千株'])
      expect(cleaned(text, [], false)).toBe(text);
    expect(cleaned('全 市 渡 口', [], false)).toBe('全市渡口');
  });
});

describe('blanks between Han and figures', () => {
  const tight = ['全市渡口128个，渡船402艘。', '新增泊位17个，改造6处。', '柳树成活9成，补栽300株。'];
  const loose = tight.map((line) => line.replace(/(?<=\p{Script=Han})(?=\d)|(?<=\d)(?=\p{Script=Han})/gu, ' '));

  test('go where the document does without them', () => {
    expect(cleaned('收取船票 53万元，支出 11 万元。', tight)).toBe('收取船票53万元，支出11万元。');
  });

  test('stay where the document has them', () => {
    expect(cleaned('收取船票 53 万元，支出 11 万元。', loose)).toBe('收取船票 53 万元，支出 11 万元。');
  });

  test('go where they stand on one side of the figures only: nobody writes so', () => {
    const before = tight.map((line) => line.replace(/(?<=\p{Script=Han})(?=\d)/gu, ' '));
    expect(cleaned('收取船票 53万元，支出 11万元。', before)).toBe('收取船票53万元，支出11万元。');
  });

  test('a blank between two figures, or two words of letters, is never one of them', () => {
    expect(cleaned('临穹 GAZETTE OFFICE 编', tight)).toContain('GAZETTE OFFICE');
    expect(cleaned('热线 0532 8812', tight)).toContain('0532 8812');
  });
});

describe('radicals that fonts put for ideographs', () => {
  const line = linesOf(['⽩鹭江⼈⺠的渡⼝'])[0]!;
  const pieces = cleanLine(line, { dropMixed: false, isSet: true });

  test('become edits, each with its place and rule', () => {
    expect(cleaned('⽩鹭江⼈⺠的渡⼝')).toBe('白鹭江人民的渡口');
    const edits = pieces.filter(({ text }) => text !== undefined);
    expect(edits.map(({ start, end, text, rule }) => [start, end, text, rule])).toEqual([
      [0, 1, '白', 'kangxi-radical'],
      [3, 4, '人', 'kangxi-radical'],
      [4, 5, '民', 'kangxi-radical'],
      [7, 8, '口', 'kangxi-radical'],
    ]);
  });

  test('in flowing text, too', () => {
    expect(cleaned('⽩鹭江', [], false)).toBe('白鹭江');
  });

  test('pieces cover the line in order', () => {
    expect(pieces[0]!.start).toBe(line.start);
    expect(pieces.at(-1)!.end).toBe(line.end);
    for (const [k, piece] of pieces.entries()) if (k > 0) expect(piece.start).toBe(pieces[k - 1]!.end);
  });

  test('a radical that stands for no word stays', () => {
    expect(cleaned('部首⺡')).toBe('部首⺡');
  });
});

test('nothing in a clean report is touched', () => {
  for (const isSet of [true, false]) {
    const spacing = readSpacing(linesOf(report), isSet);
    for (const [i, line] of linesOf(report).entries()) {
      expect(cleanLine(line, spacing)).toEqual([{ source: 's1', start: line.start, end: line.end }]);
      expect(line.text).toBe(report[i]);
    }
  }
});

test('compatibility forms stay as printed: no NFKC', () => {
  const text = '①２５℃，½里；Ⅱ类水质…㎡';
  expect(cleaned(text)).toBe(text);
});
