import type { Box } from '../types.ts';

/** A stretch of text without blanks that was drawn in one go, on a page turned so that its lines run from left to right. */
export interface Run extends Box {
  readonly text: string;
  /** Size of its font. */
  readonly em: number;
  /** Its place among the runs of the page, in file order. */
  readonly order: number;
  /** Whether white space stands before it in the file. */
  readonly isSpaced: boolean;
}

/** A page as it is shown, in page units. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

const wide =
  /[\u1100-\u115f\u2014\u2018\u2019\u201c\u201d\u2026\u2e3a\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Whether a character is set in a square of one em: Han, kana, hangul and full-width marks. */
export function isWide(character: string): boolean {
  return kindOf(character) === WIDE;
}

/** How wide a character usually is, in em. */
export function advanceOf(character: string): number {
  return ADVANCES[kindOf(character)]!;
}

/** Kinds of characters by width, from 1 on, and what is known of those met so far. */
const WIDE = 1;
const NARROW = 2;
const USUAL = 3;
const ADVANCES = [0, 1, 0.28, 0.55];
const kinds = new Uint8Array(0x110000);

function kindOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (kinds[code] === 0) {
    const isSquare = wide.test(character) || code >= 0x20000;
    kinds[code] = isSquare ? WIDE : /[\s.,:;'|!il]/u.test(character) ? NARROW : USUAL;
  }
  return kinds[code]!;
}

const closing = /[，。、；：！？”’）》〉】」』〕．]$/u;
const opening = /^[“‘（《〈【「『〔]/u;

/** The left and right end of what is printed of a run: a full-width mark is blank in one half of its square. */
export function inkOf(run: Run): readonly [left: number, right: number] {
  const half = run.em / 2;
  const left = opening.test(run.text) ? run.left + half : run.left;
  const right = closing.test(run.text) ? run.right - half : run.right;
  return left < right ? [left, right] : [run.left, run.right];
}

/** The box around boxes; at least one. */
export function boundsOf(boxes: readonly Box[]): Box {
  return boxes.reduce(({ left, top, right, bottom }, box) => ({
    left: Math.min(left, box.left),
    top: Math.min(top, box.top),
    right: Math.max(right, box.right),
    bottom: Math.max(bottom, box.bottom),
  }));
}

/** The font size in which most characters of these runs are set; 10 where there are none. */
export function usualEm(runs: readonly Run[]): number {
  const sizes = new Map<number, number>();
  for (const { em, text } of runs) {
    const size = Math.round(em * 4) / 4;
    sizes.set(size, (sizes.get(size) ?? 0) + text.length);
  }
  return [...sizes].reduce((best, each) => (each[1] > best[1] ? each : best), [10, 0] as [number, number])[0];
}
