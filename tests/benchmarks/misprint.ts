import type { Random } from './seeded-random.ts';
import { drawWhole } from './seeded-random.ts';
import { lookAlikes } from './shape-confusions.ts';

/**
 * A stretch of print that knows where each of its characters comes from: `origins` holds, for each UTF-16 unit of `text`, the
 * offset of its original, or {@link NOWHERE} for what noise put in and for line feeds.
 */
export interface Print {
  readonly text: string;
  readonly origins: readonly number[];
}

export const NOWHERE = -1;

/** Of errors: exchanged characters and left out ones; the rest is put in. */
const SUBSTITUTIONS = 0.6;
const DELETIONS = 0.2;
/** Of exchanged characters: taken for one that looks alike. */
const LOOK_ALIKES = 0.5;

/**
 * Misreads a print: a character is hit with the probability `rate`. Of the errors 60% exchange it, half of them for a
 * look-alike where it has one and else for a random character of `pool`; 20% leave it out; 20% put a character of `pool` in
 * behind it. What `spared` names, white space and halves of surrogate pairs unless it is given, is never hit.
 *
 * @example misprint({ text: '澜川市人民政府', origins: [0, 1, 2, 3, 4, 5, 6] }, 0.3, seededRandom(1), '的工作')
 */
export function misprint(
  print: Print,
  rate: number,
  random: Random,
  pool: string,
  spared = /[\s\p{Surrogate}]/u,
): Print {
  const text: string[] = [];
  const origins: number[] = [];
  const put = (character: string, origin: number) => {
    text.push(character);
    origins.push(origin);
  };
  const stranger = () => pool[drawWhole(random, 0, pool.length)]!;
  for (let i = 0; i < print.text.length; i += 1) {
    const character = print.text[i]!;
    const origin = print.origins[i]!;
    if (random() >= rate || spared.test(character)) {
      put(character, origin);
      continue;
    }
    const kind = random();
    if (kind < SUBSTITUTIONS) put(exchange(character, random, stranger), origin);
    else if (kind >= SUBSTITUTIONS + DELETIONS) {
      put(character, origin);
      put(stranger(), NOWHERE);
    }
  }
  return { text: text.join(''), origins };
}

/** Misreads a text whose origins nobody asks for; strangers come from its own Han. */
export function misprintText(text: string, rate: number, random: Random, spared?: RegExp): string {
  const pool = text.match(/\p{Script=Han}/gu)?.join('') ?? '一';
  return misprint({ text, origins: Array.from(text, () => 0) }, rate, random, pool, spared).text;
}

function exchange(character: string, random: Random, stranger: () => string): string {
  const alike = random() < LOOK_ALIKES ? lookAlikes.get(character) : undefined;
  if (alike !== undefined) return alike[drawWhole(random, 0, alike.length)]!;
  const other = stranger();
  return other === character ? exchange(character, random, stranger) : other;
}
