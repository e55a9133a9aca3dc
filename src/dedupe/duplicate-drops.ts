import type { Drop, Line } from '../types.ts';
import { alignedSimilarity, lineKey } from './line-key.ts';

/** The drop of a line that is printed again elsewhere, as `of`. */
export function duplicateDrop(line: Line, of: Line): Drop {
  const equal = lineKey(line.text) === lineKey(of.text);
  return {
    source: line.source,
    start: line.start,
    end: line.end,
    fate: 'duplicate',
    reason: equal ? 'printed again' : 'printed again, read differently',
    of: { source: of.source, start: of.start, end: of.end },
    similarity: equal ? 1 : Math.round(alignedSimilarity(line.text, of.text) * 1000) / 1000,
  };
}

/** Joins the drops of neighbouring lines whose kept copies are neighbours too: one entry for a block printed again. */
export function mergeDrops(
  drops: readonly Drop[],
  lines: readonly Line[],
  follows: (line: number) => boolean,
): readonly Drop[] {
  const next = new Map<string, Line>();
  for (let i = 0; i + 1 < lines.length; i += 1) {
    if (follows(i + 1)) next.set(`${lines[i]!.source} ${lines[i]!.start}`, lines[i + 1]!);
  }
  const merged: { drop: Drop; last: Drop; size: number; agree: number }[] = [];
  for (const drop of drops) {
    const block = merged.at(-1);
    const size = drop.end - drop.start;
    const isNext = (a: Drop | NonNullable<Drop['of']>, b: Drop | NonNullable<Drop['of']>) => {
      const line = next.get(`${a.source} ${a.start}`);
      return line !== undefined && line.source === b.source && line.start === b.start && b.start > a.start;
    };
    if (block && isNext(block.last, drop) && isNext(block.last.of!, drop.of!)) {
      block.agree += size * drop.similarity!;
      block.size += size;
      const similarity = Math.round((block.agree / block.size) * 1000) / 1000;
      const reason = similarity === 1 ? block.drop.reason : 'printed again, read differently';
      const of = { ...block.drop.of!, end: drop.of!.end };
      block.drop = { ...block.drop, end: drop.end, of, similarity, reason };
      block.last = drop;
    } else merged.push({ drop, last: drop, size, agree: size * drop.similarity! });
  }
  return merged.map(({ drop }) => drop);
}

/**
 * The same drops where the line that one repeats was itself found to be printed again: `of` is then the print that stays. Where
 * none is known to stay the drop names none.
 */
export function pointAtKept(
  drops: readonly Drop[],
  kept: readonly Line[],
  prints: readonly (readonly [line: Line, print: Line])[],
): readonly Drop[] {
  if (drops.length === 0) return drops;
  const key = ({ source, start }: { readonly source: string; readonly start: number }) => `${source} ${start}`;
  const standing = new Set(kept.map(key));
  const printOf = new Map(prints.map(([line, print]) => [key(line), print]));
  return drops.map((drop) => {
    if (!drop.of || standing.has(key(drop.of))) return drop;
    const print = printOf.get(key(drop.of));
    const { of: _, similarity, ...bare } = drop;
    if (!print || !standing.has(key(print))) return bare;
    const { source, start, end } = print;
    return { ...bare, of: { source, start, end }, ...(similarity === undefined ? {} : { similarity }) };
  });
}
