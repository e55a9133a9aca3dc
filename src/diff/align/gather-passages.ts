import type { Stretch } from './common-stretches.ts';

/** Stretches that follow one another closely in both texts: one passage, with what was corrected between them. */
export interface Passage {
  /** In rising order in both texts, without overlap. */
  readonly stretches: readonly Stretch[];
  /** Characters that agree. */
  readonly weight: number;
}

/** Characters between two stretches of one passage: at most a line of a printed column. */
const maxApart = 24;
/** How far lines may shift against one another inside a passage, in bands of 32 diagonals. */
const bandBits = 5;
/** Stretches that are looked at as predecessor in each band, the latest first. */
const remembered = 4;

/**
 * Gathers stretches into passages: a block of lines with a correction in each is one.
 *
 * In: stretches sorted by `raw`. Out: passages in the order of their first stretch; every stretch is in one. O(stretches).
 */
export function gatherPassages(stretches: readonly Stretch[]): readonly Passage[] {
  const bands = new Map<number, number[]>();
  const passages: Stretch[][] = [];
  const passageOf: number[] = [];
  const isContinued = new Uint8Array(stretches.length);
  for (const [index, stretch] of stretches.entries()) {
    const band = (stretch.raw - stretch.clean) >> bandBits;
    let before = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const near of [band - 1, band, band + 1]) {
      for (const other of bands.get(near) ?? []) {
        const apart = isContinued[other] ? Number.POSITIVE_INFINITY : distance(stretches[other]!, stretch);
        if (apart < least) [before, least] = [other, apart];
      }
    }
    if (before >= 0) {
      isContinued[before] = 1;
      passageOf[index] = passageOf[before]!;
      passages[passageOf[index]!]!.push(trimmed(stretches[before]!, stretch));
    } else {
      passageOf[index] = passages.length;
      passages.push([stretch]);
    }
    const latest = bands.get(band);
    if (!latest) bands.set(band, [index]);
    else {
      latest.unshift(index);
      if (latest.length > remembered) latest.pop();
    }
  }
  return passages.map((each) => ({ stretches: each, weight: each.reduce((sum, { length }) => sum + length, 0) }));
}

/** Characters between two stretches on the side where there are more; infinite where the second does not go on with the first. */
function distance(first: Stretch, second: Stretch): number {
  const inRaw = second.raw - first.raw - first.length;
  const inClean = second.clean - first.clean - first.length;
  const overlap = Math.max(0, -inRaw, -inClean);
  if (overlap > 0 && overlap * 2 > Math.min(first.length, second.length)) return Number.POSITIVE_INFINITY;
  const apart = Math.max(inRaw, inClean) + overlap;
  return apart > maxApart ? Number.POSITIVE_INFINITY : apart;
}

/** The second stretch without what it shares with the first: 工作工作 against 工作 can be read in two ways. */
function trimmed(first: Stretch, { raw, clean, length }: Stretch): Stretch {
  const overlap = Math.max(0, first.raw + first.length - raw, first.clean + first.length - clean);
  return { raw: raw + overlap, clean: clean + overlap, length: length - overlap };
}
