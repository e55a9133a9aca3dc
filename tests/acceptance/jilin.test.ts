import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import type { Article, Cleaned, Entry } from '../../src/types.ts';
import { flat, score } from '../benchmarks/score.ts';
import { isHere, shared } from './shared.ts';

/** The figures of issue 2. */
const most = { cer: 0.002, lost: 0.002, extra: 0.002 };
const leastParaF1 = 0.9;

describe.skipIf(!isHere)('the Jilin gazette', () => {
  const path = `${shared}/seeds/jilin-gazette.txt`;
  let cleaned: Cleaned;
  let raw: string;

  beforeAll(async () => {
    cleaned = await clean({ path, content: readFileSync(path) });
    raw = cleaned.sources[0]!.text;
  });

  const articleTitled = (title: string): readonly Article[] =>
    cleaned.report.articles.filter((article) => flat(article.title ?? '') === title);

  it('holds two articles, the foreword and the report', () => {
    const titles = cleaned.report.articles.map(({ title }) => flat(title ?? ''));
    expect(titles).toEqual(['实干创新担使命奋勇争先立涛头', '政府工作报告']);
  });

  describe.each([
    ['report', '政府工作报告', 'jilin.report.txt'],
    ['foreword', '实干创新担使命奋勇争先立涛头', 'jilin.foreword.txt'],
  ])('the %s', (_, title, goldFile) => {
    const figures = () =>
      score(canonical({ articles: articleTitled(title) }), readFileSync(`${shared}/gold/${goldFile}`, 'utf8'));

    it.each(Object.entries(most))('has %s of at most %d', (figure, limit) => {
      expect(figures()[figure as keyof typeof most]).toBeLessThanOrEqual(limit);
    });

    it(`has paragraph F1 of at least ${leastParaF1}`, () => {
      expect(figures().paraF1).toBeGreaterThanOrEqual(leastParaF1);
    });
  });

  it('has the headings 一 with （一）…（五）, 二, 三 with （一）…（八）, each once and in order', () => {
    const paragraphs = articleTitled('政府工作报告').flatMap((article) => article.paragraphs);
    const markers = paragraphs
      .filter(({ kind }) => kind === 'heading')
      .flatMap(
        ({ text }) => /^(?:[一二三四五六七八九十]+(?=、)|\([一二三四五六七八九十]+\))/u.exec(flat(text))?.[0] ?? [],
      );
    expect(markers.join(' ')).toBe('一 (一) (二) (三) (四) (五) 二 三 (一) (二) (三) (四) (五) (六) (七) (八)');
  });

  it('has the facts of the masthead as meta', () => {
    const metas = cleaned.report.articles.flatMap(({ meta }) => (meta ? [meta] : []));
    expect(metas.length).toBeGreaterThan(0);
    for (const meta of metas) {
      const facts = Object.fromEntries(Object.entries(meta).map(([key, value]) => [key, value.replace(/\s/g, '')]));
      expect(facts).toEqual({
        publisher: '吉林市人民政府公报',
        issue: '2024年第1期',
        total: '总第255期',
        date: '2024年2月15日',
      });
    }
  });

  it.each([
    ['contents list', /^CONTENTS$|^卷 首 语$|……\d+$|^市政府办公室文件$/],
    ['masthead', /^传达政令$|^宣传政策$|^指导工作$|^服务社会$|^\(月刊\)$|第 1期$|^\(总第|出版$/],
    ['running heads', /^\s*吉林市人民政府公报/],
    ['folios', /^[-\s\d]*- \d+ -[-\s\d]*$/],
  ])('drops the %s as furniture, and nothing of it stands in the report', (_, pattern) => {
    const lines = [...raw.matchAll(/[^\n]+/g)].filter(([line]) => pattern.test(line));
    expect(lines.length).toBeGreaterThan(0);
    for (const { 0: line, index } of lines) {
      const fates = new Set(entriesWithin(index, index + line.length).map(({ fate }) => fate));
      expect([line, ...fates]).toEqual([line, 'furniture']);
    }
  });

  /** Entries that share a character that is no white space with a stretch of raw. */
  function entriesWithin(start: number, end: number): readonly Entry[] {
    return cleaned.ledger.entries.filter(
      (entry) => raw.slice(Math.max(start, entry.start), Math.min(end, entry.end)).trim() !== '',
    );
  }

  it('reports that foreword and report give 132 and 122.8万头 for the same thing', () => {
    const numbers = cleaned.ledger.conflicts.map(({ readings }) => readings.map(Number.parseFloat));
    expect(numbers.map((pair) => pair.toSorted((a, b) => a - b))).toContainEqual([122.8, 132]);
  });

  it('reports no conflict between a number and its rounding, such as 38.82% and 38.8%', () => {
    const roundings = cleaned.ledger.conflicts.filter(({ readings: [a = '', b = ''] }) => {
      return isRoundingOf(a, b) || isRoundingOf(b, a);
    });
    expect(roundings.map(({ readings }) => readings)).toEqual([]);
  });
});

/** `38.8%` is `38.82%` rounded to the decimals that it gives. */
function isRoundingOf(short: string, long: string): boolean {
  const digits = /\.(\d+)/.exec(short)?.[1]?.length ?? 0;
  return Number.parseFloat(long).toFixed(digits) === Number.parseFloat(short).toFixed(digits);
}
