import { describe, expect, it } from 'vitest';
import { cutInColumns, report, setInLines } from '../made-print.ts';
import { findMarks, findPages } from './find-pages.ts';
import { placeLines } from './place-lines.ts';
import { flat } from './score.ts';
import { takeOutPages } from './take-out-pages.ts';

const gold = report.join('\n');
const columns = cutInColumns(setInLines(report, 16), 20);
const pageCount = Math.ceil(columns.length / 2);
const page = (number: number) => columns.slice(2 * number, 2 * number + 2);
const pages = Array.from({ length: pageCount }, (_, number) => page(number));

/** Pages in another order than gold's, each with its second column first. */
const flipped = [...pages].reverse().map((each) => [...each].reverse().flat());

describe('placeLines', () => {
  it('finds each line in gold, also with a character misread, and blank lines nowhere', () => {
    const places = placeLines('乙丙丁戊己\n\n壬癸子丑寅卯辰入午未申酉', '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉').map(
      ({ place }) => place,
    );
    expect(places).toEqual([{ start: 1, end: 6 }, null, { start: 8, end: 20 }]);
  });

  it('takes of two places the one that goes on from the line before', () => {
    const twice = '甲乙丙丁，重复的话。戊己庚辛，重复的话。壬癸';
    expect(placeLines('戊己庚辛，\n重复的话。', twice)[1]?.place).toEqual({ start: 15, end: 20 });
  });

  it('has no place for what gold lacks', () => {
    expect(placeLines('澜川市公报', '甲乙丙丁戊己庚辛壬癸')[0]?.place).toBeNull();
  });
});

describe('findPages', () => {
  it('finds pages whose columns are flipped, without any mark', () => {
    const lines = placeLines(flipped.flat().join('\n'), flat(gold));
    const found = findPages(lines, findMarks(lines), 2);
    const length = (each: readonly (readonly string[])[]) => flat(each.flat().join('')).length;
    expect(found[0]).toEqual({ start: 0, end: length(pages[0]!) });
    expect(found[1]).toEqual({ start: length(pages[0]!), end: length(pages[0]!) + length(pages[1]!) });
  });

  it('takes what stands between folios for a page, in natural order too', () => {
    const raw = pages.map((each, i) => `${each.flat().join('\n')}\n- ${i + 1} -\n澜川市公报2025`).join('\n');
    const lines = placeLines(raw, flat(gold));
    expect(findPages(lines, findMarks(lines), 2)).toHaveLength(pageCount);
  });
});

describe('takeOutPages', () => {
  it('takes a page out of every rendition and keeps the rest to the letter', () => {
    const raw = [...flipped.flat(), ...pages.flat(2)].join('\n');
    const torn = takeOutPages(raw, gold, 'made', 2);
    const hole = torn.holes[0]!;
    const missing = pages.findIndex((each) => flat(gold).slice(hole.start, hole.end) === flat(each.flat().join('')));
    expect(missing).toBeGreaterThan(0);
    expect(missing).toBeLessThan(pageCount - 1);
    const keptPages = pages.filter((_, i) => i !== missing);
    const rest = [...[...keptPages].reverse().map((each) => [...each].reverse().flat()), ...keptPages.flat(1)];
    expect(torn.raw.trimEnd()).toBe(rest.flat().join('\n'));
  });

  it('takes the folio and the running head of the page with it', () => {
    const raw = pages.map((each, i) => `${each.flat().join('\n')}\n- ${i + 1} -\n澜川市公报2025`).join('\n');
    const torn = takeOutPages(raw, gold, 'made', 2);
    const folios = torn.raw.match(/^- \d+ -$/gmu) ?? [];
    expect(folios).toHaveLength(pageCount - torn.holes.length);
    expect(torn.raw.match(/^澜川市公报2025$/gmu)).toHaveLength(folios.length);
  });

  it('takes the same pages out each time', () => {
    const raw = flipped.flat().join('\n');
    expect(takeOutPages(raw, gold, 'made', 2)).toEqual(takeOutPages(raw, gold, 'made', 2));
  });
});
