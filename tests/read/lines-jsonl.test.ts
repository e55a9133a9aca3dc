import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import { readDocument } from '../../src/read/read-document.ts';
import type { CleanOptions } from '../../src/types.ts';
import { shuffledNumbers } from '../benchmarks/region-orders.ts';
import { columns, table } from '../geometry/made-page.ts';
import { ledgerState, soundLedger } from '../invariants.ts';

const read = (records: readonly unknown[], options: CleanOptions = {}) =>
  readDocument(
    {
      path: '公报.jsonl',
      content: records.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join('\n'),
    },
    's1',
    options,
  );
const textsOf = async (records: readonly unknown[]) => (await read(records)).lines.map(({ text }) => text);

const left = [
  { id: 'a', region: 'r1', box: [80, 20, 400, 36], text: '各位代表：现在，我代表澜川市人民政', order: 0 },
  { id: 'b', region: 'r1', box: [80, 40, 400, 56], text: '府，向大会报告工作。过去一年，全市' },
];
const right = [{ id: 'c', region: 'r2', box: [420, 20, 740, 36], text: '地区生产总值增长百分之五点六。' }];

describe('lines of pages as JSON Lines', () => {
  it('are told by their content and read in reading order, with page, column, box and indent', async () => {
    const { source, lines, notices } = await read([...right, ...left.toReversed()]);
    expect(source).toMatchObject({
      media: 'lines-jsonl',
      text: `${right[0]!.text}\n${left[1]!.text}\n${left[0]!.text}\n`,
    });
    expect(lines.map(({ text }) => text)).toEqual([left[0]!.text, left[1]!.text, right[0]!.text]);
    expect(lines[2]).toEqual({
      source: 's1',
      start: 0,
      end: 15,
      text: right[0]!.text,
      indent: 0,
      blanksBefore: 0,
      page: 1,
      column: 2,
      box: { left: 420, top: 20, right: 740, bottom: 36 },
      breakBefore: 'column',
    });
    expect(notices ?? []).toEqual([]);
  });

  it('come page by page where they name pages: by number, or as the file has them', async () => {
    const at = (page: unknown, text: string) => ({ page, region: 'r1', box: [80, 20, 400, 36], text });
    const numbered = await read([at(12, '第十二版'), at(3, '第三版')]);
    expect(numbered.lines.map(({ page, text }) => [page, text])).toEqual([
      [3, '第三版'],
      [12, '第十二版'],
    ]);
    expect(numbered.lines[1]!.breakBefore).toBe('page');
    const named = await read([at('b.png', '乙'), at('a.png', '甲')]);
    expect(named.lines.map(({ page, text }) => [page, text])).toEqual([
      [1, '乙'],
      [2, '甲'],
    ]);
  });

  it('may lack a region, and hold several lines in one text', async () => {
    expect(
      await textsOf([
        { box: [80, 60, 400, 76], text: '三' },
        { box: [80, 20, 400, 56], text: '一\n二' },
      ]),
    ).toEqual([...['一', '二', '三']]);
  });

  it('whose box is not sound stay behind the one before them, and a notice says so', async () => {
    const { lines, notices } = await read([...right, ...left, { region: 'r1', box: [80, 60], text: '经济平稳运行。' }]);
    expect(lines.map(({ text }) => text)).toEqual([...left.map(({ text }) => text), '经济平稳运行。', right[0]!.text]);
    expect(lines[2]!.box).toBeUndefined();
    expect(notices).toEqual([{ source: 's1', code: 'reader-warning', detail: expect.stringContaining('line 4') }]);
  });

  it('that are no JSON are dropped as noise, with a notice; those without text leave nothing behind', async () => {
    const { source, drops, lines, notices } = await read([left[0], '{"text": "府，向', { box: [1, 2, 3, 4] }, left[1]]);
    expect(lines).toHaveLength(2);
    expect(drops.map(({ start, end, reason }) => [source.text.slice(start, end), reason])).toEqual([
      ['{"text": "府，向', 'not-json'],
    ]);
    expect(notices?.map(({ code }) => code)).toEqual(['reader-warning', 'reader-warning']);
  });

  it('account for every character, line separators in bad records and good ones too', async () => {
    const content = [JSON.stringify({ ...left[0], text: '各位\u0085代表' }), '[\u0085'].join('\n');
    const cleaned = await clean({ path: '公报.jsonl', content });
    expect(ledgerState(cleaned)).toEqual(soundLedger('各位\u0085代表\n[\u0085\n'));
  });

  it('have their faults counted where there are many', async () => {
    const { notices } = await read([left[0], ...Array<string>(5000).fill('[')]);
    expect(notices!.length).toBeLessThan(30);
    expect(notices!.at(-1)!.detail).toContain('4980');
  });

  it('are refused where there are more pages than the limit', async () => {
    const pages = [1, 2, 3].map((page) => ({ ...left[0], page }));
    await expect(read(pages, { maxPages: 2 })).rejects.toMatchObject({ code: 'too-large' });
  });

  it('keep cells of a table apart from one another', async () => {
    const cells = table(4, [160, 60], 80, 100).map(({ lines }, r) => {
      const { left, top, right, bottom } = lines[0]!.box;
      return { region: r, box: [left, top, right, bottom], text: lines[0]!.text };
    });
    expect((await read(cells)).lines.map(({ kind }) => kind)).toEqual(Array(8).fill('table'));
  });
});

const sentence =
  '全市上下坚持稳中求进工作总基调，深入实施创新驱动发展战略，扎实推进乡村全面振兴，各项事业取得新的进展。';

/** A page of three columns whose lines are cut from a text, as records in the order in which they are read. */
function setPage(count: number): readonly { readonly text: string }[] {
  const prose = Array.from({ length: 40 }, (_, i) => `今年第${i + 1}项任务是${sentence}`).join('');
  const page = columns('', Array(3).fill(Array(Math.ceil(count / 3)).fill(8)));
  return page.flatMap(({ lines }, r) =>
    lines.map(({ box }, l) => {
      const at = (r * 8 + l) * 20;
      return { region: `r${r}`, box: [box.left, box.top, box.right, box.bottom], text: prose.slice(at, at + 20) };
    }),
  );
}

describe('a page whose lines come shuffled', () => {
  const records = setPage(9);
  const expected = records.map(({ text }) => text).join('');
  const shuffled = (seed: number) => shuffledNumbers(records.length, seed).map((i) => JSON.stringify(records[i]));

  it('gives the report of the page in order, has every character in the ledger, and is restored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const content = shuffled(seed).join('\n');
        const cleaned = await clean({ path: '公报.jsonl', content });
        expect(canonical(cleaned.report).replaceAll('\n', '')).toBe(expected);
        expect(ledgerState(cleaned)).toEqual(soundLedger(cleaned.sources[0]!.text));
        expect(cleaned.ledger.order).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });
});
