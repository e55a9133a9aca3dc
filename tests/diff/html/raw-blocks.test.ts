import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../../src/clean.ts';
import { rawBlocks } from '../../../src/diff/html/raw-blocks.ts';
import { droppedBlocks } from '../../../src/ledger/dropped-blocks.ts';
import { keptRuns } from '../../../src/ledger/kept-runs.ts';

async function blocksOf(text: string) {
  const { ledger, sources } = await clean(text);
  return rawBlocks(sources[0]!.text, ledger.entries, keptRuns(ledger), droppedBlocks(ledger));
}

describe('blocks of the raw pane', () => {
  it('cover any text without gap or overlap', async () => {
    const line = fc.constantFrom(
      '- 4 -',
      '澜川市人民政府公报 2025·1',
      '一、过去一年的工作',
      '全市粮食总产量稳步提高。',
      '',
      ' ',
      'x'.repeat(7000),
    );
    const end = fc.constantFrom('\n', '\r\n', '\r', '\n\n');
    const text = fc.array(fc.tuple(line, end)).map((lines) => lines.flat().join(''));
    await fc.assert(
      fc.asyncProperty(text, async (raw) => {
        const blocks = await blocksOf(raw);
        let at = 0;
        for (const { start, end } of blocks) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBe(raw.length);
      }),
      { numRuns: 30 },
    );
  });

  it('hold lines of one fate, by the number of the first', async () => {
    const blocks = await blocksOf('- 4 -\n\n全市粮食总产量稳步提高。\n新增高标准农田12万亩。\n\n- 5 -\n');
    expect(blocks.map(({ line, dropped }) => [line, dropped?.fate])).toEqual([
      [1, 'furniture'],
      [3, undefined],
      [6, 'furniture'],
    ]);
  });

  it('are short enough to be laid out one by one, also where the text has no line breaks', async () => {
    const blocks = await blocksOf('全市粮食总产量稳步提高。'.repeat(2000));
    expect(Math.max(...blocks.map(({ start, end }) => end - start))).toBeLessThanOrEqual(6000);
  });
});
