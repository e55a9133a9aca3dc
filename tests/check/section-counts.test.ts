import { describe, expect, test } from 'vitest';
import { checkedText } from '../../src/check/checked-text.ts';
import { sectionCounts } from '../../src/check/sections-of.ts';
import { cleanedFrom, keptLines } from '../ledger/sketch.ts';

/** Faults of a text with one paragraph a line, as `kind line`. */
function faults(lines: readonly string[]): readonly string[] {
  const { report, ledger, sources } = keptLines(`${lines.join('\n')}\n`);
  return sectionCounts(checkedText(report, ledger, sources)).flatMap((count) =>
    count.faults.map(({ kind, index }) => `${kind} ${count.sections[index]!.placed.index + 1}`),
  );
}

describe('a count that holds', () => {
  test.each([
    ['a text without sections', ['各位代表：', '现在，我代表市政府报告工作。']],
    ['one level', ['一、回顾', '文。', '二、安排', '文。', '三、展望']],
    [
      'a new level 1 restarts level 2',
      ['一、回顾', '（一）农业。', '（二）工业。', '二、安排', '（一）农业。', '（二）工业。'],
    ],
    ['level 3 within level 2', ['（一）农业', '1.粮食。', '2.肉牛。', '（二）工业', '1.汽车。', '2.化工。']],
    ['levels nest the other way round (1955)', ['（一）工业', '一、钢铁。', '二、煤炭。', '（二）农业', '一、粮食。']],
    [
      'an outer count goes on after an inner one of its form (1986)',
      ['一、甲', '二、乙', '（一）丙', '一、丁', '二、戊', '三、己'],
    ],
    ['a second article starts again', ['一、回顾', '二、安排', '一、总则', '二、附则']],
    [
      'a contents list before its sections',
      ['一、甲', '二、乙', '三、丙', '文。', '一、甲', '文。', '二、乙', '文。', '三、丙'],
    ],
    ['enumerations within a line', ['一、要做到（一）快（三）好。', '二、一是快，三是好。']],
    ['一是 and 三是 at line starts', ['一是快。', '三是好。']],
    [
      'two enumerations of the same items',
      ['（一）申请书；', '（二）证明；', '文。', '（一）申请书；', '（二）证明；'],
    ],
    ['chapters that run on through parts', ['第一编 总则', '第一章 甲', '第二章 乙', '第二编 分则', '第三章 丙']],
    ['a marker that lost its bracket, between its neighbours', ['（一）农业。', '二）工业。', '（三）商业。']],
    ['a count by signs', ['⒈农业。', '⒉工业。', '⒊商业。']],
    ['full-width digits', ['１．农业。', '２．工业。', '３．商业。']],
    ['half-width and full-width brackets mixed', ['(一)农业。', '（二）工业。', '(三)商业。']],
    ['months in place of a marker', ['一、回顾', '七、八月间，洪水两次过境。', '二、安排']],
    ['a quantity in place of a marker', ['1.农业', '200.5万头', '300、400元不等。', '2.工业']],
    [
      'counts over ten',
      ['九、甲', '十、乙', '十一、丙'].flatMap((_, i) =>
        i
          ? []
          : Array.from(
              { length: 12 },
              (_, n) => `${['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'][n]}、文。`,
            ),
      ),
    ],
  ])('%s', (_, lines) => expect(faults(lines)).toEqual([]));

  test('each article counts for itself', () => {
    const raw = '三、甲\n二、丙\n一、甲\n';
    const { report, ledger, sources } = cleanedFrom({ raw, paragraphs: [['一、甲'], null, ['二、丙'], ['三、甲']] });
    const counts = sectionCounts(checkedText(report, ledger, sources));
    expect(counts.map(({ sections }) => sections.map(({ value }) => value))).toEqual([[3, 2], [1]]);
  });
});

test('50,000 enumerations one after another are counted one by one, in time', () => {
  expect(faults(Array.from({ length: 50_000 }, (_, index) => `（${index % 2 ? '二' : '一'}）第${index}项。`))).toEqual(
    [],
  );
});

describe('a count that breaks', () => {
  test.each([
    ['a section is lost', ['一、甲', '三、丙'], ['missing 2']],
    ['a text begins in the middle', ['二、乙', '三、丙'], ['missing 1']],
    ['a lost section of level 2', ['一、甲', '（一）子', '（三）寅', '二、乙', '（一）子'], ['missing 3']],
    ['a lost item of a list by signs', ['⒈甲', '⒉乙', '⒋丁'], ['missing 3']],
    ['a lost chapter', ['第一章 甲', '第三章 丙'], ['missing 2']],
    ['pages changed places', ['一、甲', '三、丙', '二、乙'], ['before 2', 'back 3']],
    ['the last page comes first', ['三、丙', '一、甲', '二、乙'], ['before 1', 'back 2']],
    ['a marker stands twice', ['一、甲', '二、乙', '二、丙', '三、丁'], ['repeated 3']],
    [
      'a whole section comes again',
      ['一、回顾', '文。', '二、安排', '文。', '一、回顾', '文。', '二、安排'],
      ['repeated 5'],
    ],
  ])('%s', (_, lines, found) => expect(faults(lines)).toEqual(found));
});
