import { describe, expect, test } from 'vitest';
import { type CopyJudge, chooseCopies, choosePlaces } from '../../src/dedupe/choose-copies.ts';
import { findRepeats } from '../../src/dedupe/find-repeats.ts';
import type { Drop, Line } from '../../src/types.ts';
import { linesOf, misread, report, setInLines } from '../made-print.ts';

const set = setInLines(report.slice(3), 18);
const isNoise = (line: Line) => !set.includes(line.text);

/**
 * A judge who knows the true text: misread lines are less coherent, and lines go on where the true text does. Furniture stood
 * before line `pageStart`.
 */
const judgeOf = (lines: readonly Line[], pageStart = 0): CopyJudge => ({
  joint: (left, right) => (set.indexOf(lines[right]!.text) === set.indexOf(lines[left]!.text) + 1 ? 3 : -3),
  coherence: (line) => (isNoise(line) ? 10 : 20),
  follows: (i) => i > 0 && i !== pageStart,
});

function choose(raw: readonly string[], keep?: readonly boolean[], pageStart?: number) {
  const lines = linesOf(raw);
  const judge = judgeOf(lines, pageStart);
  const repeats = findRepeats(lines, () => true);
  const chosen = chooseCopies(lines, repeats, keep ?? choosePlaces(lines, repeats, judge).keepSecond, judge);
  return { ...chosen, lines, texts: chosen.kept.map(({ line }) => line.text), text: raw.join('\n') };
}

const page = set.slice(30, 58);
const noisyPage = page.map((line, i) => misread(line, 9, i));

describe('choosePlaces', () => {
  const keepSecondIn = (raw: readonly string[]) => {
    const lines = linesOf(raw);
    return choosePlaces(
      lines,
      findRepeats(lines, () => true),
      judgeOf(lines),
    );
  };

  test('keeps the copy that its neighbours fit', () => {
    expect(keepSecondIn([...set.slice(0, 100), ...page, ...set.slice(100, 150)]).keepSecond).toEqual([false]);
    expect(keepSecondIn([...set.slice(100, 150), ...page, ...set.slice(0, 100)]).keepSecond).toEqual([true]);
  });

  test('in an issue printed twice as a whole the first pass stands', () => {
    const blocks = [set.slice(0, 28), set.slice(28, 56), set.slice(56, 84)];
    const places = keepSecondIn([2, 0, 1, 0, 1, 2].flatMap((b) => blocks[b]!));
    expect(places.settled).toBe(true);
    expect(places.keepSecond.some(Boolean)).toBe(false);
  });
});

describe('chooseCopies', () => {
  test('keeps every line once, in the order of raw', () => {
    const { texts, drops } = choose([...set.slice(0, 100), ...page, ...set.slice(100, 150)]);
    expect(texts).toEqual(set.slice(0, 150));
    expect(drops).toHaveLength(1);
  });

  test('a block is one drop that says of which kept block it is a copy', () => {
    const { drops, text } = choose([...set.slice(0, 100), ...page, ...set.slice(100, 150)]);
    const [drop] = drops as readonly [Drop];
    expect(drop).toMatchObject({ fate: 'duplicate', similarity: 1 });
    expect(text.slice(drop.start, drop.end)).toBe(page.join('\n'));
    expect(text.slice(drop.of!.start, drop.of!.end)).toBe(page.join('\n'));
    expect(drop.of!.end).toBeLessThan(drop.start);
  });

  test('keeps the better reading, whichever comes first', () => {
    const others = [set.slice(0, 30), set.slice(58, 100)] as const;
    for (const raw of [
      [...others[0], ...page, ...others[1], ...noisyPage],
      [...others[0], ...noisyPage, ...others[1], ...page],
    ]) {
      const { texts, drops } = choose(raw, [false]);
      expect(texts).toEqual([...others[0], ...page, ...others[1]]);
      expect(drops.every(({ similarity }) => similarity! > 0.5 && similarity! <= 1)).toBe(true);
    }
  });

  test('the place may be the noisy copy’s while the text is the other’s', () => {
    const { texts } = choose([...noisyPage, ...set.slice(58, 120), ...page], [true]);
    expect(texts).toEqual([...set.slice(58, 120), ...page]);
  });

  test('of every dropped line the kept one is named', () => {
    const { drops, kept } = choose([...set.slice(0, 30), ...noisyPage, ...set.slice(58, 100), ...page, ...noisyPage]);
    const [starts, ends] = [new Set(kept.map(({ line }) => line.start)), new Set(kept.map(({ line }) => line.end))];
    expect(drops.every(({ of }) => starts.has(of!.start) && ends.has(of!.end))).toBe(true);
    expect(kept).toHaveLength(100);
  });

  test('nothing is both kept and dropped, and nothing neither', () => {
    const { drops, kept, lines } = choose([...noisyPage, ...set.slice(58, 120), ...page, ...set.slice(0, 30)]);
    const isDropped = (line: Line) => drops.some(({ start, end }) => start <= line.start && line.end <= end);
    const keptStarts = new Set(kept.map(({ line }) => line.start));
    for (const line of lines) expect(isDropped(line)).toBe(!keptStarts.has(line.start));
  });

  test('every line knows where its kept rendition stands', () => {
    const { keptIndex, texts } = choose([...set.slice(0, 100), ...page, ...set.slice(100, 150)]);
    expect(keptIndex).toHaveLength(178);
    for (const k of page.keys()) expect(texts[keptIndex[100 + k]!]).toBe(page[k]);
  });

  test('without repeats everything stays', () => {
    const { texts, drops, conflicts } = choose(set.slice(0, 80));
    expect([texts, drops, conflicts]).toEqual([set.slice(0, 80), [], []]);
  });
});

describe('prints whose numbers differ', () => {
  const numbered = page.findIndex((line) => /\d{2}/.test(line));
  const other = page[numbered]!.replace(/\d/, (digit) => String((Number(digit) % 9) + 1));
  const revised = page.with(numbered, other);

  test('are a conflict that shows both', () => {
    const { conflicts, texts, text } = choose([...set.slice(0, 100), ...revised, ...set.slice(100, 150)]);
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]!.kind).toBe('number');
    const figure = (line: string) => /\d+%/u.exec(line)![0];
    expect(conflicts[0]!.readings).toEqual([figure(page[numbered]!), figure(other)]);
    const spans = [conflicts[0]!.a, conflicts[0]!.b].map(({ start, end }) => text.slice(start, end));
    expect(spans).toEqual(conflicts[0]!.readings);
    expect(texts).toContain(page[numbered]);
    expect(texts).not.toContain(other);
  });

  test.each([
    ['a date', '会议于3月15日在礼堂召开，到会的', '3月15日', '3月18日', 'date'],
    ['a number in Chinese numerals', '一年里修桥三十五座，把两岸连', '三十五座', '三十八座', 'number'],
    ['a name', '市长杨大勇说，渡口的灯还亮着', '杨大勇', '杨太勇', 'name'],
  ])('tell %s', (_, line, one, two, kind) => {
    const [first, second] = [page.with(9, line), page.with(9, line.replace(one, two))];
    const { conflicts } = choose([
      ...set.slice(0, 30),
      ...first,
      ...set.slice(58, 100),
      ...second,
      ...set.slice(100, 150),
    ]);
    expect(conflicts.map((each) => [each.kind, [...each.readings].sort()])).toEqual([[kind, [one, two].sort()]]);
  });

  test('stay as the better print gives them, even if that line alone reads worse', () => {
    const noisyRight = noisyPage.with(numbered, page[numbered]!);
    const { texts } = choose([...set.slice(0, 30), ...noisyRight, ...set.slice(58, 100), ...revised], [false]);
    expect(texts).toContain(other);
    expect(texts).not.toContain(page[numbered]);
  });
});

describe('a title that one pass alone has', () => {
  const title = '护堤种柳倡议书';

  test('goes with the block that it stands before', () => {
    const { texts } = choose([...page, ...set.slice(58, 140), title, ...page], [false], 110);
    expect(texts).toEqual([title, ...page, ...set.slice(58, 140)]);
  });

  test('goes with the block that it stands behind', () => {
    const { texts } = choose([...page, ...set.slice(58, 140), ...page, title, ...set.slice(0, 20)], [false], 139);
    expect(texts).toEqual([...page, title, ...set.slice(58, 140), ...set.slice(0, 20)]);
  });

  test('stays where it is when more than a title stands there', () => {
    const own = ['堤上的柳苗', '三月栽下', '五月成活', '九月成荫', '来年护堤'];
    const { texts } = choose([...page, ...set.slice(58, 140), ...own, ...page], [false], 110);
    expect(texts).toEqual([...page, ...set.slice(58, 140), ...own]);
  });
});
