import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldText } from './fold-character.ts';

/** A paragraph as long as this that a text has twice was printed twice: the file of 1991 holds its report two times. */
const LEAST_REPEATED = 20;

/** Share of Han below which a text is in another language: 2017 comes in English too, and teaches nothing. */
const LEAST_HAN = 0.25;

/** Texts of a folder in code point order of their names, so that every machine trains the same model. */
export function readCorpus(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.(txt|md)$/u.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/**
 * The folded paragraphs of a text, each once where they are long; none when the text is not Chinese.
 *
 * ```
 * foldParagraphs('各位代表：\n现在，我代表国务院…') // two
 * ```
 */
export function foldParagraphs(text: string): Uint32Array[] {
  const met = new Set<string>();
  const paragraphs = text
    .split(/\r\n?|\n/)
    .map(foldText)
    .filter((codes) => codes.length > 0);
  const han = paragraphs.reduce(
    (sum, codes) => sum + codes.filter((code) => code >= 0x4e00 && code <= 0x9fff).length,
    0,
  );
  if (han <= LEAST_HAN * paragraphs.reduce((sum, codes) => sum + codes.length, 0)) return [];
  return paragraphs.filter((codes) => {
    if (codes.length < LEAST_REPEATED) return true;
    const key = codes.join();
    if (met.has(key)) return false;
    met.add(key);
    return true;
  });
}
