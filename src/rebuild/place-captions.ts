import { byPlace } from '../layout/by-place.ts';
import type { Caption } from '../layout/captions.ts';
import type { Block } from './block.ts';
import { joinLines } from './join-lines.ts';
import type { KnowWords } from './join-words.ts';

/** Puts every caption behind the paragraph of the last line that stands before it in raw, or else in front of all. */
export function placeCaptions(
  blocks: readonly Block[],
  captions: readonly Caption[],
  words: KnowWords,
): readonly Block[] {
  if (captions.length === 0) return blocks;
  const ends = blocks
    .flatMap(({ lines }, b) => lines.map(({ source, start }) => ({ source, start, block: b })))
    .sort(byPlace);
  const behind = new Map<number, Block[]>();
  const sorted = captions.map(({ lines }) => lines).sort((a, b) => byPlace(a[0]!, b[0]!));
  let at = 0;
  for (const lines of sorted) {
    while (at < ends.length && byPlace(ends[at]!, lines[0]!) < 0) at += 1;
    const before = ends[at - 1];
    const place = before?.source === lines[0]!.source ? before.block : (ends[at]?.block ?? 0) - 1;
    const { text, pieces } = joinLines(lines, { dropMixed: false, isSet: false }, false, words);
    const first = { line: lines[0]!, measure: null, opensRegion: false, afterGap: false, atJoint: false };
    behind.set(place, [...(behind.get(place) ?? []), { paragraph: { kind: 'caption', text, pieces }, first, lines }]);
  }
  return [...(behind.get(-1) ?? []), ...blocks.flatMap((block, b) => [block, ...(behind.get(b) ?? [])])];
}
