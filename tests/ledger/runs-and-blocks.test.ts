import { describe, expect, test } from 'vitest';
import { droppedBlocks } from '../../src/ledger/dropped-blocks.ts';
import { keptRuns } from '../../src/ledger/kept-runs.ts';
import { lineIndex } from '../../src/ledger/line-index.ts';
import { cleanedFrom, keptLines, spanOf } from './sketch.ts';

describe('runs of kept text', () => {
  test('a clean text is one run, and nothing has moved', () => {
    const runs = keptRuns(keptLines('一、回顾\n各位代表：\n二、安排\n').ledger);
    expect(runs.map(({ start, end, moved }) => [start, end, moved])).toEqual([[0, 15, false]]);
  });

  test('of two blocks that changed places the shorter one has moved', () => {
    const raw = '二、安排\n一、回顾\n上年工作。\n';
    const runs = keptRuns(cleanedFrom({ raw, paragraphs: [['一、回顾'], ['上年工作。'], ['二、安排']] }).ledger);
    expect(runs.map(({ start, moved }) => [start, moved])).toEqual([
      [5, false],
      [0, true],
    ]);
  });
});

describe('dropped blocks', () => {
  const raw = '一、回顾\n二、安排\n一、回顾\n二、安排\n公报\n';
  const drop = (passage: string, of: string) =>
    ({ ...spanOf(raw, passage, 2), fate: 'duplicate', reason: 'copy', of: spanOf(raw, of), similarity: 1 }) as const;
  const furniture = { ...spanOf(raw, '公报'), fate: 'furniture', reason: 'running-head' } as const;

  test('a column repeated line by line is one block', () => {
    const drops = [drop('一、回顾', '一、回顾'), drop('二、安排', '二、安排'), furniture];
    const blocks = droppedBlocks(cleanedFrom({ raw, paragraphs: [['一、回顾'], ['二、安排']], drops }).ledger);
    expect(blocks.map(({ fate, start, end, of }) => [fate, start, end, of?.start, of?.end])).toEqual([
      ['duplicate', 10, 19, 0, 9],
      ['furniture', 20, 22, undefined, undefined],
    ]);
  });

  test('lines that repeat two different places are two blocks', () => {
    const drops = [drop('一、回顾', '二、安排'), drop('二、安排', '一、回顾'), furniture];
    const blocks = droppedBlocks(cleanedFrom({ raw, paragraphs: [['一、回顾'], ['二、安排']], drops }).ledger);
    expect(blocks.map(({ fate }) => fate)).toEqual(['duplicate', 'duplicate', 'furniture']);
  });
});

test.each([
  ['LF', '一\n二'],
  ['CRLF', '一\r\n二'],
  ['CR', '一\r二'],
])('a line ends at %s', (_, text) => {
  expect(lineIndex(text)(text.indexOf('二'))).toEqual({ line: 2, column: 1 });
});

test('columns count UTF-16 units', () => {
  expect(lineIndex('𠮷林')(2)).toEqual({ line: 1, column: 3 });
});
