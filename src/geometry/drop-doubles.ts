import { advanceOf, isWide, type Run } from './run.ts';

/** A character is drawn again when it stands within so many em of its twin: bold type is made so, and shadows. */
const NEAR = 0.2;

/** Of a run of letters as many must be so before any is taken for drawn again; an ideograph counts by itself. */
const LEAST_OF_LETTERS = 0.99;

interface Character {
  readonly text: string;
  readonly left: number;
  readonly run: Run;
}

/**
 * Parts characters that were drawn a second time at nearly the same place, as programs draw bold type and shadows, from the first ones.
 * A run may hold a first character and the double of another: it is cut.
 *
 * In: horizontal runs in file order. Out: the runs that stay, and their doubles.
 */
export function dropDoubles(runs: readonly Run[]): { readonly runs: readonly Run[]; readonly doubles: readonly Run[] } {
  const cells: Cells = new Map();
  const kept: Run[] = [];
  const doubles: Run[] = [];
  for (const run of runs) {
    const characters = listCharacters(run);
    const drawn = characters.map((character) => isDrawn(cells, character));
    const count = drawn.filter(Boolean).length;
    const isDouble = (k: number) =>
      drawn[k]! && (isWide(characters[k]!.text) || count >= LEAST_OF_LETTERS * characters.length);
    let start = 0;
    for (let k = 1; k <= characters.length; k += 1) {
      if (k < characters.length && isDouble(k) === isDouble(start)) continue;
      const part = start === 0 && k === characters.length ? run : cutRun(run, characters, start, k);
      (isDouble(start) ? doubles : kept).push(part);
      start = k;
    }
    for (const character of characters) {
      const ofText = cells.get(character.text) ?? new Map<number, Character[]>();
      cells.set(character.text, ofText);
      const cell = cellOf(character, 0, 0);
      const known = ofText.get(cell);
      if (known) known.push(character);
      else ofText.set(cell, [character]);
    }
  }
  return { runs: kept, doubles };
}

function listCharacters(run: Run): readonly Character[] {
  const texts = [...run.text];
  const usual = texts.reduce((sum, text) => sum + advanceOf(text), 0);
  const scale = usual > 0 ? (run.right - run.left) / usual : 0;
  let left = run.left;
  return texts.map((text) => {
    const character = { text, left, run };
    left += advanceOf(text) * scale;
    return character;
  });
}

/** What was drawn so far, by the character and by where it stands, in squares of one em. */
type Cells = Map<string, Map<number, Character[]>>;

/** Squares of a row: no page is so wide. */
const ROW = 2 ** 24;

function cellOf({ left, run }: Character, dx: number, dy: number): number {
  return (Math.floor(left / run.em) + dx) * ROW + Math.floor(run.top / run.em) + dy;
}

function isDrawn(cells: Cells, character: Character): boolean {
  const ofText = cells.get(character.text);
  if (!ofText) return false;
  const near = NEAR * character.run.em;
  for (let dx = -1; dx <= 1; dx += 1) {
    for (let dy = -1; dy <= 1; dy += 1) {
      const here = ofText.get(cellOf(character, dx, dy));
      const isTwin = here?.some(
        ({ left, run }) => Math.abs(left - character.left) <= near && Math.abs(run.top - character.run.top) <= near,
      );
      if (isTwin) return true;
    }
  }
  return false;
}

function cutRun(run: Run, characters: readonly Character[], start: number, end: number): Run {
  return {
    ...run,
    text: characters
      .slice(start, end)
      .map(({ text }) => text)
      .join(''),
    left: characters[start]!.left,
    right: characters[end]?.left ?? run.right,
    // Its place in the file stays behind that of what stands before it in the run.
    order: run.order + start / characters.length,
    isSpaced: run.isSpaced && start === 0,
  };
}
