/**
 * A gutter so narrow that the text of two columns stands on one line with a single blank between: `at` is the width of the left column, in
 * columns of a terminal (full-width characters counting two).
 */
export interface ThinGutter {
  readonly at: number;
}

/** A stretch of a row that may hold two columns. */
export interface Stretch {
  readonly text: string;
  /** Columns by which it begins to the right of where the column does. */
  readonly indent: number;
}

/** The width of full lines varies by so much: kerned punctuation, Latin letters. */
const RANGE = 6;

/** A line with much kerned punctuation in it is off by so much at most. */
const FARTHEST = 10;

/** Rows that must show it, and their share among those that are long enough. */
const FEWEST = 6;
const LEAST_SHARE = 0.75;

/** Seven full-width characters make the narrowest column. */
const NARROWEST = 14;

/** From so many blanks on they fill up a short line. */
const WIDE_BLANK = 3;

/** A row that begins so far to the right, as a share of the left column, has nothing in that column. */
const LEFT_OUT = 0.35;
const LEAST_LEFT_OUT = 6;

/**
 * Finds a place where most long rows have a blank: in Chinese prose blanks are rare, so that only a gutter has one in row after row.
 *
 * @example
 * 首都功能持续优化提升，圆满完成各 点领域协同发展，扎实推进一体化高
 * // at: 32, where six rows or more have a blank near by
 */
export function findThinGutter(stretches: readonly Stretch[]): ThinGutter | null {
  const rows = stretches.map(({ text, indent }) => ({
    blanks: openBlanks(text, indent),
    // A short line, filled up with blanks, tells nothing behind them.
    width: indent + widthOf(text.slice(0, filledFrom(text))),
  }));
  const counts = new Map<number, number>();
  for (const { blanks } of rows) for (const at of new Set(blanks)) counts.set(at, (counts.get(at) ?? 0) + 1);
  const supportAt = (at: number) =>
    rows.filter(({ blanks }) => blanks.some((blank) => blank >= at && blank <= at + RANGE)).length;
  for (const at of [...counts.keys()].sort((a, b) => a - b)) {
    if (at < NARROWEST) continue;
    const long = rows.filter(({ width }) => width > at + RANGE).length;
    const support = supportAt(at);
    if (support < FEWEST || support < LEAST_SHARE * long) continue;
    // The window that holds most of this cluster.
    let best = at;
    for (let next = at + 1; next <= at + RANGE; next += 1) if (supportAt(next) > supportAt(best)) best = next;
    return { at: best };
  }
  return null;
}

/**
 * Where a stretch is cut: offsets in its text of the end of the left part and the start of the right one. Both 0: it stands on the
 * right alone; both its length: on the left alone; null: it runs across.
 */
export function cutAtThinGutter({ text, indent }: Stretch, { at }: ThinGutter): readonly [number, number] | null {
  if (indent > Math.max(LEAST_LEFT_OUT, LEFT_OUT * at)) return [0, 0];
  let best: { readonly cut: readonly [number, number]; readonly off: number } | undefined;
  let filled: { readonly cut: readonly [number, number]; readonly size: number } | undefined;
  const blanks = blanksOf(text, indent);
  for (const [k, { start, end, width, isSpaced }] of blanks.entries()) {
    const cut = [start, end] as const;
    const size = end - start;
    // A line that was spaced out fills its column, so that what ends it is the gutter.
    const endsSpaced = !isSpaced && blanks[k - 1]?.isSpaced === true && width <= at + RANGE;
    const off = endsSpaced ? 0 : Math.abs(width - at - RANGE / 2) + (isSpaced ? FARTHEST / 2 : 0);
    if (size >= WIDE_BLANK && width <= at + RANGE && size > (filled?.size ?? 0)) filled = { cut, size };
    if (off <= FARTHEST && off < (best?.off ?? Number.POSITIVE_INFINITY)) best = { cut, off };
  }
  const isBestNear = best !== undefined && best.off <= RANGE / 2 + 1;
  const isFirst = filled === undefined || (isBestNear && best!.cut[0] < filled.cut[0]);
  const found = isFirst ? best?.cut : filled!.cut;
  const isNear = filled !== undefined || isBestNear;
  if (found && (isNear || indent + widthOf(text) > at + RANGE + 1)) return found;
  return indent + widthOf(text) <= at + RANGE + 1 ? [text.length, text.length] : null;
}

interface Blank {
  readonly start: number;
  readonly end: number;
  /** Of the text before it. */
  readonly width: number;
  /** It stands between two letters of a line that was spaced out to fill its column. */
  readonly isSpaced: boolean;
}

/** Blanks that part single letters are none of the text's own where so many follow one another. */
const FEWEST_SPACED = 4;

function blanksOf(text: string, indent: number): readonly Blank[] {
  const found = [...text.matchAll(/[ \t\u00a0\u2000-\u200a\u3000]+/gu)].map(({ 0: blank, index }) => ({
    start: index,
    end: index + blank.length,
  }));
  const isLetter = (k: number) => {
    const word = text.slice(found[k - 1]?.end ?? 0, found[k]?.start ?? text.length);
    return /^(?:\P{L}|\p{Script=Han}|[\d.,%A-Za-z]{1,6})$/u.test(word);
  };
  const spaced = found.map((blank, k) => blank.end - blank.start === 1 && isLetter(k) && isLetter(k + 1));
  for (let k = 0; k < found.length; k += 1) {
    let end = k;
    while (spaced[end]) end += 1;
    if (end - k < FEWEST_SPACED) spaced.fill(false, k, end);
    k = end;
  }
  let width = indent;
  return found.map((blank, k) => {
    width += widthOf(text.slice(found[k - 1]?.end ?? 0, blank.start));
    const here = { start: blank.start, end: blank.end, width, isSpaced: spaced[k]! };
    if (!spaced[k]) width += blank.end - blank.start;
    return here;
  });
}

/** Widths of the text before each blank. */
function openBlanks(text: string, indent: number): readonly number[] {
  const filled = filledFrom(text);
  return blanksOf(text, indent).flatMap(({ start, width, isSpaced }) => (isSpaced || start >= filled ? [] : [width]));
}

/** Where the blanks begin that fill up a short line. */
function filledFrom(text: string): number {
  const found = text.search(/[ \t\u00a0\u2000-\u200a\u3000]{3}/u);
  return found < 0 ? text.length : found;
}

/** In columns of a terminal. */
function widthOf(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    width += code >= 0x2e80 || (code >= 0x2010 && code <= 0x2027) ? 2 : 1;
  }
  return width;
}
