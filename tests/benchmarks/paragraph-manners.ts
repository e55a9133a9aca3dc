import { measureText } from '../../src/layout/measure.ts';
import { parseMarker } from '../../src/markers/parse-marker.ts';
import { type Setter, setLines } from './set-lines.ts';

/** A way to set a text in lines. */
export interface Manner {
  readonly name: string;
  /** Null for one paragraph a line. */
  readonly setter: Setter | null;
  /** White space before a paragraph; `lost` where print has an indent of two em and the raw text does not show it. */
  readonly indent: '' | 'lost' | '\u3000\u3000' | '  ' | '    ';
  readonly blankAfter?: 'line' | 'paragraph';
  readonly isCentred?: boolean;
  readonly marks?: 'half-width' | 'full-width digits';
  /** Share of characters that are misread or lost. */
  readonly noise?: number;
}

/** Line widths in em: the columns of newspapers, of gazettes, of books and of mail. */
export const widths = [12, 14, 18, 20, 24, 28, 32, 40, 60] as const;

const full = '\u3000\u3000';

export const manners: readonly Manner[] = [
  { name: 'typeset, two full-width blanks', setter: 'typeset', indent: full },
  { name: 'typeset, two spaces', setter: 'typeset', indent: '  ' },
  { name: 'typeset, four spaces', setter: 'typeset', indent: '    ' },
  { name: 'typeset, indents, centred heads', setter: 'typeset', indent: full, isCentred: true },
  { name: 'typeset, indents, 2% misread', setter: 'typeset', indent: full, noise: 0.02 },
  { name: 'columns, two full-width blanks', setter: 'columns', indent: full },
  { name: 'typeset, blank after paragraphs', setter: 'typeset', indent: '', blankAfter: 'paragraph' },
  { name: 'columns, blank after paragraphs', setter: 'columns', indent: '', blankAfter: 'paragraph' },
  { name: 'characters, blank after paragr.', setter: 'characters', indent: '', blankAfter: 'paragraph' },
  { name: 'typeset, indents lost', setter: 'typeset', indent: 'lost' },
  { name: 'hanging, indents lost', setter: 'hanging', indent: 'lost' },
  { name: 'words, indents lost', setter: 'words', indent: 'lost' },
  { name: 'columns, indents lost', setter: 'columns', indent: 'lost' },
  { name: 'lost, blank after every line', setter: 'typeset', indent: 'lost', blankAfter: 'line' },
  { name: 'lost, half-width marks', setter: 'typeset', indent: 'lost', marks: 'half-width' },
  { name: 'lost, full-width digits', setter: 'typeset', indent: 'lost', marks: 'full-width digits' },
  { name: 'lost, 2% misread', setter: 'typeset', indent: 'lost', noise: 0.02 },
  { name: 'typeset, flush', setter: 'typeset', indent: '' },
  { name: 'hanging, flush', setter: 'hanging', indent: '' },
  { name: 'words, flush', setter: 'words', indent: '' },
  { name: 'columns, flush', setter: 'columns', indent: '' },
  { name: 'characters, flush', setter: 'characters', indent: '' },
  { name: 'flush, blank after every line', setter: 'typeset', indent: '', blankAfter: 'line' },
  { name: 'flush, centred heads', setter: 'typeset', indent: '', isCentred: true },
  { name: 'flush, half-width marks', setter: 'typeset', indent: '', marks: 'half-width' },
  { name: 'flush, full-width digits', setter: 'typeset', indent: '', marks: 'full-width digits' },
  { name: 'flush, 2% misread', setter: 'typeset', indent: '', noise: 0.02 },
  { name: 'one paragraph a line', setter: null, indent: '' },
  { name: 'one a line, indented', setter: null, indent: full },
  { name: 'one a line, blanks between', setter: null, indent: '', blankAfter: 'line' },
  { name: 'one a line, 2% misread', setter: null, indent: '', noise: 0.02 },
];

/** The paragraphs as they are printed: other widths of marks and digits, misread characters. */
export function printed(paragraphs: readonly string[], { marks, noise }: Manner): readonly string[] {
  const random = seeded(paragraphs.length);
  return paragraphs.map((paragraph) => {
    if (marks === 'half-width') return paragraph.replace(/[，：；（）！？]/gu, (mark) => mark.normalize('NFKC'));
    if (marks === 'full-width digits') {
      return paragraph.replace(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    }
    return noise ? misread(paragraph, noise, random) : paragraph;
  });
}

const HAN = /\p{Script=Han}/u;

function misread(paragraph: string, noise: number, random: () => number): string {
  const chars = Array.from(paragraph);
  const read = chars.map((char, i) => {
    if (random() >= noise) return char;
    if (char === '。') return i === chars.length - 1 && random() < 0.5 ? '' : '．';
    if (!HAN.test(char) || chars.length < 4) return char;
    return random() < 0.25 ? '' : chars.filter((each) => HAN.test(each))[Math.floor(random() * 3)] || '口';
  });
  return read.join('');
}

/** Sets paragraphs in lines of `width` em: the raw text of a document that was printed in this manner. */
export function setInManner(paragraphs: readonly string[], manner: Manner, width: number): string {
  const { setter, indent, blankAfter } = manner;
  const lines = paragraphs.flatMap((paragraph, k) => {
    const shown = indent === 'lost' ? '' : indent;
    const isHead = k === 0 || (measureText(paragraph) < width - 4 && (parseMarker(paragraph)?.level ?? 9) <= 1);
    if (manner.isCentred && isHead) return centred(paragraph, width, setter ?? 'typeset');
    const set = setter === null ? [paragraph] : setLines(paragraph, width, indent === '' ? 0 : 2, setter);
    const own = set.map((line, i) => (i === 0 ? shown + line : line));
    if (blankAfter === 'line') return own.flatMap((line) => [line, '']);
    return blankAfter === 'paragraph' ? [...own, ''] : own;
  });
  return `${lines.join('\n')}\n`;
}

function centred(paragraph: string, width: number, setter: Setter): readonly string[] {
  return setLines(paragraph, width, 0, setter).map(
    (line) => '\u3000'.repeat(Math.max(0, Math.floor((width - measureText(line)) / 2))) + line,
  );
}

function seeded(start: number): () => number {
  let seed = start;
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
}
