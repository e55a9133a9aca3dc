import { editDistance } from '../edit-distance.ts';

/**
 * The known name that someone who wrote `name` most likely meant: at most a third of its letters differ; the first of the nearest.
 *
 * @example nearestName('stray-spaces', ['stray-space', 'mojibake'])   // 'stray-space'
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const folded = fold(name);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const each of known) {
    const distance = editDistance([...folded], [...fold(each)]);
    if (distance < least) [best, least] = [each, distance];
  }
  return least <= Math.max(1, Math.ceil(name.length / 3)) ? best : undefined;
}

/** `maxWarning`, `max_warnings` and `Max-Warnings` are one slip of the same name. */
function fold(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, '');
}
