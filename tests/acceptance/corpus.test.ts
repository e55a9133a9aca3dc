import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { read } from '../../src/read/read.ts';
import { paragraphTexts } from '../invariants.ts';
import { filesIn, isHere, shared } from './shared.ts';

/** Every so many laws: 40 of 1,584. */
const lawStep = 40;

/** The file of 1991 holds another report, on the national plan, twice: no clean text. */
const notClean = /1991/;

const documents = [
  ...filesIn('corpus/work-reports', (file) => !notClean.test(file)).map((file) => `work-reports/${file}`),
  ...filesIn('corpus/laws')
    .filter((_, index) => index % lawStep === 0)
    .map((file) => `laws/${file}`),
];

const withoutSpace = (text: string) => text.replace(/\s+/gu, '');

describe.skipIf(!isHere)('clean documents of the corpus come out as they went in', () => {
  it.each(documents)('%s', async (file) => {
    const path = `${shared}/corpus/${file}`;
    const content = readFileSync(path);
    const cleaned = await clean({ path, content });
    const lines = read({ path, content }, 's1', {}).lines.map(({ text }) => text);
    expect(paragraphTexts(cleaned).map(withoutSpace)).toEqual(lines.map(withoutSpace));
    expect(cleaned.summary).toMatchObject({ moved: 0, duplicates: 0 });
  });
});
