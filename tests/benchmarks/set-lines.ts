import { measureText } from '../../src/layout/measure.ts';

/** Who breaks the lines of a paragraph, and what may stand where. */
export type Setter =
  /** Typesetting: no line begins with closing punctuation or ends with opening one, numbers and words stay whole. */
  | 'typeset'
  /** The same, but closing punctuation hangs over the edge. */
  | 'hanging'
  /** A program that counts every character as one and cuts anywhere. */
  | 'characters'
  /** A program that counts half-width characters as a half and cuts anywhere. */
  | 'columns'
  /** The same, with numbers and words whole. */
  | 'words';

const CLOSING = /^[，。、；：！？”’）》〉】」』〕％%,;:!?)．.]/u;
const OPENING = /^[“‘（《〈【「『〔(]$/u;
const WORD = /[0-9A-Za-z]+(?:[.,:/%-][0-9A-Za-z]+)*[%％]?|[０-９]+(?:．[０-９]+)*％?|./gsu;

/**
 * Sets a paragraph in lines of `width` em, the first of them `indent` em shorter.
 *
 * @example setLines('江水退了，堤还在。', 4, 2, 'typeset')   // ['江水', '退了，', '堤还在。']
 */
export function setLines(paragraph: string, width: number, indent: number, setter: Setter): readonly string[] {
  const isWhole = setter === 'typeset' || setter === 'hanging' || setter === 'words';
  const isKinsoku = setter === 'typeset' || setter === 'hanging';
  const units = isWhole ? (paragraph.match(WORD) ?? []) : Array.from(paragraph);
  const sizeOf = (unit: string) => (setter === 'characters' ? unit.length : measureText(unit));
  const lines: string[] = [];
  let line: string[] = [];
  let filled = indent;
  const startLine = (units: readonly string[]) => {
    lines.push(line.join(''));
    line = [...units];
    filled = units.reduce((sum, each) => sum + sizeOf(each), 0);
  };
  for (const unit of units) {
    if (filled + sizeOf(unit) > width && line.length > 0) {
      const isClosing = isKinsoku && CLOSING.test(unit);
      if (!(isClosing && (setter === 'hanging' || line.length === 1))) {
        startLine(isKinsoku ? takeBack(line, isClosing) : []);
      }
    }
    line.push(unit);
    filled += sizeOf(unit);
  }
  return line.length > 0 ? [...lines, line.join('')] : lines;
}

/** Takes from the end of a line what must stand on the next: opening marks, and a character before a closing mark. */
function takeBack(line: string[], isClosing: boolean): readonly string[] {
  const back: string[] = [];
  const take = () => back.unshift(line.pop()!);
  if (isClosing) {
    while (line.length > 2 && CLOSING.test(line.at(-1)!)) take();
    if (line.length > 1) take();
  }
  while (line.length > 1 && OPENING.test(line.at(-1)!)) take();
  return back;
}
