import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/diff/change.ts';
import { compareTexts } from '../../src/diff/compare-texts.ts';
import type { Comparison } from '../../src/diff/comparison.ts';
import { linesOf } from '../../src/read/read.ts';

const only = <K extends Change['kind']>(kind: K, { changes }: Comparison) =>
  changes.filter((change): change is Extract<Change, { kind: K }> => change.kind === kind);
const kinds = ({ changes }: Comparison) => changes.map(({ kind }) => kind);

/** Sentences that share nothing but what sentences share: a number makes each its own. */
function sentences(count: number, salt = 1): string[] {
  const places = '汀浦石埠临穹江北澜水青冈白渡云栖';
  const works = ['粮食总产量', '规模以上工业增加值', '城镇新增就业', '公办幼儿园学位', '老旧小区改造', '航道疏浚里程'];
  return Array.from({ length: count }, (_, i) => {
    const n = (i * 7919 + salt * 104729) % 99991;
    const place = places.slice((n % 8) * 2, (n % 8) * 2 + 2);
    return `${place}第${n}号地块${works[n % works.length]}达到${(n * 31) % 9973}，比上年增长${n % 97}.${n % 10}%。`;
  });
}

/** Breaks a text into lines of `width` characters, as a column does. */
function column(text: string, width: number): string {
  return `${text.match(new RegExp(`.{1,${width}}`, 'gu'))!.join('\n')}\n`;
}

const text = fc.string({
  unit: fc.constantFrom('一', '。', '\n', '\r\n', '\r', '\f', ' ', '𠮷', 'a', '\u3000'),
  maxLength: 60,
});

/** A text and what may become of it: lines moved, left out, put in, joined, misread. */
const edited = fc
  .tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('move', 'drop', 'copy', 'join', 'misread', 'add')), {
      maxLength: 8,
    }),
  )
  .map(([count, edits]) => {
    const raw = sentences(count).flatMap((sentence) => column(sentence, 12).trimEnd().split('\n'));
    const clean = [...raw];
    for (const [n, m, edit] of edits) {
      const at = n % Math.max(1, clean.length);
      const line = clean[at] ?? '';
      if (edit === 'move') clean.splice(m % Math.max(1, clean.length), 0, ...clean.splice(at, 1 + (m % 9)));
      else if (edit === 'drop') clean.splice(at, 1 + (m % 4));
      else if (edit === 'copy') clean.splice(m % Math.max(1, clean.length), 0, ...clean.slice(at, at + 6));
      else if (edit === 'join') clean.splice(at, 2, clean.slice(at, at + 2).join(''));
      else if (edit === 'misread') clean[at] = `${line.slice(0, m % 12)}𠮷${line.slice((m % 12) + 1)}`;
      else clean.splice(at, 0, `新增${m}`);
    }
    return { raw: `${raw.join('\n')}\n`, clean: clean.join('\r\n') };
  });

function expectWhole(comparison: Comparison, raw: string, clean: string): void {
  expect(comparison.raw.map((segment) => segment.text).join('')).toBe(raw);
  expect(comparison.clean.map((segment) => segment.text).join('')).toBe(clean);
  for (const [index, { start, end, text: own, partner, fate }] of comparison.raw.entries()) {
    expect(raw.slice(start, end)).toBe(own);
    if (partner === undefined) continue;
    const other = comparison.clean[partner]!;
    expect(other.partner).toBe(index);
    if (fate === 'same' || fate === 'moved') expect(other.text.replace(/\s/gu, '')).toBe(own.replace(/\s/gu, ''));
  }
}

describe('two texts without a ledger', () => {
  test('the raw side joins to raw, the clean side to clean, and what is paired says the same', () => {
    fc.assert(
      fc.property(text, text, (raw, clean) => expectWhole(compareTexts(raw, clean), raw, clean)),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(edited, ({ raw, clean }) => expectWhole(compareTexts(raw, clean), raw, clean)),
      { numRuns: 300 },
    );
  });

  test('every visible character of either side that has no partner is in a change', () => {
    fc.assert(
      fc.property(edited, ({ raw, clean }) => {
        const { raw: segments, clean: others, changes } = compareTexts(raw, clean);
        const isTold = (start: number, end: number) =>
          changes.some(({ kind, place }) => kind !== 'joined' && place.start <= start && end <= place.end);
        for (const { fate, start, end } of segments) {
          if (fate !== 'same' && fate !== 'layout' && fate !== 'joined') expect(isTold(start, end)).toBe(true);
        }
        const added = changes.map((change) =>
          change.kind === 'added' || change.kind === 'corrected'
            ? change.clean
            : change.kind === 'moved'
              ? change.corrections!.map((each) => each.clean).join('')
              : '',
        );
        for (const { origin, text: own } of others) {
          if (origin === 'added' || origin === 'corrected') expect(added.some((each) => each.includes(own))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('equal texts, and texts that differ in white space alone, have no change but joined lines', () => {
    const raw = sentences(30).join('\n');
    expect(compareTexts(raw, raw).changes).toEqual([]);
    expect(new Set(kinds(compareTexts(column(raw.replaceAll('\n', ''), 17), raw.replaceAll('\n', ''))))).toEqual(
      new Set(['joined']),
    );
  });

  test('a changed number is shown whole, at its line and column on both sides', () => {
    const comparison = compareTexts('一、回顾\n粮食总产量122.5万斤。\n', '一、回顾\n\n粮食总产量128.5万斤。\n');
    expect(comparison.changes).toMatchObject([
      {
        kind: 'corrected',
        raw: '122.5',
        clean: '128.5',
        place: { line: 2, column: 6 },
        report: { line: 3, column: 6, paragraph: 1 },
        around: ['粮食总产量', '万斤。'],
      },
    ]);
  });

  test('a misread character is shown with its word', () => {
    const [change] = only(
      'corrected',
      compareTexts('全市乳品企业鹤鹤乳品产值增长。\n', '全市乳品企业飞鹤乳品产值增长。\n'),
    );
    expect(change!.raw.length).toBeLessThanOrEqual(4);
    expect(change!.raw).toContain('鹤');
  });

  test('a block of 20 lines that was moved and lightly corrected is one moved change', () => {
    const lines = sentences(120);
    const block = lines.slice(20, 40);
    const corrected = block.map((line, i) => (i % 3 === 0 ? line.replace('达到', '到达') : line));
    const clean = [...lines.slice(0, 20), ...lines.slice(40, 90), ...corrected, ...lines.slice(90)];
    const comparison = compareTexts(`${lines.join('\n')}\n`, `${clean.join('\n')}\n`);
    expect(kinds(comparison)).toEqual(['moved']);
    const [moved] = only('moved', comparison);
    expect(moved).toMatchObject({
      place: { line: 21, column: 1 },
      report: { line: 71, column: 1 },
      behind: { line: 90 },
      before: { line: 91 },
    });
    expect(moved!.corrections).toHaveLength(7);
    expect(moved!.corrections![0]).toMatchObject({ raw: '达到', clean: '到达' });
  });

  test('moved lines with a misread end and beginning are moved whole', () => {
    const lines = sentences(60);
    const block = [`么${lines[10]!.slice(1)}`, ...lines.slice(11, 15), `${lines[15]!.slice(0, -2)}8。`];
    const clean = [...lines.slice(0, 10), ...lines.slice(16, 50), ...block, ...lines.slice(50)];
    const comparison = compareTexts(lines.join('\n'), clean.join('\n'));
    expect(kinds(comparison)).toEqual(['moved']);
    expect(only('moved', comparison)[0]!.corrections).toHaveLength(2);
  });

  test('three short lines that were moved are one moved change', () => {
    const lines = sentences(30);
    const names = ['主编 甲子', '编辑 乙丑丙寅', '校对 丁卯戊辰'];
    const raw = [...names, ...lines];
    const clean = [...lines.slice(0, 20), ...names, ...lines.slice(20)];
    expect(kinds(compareTexts(raw.join('\n'), clean.join('\n')))).toEqual(['moved']);
  });

  test('columns that were reflowed to paragraphs are joined lines, and a misread character stays a correction', () => {
    const paragraphs = [0, 1, 2, 3].map((n) => sentences(8, n + 1).join(''));
    const raw = paragraphs.map((paragraph) => column(paragraph, 19)).join('');
    const clean = `${paragraphs.map((paragraph, n) => (n === 2 ? paragraph.replace('就业', '务业') : paragraph)).join('\n\n')}\n`;
    const comparison = compareTexts(raw, clean);
    expect(comparison.changes.filter(({ kind }) => kind !== 'joined')).toMatchObject([{ kind: 'corrected' }]);
    const joined = only('joined', comparison);
    expect(joined).toHaveLength(4);
    expect(joined[0]!.lines).toBe(column(paragraphs[0]!, 19).trimEnd().split('\n').length);
  });

  test('columns in another order, printed twice, are moves and duplicates of what was kept', () => {
    const [first, second, third] = [1, 2, 3].map((n) => sentences(6, n).join('')) as [string, string, string];
    const [a, b, c] = [first, second, third].map((each) => column(each, 15)) as [string, string, string];
    const comparison = compareTexts(`${c}${a}${b}${b}`, `${first}${second}${third}\n`);
    expect(only('duplicate', comparison)).toMatchObject([{ number: 1, similarity: 1, differences: [] }]);
    expect(only('moved', comparison)).toHaveLength(1);
    expect(new Set(kinds(comparison))).toEqual(new Set(['moved', 'joined', 'duplicate']));
  });

  test('a copy that reads otherwise names the difference', () => {
    const lines = sentences(12);
    const copy = lines.slice(2, 6).map((line) => line.replace('第', '策'));
    const [duplicate] = only('duplicate', compareTexts([...lines, ...copy].join('\n'), lines.join('\n')));
    expect(duplicate).toMatchObject({ kept: { line: 3 }, place: { line: 13 } });
    expect(duplicate!.differences).toHaveLength(4);
    expect(duplicate!.similarity).toBeGreaterThan(0.9);
  });

  test('what only one side has is removed or added, not mixed by chance', () => {
    const [lines, others] = [
      sentences(20),
      ['本期责任编辑另有说明，读者来信请寄编辑部。', '全体代表起立鼓掌通过了这一决议草案。'],
    ];
    const comparison = compareTexts(
      [...lines.slice(0, 9), others[0], ...lines.slice(9)].join('\n'),
      [...lines.slice(0, 9), others[1], ...lines.slice(9)].join('\n'),
    );
    expect(comparison.changes).toMatchObject([
      { kind: 'removed', raw: others[0] },
      { kind: 'added', clean: others[1] },
    ]);
  });

  test('marks of Markdown are no text', () => {
    const [raw, clean] = ['政府工作报告\n一、回顾\n', '# 政府工作报告\n\n## 一、回顾\n'];
    const document = (media: 'text' | 'markdown', own: string) =>
      linesOf({ id: 's1', path: 'a', media, encoding: 'utf-8', text: own });
    const comparison = compareTexts(document('text', raw), document('markdown', clean));
    expect(comparison.changes).toEqual([]);
    expectWhole(comparison, raw, clean);
  });

  test('a space between Latin words and a line break that was put in are corrections', () => {
    expect(compareTexts('the Reichs anzeiger', 'the Reichsanzeiger').changes).toMatchObject([{ rule: 'space' }]);
    expect(compareTexts('一、回顾上年工作', '一、回顾\n上年工作').changes).toMatchObject([
      { rule: 'line break', place: { column: 5 } },
    ]);
    expect(compareTexts('卷 首 语', '卷首语').changes).toEqual([]);
  });

  test('when there is no time the answer is coarse, never empty', () => {
    const [raw, clean] = [sentences(300, 1).join('\n'), sentences(300, 50).join('\n')];
    const comparison = compareTexts(raw, clean, { timeout: 0 });
    expect(comparison.changes.length).toBeGreaterThan(0);
    expectWhole(comparison, raw, clean);
  });

  test('forms that repeat throughout are compared in bounded work', () => {
    const row = '—— —— —— —— —— 合计 ——\n';
    const [raw, clean] = [row.repeat(3000), `${row.repeat(1500)}公报\n${row.repeat(1400)}`];
    const comparison = compareTexts(raw, clean);
    expect(comparison.changes.length).toBeGreaterThan(0);
    expect(comparison.changes.length).toBeLessThan(10);
    expectWhole(comparison, raw, clean);
  });

  test('two runs give the same', () => {
    fc.assert(
      fc.property(edited, ({ raw, clean }) => {
        expect(compareTexts(raw, clean)).toEqual(compareTexts(raw, clean));
      }),
      { numRuns: 50 },
    );
  });
});
