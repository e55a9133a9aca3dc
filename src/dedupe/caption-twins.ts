import { byPlace } from '../layout/by-place.ts';
import type { Caption } from '../layout/captions.ts';
import type { Drop, Line } from '../types.ts';
import { lineKey } from './line-key.ts';

/**
 * Drops captions that came with a print which is dropped: the same caption stands beside the print that is kept.
 *
 * In: captions and body lines, and which lines the report keeps. A caption goes with the line before it in its source, or with the one
 * behind it. Out: the other captions, in their order, and drops that name the caption kept.
 */
export function dropCaptionTwins(
  captions: readonly Caption[],
  lines: readonly Line[],
  isKept: (line: Line) => boolean,
): { readonly captions: readonly Caption[]; readonly drops: readonly Drop[] } {
  if (captions.length < 2) return { captions, drops: [] };
  const sorted = [...lines].sort(byPlace);
  const textOf = (caption: Caption) => lineKey(caption.lines.map(({ text }) => text).join(''));
  let at = 0;
  const stays = new Set(
    [...captions]
      .sort((a, b) => byPlace(a.lines[0]!, b.lines[0]!))
      .filter(({ lines: [first] }) => {
        while (at < sorted.length && byPlace(sorted[at]!, first!) < 0) at += 1;
        const beside = [sorted[at - 1], sorted[at]].find((line) => line?.source === first!.source);
        return beside === undefined || isKept(beside);
      }),
  );
  const kept = new Map<string, Caption>();
  for (const caption of captions) {
    if (stays.has(caption) && !kept.has(textOf(caption))) kept.set(textOf(caption), caption);
  }
  const twinOf = (caption: Caption) => (stays.has(caption) ? undefined : kept.get(textOf(caption)));
  return {
    captions: captions.filter((caption) => twinOf(caption) === undefined),
    drops: captions.flatMap((caption) => {
      const twin = twinOf(caption);
      if (!twin) return [];
      const [first, last] = [twin.lines[0]!, twin.lines.at(-1)!];
      const of = { source: first.source, start: first.start, end: last.end };
      return caption.lines.map(({ source, start, end }): Drop => {
        return { source, start, end, fate: 'duplicate', reason: 'printed again', of, similarity: 1 };
      });
    }),
  };
}
