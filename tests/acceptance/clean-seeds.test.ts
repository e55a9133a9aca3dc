import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import type { Cleaned } from '../../src/types.ts';
import { paragraphTexts } from '../invariants.ts';
import { isHere, shared } from './shared.ts';

describe.skipIf(!isHere).each([
  ['baicheng-report.txt', 8],
  ['baicheng-plenum.txt', 0],
])('%s, which is clean', (file, addresses) => {
  const path = `${shared}/seeds/${file}`;
  let cleaned: Cleaned;
  let paragraphs: readonly string[];

  beforeAll(async () => {
    const content = readFileSync(path, 'utf8');
    cleaned = await clean({ path, content });
    paragraphs = content
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  });

  it('comes out exactly as it went in, paragraph by paragraph', () => {
    expect(paragraphTexts(cleaned)).toEqual(paragraphs);
  });

  it('has no move, no duplicate, no furniture, no edit, no gap', () => {
    expect(cleaned.summary).toMatchObject({ moved: 0, duplicates: 0, furniture: 0, edits: 0, gaps: 0 });
  });

  it(`keeps 各位代表! where it stands alone, ${addresses} times`, () => {
    expect(paragraphTexts(cleaned).filter((text) => text === '各位代表!')).toHaveLength(addresses);
  });
});
