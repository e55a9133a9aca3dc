import type { Input } from '../../src/types.ts';
import { cutInColumns, report, setInLines } from '../made-print.ts';

export { report } from '../made-print.ts';

/** Names that say nothing of any order. */
const names = ['scan', 'page3', '17', 'Neu', 'b-2', 'x', 'a', '0', 'last', 'k9', 'copy', 'zz', 'm', '第八', 'h4'];

/** Texts as files with names that mean nothing. */
export function namedAnyhow(texts: readonly string[]): readonly (Input & { readonly content: string })[] {
  return texts.map((content, i) => ({ path: `${names[(i * 7) % names.length]}.txt`, content }));
}

/** Texts as files that are numbered as they stand. */
export function numbered(texts: readonly string[]): readonly (Input & { readonly content: string })[] {
  return texts.map((content, i) => ({ path: `page_${i + 1}.txt`, content }));
}

/** The sample report in pages of so many lines. */
export function pagesOf(measure: number, height: number): readonly string[] {
  return cutInColumns(setInLines(report, measure), height).map((lines) => lines.join('\n'));
}

/** A flowing text, one paragraph a line, cut into pages of so many characters wherever they end. */
export function flowingPages(paragraphs: readonly string[], size: number): readonly string[] {
  const text = paragraphs.join('\n');
  return Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size));
}

/** Another order of the same things, by a key of numbers. */
export function permute<T>(things: readonly T[], keys: readonly number[]): readonly T[] {
  return things
    .map((thing, i) => [keys[i % keys.length] ?? 0, i, thing] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([, , thing]) => thing);
}
