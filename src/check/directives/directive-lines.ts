import { isDirectiveLine } from '../../read/directive-line.ts';
import { type Directive, readDirectives } from './read-directives.ts';

/** The line that a mark for one line speaks of, in UTF-16 offsets; null for other marks, and where there is none. */
export function lineOfDirective(text: string, { kind, start, end }: Directive): readonly [number, number] | null {
  if (kind === 'disable-line') {
    const before = text.slice(0, start).search(/[^\n\r]*$/u);
    return [before, end + /^[^\n\r]*/u.exec(text.slice(end))![0].length];
  }
  if (kind !== 'disable-next-line') return null;
  // The next line with text: blank lines part paragraphs, and marks may stand over one another.
  for (const { 0: found, index } of text.slice(end).matchAll(/[^\n\r]+/gu)) {
    const line = found.trim();
    if (index > 0 && line !== '' && !isDirectiveLine(line)) return [end + index, end + index + found.length];
  }
  return null;
}

/**
 * Numbers the stretches between which suppressions change, so that small defects on both sides of a change are not told as one.
 *
 * @returns the number of the stretch that holds an offset
 */
export function zonesOf(text: string): (offset: number) => number {
  const directives = readDirectives(text);
  if (directives.length === 0) return () => 0;
  const edges = directives
    .flatMap((each) => [each.start, each.end, ...(lineOfDirective(text, each) ?? [])])
    .sort((a, b) => a - b);
  return (offset) => edges.filter((edge) => edge <= offset).length;
}
