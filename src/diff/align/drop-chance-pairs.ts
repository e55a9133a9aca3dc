/** Consecutive characters of two stretches that are paired with one another. */
interface Island {
  readonly raw: number;
  readonly clean: number;
  readonly length: number;
}

/**
 * Drops pairs that say nothing: a 的 that two rewritten sentences share, no longer than what was changed on either side of it, makes a
 * difference harder to read, not smaller (the semantic cleanup of Fraser's diff-match-patch, 2006).
 *
 * In: pairs rising in both. Out: those that stay. What stands at either end of the stretches stays.
 */
export function dropChancePairs(
  pairs: readonly (readonly [raw: number, clean: number])[],
  rawLength: number,
  cleanLength: number,
): readonly (readonly [raw: number, clean: number])[] {
  const islands: Island[] = [];
  for (const [raw, clean] of pairs) {
    const last = islands.at(-1);
    if (last && last.raw + last.length === raw && last.clean + last.length === clean) {
      islands[islands.length - 1] = { ...last, length: last.length + 1 };
    } else islands.push({ raw, clean, length: 1 });
  }
  const staying: Island[] = [];
  const changedBetween = (first: Island | undefined, second: { readonly raw: number; readonly clean: number }) =>
    Math.max(
      second.raw - (first ? first.raw + first.length : 0),
      second.clean - (first ? first.clean + first.length : 0),
    );
  for (const next of [...islands, { raw: rawLength, clean: cleanLength, length: 0 }]) {
    let last = staying.at(-1);
    while (last && last.length <= changedBetween(staying.at(-2), last) && last.length <= changedBetween(last, next)) {
      staying.pop();
      last = staying.at(-1);
    }
    staying.push(next);
  }
  return staying.flatMap(({ raw, clean, length }) => Array.from({ length }, (_, i) => [raw + i, clean + i] as const));
}
