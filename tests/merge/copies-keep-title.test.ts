import { expect, test } from 'vitest';
import { clean } from '../../src/clean.ts';
import { misprintText } from '../benchmarks/misprint.ts';
import { seededRandom } from '../benchmarks/seeded-random.ts';
import { paragraphTexts } from '../invariants.ts';
import { report } from '../made-print.ts';

const title = '澜川市人民政府工作报告';
const byline = '——2025年1月9日在市第六届人民代表大会第四次会议上';

test.each([0, 0.05])('three copies of a report keep its title, with %f of the letters misread', async (rate) => {
  const random = seededRandom(3);
  const copies = [1, 2, 3].map((k) => ({
    path: `copy${k}.txt`,
    content: [title, byline, ...report.map((text) => misprintText(text, rate, random))].join('\n'),
  }));
  const texts = paragraphTexts(await clean(copies));
  expect(texts.slice(0, 2)).toEqual([title, byline]);
  expect(texts.filter((text) => text === title)).toHaveLength(1);
});
