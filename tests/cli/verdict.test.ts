import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Cleaned, Summary } from '../../src/types.ts';
import { gazetteIn, temporaryFolder } from './gazette.ts';

/** What cleaning would find is no matter here: each test says it. */
let found: Partial<Summary> = {};
let reversed = false;
vi.mock(import('../../src/clean.ts'), async (original) => {
  const { clean } = await original();
  return {
    clean: async (...words): Promise<Cleaned> => {
      const cleaned = await clean(...words);
      const { articles } = cleaned.report;
      const turned = articles.map((article) => ({ ...article, paragraphs: [...article.paragraphs].reverse() }));
      return {
        ...cleaned,
        report: { articles: reversed ? turned : articles },
        summary: { ...cleaned.summary, joints: { certain: 0, probable: 0, guessed: 0 }, ...found },
      };
    },
  };
});

const folder = temporaryFolder();
const run = async (words: string, facts: Partial<Summary> = {}, turn = false) => {
  [found, reversed] = [facts, turn];
  writeFileSync(join(folder.path, 'a.md'), '各位代表：\n\n请予审议。\n');
  return gazetteIn(folder.path, `clean a.md --quiet ${words}`.trim().split(' '));
};

describe('--strict', () => {
  it.each([
    [{}, 0, ''],
    [{ joints: { certain: 1, probable: 1, guessed: 0 } }, 0, ''],
    [{ joints: { certain: 0, probable: 0, guessed: 2 } }, 1, '2 guesses'],
    [{ gaps: 1 }, 1, '1 gap'],
    [{ conflicts: 3 }, 1, '3 conflicts'],
  ])('%j: exit %i, and the report is written all the same', async (facts, code, about) => {
    const strict = await run('--strict -o r.md', facts);
    expect([strict.code, strict.stderr]).toEqual([code, about === '' ? '' : `gazette: a.md has ${about}\n`]);
    expect(readFileSync(join(folder.path, 'r.md'), 'utf8')).toContain('各位代表：');
    expect((await run('', facts)).code).toBe(0);
  });
});

describe('--check', () => {
  it('exits 1 when the report says anything else than its source, and prints nothing', async () => {
    expect(await run('--check', {}, true)).toEqual({ code: 1, stdout: '', stderr: 'gazette: a.md would change\n' });
    expect(await run('--check')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('writes where -o says', async () => {
    expect((await run('--check -o r.md', {}, true)).code).toBe(1);
    expect(readFileSync(join(folder.path, 'r.md'), 'utf8')).toBe('请予审议。\n\n各位代表：\n');
  });
});
