import similarity from 'string-similarity';

/** OCR misreads a letter in ten: from this Dice score of letter pairs on a line is the print of a listed title. */
const SAME_TITLE = 0.8;

/** A pair of letters in more lines than this tells nothing. */
const COMMON = 60;

/** Longest line that may be a title, in characters. */
const LONGEST = 120;

/** A title or a line without white space, for comparison. */
export function titleKey(text: string): string {
  return text.replace(/[\s\u200b….·．‥⋯]+/gu, '');
}

/**
 * Finds for each listed title the line that prints it, letter for letter or misread. Titles that differ in their figures are
 * different titles (2023年决算, 2024年决算), however much alike.
 *
 * In: titles as a contents list has them, and lines. Out: for each title the index of its line, or -1.
 *
 * @example `关于护堤种柳的通知` finds `关于护提种柳的通知`, not `关于护堤种草的补充通知`
 */
export function matchTitles(titles: readonly string[], lines: readonly string[]): readonly number[] {
  const keys = lines.map((line) => (line.length <= LONGEST ? titleKey(line) : ''));
  const exact = new Map<string, number>();
  for (let i = keys.length - 1; i >= 0; i -= 1) exact.set(keys[i]!, i);
  const wanted = titles.map(titleKey);
  if (wanted.every((title) => exact.has(title))) return wanted.map((title) => exact.get(title)!);
  const holders = new Map<string, number[]>();
  for (const [i, key] of keys.entries()) {
    for (const pair of pairsOf(key)) {
      const list = holders.get(pair);
      if (!list) holders.set(pair, [i]);
      else if (list.length < COMMON) list.push(i);
    }
  }
  return wanted.map((title) => exact.get(title) ?? findAlike(title, keys, holders));
}

function findAlike(title: string, keys: readonly string[], holders: ReadonlyMap<string, readonly number[]>): number {
  const shared = new Map<number, number>();
  for (const pair of pairsOf(title)) for (const i of holders.get(pair) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
  const [best] = [...shared].sort((a, b) => score(b) - score(a) || a[0] - b[0]);
  function score([i, count]: readonly [number, number]): number {
    return (2 * count) / (keys[i]!.length + title.length);
  }
  return best && isAlike(title, keys[best[0]]!) ? best[0] : -1;
}

function isAlike(title: string, key: string): boolean {
  if (title.length < 4 || digitsOf(title) !== digitsOf(key)) return false;
  return similarity.compareTwoStrings(title, key) >= SAME_TITLE;
}

function digitsOf(key: string): string {
  return key.replace(/[^0-9〇零一二三四五六七八九十]+/gu, ' ').trim();
}

function pairsOf(key: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, key.length - 1) }, (_, i) => key.slice(i, i + 2)));
}
