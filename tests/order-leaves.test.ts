import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { clean } from '../src/clean.ts';
import type { Cleaned } from '../src/types.ts';

describe('a booklet as PDF', () => {
  let cleaned: Cleaned;
  beforeAll(async () => {
    cleaned = await clean({ path: 'raw.pdf', content: readFileSync('samples/pdf-booklet/raw.pdf') });
  });

  it('comes out in order, and the ledger says which order it had', () => {
    expect(cleaned.ledger.order).toHaveLength(1);
    expect(cleaned.ledger.order[0]).toMatchObject({ hypothesis: 'booklet outside in', applied: true });
    expect(cleaned.summary.moved).toBeGreaterThan(0);
  });

  it('has the page on every paragraph, as the leaves lie on the sheets', () => {
    const pages = cleaned.report.articles.flatMap(({ paragraphs }) => paragraphs.map(({ page }) => page));
    expect(pages.every((page) => page !== undefined && page >= 1)).toBe(true);
    expect(pages).not.toEqual([...pages].sort((a, b) => a! - b!));
  });

  it('leaves the leaves where they lie at the user’s word', async () => {
    const kept = await clean(
      { path: 'raw.pdf', content: readFileSync('samples/pdf-booklet/raw.pdf') },
      { keep: ['order'] },
    );
    expect(kept.summary.moved).toBe(0);
    expect(kept.report).not.toEqual(cleaned.report);
  });
});
