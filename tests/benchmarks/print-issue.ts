/** Text as a gazette prints it: what the reports of the corpus are made into, to fill an issue up. */

const measure = 18;
const columnHeight = 35;
/** Closing marks hang into the margin rather than open a line. */
const closing = /^[，。、；：！？”’）》〉」』…,.;:!?)]$/u;

/** How an export scrambles the columns of an article. */
export type Scramble = 'booklet' | 'reverse' | 'shuffle' | 'repeat';

export const scrambles: readonly Scramble[] = ['booklet', 'reverse', 'shuffle', 'repeat'];

/** Sets a text in lines of 18 em, each paragraph with two em of indent that the export does not show. */
export function setLines(text: string): readonly string[] {
  return text.split(/\r?\n/u).flatMap((paragraph) => {
    const characters = paragraph.replace(/\s+/gu, '');
    if (characters === '') return [];
    const lines: string[] = [];
    let line = '';
    let room = measure - 2;
    for (const character of characters) {
      const width = character < '\u0080' ? 0.5 : 1;
      if (width > room && !closing.test(character)) {
        lines.push(line);
        [line, room] = ['', measure];
      }
      line += character;
      room -= width;
    }
    return [...lines, line];
  });
}

/**
 * Prints an article in pages of two columns and exports it as a scrambled text: a blank line behind every line, one
 * blank before the first line of a page.
 *
 * `booklet`: sheet by sheet, columns flipped, and all of it once more from the last page to the first. `reverse`: from
 * the last page to the first, columns flipped. `shuffle`: columns in an order without pattern. `repeat`: in true order,
 * every fifth column twice.
 */
export function printArticle(text: string, scramble: Scramble): string {
  const lines = setLines(text);
  const columns = Array.from({ length: Math.ceil(lines.length / columnHeight) }, (_, i) =>
    lines.slice(i * columnHeight, (i + 1) * columnHeight),
  );
  const pages = Array.from({ length: Math.ceil(columns.length / 2) }, (_, i) => columns.slice(2 * i, 2 * i + 2));
  const backward = [...pages].reverse().map(flip);
  const blocks = {
    booklet: () => [...imposed(pages.length).map((i) => flip(pages[i]!)), ...backward],
    reverse: () => backward,
    shuffle: () => shuffled(columns).map((column) => [column]),
    repeat: () => pages.map((page, i) => (i % 5 === 4 ? [...page, ...page.slice(-1)] : page)),
  }[scramble]();
  return blocks.map((block) => ` ${block.flat().join('\n\n')}\n\n`).join('');
}

function flip<T>(columns: readonly T[]): readonly T[] {
  return [...columns].reverse();
}

/** The pages of a booklet sheet by sheet, as they are laid out for folding; blank ones left out. */
function imposed(count: number): readonly number[] {
  const all = Math.ceil(count / 4) * 4;
  const sheets = Array.from({ length: all / 4 }, (_, s) => [all - 1 - 2 * s, 2 * s, 2 * s + 1, all - 2 - 2 * s]);
  return sheets.flat().filter((page) => page < count);
}

/** An order without pattern, the same each time. */
function shuffled<T>(items: readonly T[]): readonly T[] {
  const order = [...items];
  let seed = items.length;
  for (let i = order.length - 1; i > 0; i -= 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const j = (seed >>> 8) % (i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
