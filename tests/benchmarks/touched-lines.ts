import { seededRandom } from './seeded-random.ts';

/** Two texts of which the second is the first with some of its lines touched. */
export interface TouchedLines {
  readonly raw: string;
  readonly clean: string;
}

/** Han that stand for a misread one. */
const strangers = '的一是在不了有和人这中大为上个国我以要他时来用们';

/**
 * Sets texts in lines of `width` characters and touches 40% of them as a person who corrects a column does: 28% get another character,
 * 4% are left out, 4% are followed by a new one, 4% are broken in two; and a block of 20 lines is moved. The same for the same seed.
 *
 * @param texts without white space
 */
export function touchLines(texts: readonly string[], count: number, seed: number, width = 26): TouchedLines {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const lines = texts.flatMap((text) => text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []).slice(0, count);
  const clean = lines.flatMap((line) => {
    const chance = random();
    const characters = Array.from(line);
    if (chance < 0.28) return characters.with(below(characters.length), strangers[below(strangers.length)]!).join('');
    if (chance < 0.32) return [];
    if (chance < 0.36) return [line, characters.reverse().join('')];
    if (chance < 0.4) return [characters.slice(0, 9).join(''), characters.slice(9).join('')];
    return line;
  });
  clean.splice(Math.floor(clean.length * 0.7), 0, ...clean.splice(Math.floor(clean.length * 0.2), 20));
  return { raw: `${lines.join('\n')}\n`, clean: `${clean.join('\n')}\n` };
}
