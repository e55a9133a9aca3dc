import { directive } from '../../read/directive-line.ts';

/** What a mark in the text asks for. */
export interface Directive {
  readonly kind: 'disable-next-line' | 'disable-line' | 'disable-file' | 'disable' | 'enable';
  /** Names as they are written; none: all rules. */
  readonly rules: readonly string[];
  /** UTF-16 offsets of the comment in the raw text. */
  readonly start: number;
  readonly end: number;
}

/**
 * The suppressions that a raw text holds, in its order. What stands behind ` -- ` is a reason, for people.
 *
 * @example
 * readDirectives('<!-- gazette-disable-next-line stray-space -- as printed -->\n市长 杨大勇\n')
 * // [{ kind: 'disable-next-line', rules: ['stray-space'], start: 0, end: 60 }]
 */
export function readDirectives(text: string): readonly Directive[] {
  if (!text.includes('gazette-')) return [];
  return [...text.matchAll(directive)].map(({ 0: found, 1: kind, 2: rest, index }) => {
    const [names = ''] = rest!.split(/(?:^|\s)--(?:\s|$)/u);
    const rules = names.split(/[,\s]+/u).filter((name) => name !== '');
    return { kind: kind as Directive['kind'], rules, start: index, end: index + found.length };
  });
}
