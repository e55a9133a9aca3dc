import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/clean.ts';
import type { Change } from '../../src/diff/change.ts';
import { changesOf } from '../../src/diff/changes-of.ts';
import { countChanges } from '../../src/diff/count-changes.ts';
import { renderJsonLines } from '../../src/diff/render-json-lines.ts';
import type { Cleaned } from '../../src/types.ts';
import { cleanedFrom, keptLines, spanOf } from '../ledger/sketch.ts';

const changes = ({ report, ledger }: Cleaned) => changesOf(report, ledger);
const only = <K extends Change['kind']>(kind: K, list: readonly Change[]) =>
  list.filter((change): change is Extract<Change, { kind: K }> => change.kind === kind);

describe('changes, read from the ledger', () => {
  test('a clean text has none', () => {
    expect(changes(keptLines('一、回顾\n各位代表：\n'))).toEqual([]);
  });

  test('an empty text has none', () => {
    expect(changes(cleanedFrom({ raw: '', paragraphs: [] }))).toEqual([]);
  });

  test('a correction shows raw, clean and rule at its raw line and column', () => {
    const raw = '一、回顾\r\n粮食１２２万斤。\r\n';
    const edit = { ...spanOf(raw, '１２２'), text: '122', rule: 'width' };
    const [change] = changes(cleanedFrom({ raw, paragraphs: [['一、回顾'], ['粮食', edit, '万斤。']] }));
    expect(change).toMatchObject({
      kind: 'corrected',
      raw: '１２２',
      clean: '122',
      rule: 'width',
      place: { path: 'gazette.txt', line: 2, column: 3 },
      report: { paragraph: 1, at: 7 },
    });
  });

  test('a deletion inside a paragraph is a correction to nothing', () => {
    const raw = '卷 首';
    const edit = { ...spanOf(raw, ' '), text: '', rule: 'spacing' };
    const [change] = changes(cleanedFrom({ raw, paragraphs: [['卷', edit, '首']] }));
    expect(change).toMatchObject({ kind: 'corrected', raw: ' ', clean: '' });
  });

  test('furniture, chrome and noise are shown with their reason, neighbours as one', () => {
    const raw = '公报\n目录\n一、回顾\n首页\n';
    const drops = [
      { ...spanOf(raw, '公报'), fate: 'furniture', reason: 'head' },
      { ...spanOf(raw, '目录'), fate: 'furniture', reason: 'head' },
      { ...spanOf(raw, '首页'), fate: 'chrome', reason: 'navigation' },
    ] as const;
    expect(changes(cleanedFrom({ raw, paragraphs: [['一、回顾']], drops }))).toMatchObject([
      { kind: 'furniture', fate: 'furniture', reason: 'head', place: { line: 1, excerpt: '公报 目录' } },
      { kind: 'furniture', fate: 'chrome', reason: 'navigation', place: { line: 4 }, report: { at: 4 } },
    ]);
  });

  test('a duplicate is numbered, names its kept copy and shows where it reads otherwise', () => {
    const raw = '粮食产量122万斤。\n工业稳步回升。\n粮食产\n量182万斤。\n工业稳步回升。\n';
    const copies = [
      { ...spanOf(raw, '粮食产\n量182万斤。'), of: spanOf(raw, '粮食产量122万斤。'), similarity: 0.9 },
      { ...spanOf(raw, '工业稳步回升。', 2), of: spanOf(raw, '工业稳步回升。'), similarity: 1 },
    ].map((copy) => ({ ...copy, fate: 'duplicate', reason: 'repeat' }) as const);
    const list = changes(cleanedFrom({ raw, paragraphs: [['粮食产量122万斤。'], ['工业稳步回升。']], drops: copies }));
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({
      kind: 'duplicate',
      number: 1,
      place: { line: 3, column: 1 },
      kept: { line: 1, column: 1 },
      differences: [{ kept: '122', copy: '182', keptStart: 4, copyStart: raw.indexOf('182') }],
    });
  });

  test('of two blocks that changed places the shorter one has moved, from here to there', () => {
    const raw = '二、安排\n一、回顾\n上年工作。\n';
    const [change, ...rest] = changes(cleanedFrom({ raw, paragraphs: [['一、回顾'], ['上年工作。'], ['二、安排']] }));
    expect(rest).toEqual([]);
    expect(change).toMatchObject({
      kind: 'moved',
      place: { line: 1, column: 1, excerpt: '二、安排' },
      report: { paragraph: 2, at: 11 },
      behind: { line: 2, column: 1 },
    });
  });

  test('joints not made or guessed, gaps and conflicts are shown; certain joints are not', () => {
    const raw = '肉牛132万头。\n城乡融合\n肉牛122.8万头。\n';
    const joint = { kind: 'column', confidence: 0.4, evidence: ['language'] } as const;
    const list = changes(
      cleanedFrom({
        raw,
        paragraphs: [['肉牛132万头。'], ['城乡融合'], ['肉牛122.8万头。']],
        joints: [
          {
            ...joint,
            id: 'a',
            class: 'guessed',
            made: true,
            before: spanOf(raw, '城乡融合'),
            behind: spanOf(raw, '肉牛132万头。'),
          },
          {
            ...joint,
            id: 'b',
            class: 'certain',
            made: true,
            before: spanOf(raw, '肉牛122.8万头。'),
            behind: spanOf(raw, '城乡融合'),
          },
        ],
        gaps: [{ side: 'after', text: '城乡融合', beside: spanOf(raw, '城乡融合') }],
        conflicts: [{ a: spanOf(raw, '132'), b: spanOf(raw, '122.8'), kind: 'number', readings: ['132', '122.8'] }],
      }),
    );
    expect(list).toMatchObject([
      { kind: 'conflict', place: { line: 1, column: 3 }, other: { line: 3, column: 3 }, report: { paragraph: 0 } },
      { kind: 'doubtful', id: 'a', made: true, place: { line: 2, column: 1 }, report: { paragraph: 1 } },
      { kind: 'gap', side: 'after', place: { line: 2 }, report: { paragraph: 1 } },
    ]);
    expect(countChanges(list)).toMatchObject({ conflict: 1, doubtful: 1, gap: 1, moved: 0 });
  });

  test('the list is sorted by raw position and survives as JSON, one change a line', () => {
    const raw = '公报\n二、安排\n一、回顾\n上年工作。\n公报\n';
    const drops = [1, 2].map((nth) => ({ ...spanOf(raw, '公报', nth), fate: 'furniture', reason: 'head' }) as const);
    const paragraphs = [['一、回顾'], ['上年工作。'], ['二、安排']];
    const list = changes(cleanedFrom({ raw, paragraphs, drops }));
    expect(list.map(({ kind, place }) => [kind, place.line])).toEqual([
      ['furniture', 1],
      ['moved', 2],
      ['furniture', 5],
    ]);
    const lines = renderJsonLines(list).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(list)));
  });

  test('raw lines that became one paragraph are one joined change, whatever was dropped between them', () => {
    const raw = '粮食总产\n量122万斤，\n- 4 -\n增长三成。\n\n二、安排\n';
    const piece = (passage: string) => spanOf(raw, passage);
    const list = changes(
      cleanedFrom({
        raw,
        paragraphs: [[piece('粮食总产'), piece('量122万斤，'), piece('增长三成。')], ['二、安排']],
        drops: [{ ...spanOf(raw, '- 4 -'), fate: 'furniture', reason: 'folio' }],
      }),
    );
    expect(list).toMatchObject([
      { kind: 'joined', lines: 3, place: { line: 1, start: 0 }, report: { paragraph: 0 } },
      { kind: 'furniture', place: { line: 3 } },
    ]);
  });

  test('a space put in for a line break is part of the joining; one put in elsewhere is a correction', () => {
    const raw = 'the Reichs\nanzeiger of Berlin\n';
    const blank = (at: number) => ({ source: 's1', start: at, end: at, text: ' ', rule: 'word-space' });
    const list = changes(
      cleanedFrom({
        raw,
        paragraphs: [['the Reichs', blank(11), spanOf(raw, 'anzeiger of'), blank(22), ' Berlin']],
      }),
    );
    expect(list.map(({ kind, place }) => [kind, place.line])).toEqual([
      ['joined', 1],
      ['corrected', 2],
    ]);
  });

  test('every change has an id of its own, the same in the next run', async () => {
    const content = readFileSync('samples/noisy-repeat/raw.txt', 'utf8');
    const [first, second] = [changes(await clean({ content })), changes(await clean({ content }))];
    expect(first).toEqual(second);
    const keys = first.map(({ kind, id }) => `${kind} ${id}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { id } of first) expect(id).toMatch(/^[0-9a-f]{12}$/);
  });

  test('a report of another run is refused', () => {
    const { ledger } = keptLines('一、回顾');
    expect(() => changesOf(keptLines('二、安排').report, ledger)).toThrow(
      expect.objectContaining({ code: 'ledger-mismatch' }),
    );
  });

  test('of 20,000 lines in reverse order all are moved but one', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `第${index}行，全市经济稳中向好。`);
    const raw = `${lines.join('\n')}\n`;
    let start = raw.length;
    const paragraphs = lines.toReversed().map((line) => {
      start -= line.length + 1;
      return [{ source: 's1', start, end: start + line.length }];
    });
    const moved = only('moved', changes(cleanedFrom({ raw, paragraphs })));
    expect(moved).toHaveLength(19_999);
  });
});
