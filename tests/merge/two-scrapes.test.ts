import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import type { Cleaned } from '../../src/types.ts';
import { ledgerState, runTwice, soundLedger } from '../invariants.ts';
import { cutInColumns, misread, setInLines } from '../made-print.ts';
import { flowingPages, namedAnyhow, pagesOf, permute, report } from './made-files.ts';

const squeeze = (text: string) => text.replace(/\s+/gu, '');
const whole = squeeze(report.join(''));
const set = (measure: number, paragraphs = report) => setInLines(paragraphs, measure).join('\n');
const noisy = (text: string, every: number) =>
  text
    .split('\n')
    .map((line, i) => misread(line, every, i * 7))
    .join('\n');
const merge = (...texts: readonly string[]) =>
  clean(texts.map((content, i) => ({ path: `${'abcdefgh'[i]}.txt`, content })));
const textOf = ({ report: found }: Cleaned) => squeeze(canonical(found));

/** Every `of` lies in kept text. */
function strayDuplicates({ ledger }: Cleaned) {
  const kept = ledger.entries.filter(({ fate }) => fate === 'kept');
  return ledger.entries.filter(
    ({ of }) => of && !kept.some((each) => each.source === of.source && each.start < of.end && of.start < each.end),
  );
}

describe('two scrapes of one issue', () => {
  it.each([
    ['18 em and 25 em', set(18), set(25)],
    ['18 em and flowing', set(18), report.join('\n')],
    ['noise in the first', noisy(set(18), 70), set(25)],
    ['noise in the second', set(18), noisy(set(25), 70)],
    ['flowing, one of them with noise', noisy(report.join('\n'), 70), report.join('\n')],
    [
      'noise and another order of columns',
      set(18),
      noisy([...cutInColumns(setInLines(report, 25), 30)].reverse().flat().join('\n'), 70),
    ],
  ])('are one text: %s', async (_, first, second) => {
    for (const texts of [
      [first, second],
      [second, first],
    ]) {
      const cleaned = await merge(...texts);
      expect(textOf(cleaned)).toBe(whole);
      expect(strayDuplicates(cleaned)).toEqual([]);
      expect(ledgerState(cleaned)).toEqual(soundLedger(...texts));
    }
  });

  it('are one text where both come page by page, in files named anyhow', async () => {
    const first = namedAnyhow(pagesOf(18, 60)).map((input) => ({ ...input, path: `a/${input.path}` }));
    const second = namedAnyhow(pagesOf(25, 45).map((page) => noisy(page, 70)));
    const cleaned = await clean([...first, ...second]);
    expect(textOf(cleaned)).toBe(whole);
    expect(strayDuplicates(cleaned)).toEqual([]);
  });

  it('may give the text and the order: the better print is put into the order of the other', async () => {
    const shuffled = permute(cutInColumns(setInLines(report, 20), 32), [3, 1, 4, 2, 5]).flat();
    const cleaned = await merge(shuffled.join('\n'), noisy(report.join('\n'), 60));
    expect(textOf(cleaned)).toBe(whole);
    expect(cleaned.ledger.order[0]).toMatchObject({ hypothesis: 'by place in another input', applied: true });
  });

  it('keep what only one of them has, at its place', async () => {
    const [first, second] = [report.filter((_, i) => i < 10 || i > 14), report.filter((_, i) => i < 20 || i > 22)];
    for (const measure of [18, 25]) {
      const cleaned = await merge(set(measure, first), second.join('\n'));
      expect(textOf(cleaned)).toBe(whole);
    }
  });

  it('are told apart where numbers differ: one reading stays, the other is reported', async () => {
    const at = report.findIndex((paragraph) => /增长\d+\.\d%/u.test(paragraph));
    const other = report.map((paragraph, i) =>
      i === at ? paragraph.replace(/增长\d+\.\d%/u, '增长99.9%') : paragraph,
    );
    const cleaned = await merge(set(18), set(25, other));
    const found = cleaned.ledger.conflicts.filter(({ readings }) => readings.some((text) => text.includes('99.9')));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'number', readings: expect.arrayContaining(['99.9%']) });
    expect(found[0]!.a.source).not.toBe(found[0]!.b.source);
  });

  it.each([
    ['a date', '会议于3月15日在市政府礼堂召开，全体委员出席。', '3月15日', '3月18日', 'date'],
    ['a number in Chinese numerals', '全市共有三百二十所学校参加了合唱比赛。', '三百二十所', '三百五十所', 'number'],
    ['a name', '晚会由市长杨大勇主持，邻县的代表也来了。', '杨大勇', '杨太勇', 'name'],
    ['a misread figure', '渡口全年运送旅客1236人，创下新的纪录。', '1236人', '12E6人', 'number'],
  ])('are told apart by %s', async (_, sentence, one, two, kind) => {
    const print = (fact: string) => report.toSpliced(12, 0, sentence.replace(one, fact));
    const [first, second] = [set(18, print(one)), set(25, print(two))];
    const cleaned = await merge(first, second);
    const [conflict, ...more] = cleaned.ledger.conflicts;
    expect(more).toEqual([]);
    expect([conflict!.kind, [...conflict!.readings].sort()]).toEqual([kind, [one, two].sort()]);
    const slice = ({ source, start, end }: { source: string; start: number; end: number }) =>
      (source === 's1' ? first : second).slice(start, end).replace(/\n/gu, '');
    expect([slice(conflict!.a), slice(conflict!.b)]).toEqual(conflict!.readings);
  });

  it.each([
    ['numerals', '全市共有三百二十所学校参加了合唱比赛。', '三百二十所', '320所'],
    ['widths', '全市共有320所学校参加了合唱比赛。', '320所', '３２０所'],
    ['rounding', '全市绿化覆盖率达到38.82%，位居全省前列。', '38.82%', '38.8%'],
  ])('do not differ by %s', async (_, sentence, one, two) => {
    const print = (fact: string) => report.toSpliced(12, 0, sentence.replace(one, fact));
    const cleaned = await merge(set(18, print(one)), set(25, print(two)));
    expect(cleaned.ledger.conflicts).toEqual([]);
  });

  it('both stay where they are a template filled in with other numbers', async () => {
    const letter = (year: number) =>
      report
        .slice(4, 12)
        .map((paragraph) => paragraph.replace(/\d+/gu, (digits) => String((Number(digits) * 7 + year) % 97)))
        .join('\n');
    const { summary } = await merge(letter(3), letter(50));
    expect(summary.duplicates).toBe(0);
  });

  it('leave alone what one of them says twice', async () => {
    const quoting = [...report, ...report.slice(5, 8)];
    const { report: found } = await merge(set(18, quoting), quoting.join('\n'));
    expect(squeeze(canonical(found))).toBe(squeeze(quoting.join('')));
  });

  it('hold together whatever is noisy, missing or cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 30, max: 200 }),
        fc.integer({ min: 14, max: 40 }),
        fc.integer({ min: 0, max: 20 }),
        async (every, measure, gap) => {
          const texts = [
            noisy(set(measure), every),
            ...flowingPages(
              report.filter((_, i) => i < gap || i > gap + 2),
              1500,
            ),
          ];
          const cleaned = await merge(...texts);
          expect(ledgerState(cleaned)).toEqual(soundLedger(...texts));
          expect(strayDuplicates(cleaned)).toEqual([]);
          const { first, second } = await runTwice(cleaned, 'md');
          expect(second).toBe(first);
        },
      ),
      { numRuns: 6 },
    );
  });
});
