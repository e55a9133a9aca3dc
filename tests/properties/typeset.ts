/** How a text is set into print, and what then happens to the print. Every list that is too short is used in turns. */
export interface Setting {
  readonly width: number;
  readonly indent: string;
  readonly blankLines: boolean;
  readonly linesPerColumn: number;
  /** A column's place among the others: columns are sorted by these, and equal numbers keep their order. */
  readonly places: readonly number[];
  readonly columnMark: '' | '\n' | '\f' | ' ';
  readonly runningHead: string;
  readonly folios: boolean;
  /** Which columns stand a second time, behind all others. */
  readonly repeats: readonly number[];
  /** Where in a repeated column a character is misread. */
  readonly misread: readonly number[];
}

/** Sets paragraphs in lines and columns, then shuffles, repeats and misreads them as a bad export does. */
export function typeset(paragraphs: readonly string[], setting: Setting): string {
  const lines = paragraphs.flatMap((paragraph) => wrap(setting.indent + paragraph, setting.width));
  const columns = chunks(lines, setting.linesPerColumn);
  const copies = setting.repeats
    .filter((index) => index < columns.length)
    .map((index) => misread(columns[index]!, setting.misread));
  const placed = [...columns.entries()]
    .sort(([a], [b]) => placeOf(a, setting.places) - placeOf(b, setting.places) || a - b)
    .map(([, column]) => column);
  const separator = setting.blankLines ? '\n\n' : '\n';
  return [...placed, ...copies]
    .map((column, index) => [...headOf(setting, index), ...column].join(separator))
    .join(`\n${setting.columnMark}`);
}

function headOf({ runningHead, folios }: Setting, index: number): readonly string[] {
  return [...(folios ? [`- ${index + 1} -`] : []), ...(runningHead === '' ? [] : [runningHead])];
}

function placeOf(index: number, places: readonly number[]): number {
  return places.length === 0 ? 0 : places[index % places.length]!;
}

/** No line begins with closing punctuation: it hangs at the end of the line before, as in print. */
function wrap(paragraph: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (let rest = Array.from(paragraph); rest.length > 0; ) {
    const hanging = /[，。、；：！？”）%]/u.test(rest[width] ?? '') ? 1 : 0;
    lines.push(rest.slice(0, width + hanging).join(''));
    rest = rest.slice(width + hanging);
  }
  return lines;
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

function misread(column: readonly string[], offsets: readonly number[]): readonly string[] {
  const characters = Array.from(column.join('\n'));
  for (const offset of offsets) {
    const at = offset % Math.max(1, characters.length);
    if (/\p{Script=Han}/u.test(characters[at] ?? '')) characters[at] = '口';
  }
  return characters.join('').split('\n');
}
