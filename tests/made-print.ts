import { readFileSync } from 'node:fs';
import { read } from '../src/read/read.ts';
import type { Line } from '../src/types.ts';

/** The articles of the project's own sample issue, one paragraph each, without Markdown marks: foreword, report, notice. */
const articles: readonly (readonly string[])[] = readFileSync('samples/issue/expected.md', 'utf8')
  .trim()
  .split(/\n\n(?=# )/u)
  .map((article) => article.split('\n\n').map((paragraph) => paragraph.replace(/^#+ /u, '')));

export const report = articles[1]!;
export const notice = articles[2]!;

/** The lines of a text, or of a list of lines, as the reader gives them. */
export function linesOf(text: string | readonly string[]): readonly Line[] {
  const content = typeof text === 'string' ? text : text.join('\n');
  return read({ content }, 's1', { from: 'text' }).lines;
}

const flush = /^(?:——\d|市长 |政府工作报告$|各位代表：$)/u;

/** Sets paragraphs in lines of so many em: two em of indent that do not show, closing punctuation hung, figures whole. */
export function setInLines(paragraphs: readonly string[], measure: number): readonly string[] {
  return paragraphs.flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    let room = measure - (flush.test(paragraph) ? 0 : 2);
    for (const token of paragraph.match(/[\d.]+%?|——|./gu) ?? []) {
      const width = [...token].reduce((sum, each) => sum + (each < '\u0080' ? 0.5 : 1), 0);
      const isHung = /^[，。、；：！？”’）》]/u.test(token) && room > -1;
      if (width > room && !isHung) {
        lines.push(line);
        [line, room] = ['', measure];
      }
      line += token;
      room -= width;
    }
    return [...lines, line];
  });
}

/** Cuts lines into columns of so many; the last may be shorter. */
export function cutInColumns(lines: readonly string[], height: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(lines.length / height) }, (_, i) => lines.slice(i * height, (i + 1) * height));
}

/** Misreads every so many-th character of a line, never a figure. */
export function misread(line: string, every: number, seed = 0): string {
  const wrong = '己未土日入天令间市刀玉木亚衣治';
  return [...line]
    .map((character, i) =>
      (i + seed) % every === 0 && /\p{Script=Han}/u.test(character) ? wrong[(i + seed) % wrong.length]! : character,
    )
    .join('');
}
