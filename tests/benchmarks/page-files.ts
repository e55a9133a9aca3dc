/**
 * `node dist/tests/benchmarks/page-files.js DIR [COUNT]`: writes so many files (10,000 by default) of one printed page each, 1 to 2 KB,
 * a hundred to a folder: sentences of the project's own sample report with other figures, set in lines, below a running head and above
 * a folio. The same bytes every time.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { report, setInLines } from '../made-print.ts';
import { drawWhole, type Random, seededRandom } from './seeded-random.ts';

const perFolder = 100;

/** Writes the files; the path of one is `007/第0742页.txt`. */
export function writePageFiles(folder: string, count: number, seed = 9): void {
  const random = seededRandom(seed);
  for (let number = 1; number <= count; number += 1) {
    const below = join(folder, String(Math.floor((number - 1) / perFolder)).padStart(3, '0'));
    if (number % perFolder === 1) mkdirSync(below, { recursive: true });
    writeFileSync(join(below, `第${String(number).padStart(4, '0')}页.txt`), pageOf(number, random));
  }
}

const sentences = report.filter((paragraph) => paragraph.length > 60);

/** One page: about as many characters as a column of a gazette has. */
function pageOf(number: number, random: Random): string {
  const lines: string[] = [];
  const measure = drawWhole(random, 20, 29);
  const most = drawWhole(random, 300, 560);
  for (let length = 0; length < most; ) {
    const paragraph = sentences[drawWhole(random, 0, sentences.length)]!;
    const cut = paragraph.slice(0, paragraph.indexOf('。', drawWhole(random, 40, 120)) + 1) || paragraph;
    const other = cut.replace(/\d(?=[\d.]*[%亿万个])/gu, () => String(drawWhole(random, 1, 10)));
    const [first, ...others] = setInLines([other], measure);
    lines.push(`　　${first}`, ...others);
    length += other.length;
  }
  return `澜川市人民政府公报 2025·${1 + (number % 12)}\n\n${lines.join('\n')}\n\n- ${number} -\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, count = '10000'] = process.argv.slice(2);
  if (folder === undefined) throw new Error('name a folder');
  writePageFiles(folder, Number(count));
}
