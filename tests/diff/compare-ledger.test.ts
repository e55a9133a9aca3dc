import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/clean.ts';
import { compare } from '../../src/diff/compare.ts';
import { statOf } from '../../src/diff/stat.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import { rebuildReport } from '../../src/ledger/rebuild-report.ts';
import type { Cleaned } from '../../src/types.ts';
import { gazetteText, runs } from '../properties/gazette-text.ts';

function expectWhole(cleaned: Cleaned): void {
  const comparison = compare(cleaned);
  for (const { id, text } of cleaned.sources) {
    const own = comparison.raw.filter(({ source }) => source === id);
    expect(own.map((segment) => segment.text).join('')).toBe(text);
    for (const { start, end, text: slice } of own) expect(text.slice(start, end)).toBe(slice);
  }
  const text = canonical(cleaned.report);
  expect(comparison.clean.map((segment) => segment.text).join('')).toBe(text);
  for (const [index, { fate, text: own, partner }] of comparison.raw.entries()) {
    const other = partner === undefined ? undefined : comparison.clean[partner];
    if (other) expect(other.partner).toBe(index);
    if (fate === 'same' || fate === 'moved') expect(other?.text).toBe(own);
  }
  for (const { path, rows, characters } of statOf(comparison)) {
    expect(rows.reduce((sum, row) => sum + row.characters, 0)).toBe(characters);
    expect(cleaned.sources.find((source) => source.path === path)?.text.length).toBe(characters);
  }
}

describe('raw beside clean, by the ledger', () => {
  test('the raw side joins to raw, the clean side to the report, and the counts add up to every character', async () => {
    await fc.assert(
      fc.asyncProperty(gazetteText, async (content) => expectWhole(await clean({ content }))),
      { ...runs, numRuns: Math.min(runs.numRuns, 30) },
    );
  });

  test.each(
    readdirSync('samples', { withFileTypes: true })
      .filter(({ name }) => existsSync(`samples/${name}/expected.md`))
      .map(({ name }) => name),
  )('so they do for the sample %s, whose report comes out of raw text and ledger alone', async (name) => {
    const file = readdirSync(`samples/${name}`).find((each) => each.startsWith('raw.'))!;
    const cleaned = await clean({ path: file, content: readFileSync(`samples/${name}/${file}`) });
    expectWhole(cleaned);
    const texts = new Map(cleaned.sources.map(({ id, text }) => [id, text]));
    expect(canonical(rebuildReport(cleaned.ledger, texts))).toBe(canonical(cleaned.report));
  });

  test('several sources are kept apart', async () => {
    const inputs = ['一、回顾\n粮食122万斤。\n', '- 4 -\n二、安排\n稳中求进。\n'].map((content, i) => ({
      path: `${i}.txt`,
      content,
    }));
    expectWhole(await clean(inputs));
  });

  test('moved text, its line breaks and what was dropped are told apart', async () => {
    const { raw } = compare(await clean({ content: readFileSync('samples/issue/raw.txt') }));
    const fates = new Set(raw.map(({ fate }) => fate));
    expect(fates).toEqual(new Set(['same', 'moved', 'joined', 'layout', 'furniture', 'duplicate']));
    for (const { fate, text } of raw) if (fate === 'joined') expect(text).toMatch(/^\s*\n\s*$/);
  });
});
