/** The pages of one side of a sheet, or one page alone, by number from 1, in raw order. Which half comes first may differ. */
type Side = readonly number[];

/** An order in which pages may have been laid out, for a given count of them. */
export interface Imposition {
  readonly name: string;
  /** Whether the sides themselves stand in reading order. */
  readonly keepsOrder?: boolean;
  /** Sides in raw order; numbers above the count, or below 1, are blank pages. */
  sides(pages: number): readonly Side[];
}

/** Sheets of one signature: pages `first` to `first + size - 1`, folded into one another, from the outermost sheet inwards. */
function foldSheets(first: number, size: number): readonly (readonly [front: Side, back: Side])[] {
  const last = first + size - 1;
  return Array.from({ length: size / 4 }, (_, s) => [
    [last - 2 * s, first + 2 * s],
    [first + 2 * s + 1, last - 2 * s - 1],
  ]);
}

function roundUp(pages: number, size: number): number {
  return Math.ceil(pages / size) * size;
}

/** Signatures of `size` pages behind one another; from the outermost sheet inwards, or the other way round. */
function signatures(size: number, isInsideOut: boolean): Imposition {
  return {
    name: `signatures of ${size}${isInsideOut ? ', inside out' : ''}`,
    sides: (pages) =>
      Array.from({ length: roundUp(pages, size) / size }, (_, s) => {
        const sheets = foldSheets(1 + s * size, size).flat();
        return isInsideOut ? sheets.toReversed() : sheets;
      }).flat(),
  };
}

/** A booklet whose sheets all lie with their fronts up first, then with their backs up. */
function frontsThenBacks(blanksInFront: number, areBacksTurned: boolean): Imposition {
  return {
    name: `booklet, fronts then backs${areBacksTurned ? ' from the last sheet' : ''}`,
    sides: (pages) => {
      const sheets = foldSheets(1 - blanksInFront, roundUp(pages + blanksInFront, 4));
      const backs = sheets.map(([, back]) => back);
      return [...sheets.map(([front]) => front), ...(areBacksTurned ? backs.toReversed() : backs)];
    },
  };
}

/** A booklet of which every sheet shows its inner side first. */
function backsFirst(blanksInFront: number, isInsideOut: boolean): Imposition {
  return {
    name: `booklet, ${isInsideOut ? 'inside out' : 'outside in'}, backs first`,
    sides: (pages) => {
      const sheets = foldSheets(1 - blanksInFront, roundUp(pages + blanksInFront, 4)).map(([front, back]) =>
        // From the inside out a sheet shows its back first anyway.
        isInsideOut ? [front, back] : [back, front],
      );
      return (isInsideOut ? sheets.toReversed() : sheets).flat();
    },
  };
}

const single = (pages: number, order: (page: number) => number): readonly Side[] =>
  Array.from({ length: pages }, (_, p) => [order(p)]);

const oddThenEven = (isTurned: boolean): Imposition => ({
  name: `odd pages, then even pages${isTurned ? ' backwards' : ''}`,
  sides: (pages) => {
    const odd = Array.from({ length: Math.ceil(pages / 2) }, (_, k) => [2 * k + 1]);
    const even = Array.from({ length: Math.floor(pages / 2) }, (_, k) => [2 * k + 2]);
    return [...odd, ...(isTurned ? even.reverse() : even)];
  },
});

/** Two facing pages to a side, the text in order but for which of the two comes first. */
const spreads = (cover: number): Imposition => ({
  name: cover === 0 ? 'spreads' : 'spreads behind a cover',
  keepsOrder: true,
  sides: (pages) => [
    ...(cover === 0 ? [] : [[1]]),
    ...Array.from({ length: Math.ceil((pages - cover) / 2) }, (_, k) => [cover + 2 * k + 1, cover + 2 * k + 2]),
  ],
});

const halvesSwapped = (isLonger: boolean): Imposition => ({
  name: 'halves swapped',
  sides: (pages) => {
    const half = isLonger ? Math.ceil(pages / 2) : Math.floor(pages / 2);
    return single(pages, (p) => ((p + half) % pages) + 1);
  },
});

const BLANKS = [0, 1, 2, 3];

/**
 * Impositions that do not fill the text from both ends, so that {@link findChain} does not find them: signatures, fronts then backs,
 * duplex scans of one side after the other, spreads, a deck that was cut.
 *
 * Source: folding and gathering as printers do it; DESIGN section 6 names these for exports of gazettes.
 */
export const impositions: readonly Imposition[] = [
  ...[4, 8, 12, 16, 20, 24, 32].flatMap((size) => [signatures(size, false), signatures(size, true)]),
  ...BLANKS.flatMap((blanks) => [frontsThenBacks(blanks, false), frontsThenBacks(blanks, true)]),
  ...BLANKS.flatMap((blanks) => [backsFirst(blanks, false), backsFirst(blanks, true)]),
  oddThenEven(false),
  oddThenEven(true),
  spreads(0),
  spreads(1),
  halvesSwapped(false),
  halvesSwapped(true),
];
