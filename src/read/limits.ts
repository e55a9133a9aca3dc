import { GazetteError } from '../errors.ts';
import type { Limits } from '../types.ts';

const mebibyte = 1024 * 1024;

/**
 * What is read when nobody says otherwise. A gazette of 100 pages has 0.7 MB as text and a scanned one 50 to 150 MB as PDF;
 * the longest yearbooks have 2,000 pages. Both bounds are far above that, and far below what brings a machine down.
 */
export const defaultLimits: Required<Limits> = { maxBytes: 256 * mebibyte, maxPages: 10_000 };

/**
 * Refuses what has more bytes than is to be read; to be called before the bytes are looked at.
 *
 * @param name how messages call the input
 * @throws GazetteError `too-large`
 * @example guardBytes(500_000_000, '公报.txt', {})   // too large: 公报.txt has more than 256 MB
 */
export function guardBytes(bytes: number, name: string, { maxBytes = defaultLimits.maxBytes }: Limits): void {
  if (bytes > maxBytes) throw new GazetteError('too-large', `${name} has more than ${inWords(maxBytes)}`);
}

/**
 * Refuses what unpacks to more bytes than is to be read; to be called with what a file says of itself, and again with what
 * it has given so far, since a hostile file lies.
 *
 * @param most bytes that the reader can bear
 * @throws GazetteError `too-large`
 */
export function guardUnpackedBytes(bytes: number, name: string, most: number): void {
  if (bytes > most) throw new GazetteError('too-large', `${name} unpacks to more than ${inWords(most)}`);
}

/**
 * Refuses what has more pages than are to be read: a report of the first pages would pass for the whole.
 *
 * @throws GazetteError `too-large`
 */
export function guardPages(pages: number, name: string, { maxPages = defaultLimits.maxPages }: Limits): void {
  if (pages > maxPages) throw new GazetteError('too-large', `${name} has more than ${maxPages} pages`);
}

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** In the units of `--max-bytes`, which count by 1024. */
function inWords(bytes: number): string {
  let amount = bytes;
  let unit = 0;
  while (amount >= 1024 && unit < units.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  return `${amount < 10 && unit > 0 ? Number(amount.toFixed(1)) : Math.round(amount)} ${units[unit]}`;
}
