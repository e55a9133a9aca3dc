import { describe, expect, it } from 'vitest';
import { checkCleaned } from '../../../src/check/check-cleaned.ts';
import { clean } from '../../../src/clean.ts';

describe('empty-document', () => {
  it.each(['', ' \n\u3000\n'])('finds a document of blanks: %j', async (raw) => {
    expect(checkCleaned(await clean(raw)).map(({ rule }) => rule)).toEqual(['empty-document']);
  });

  it('is content with a single character', async () => {
    expect(checkCleaned(await clean('澜'))).toEqual([]);
  });
});
