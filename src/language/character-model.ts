import { readFileSync } from 'node:fs';
import { type CharacterModel, readModel } from './model-file.ts';

const loaded = new Map<string, CharacterModel>();

/**
 * The model of a file, by default the one shipped beside this module (State Council work reports 1954-2022 and laws).
 * Read once a process: one read and views over it, under 10 ms. Throws when the file is missing or no model.
 *
 * ```
 * const scorer = combine(loadCharacterModel(), countDocument(lines), 3);
 * scorer.boundaryPmi(foldText('固定资产投'), foldText('资增长15.2%')); // far above 0; before 会主义现代化 far below
 * ```
 */
export function loadCharacterModel(url: URL = new URL('./chinese.bin', import.meta.url)): CharacterModel {
  const known = loaded.get(url.href);
  if (known) return known;
  const model = readModel(readFileSync(url));
  loaded.set(url.href, model);
  return model;
}
