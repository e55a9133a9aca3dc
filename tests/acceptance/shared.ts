import { existsSync, readdirSync } from 'node:fs';

/** The real documents: never committed, there in CI. Without them the acceptance tests are skipped. */
export const shared = '../shared';
export const isHere = existsSync(shared);

/** Files of one folder of `../shared` by their names, sorted; none when it is not here. */
export function filesIn(folder: string, wanted: (name: string) => boolean = () => true): readonly string[] {
  if (!isHere) return [];
  return readdirSync(`${shared}/${folder}`).filter(wanted).sort();
}

/** What the readers understand so far. */
export const isReadable = (name: string) => /\.(?:txt|md|hocr|alto\.xml|pdf)$/.test(name);
