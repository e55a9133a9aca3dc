import { describe, expect, test } from 'vitest';
import { findRepeats } from '../../src/dedupe/find-repeats.ts';
import { linesOf, misread, notice, report, setInLines } from '../made-print.ts';

const set = setInLines(report.slice(3), 18);
const isSet = () => true;
const isFlowing = () => false;

/** Pairs of line numbers in the first copy and how far behind the second stands. */
const repeatsIn = (lines: readonly string[], setting: () => boolean = isSet) => findRepeats(linesOf(lines), setting);
const rangesIn = (lines: readonly string[], setting?: () => boolean) =>
  repeatsIn(lines, setting).map(({ first, second }) => [...first, ...second]);

describe('findRepeats', () => {
  test('finds a column printed again, to the line', () => {
    const lines = [...set.slice(0, 100), ...set.slice(30, 58), ...set.slice(100, 150)];
    expect(rangesIn(lines)).toEqual([[30, 58, 100, 128]]);
    expect(repeatsIn(lines)[0]!.similarity).toBe(1);
    expect(repeatsIn(lines)[0]!.pairs).toEqual(Array.from({ length: 28 }, (_, k) => [30 + k, 100 + k]));
  });

  test('finds it when only white space differs', () => {
    const loose = set.slice(30, 58).map((line) => line.replace(/(?<=\d)(?=\p{Script=Han})/gu, ' '));
    expect(rangesIn([...set.slice(0, 100), ...loose, ...set.slice(100, 150)])).toEqual([[30, 58, 100, 128]]);
  });

  test('finds it when every tenth character is misread', () => {
    const noisy = set.slice(30, 58).map((line, i) => misread(line, 10, i));
    const [repeat, ...others] = repeatsIn([...set.slice(0, 100), ...noisy, ...set.slice(100, 150)]);
    expect(others).toEqual([]);
    expect(repeat!.pairs.every(([a, b]) => b - a === 70)).toBe(true);
    expect(repeat!.pairs.length).toBeGreaterThanOrEqual(26);
    expect(repeat!.similarity).toBeGreaterThan(0.85);
    expect(repeat!.similarity).toBeLessThan(1);
  });

  test('finds the first and last line too when every sixth character is misread', () => {
    const noisy = set.slice(30, 58).map((line, i) => misread(line, 6, i));
    expect(rangesIn([...set.slice(0, 100), ...noisy, ...set.slice(100, 150)])).toEqual([[30, 58, 100, 128]]);
  });

  test('finds it when the noisy print lost a line', () => {
    const noisy = set.slice(30, 58).toSpliced(14, 1);
    const pairs = repeatsIn([...set.slice(0, 100), ...noisy, ...set.slice(100, 150)]).flatMap((repeat) => repeat.pairs);
    expect(pairs.every(([a, b]) => b - a === (a < 44 ? 70 : 69))).toBe(true);
    expect(pairs.length).toBeGreaterThanOrEqual(26);
  });

  test('finds all three prints of a page', () => {
    const page = set.slice(30, 58);
    const lines = [...set.slice(0, 100), ...page, ...set.slice(100, 150), ...page];
    const copies = new Set(repeatsIn(lines).flatMap(({ pairs }) => pairs.flat()));
    expect([...copies].sort((a, b) => a - b)).toEqual(
      [30, 100, 178].flatMap((start) => Array.from({ length: 28 }, (_, k) => start + k)),
    );
  });

  test('finds every block of an issue printed twice in another order', () => {
    const blocks = Array.from({ length: 6 }, (_, b) => set.slice(28 * b, 28 * b + 28));
    const lines = [...blocks, ...[3, 0, 5, 1, 4, 2].map((b) => blocks[b]!)].flat();
    const pairs = repeatsIn(lines).flatMap((repeat) => repeat.pairs);
    expect(new Set(pairs.flat()).size).toBe(lines.length);
    for (const [a, b] of pairs) expect([a, lines[a]]).toEqual([a, lines[b]]);
  });

  test('the pairs of a repeat rise in both copies', () => {
    const noisy = set.slice(30, 58).map((line, i) => misread(line, 8, i));
    for (const { pairs } of repeatsIn([...set.slice(0, 100), ...noisy, ...set.slice(40, 90), ...set.slice(100, 150)])) {
      for (const [k, [a, b]] of pairs.entries()) {
        expect(a).toBeLessThan(b);
        if (k > 0) expect(a > pairs[k - 1]![0] && b > pairs[k - 1]![1]).toBe(true);
      }
    }
  });
});

describe('no repeat is', () => {
  test.each([
    ['a report, set in lines', set, isSet],
    ['a report, one paragraph a line', report, isFlowing],
    ['a notice', notice, isFlowing],
  ])('%s', (_, lines, setting) => {
    expect(repeatsIn(lines, setting)).toEqual([]);
  });

  test('a sentence that a foreword says again', () => {
    expect(repeatsIn([report[7]!, ...report], isFlowing)).toEqual([]);
    expect(repeatsIn([...setInLines([report[6]!.slice(0, 60)], 18), ...set])).toEqual([]);
  });

  test('各位代表！ however often', () => {
    const lines = report.flatMap((paragraph, i) => (i % 4 === 0 ? ['各位代表！', paragraph] : [paragraph]));
    expect(repeatsIn(lines, isFlowing)).toEqual([]);
  });

  test('a form filled in with other numbers', () => {
    const form = (river: number) => [
      `第${river}号渡口有渡船${river + 3}艘，船工${river * 7}人，`,
      `年内摆渡${river * 13}万人次，其中学生${river * 5}万人次，`,
      `收取船票${river * 31}万元，支出柴油${river * 11}万元，`,
      `修理船坞${river + 9}次，更换缆绳${river * 17}米，`,
      `安全检查${river * 19}回，查出隐患${river * 2}处，`,
      `已经整改${river * 2 - 1}处，余下的限期${river + 20}天，`,
      `受到表扬的船工${river + 1}名，新添救生衣${river * 23}件，`,
      `夜航灯${river * 29}盏，码头栏杆${river * 37}米，`,
      `岸边柳树${river * 41}株，江心浮标${river * 43}个。`,
    ];
    expect(repeatsIn([...form(2), ...set.slice(0, 40), ...form(3)])).toEqual([]);
  });

  test('articles of a law that say the same of different people, one paragraph a line', () => {
    const rule = (who: string, n: string) =>
      `第${n}条 ${who}应当在汛期到来之前检查所管的堤段，发现渗漏的，立即报告当地水务部门，并在二十四小时以内组织抢修。`;
    const lines = ['村民委员会', '乡镇人民政府', '渡口经营者', '水库管理单位'].flatMap((who, i) => [
      rule(who, '一二三四五六七八'[2 * i]!),
      `第${'一二三四五六七八'[2 * i + 1]}条 违反前条规定的，由县水务部门责令改正，处五百元以上二千元以下罚款。`,
    ]);
    expect(repeatsIn(lines, isFlowing)).toEqual([]);
  });

  test('seven lines of a column, too few to tell a copy from reuse', () => {
    expect(repeatsIn([...set.slice(0, 100), ...set.slice(30, 37), ...set.slice(100, 150)])).toEqual([]);
  });

  test('a list of like lines beside itself', () => {
    const list = Array.from({ length: 40 }, (_, i) => `${i + 1}号渡口已经完成夜航灯安装和验收`);
    expect(repeatsIn(list)).toEqual([]);
  });
});

test('a long run of whole paragraphs printed again is a repeat in flowing text too, a few paragraphs are not', () => {
  const withRun = (length: number) => [...report.slice(0, 20), ...report.slice(6, 6 + length), ...report.slice(20)];
  expect(rangesIn(withRun(12), isFlowing)).toEqual([[6, 18, 20, 32]]);
  expect(rangesIn(withRun(3), isFlowing)).toEqual([]);
});
