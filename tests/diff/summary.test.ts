import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/clean.ts';
import { ledgerKinds, textKinds } from '../../src/diff/change.ts';
import { compare } from '../../src/diff/compare.ts';
import type { Comparison } from '../../src/diff/comparison.ts';
import { renderSummary } from '../../src/diff/render-summary.ts';
import { renderStat, statOf } from '../../src/diff/stat.ts';
import { cleanedFrom, spanOf } from '../ledger/sketch.ts';

const hostile =
  '<script>alert(1)</script> @octocat #1 www.example.com https://example.com **甲** `乙` | [丙](x) :smile: </details>';

const summaryOf = (comparison: Comparison) =>
  renderSummary({
    paths: comparison.files.map(({ path }) => path),
    changes: comparison.changes,
    stats: statOf(comparison),
    kinds: comparison.from === 'ledger' ? ledgerKinds : textKinds,
  });

describe('the summary for a pull request', () => {
  test('counts every kind that occurs and folds the changes', async () => {
    const comparison = compare(await clean({ path: 'raw.txt', content: readFileSync('samples/issue/raw.txt') }));
    const summary = summaryOf(comparison);
    expect(summary).toContain('| <code>=</code> | duplicate | 6 |');
    expect(summary).toContain('| <code>&#94;</code> | moved | 7 |');
    expect(summary).not.toContain('corrected');
    expect(summary.match(/<details>/g)).toHaveLength(4);
    expect(summary.match(/<\/details>/g)).toHaveLength(4);
    expect(summary).toContain(`Of ${comparison.files[0]!.text.length} raw characters`);
    // What needs a decision stands first.
    expect(summary.indexOf('1 conflict')).toBeLessThan(summary.indexOf('7 moved'));
  });

  test('shows ten changes of a kind at most', () => {
    const raw = Array.from({ length: 40 }, (_, i) => `- ${i} -\n`).join('');
    const drops = Array.from(
      { length: 40 },
      (_, i) => ({ ...spanOf(raw, `- ${i} -`), fate: 'furniture', reason: `folio ${i}` }) as const,
    );
    const summary = summaryOf(compare(cleanedFrom({ raw, paragraphs: [], drops })));
    expect(summary.match(/^- /gm)).toHaveLength(10);
    expect(summary).toContain('40 furniture, the 10 worst of them');
  });

  test('makes no markup, mention or link of what a text says', () => {
    const raw = `${hostile}\n`;
    const summary = summaryOf(compare(raw, ''));
    expect(summary.replace(/<\/?(?:code|details|summary|br)>/g, '')).not.toMatch(/[<>@`*]|www\.|:\/\/|\[/);
    expect(summary.match(/<\/details>/g)).toHaveLength(1);
  });

  test('fits a comment on GitHub whatever the texts are', () => {
    const lines = Array.from({ length: 4000 }, (_, i) => `${'@<|*`[]'.repeat(20)}${i}`);
    const [raw, cleaned] = [
      lines.join('\n'),
      lines
        .map((line, i) => (i % 2 ? line : `${line}#`))
        .reverse()
        .join('\n'),
    ];
    const path = `${'<'.repeat(4000)}.txt`;
    const comparison = compare(raw, cleaned);
    const summary = summaryOf({ ...comparison, files: comparison.files.map((file) => ({ ...file, path })) });
    expect(summary.length).toBeLessThanOrEqual(65_536);
  });

  test('says so when nothing changes', () => {
    expect(summaryOf(compare('甲\n', '甲\n'))).toContain('Nothing changes.');
  });
});

describe('the counts', () => {
  test('name every fate that occurs, with its changes, and add up', () => {
    const comparison = compare('公报\n一、回顾\n粮食\n122万斤\n', '一、回顾\n粮食182万斤\n');
    expect(statOf(comparison)).toMatchObject([
      { characters: 17, rows: expect.arrayContaining([{ fate: 'removed', changes: 1, characters: 2 }]) },
    ]);
    const table = renderStat(statOf(comparison), (_, sign) => sign);
    expect(table).toMatch(/^ {2}~ corrected +1 +3 +17\.6%$/m);
    expect(table).toMatch(/^ {2}> joined +1 +1 +5\.9%$/m);
    expect(table).toMatch(/^ {4}total +17 +100\.0%$/m);
  });

  test('of an empty text are none', () => {
    expect(statOf(compare('', '甲'))).toEqual([{ path: '-', rows: [], characters: 0 }]);
  });
});
