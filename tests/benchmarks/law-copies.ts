import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { misprint } from './misprint.ts';
import { seededRandom } from './seeded-random.ts';

/** Characters that noise puts in. */
const pool = '的一是在有和人国中大为上个会年公务法规定';

/** Of 100 characters of a copy so many are misread. */
const NOISE = 0.02;

export interface LawCopies {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Writes laws of the corpus `times` over: as they are, and then copies with 2% of their characters misread. The same bytes every time.
 *
 * @param every of the laws in the order of their names each so-manieth
 */
export function writeLawCopies(corpus: string, folder: string, times: number, every: number): LawCopies {
  const names = readdirSync(corpus)
    .filter((name) => name.endsWith('.md') && statSync(join(corpus, name)).size > 0)
    .sort()
    .filter((_, i) => i % every === 0);
  const random = seededRandom(9);
  let [files, bytes] = [0, 0];
  for (let copy = 0; copy < times; copy += 1) {
    const below = join(folder, String(copy).padStart(2, '0'));
    mkdirSync(below, { recursive: true });
    for (const name of names) {
      const law = readFileSync(join(corpus, name), 'utf8');
      const text = copy === 0 ? law : misprint({ text: law, origins: [] }, NOISE, random, pool).text;
      writeFileSync(join(below, name), text);
      files += 1;
      bytes += Buffer.byteLength(text);
    }
  }
  return { files, bytes };
}
