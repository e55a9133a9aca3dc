import { misprint, NOWHERE, type Print } from './misprint.ts';
import { drawSome, drawWhole, type Random, seededRandom } from './seeded-random.ts';
import { setLines } from './set-lines.ts';

/** A run of lines of a made document, told from the next by a line feed. */
export interface Fragment extends Print {
  /** Whether it was put in; a fragment of the text itself may still be misread or have a copy printed behind it. */
  readonly isCopy: boolean;
}

/** A stretch of the original, and the fragments that print all of it: one for itself, and its copies. */
interface Group {
  readonly start: number;
  readonly end: number;
  readonly fragments: readonly number[];
}

/** A text into which copies of its own stretches were put. */
export interface MadeDocument {
  readonly original: string;
  readonly fragments: readonly Fragment[];
  /** How often each UTF-16 unit of the original was printed, before noise. */
  readonly printed: Uint8Array;
  /** Stretches that stand whole, and alone in their fragment, more than once. */
  readonly groups: readonly Group[];
}

/** What becomes of a paragraph that was drawn. */
export type Manner = 'full' | 'partial' | 'merged' | 'triple';

export interface MakeOptions {
  readonly seed: number;
  /** Share of characters that noise hits. */
  readonly rate: number;
  /** `copies`: the text itself stays as it is. `all`: the drawn stretches are misread too, each on its own. */
  readonly noise: 'copies' | 'all';
  /** Paragraphs (or columns) that are drawn. */
  readonly count: number;
}

/** Paragraphs shorter than this are never drawn, and are no fragments where pairs are counted. */
export const SHORTEST = 20;

const EMS = 24;
const COLUMN_LINES = 28;

interface Copy {
  readonly print: Print;
  /** The unit before which it stands, of the text itself; `isGlued`: printed as one with it. */
  readonly before: number;
  readonly isGlued: boolean;
}

/**
 * Puts noisy copies of its own paragraphs into a text, one paragraph a line. A drawn paragraph comes again full, in part (a
 * stretch of 50-90%, {@link SHORTEST} characters at least), merged (with its neighbour printed again as one, or by turns with the paragraph that
 * stands where the copy falls), or twice more; copies fall at random places as fragments of their own.
 *
 * In: paragraphs. Out: the document with the origin of every character. The same seed gives the same document.
 */
export function makeRepeats(
  paragraphs: readonly string[],
  options: MakeOptions,
  manners: readonly Manner[] = ['full', 'partial', 'merged', 'full', 'partial', 'triple'],
): MadeDocument {
  const random = seededRandom(options.seed);
  const units = printAll(paragraphs);
  const long = [...units.keys()].filter((unit) => units[unit]!.text.length >= SHORTEST);
  const copies: Copy[] = [];
  let turns = 0;
  const wholes = new Set<number>();
  for (const [turn, unit] of drawSome(random, long, options.count).entries()) {
    const print = units[unit]!;
    const manner = manners[turn % manners.length]!;
    const place = () => drawWhole(random, 0, units.length);
    if (manner === 'full' || manner === 'triple') wholes.add(unit);
    if (manner === 'full') copies.push({ print, before: place(), isGlued: false });
    if (manner === 'triple') {
      copies.push({ print, before: place(), isGlued: false }, { print, before: place(), isGlued: false });
    }
    if (manner === 'partial') copies.push({ print: cutPart(print, random), before: place(), isGlued: false });
    if (manner === 'merged') {
      const next = units[unit + 1];
      const isTwoCopies = turns % 2 === 0 && next !== undefined;
      copies.push({ print: isTwoCopies ? join(print, next) : print, before: place(), isGlued: !isTwoCopies });
      turns += 1;
    }
  }
  return assemble(paragraphs.join('\n'), units, wholes, copies, options, random);
}

/**
 * Sets a text in lines of 24 characters and columns of 28 lines and prints some columns again, whole, at the foot of random
 * columns: `copies` of each.
 */
export function makeRepeatedColumns(
  paragraphs: readonly string[],
  options: MakeOptions,
  copies: number = 1,
): MadeDocument {
  const random = seededRandom(options.seed);
  const lines = printAll(paragraphs).flatMap((print) => {
    let at = 0;
    return setLines(print.text, EMS, 2, 'typeset').map((text) => {
      const line: Print = { text, origins: print.origins.slice(at, at + text.length) };
      at += text.length;
      return line;
    });
  });
  const units = Array.from({ length: Math.ceil(lines.length / COLUMN_LINES) }, (_, column) =>
    lines.slice(column * COLUMN_LINES, (column + 1) * COLUMN_LINES).reduce(stack),
  );
  const drawn = drawSome(random, [...units.keys()], options.count);
  const again = drawn.flatMap((unit) =>
    Array.from({ length: copies }, () => ({
      print: units[unit]!,
      before: drawWhole(random, 0, units.length),
      isGlued: false,
    })),
  );
  return assemble(paragraphs.join('\n'), units, new Set(drawn), again, options, random);
}

function printAll(paragraphs: readonly string[]): readonly Print[] {
  let at = 0;
  return paragraphs.map((text) => {
    const start = at;
    at += text.length + 1;
    return { text, origins: Array.from(text.split(''), (_, i) => start + i) };
  });
}

function cutPart({ text, origins }: Print, random: Random): Print {
  const length = Math.max(SHORTEST, Math.round(text.length * (0.5 + 0.4 * random())));
  const start = drawWhole(random, 0, Math.max(0, text.length - length) + 1);
  return { text: text.slice(start, start + length), origins: origins.slice(start, start + length) };
}

function join(first: Print, second: Print): Print {
  return { text: first.text + second.text, origins: [...first.origins, ...second.origins] };
}

function stack(above: Print, below: Print): Print {
  return { text: `${above.text}\n${below.text}`, origins: [...above.origins, NOWHERE, ...below.origins] };
}

/** Puts the copies in and noise on them; `wholes` are the units that a group stands for. */
function assemble(
  original: string,
  units: readonly Print[],
  wholes: ReadonlySet<number>,
  copies: readonly Copy[],
  { rate, noise }: MakeOptions,
  random: Random,
): MadeDocument {
  const pool = original.replace(/\P{L}|[^\0-\uffff]/gu, '');
  const printed = new Uint8Array(original.length);
  for (const { origins } of [...units, ...copies.map(({ print }) => print)]) {
    for (const origin of origins) if (origin !== NOWHERE) printed[origin]! += 1;
  }
  const copiesBefore = new Map<number, Copy[]>();
  for (const copy of copies) copiesBefore.set(copy.before, [...(copiesBefore.get(copy.before) ?? []), copy]);
  const fragments: Fragment[] = [];
  const whole = new Map<Print, number[]>([...wholes].map((unit) => [units[unit]!, []]));
  for (const [index, unit] of units.entries()) {
    let glued: Print | null = null;
    for (const { print, isGlued } of copiesBefore.get(index) ?? []) {
      const read = misprint(print, rate, random, pool);
      if (isGlued) glued = glued ? join(glued, read) : read;
      else {
        whole.get(print)?.push(fragments.length);
        fragments.push({ ...read, isCopy: true });
      }
    }
    const own = noise === 'all' && wholes.has(index) ? misprint(unit, rate, random, pool) : unit;
    if (!glued) whole.get(unit)?.push(fragments.length);
    fragments.push({ ...(glued ? join(glued, own) : own), isCopy: false });
  }
  const groups = [...whole]
    .filter(([, fragments]) => fragments.length > 1)
    .map(([{ origins }, fragments]) => ({ start: origins[0]!, end: origins.at(-1)! + 1, fragments }));
  return { original, fragments, printed, groups };
}
