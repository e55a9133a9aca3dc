import { createHash } from 'node:crypto';
import type { DedupeDocument, SignedDocument } from '../dedupe-rows.ts';
import { offsetsOf } from './code-places.ts';
import { foldUnits } from './fold-units.ts';
import { sampleShingles } from './sample-shingles.ts';

const LOW = 2 ** 20;

/**
 * Signs a document: what is needed of it to find others that share passages with it.
 *
 * @example
 * signDocument({ id: '2026/05.txt', text: '澜川市人民政府关于印发…' })
 * // { document: '2026/05.txt', sha256: '…', length: 5210, hashes: [88129340112, …], at: [3, 8, …] }
 */
export function signDocument({ id, text }: DedupeDocument): SignedDocument {
  const { codes, kept } = foldUnits(text);
  const { high, low, at } = sampleShingles(codes);
  return {
    document: id,
    sha256: createHash('sha256').update(text).digest('hex'),
    length: text.length,
    hashes: Array.from(high, (upper, k) => upper * LOW + low[k]!),
    at: offsetsOf(kept, at),
    letters: Array.from(at),
  };
}
