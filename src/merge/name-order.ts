import type { Input } from '../types.ts';

/** Page 2 before page 10. A fixed locale, so that it is the same everywhere. */
const natural = new Intl.Collator('en', { numeric: true });

/**
 * Puts inputs into the natural order of their paths, so that nothing hangs on the order in which they were named.
 *
 * Inputs without a path have no other name than their place: they keep it.
 *
 * @example `page10.txt`, `page2.txt` become `page2.txt`, `page10.txt`
 */
export function sortByName(inputs: readonly Input[]): readonly Input[] {
  const name = ({ path }: Input) => path ?? '';
  return [...inputs].sort(
    (a, b) => natural.compare(name(a), name(b)) || (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0),
  );
}
