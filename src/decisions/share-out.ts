import type { Span } from '../types.ts';

/** A cut this many characters from a line's beginning goes there: prints differ by a few misreadings, and columns begin with lines. */
const NEAR = 12;

/**
 * Shares the raw text of spans out among parts, in order, so that every part has its share of the characters that are not blank.
 *
 * In: spans in raw order, and the size of each part. Out: for each part its spans, cut where the size says, or at the line that begins
 * near by.
 *
 * @param rawOf the raw text of a span
 */
export function shareOut(
  spans: readonly Span[],
  sizes: readonly number[],
  rawOf: (span: Span) => string,
): readonly (readonly Span[])[] {
  if (sizes.length === 1) return [spans];
  const characters = spans.flatMap((span, s) => {
    let startsLine = true;
    return rawOf(span)
      .split('')
      .flatMap((unit, k) => {
        if (/[\n\r]/.test(unit)) startsLine = true;
        if (/\s/u.test(unit)) return [];
        const character = { span: s, offset: k, startsLine };
        startsLine = false;
        return [character];
      });
  });
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let sum = 0;
  const cuts = sizes.slice(0, -1).map((size) => {
    sum += size;
    return nearestLine(characters, Math.round((sum * characters.length) / total));
  });
  return sizes.map((_, part) => {
    const [from, to] = [part === 0 ? 0 : cuts[part - 1]!, part === cuts.length ? characters.length : cuts[part]!];
    if (from >= to) return [];
    const [first, next] = [characters[from]!, characters[to]];
    return spans.flatMap((span, s) => {
      if (s < first.span || (next && s > next.span)) return [];
      const start = s === first.span ? span.start + first.offset : span.start;
      const end = next && s === next.span ? span.start + next.offset : span.end;
      return start < end ? [{ source: span.source, start, end }] : [];
    });
  });
}

function nearestLine(characters: readonly { readonly startsLine: boolean }[], index: number): number {
  for (let step = 0; step <= NEAR; step += 1) {
    for (const at of [index - step, index + step]) if (characters[at]?.startsLine) return at;
  }
  return index;
}
