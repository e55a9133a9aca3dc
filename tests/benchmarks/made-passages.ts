import { drawWhole, type Random, seededRandom } from './seeded-random.ts';

/** A passage of a made archive: a small document, as `gazette dedupe` takes it. */
export interface MadePassage {
  readonly id: string;
  readonly text: string;
  /** The id of the passage that this one is a misread copy of. */
  readonly copyOf?: string;
}

export interface PassageOptions {
  /** Default 1. */
  readonly seed?: number;
  /** Share of passages that are copies of earlier ones. Default a fifth. */
  readonly copies?: number;
  /** Share of characters of a copy that are exchanged, lost or put in. Default .05. */
  readonly noise?: number;
}

/** Words of the archive, and how far its most frequent ones stand out: P(rank) ~ 1 / (rank + 40), as in news text cut into words. */
const WORDS = 60_000;
const FLATTEN = 40;

/** Unified ideographs that made words are drawn from. */
const FIRST_HAN = 0x4e00;
const HAN = 3500;

const LINKS = ['的', '和', '在', '对', '与', '了', '为', '将', '等', '及'];

/** What officials write over and over: each stands in one passage of 250, so that its places become hot at scale. */
const FORMULAS = [
  '现就有关事项通知如下，请结合实际认真贯彻落实。',
  '各区县人民政府，市政府各委办局，各直属机构：',
  '本办法自发布之日起施行，有效期五年。',
  '此件公开发布，由市政府办公厅负责解释。',
];

/**
 * Makes the passages of an archive that was never printed: 60-120 characters of invented words, with misread copies of earlier
 * passages among them. A passage depends on seed and number alone, so that an archive of any size is the beginning of every larger
 * one, and none need be held in memory.
 *
 * @example
 * [...makePassages(0, 3)].map(({ id }) => id)   // ['p0000000', 'p0000001', 'p0000002']
 */
export function* makePassages(from: number, to: number, options: PassageOptions = {}): Generator<MadePassage> {
  const { seed = 1, copies = 0.2, noise = 0.05 } = options;
  const words = makeWords(seed);
  const isCopy = (number: number) => number > 0 && randomOf(seed, number, 1)() < copies;
  for (let number = from; number < to; number += 1) {
    const random = randomOf(seed, number, 2);
    if (!isCopy(number)) yield { id: idOf(number), text: writePassage(words, random) };
    else {
      let original = drawWhole(random, 0, number);
      while (isCopy(original)) original -= 1;
      const text = misread(writePassage(words, randomOf(seed, original, 2)), noise, random);
      yield { id: idOf(number), text, copyOf: idOf(original) };
    }
  }
}

function idOf(number: number): string {
  return `p${String(number).padStart(7, '0')}`;
}

function randomOf(seed: number, number: number, purpose: number): Random {
  const random = seededRandom(Math.imul(number, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b) ^ (purpose << 28));
  // Neighbouring seeds start alike; the sequence parts after a step.
  random();
  return random;
}

function makeWords(seed: number): readonly string[] {
  const random = seededRandom(seed);
  return Array.from({ length: WORDS }, () => {
    const length = [2, 2, 2, 2, 2, 2, 3, 3, 3, 4][drawWhole(random, 0, 10)]!;
    return Array.from({ length }, () => drawHan(random)).join('');
  });
}

function drawHan(random: Random): string {
  return String.fromCharCode(FIRST_HAN + drawWhole(random, 0, HAN));
}

function drawWord(words: readonly string[], random: Random): string {
  // The inverse of the distribution of 1 / (rank + FLATTEN), as if ranks had no gaps between them.
  const rank = FLATTEN * ((words.length + FLATTEN) / FLATTEN) ** random() - FLATTEN;
  return words[Math.min(words.length - 1, Math.floor(rank))]!;
}

function writePassage(words: readonly string[], random: Random): string {
  const length = drawWhole(random, 60, 121);
  let text = random() < FORMULAS.length / 250 ? FORMULAS[drawWhole(random, 0, FORMULAS.length)]! : '';
  for (let since = 0; text.length < length - 1; since += 1) {
    if (since > 2 && random() < 0.2) {
      text += random() < 0.7 ? '，' : '。';
      since = 0;
    }
    text += drawWord(words, random) + (random() < 0.25 ? LINKS[drawWhole(random, 0, LINKS.length)]! : '');
  }
  return `${text}。`;
}

function misread(text: string, noise: number, random: Random): string {
  let misread = '';
  for (const character of text) {
    if (random() >= noise) misread += character;
    else {
      const kind = random();
      if (kind < 0.8) misread += drawHan(random);
      else if (kind < 0.9) misread += character + drawHan(random);
    }
  }
  return misread;
}
