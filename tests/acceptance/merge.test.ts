import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import type { Input } from '../../src/types.ts';
import { score } from '../benchmarks/score.ts';
import { ledgerState, soundLedger } from '../invariants.ts';
import { cutInColumns, misread, setInLines } from '../made-print.ts';
import { flowingPages, permute } from '../merge/made-files.ts';
import { isHere, shared } from './shared.ts';

const read = (name: string) => readFileSync(`${shared}/cases/${name}`, 'utf8');
const goldOf = (name: string) => read(`${name}.gold.txt`);

/** Numbers that are no order: 7 and 1,000 have no common divisor. */
const anyhow = (texts: readonly string[]) =>
  texts.map((content, i) => ({ path: `${(i * 7 + 3) % 1000 < 40 ? 'b' : 'a'}${(i * 389 + 71) % 1000}.txt`, content }));

async function errorOf(inputs: readonly Input[], gold: string): Promise<number> {
  const cleaned = await clean(inputs);
  expect(ledgerState(cleaned).faults).toEqual([]);
  return score(canonical(cleaned.report), gold).cer;
}

/** Parts of a text, each of which begins behind a line that ends one. */
function cutBehind(text: string, ends: RegExp): readonly string[] {
  const parts: string[][] = [[]];
  for (const line of text.split('\n')) {
    parts.at(-1)!.push(line);
    if (ends.test(line)) parts.push([]);
  }
  return parts.map((lines) => lines.join('\n')).filter((part) => part.trim() !== '');
}

describe.skipIf(!isHere)('cases cut into single files reach the error rate of the whole', () => {
  it('reverse-yunnan, cut behind its folios, files named anyhow', async () => {
    const raw = read('reverse-yunnan.raw.txt');
    const parts = cutBehind(raw, /^\s*-\s*\d+\s*-\s*$/u);
    expect(parts.length).toBeGreaterThan(15);
    const gold = goldOf('reverse-yunnan');
    expect(await errorOf(anyhow(parts), gold)).toBeLessThanOrEqual(
      await errorOf([{ path: 'raw.txt', content: raw }], gold),
    );
  });

  it.each(['booklet-baicheng', 'booklet-shanghai'])(
    '%s, cut at its text boxes, files named as they stand',
    async (name) => {
      const raw = read(`${name}.raw.txt`);
      const parts = raw.split(/\n(?= \S)/u).map((content, i) => ({ path: `scan ${i + 1}.txt`, content }));
      expect(parts.length).toBeGreaterThan(15);
      expect(await errorOf(permute(parts, [5, 2, 8, 1]), goldOf(name))).toBeLessThanOrEqual(
        await errorOf([{ path: 'raw.txt', content: raw }], goldOf(name)),
      );
    },
  );

  it.each(['booklet-baicheng', 'reverse-yunnan', 'clean-heilongjiang', 'shuffle-anhui'])(
    '%s, its gold set in pages or flowing, files named anyhow: in order, or it says where not',
    async (name) => {
      const gold = goldOf(name);
      const paragraphs = gold.split(/\n+/u).filter((paragraph) => paragraph !== '');
      const pages = cutInColumns(setInLines(paragraphs, 20), 56).map((lines) => lines.join('\n'));
      for (const parts of [pages, flowingPages(paragraphs, 900)]) {
        const cleaned = await clean(anyhow(parts));
        // Where files stand in a wrong order the ledger tells of a gap.
        const isOrdered = score(canonical(cleaned.report), gold).cer < 0.05;
        expect(isOrdered || cleaned.ledger.gaps.length > 0).toBe(true);
      }
      expect(await errorOf(anyhow(pages.map((page, i) => `${page}\n- ${i + 1} -`)), gold)).toBe(0);
    },
  );
});

describe.skipIf(!isHere)('two scrapes of one report are one text', () => {
  const gold = isHere ? goldOf('clean-heilongjiang') : '';
  const paragraphs = gold.split(/\n+/u).filter((paragraph) => paragraph !== '');
  const noisy = (lines: readonly string[]) => lines.map((line, i) => misread(line, 60, i * 11));
  const [narrow, wide] = [setInLines(paragraphs, 18), setInLines(paragraphs, 25)];
  it.each([
    ['18 em, and 25 em with noise', narrow, noisy(wide)],
    ['18 em with noise, and one paragraph a line', noisy(narrow), paragraphs],
    ['18 em, and one paragraph a line with noise', narrow, noisy(paragraphs)],
  ])('%s', async (_, first, second) => {
    const texts = [first, second].map((lines) => lines.join('\n'));
    const cleaned = await clean(texts.map((content, i) => ({ path: `${i}.txt`, content })));
    expect(ledgerState(cleaned)).toEqual(soundLedger(...texts));
    expect(score(canonical(cleaned.report), gold).cer).toBeLessThanOrEqual(0.001);
  });
});
