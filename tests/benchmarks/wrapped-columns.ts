import { readdirSync, readFileSync } from 'node:fs';
import { foldText } from '../../src/language/fold-character.ts';
import { measureText } from '../../src/layout/measure.ts';

/** One text set in columns: all lines folded, and of every column its first and last characters. */
export interface Setting {
  readonly lines: readonly Uint32Array[];
  readonly columns: readonly Column[];
}

interface Column {
  readonly head: Uint32Array;
  readonly tail: Uint32Array;
  /** The first and the last lines of the column together, 120 characters or a little more. */
  readonly opening: Uint32Array;
  readonly ending: Uint32Array;
  /** Whether the column ends inside a paragraph. */
  readonly isOpen: boolean;
}

/** Widths in em and lines a column: eight settings of a text give some 200 joints, at other places each time. */
const SETTINGS = [
  [17, 30],
  [18, 38],
  [19, 33],
  [20, 35],
  [21, 28],
  [22, 41],
  [23, 36],
  [24, 31],
] as const;

/** Lines that hold the 120 characters next to a joint, and more. */
const NEXT_TO_JOINT = 14;
const LEAST_COLUMNS = 4;
const CLOSING = /^[，。、；：！？”’）》〉】」』〕%％]/u;
const HAN = /\p{Script=Han}/u;

/** The gold texts in all settings, with a share of the ideographs replaced by others of the same text. */
export function setColumns(shared: string, noise: number): readonly Setting[] {
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  return distinctGolds(`${shared}/cases`).flatMap((gold) =>
    SETTINGS.map(([width, height]) => {
      const han = [...gold].filter((char) => HAN.test(char));
      const misread = (char: string) =>
        HAN.test(char) && random() < noise ? (han[Math.floor(random() * han.length)] ?? char) : char;
      const text = noise === 0 ? gold : Array.from(gold, misread).join('');
      return setText(text, width, height);
    }).filter(({ columns }) => columns.length >= LEAST_COLUMNS),
  );
}

/** Several cases are of one report: a text half of whose 12-grams stand in a longer one is left out. */
function distinctGolds(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.gold.txt'));
  const texts = names.sort().map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
  const known = new Set<string>();
  return texts
    .sort((a, b) => b.length - a.length)
    .filter((text) => {
      const flat = text.replace(/\s/g, '');
      const grams = Array.from({ length: Math.max(0, flat.length - 11) }, (_, i) => flat.slice(i, i + 12));
      if (grams.filter((gram) => known.has(gram)).length > grams.length / 2) return false;
      for (const gram of grams) known.add(gram);
      return true;
    });
}

function setText(text: string, width: number, height: number): Setting {
  const lines = text.split(/\r?\n/).flatMap((paragraph) => wrap(paragraph.trim(), width));
  const columns: Column[] = [];
  for (let start = 0; start < lines.length; start += height) {
    const column = lines.slice(start, start + height);
    columns.push({
      head: foldText(column[0]?.text ?? ''),
      tail: foldText(column.at(-1)?.text ?? ''),
      opening: foldText(
        column
          .slice(0, NEXT_TO_JOINT)
          .map((line) => line.text)
          .join(''),
      ),
      ending: foldText(
        column
          .slice(-NEXT_TO_JOINT)
          .map((line) => line.text)
          .join(''),
      ),
      isOpen: column.at(-1)?.isOpen ?? false,
    });
  }
  return { lines: lines.map((line) => foldText(line.text)), columns };
}

/** Lines of a paragraph, the first indented by two em; closing marks hang over the edge. */
function wrap(paragraph: string, width: number): { text: string; isOpen: boolean }[] {
  const lines: { text: string; isOpen: boolean }[] = [];
  let [text, filled] = ['', 2];
  for (const char of paragraph) {
    const measure = measureText(char);
    if (filled + measure > width && !CLOSING.test(char)) {
      lines.push({ text, isOpen: true });
      [text, filled] = ['', 0];
    }
    text += char;
    filled += measure;
  }
  return text === '' ? lines : [...lines, { text, isOpen: false }];
}
