import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { misprintText } from './misprint.ts';
import { drawSome, seededRandom } from './seeded-random.ts';

/** A small document of a made corpus. */
export interface PlantedPassage {
  readonly id: string;
  readonly text: string;
}

export interface PlantedCorpus {
  readonly passages: readonly PlantedPassage[];
  /** Originals and their noisy copies, by id. */
  readonly planted: readonly (readonly [original: string, copy: string])[];
}

/** UTF-16 units of a passage: paragraphs are put together up to the first, and cut at the second. */
const LEAST = 150;
const MOST = 400;

/** Of all passages that are long enough, one in so many is printed again. */
const EVERY = 10;

/** Cuts texts to passages of some hundred characters at the ends of their paragraphs. */
export function cutToPassages(texts: readonly PlantedPassage[]): readonly PlantedPassage[] {
  return texts.flatMap(({ id, text }) => {
    const parts: string[] = [];
    let open = '';
    for (const line of text.split('\n')) {
      for (let start = 0; start < line.length || start === 0; start += MOST) {
        open = open === '' ? line.slice(start, start + MOST) : `${open}\n${line.slice(start, start + MOST)}`;
        if (open.length < LEAST) continue;
        parts.push(open);
        open = '';
      }
    }
    if (open.trim() !== '') parts.push(open);
    return parts.map((part, n) => ({ id: `${id}#${String(n).padStart(5, '0')}`, text: part }));
  });
}

/** Prints one passage in ten again with OCR-like noise, and mixes the copies in. The same for the same seed. */
export function plantCopies(passages: readonly PlantedPassage[], rate: number, seed: number): PlantedCorpus {
  const random = seededRandom(seed);
  const long = passages.filter(({ text }) => text.length >= LEAST);
  const originals = drawSome(random, long, Math.floor(long.length / EVERY));
  const copies = originals.map(({ text }, n) => ({
    id: `planted/${String(n).padStart(6, '0')}`,
    text: misprintText(text, rate, random),
  }));
  return {
    passages: [...passages, ...copies],
    planted: originals.map(({ id }, n) => [id, copies[n]!.id] as const),
  };
}

export function readTexts(folder: string): readonly PlantedPassage[] {
  return readdirSync(folder)
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .sort()
    .map((name) => ({ id: name, text: readFileSync(join(folder, name), 'utf8') }));
}
