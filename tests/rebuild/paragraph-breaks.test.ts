import { describe, expect, test } from 'vitest';
import { notice, report, setInLines } from '../made-print.ts';
import { paragraphsOf, rebuilt } from './made-report.ts';

/** Prose to stand around what is tested: from it the style of a column is read. */
const prose = [
  '江水在六月退了下去，堤上的柳树活了九成。老船工把缆绳晒在栏杆上，说今年的水来得早，去得也早。渡口的孩子们捡来一筐河蚌。',
  '县里把护堤的账本贴在码头的墙上，哪一段用了多少石料，哪一段栽了多少柳苗，船来船往的人都看得见，也都说得出。',
];
const [before, after] = prose as [string, string];

/** Paragraphs that come out of these, set in lines of 18 em. */
const setAndRebuilt = (...paragraphs: readonly string[]) => paragraphsOf(rebuilt(setInLines(paragraphs, 18), 18));
const comesBack = (...paragraphs: readonly string[]) => expect(setAndRebuilt(...paragraphs)).toEqual(paragraphs);

describe('paragraphs of a column without visible indents', () => {
  test.each([14, 17, 18, 20, 26, 38])('a whole report set in %i em comes back', (measure) => {
    const found = new Set(paragraphsOf(rebuilt(setInLines(report, measure), measure)));
    expect(report.filter((paragraph) => found.has(paragraph)).length).toBeGreaterThanOrEqual(0.93 * report.length);
  });

  test('a heading on two lines is one paragraph', () => {
    comesBack(before, '（二）把江心洲的取水口和沿岸的排水口一并迁走', after);
  });

  test('a heading that fills its line is one', () => {
    comesBack(before, '（三）让渡口的灯从黄昏亮到清晨', after);
    comesBack(before, '（三）让渡口的灯从黄昏亮到清', after);
  });

  test('a short heading is one, and so is the heading behind it', () => {
    comesBack(before, '二、今年的江', '（一）护堤', after);
  });

  test('a salutation stands alone, behind a full line as well', () => {
    comesBack(before, '各位代表！', after);
    comesBack('江水在六月退了下去，堤上的柳树活了九成，新栽的也都发了芽。', '各位代表！江水退了，堤还在。', after);
  });

  test('a session line over two lines is one', () => {
    comesBack('政府工作报告', '——2025年6月8日在临穹县第九届人民代表大会第二次会议上', '县长 柳问渠', before, after);
  });

  test('paragraphs of one line each stay apart', () => {
    comesBack(before, '一要护住江堤。', '二要种活柳树。', '三要修好渡口。', after);
  });

  test('items stay apart', () => {
    comesBack(before, '一是清淤。疏浚江心三里，清出的沙留给堤坝。', '二是补柳。沿岸补栽三千株，谁栽谁管护。', after);
  });

  test('punctuation that hangs over the measure ends no paragraph', () => {
    const text = `${'江'.repeat(15)}，${'水'.repeat(17)}，${'堤'.repeat(17)}，${'岸'.repeat(9)}。`;
    comesBack(before, text, after);
  });

  test('a paragraph whose last line is full ends before one that is indented', () => {
    const full = `${'江'.repeat(16)}${'水'.repeat(17)}。`;
    comesBack(before, full, after);
  });

  test('a sentence that ends within a paragraph does not end it', () => {
    comesBack(before, `${'江'.repeat(7)}。${'水'.repeat(8)}${'堤'.repeat(17)}。${'岸'.repeat(20)}。`, after);
  });

  test('a digit, a percentage and a word never lose what follows on the next line', () => {
    comesBack('全县渡口去年一共摆渡乘客达到128.5万人次，比上一年多出17.3%，其中夜航的有9600人次。', after);
  });
});

describe('paragraphs with visible indents', () => {
  /** The same lines, each first line of a paragraph behind two blanks of full width. */
  const indented = (...paragraphs: readonly string[]) =>
    paragraphs.flatMap((paragraph) =>
      setInLines([paragraph], 18).map((line, k) => (k === 0 ? `\u3000\u3000${line}` : line)),
    );
  const indentedComesBack = (...paragraphs: readonly string[]) =>
    expect(paragraphsOf(rebuilt(indented(...paragraphs), 18))).toEqual(paragraphs);

  test('begin where the indents are', () => {
    indentedComesBack(...report.slice(5, 30));
  });

  test('a full last line before an indent ends its paragraph', () => {
    indentedComesBack(before, `${'江'.repeat(16)}${'水'.repeat(17)}。`, after);
  });

  test('a heading on two lines is one paragraph', () => {
    indentedComesBack(before, '（二）把江心洲的取水口和沿岸的排水口一并迁走', after);
  });
});

describe('flowing text', () => {
  test('every line is a paragraph', () => {
    expect(paragraphsOf(rebuilt([...report, ...notice], null))).toEqual([...report, ...notice]);
  });

  test('even one that breaks off', () => {
    const lines = ['江水在六月退了下去，', '堤上的柳树活了九成', '。'];
    expect(paragraphsOf(rebuilt(lines, null))).toEqual(lines);
  });
});
