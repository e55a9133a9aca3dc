import { readFileSync } from 'node:fs';
import { type PackedCounts, readPacked } from './packed-counts.ts';

/** What the language itself is known to say: n-gram statistics of Chinese work reports, one file, never changed. */
export type CharacterModel = PackedCounts;

const loaded = new Map<string, CharacterModel>();

/**
 * The model of a file, by default the one shipped beside this module (State Council work reports 1954-2022, orders 1-5).
 * Read once a process: one read and a view over it. Throws when the file is missing or no model.
 *
 * ```
 * const scorer = combine(loadCharacterModel(), countDocument(lines), 3);
 * scorer.boundaryPmi(foldText('固定资产投'), foldText('资增长15.2%')); // 8 nats; before 会主义现代化 it is -17
 * ```
 */
export function loadCharacterModel(url: URL = new URL('./chinese.bin', import.meta.url)): CharacterModel {
  const known = loaded.get(url.href);
  if (known) return known;
  const model = readPacked(readFileSync(url));
  loaded.set(url.href, model);
  return model;
}
