import type { DedupeDocument } from '../../src/corpus/dedupe-rows.ts';
import { makePassages } from '../benchmarks/made-passages.ts';
import { drawWhole, seededRandom } from '../benchmarks/seeded-random.ts';

/** Ids that sort differently by UTF-16 units and by code points, as file names do. */
const stems = ['公报', '（增刊）', '𠮷野', 'b', "a'b", '～'];

/**
 * A small archive in which everything happens at once: documents of one to four passages, each from a pool that many documents share, so
 * that buckets are small, large and hot; copies are misread, some documents are empty or stand twice.
 */
export function makeArchive(seed: number, count: number): readonly DedupeDocument[] {
  const random = seededRandom(seed);
  const pool = [...makePassages(0, 8, { seed: seed + 1, copies: 0 })].map(({ text }) => text);
  return Array.from({ length: count }, (_, k) => {
    const length = drawWhole(random, 0, 5);
    // The first passages of the pool stand in most documents.
    const parts = Array.from({ length }, () => misread(pool[Math.floor(random() * random() * pool.length)]!, random));
    return { id: `${stems[drawWhole(random, 0, stems.length)]}${k}`, text: parts.join('\n') };
  });
}

function misread(text: string, random: () => number): string {
  const rate = random() < 0.4 ? 0 : 0.08 * random();
  return [...text].map((each) => (random() < rate ? '囗' : each)).join('');
}
