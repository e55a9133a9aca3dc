import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import type { Input } from '../../src/types.ts';
import { ledgerState, runTwice, soundLedger } from '../invariants.ts';
import { flowingPages, namedAnyhow, numbered, pagesOf, permute, report } from './made-files.ts';

const squeeze = (text: string) => text.replace(/\s+/gu, '');
const whole = squeeze(report.join(''));
const pages = pagesOf(20, 40);
const textOf = async (inputs: readonly Input[]) => canonical((await clean(inputs)).report);

describe('pages in files of their own', () => {
  it('come in the order of what they say, whatever the files are called', async () => {
    expect(squeeze(await textOf(namedAnyhow(pages)))).toBe(whole);
  });

  it('come in the order of their printed numbers, which are no part of the text', async () => {
    const small = pagesOf(20, 12).map((page, i) => `${page}\n- ${i + 1} -`);
    expect(squeeze(await textOf(namedAnyhow(small)))).toBe(whole);
  });

  it('give up running heads and bare numbers that show only when files are looked at together', async () => {
    const headed = pages.map((page, i) => `澜川市人民代表大会文件\n${page}\n${i + 1}`);
    const cleaned = await clean(namedAnyhow(headed));
    expect(squeeze(canonical(cleaned.report))).toBe(whole);
    expect(cleaned.ledger.entries.filter(({ fate }) => fate === 'furniture')).toHaveLength(2 * pages.length);
  });

  it('are ordered with a page of a few lines among them', async () => {
    const [first, ...others] = pages;
    const lines = first!.split('\n');
    const parts = [lines.slice(0, 33).join('\n'), lines.slice(33).join('\n'), ...others];
    expect(squeeze(await textOf(namedAnyhow(parts)))).toBe(whole);
  });

  it('are joined over their edges, and the ledger says what for', async () => {
    const { report: found, ledger } = await clean(namedAnyhow(pages));
    const paragraphs = found.articles.flatMap((article) => article.paragraphs.map(({ text }) => squeeze(text)));
    expect(paragraphs).toEqual(expect.arrayContaining(report.slice(4, 12).map(squeeze)));
    expect(ledger.order[0]).toMatchObject({ hypothesis: 'by joints', applied: true, fragments: pages.length });
    expect(ledger.joints.some(({ kind, made }) => kind === 'page' && made)).toBe(true);
  });

  it('of flowing text are ordered too, none is split, and where a paragraph is not joined again a gap says so', async () => {
    const cleaned = await clean(namedAnyhow(flowingPages(report, 700)));
    const text = canonical(cleaned.report);
    expect(text.replaceAll('\n', '')).toBe(report.join(''));
    const torn = text.split('\n').length - report.length;
    expect(torn).toBeLessThanOrEqual(3);
    expect(cleaned.summary.gaps).toBe(2 * torn);
  });

  it('stand by their names where they say nothing of their order, page 2 before page 10', async () => {
    const texts = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'].map((name) => `${name}事已毕。`);
    expect(await textOf(permute(numbered(texts), [3, 1, 2]))).toBe(texts.join('\n'));
  });

  it('give the same report and ledger whatever the order in which they are named', async () => {
    for (const inputs of [namedAnyhow(pages), namedAnyhow(flowingPages(report, 400)), numbered(pagesOf(20, 9))]) {
      const first = await clean(inputs);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(99), { minLength: 3, maxLength: 12 }), async (keys) => {
          const other = await clean(permute(inputs, keys));
          expect(other.report).toEqual(first.report);
          expect(other.ledger).toEqual(first.ledger);
        }),
        { numRuns: 4 },
      );
    }
  });

  it('lose nothing, give the raw texts back, and settle in one run', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 60 }), fc.boolean(), async (height, isFlowing) => {
        const texts = isFlowing ? flowingPages(report, 20 * height) : pagesOf(18, height);
        const inputs = numbered(texts);
        const cleaned = await clean(inputs);
        expect(ledgerState(cleaned)).toEqual(soundLedger(...inputs.map(({ content }) => content)));
        const { first, second } = await runTwice(cleaned, 'txt');
        expect(second).toBe(first);
      }),
      { numRuns: 6 },
    );
  });
});
