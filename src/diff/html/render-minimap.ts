import type { Fate } from '../../types.ts';
import type { ReviewText } from './review-text.ts';

/** Rows of the map: finer than the pixels of any screen that it is shown on. */
const rows = 1000;

type Shade = Exclude<Fate, 'layout'> | 'moved';

/** Left edge and width of a row, of 100: each fate has a shape of its own, so that colour is not needed. */
const shapes: Readonly<Record<Shade, readonly [x: number, width: number]>> = {
  kept: [12, 62],
  moved: [0, 74],
  duplicate: [12, 30],
  furniture: [58, 16],
  chrome: [48, 26],
  noise: [66, 8],
};

/**
 * The raw text from top to bottom as a picture: a row takes the fate of most of its characters. What needs a look is a
 * tick on the right.
 */
export function renderMinimap(review: ReviewText): string {
  const total = review.sources.reduce((sum, { text }) => sum + text.length, 0);
  if (total === 0) return '';
  const shades = shadesOf(review, total);
  const bars: string[] = [];
  for (let row = 0; row < rows; ) {
    const shade = shades[row];
    let end = row + 1;
    while (end < rows && shades[end] === shade) end += 1;
    if (shade) {
      const [x, width] = shapes[shade];
      bars.push(`<rect class="${shade}" x="${x}" y="${row}" width="${width}" height="${end - row}"/>`);
    }
    row = end;
  }
  const bases = basesOf(review);
  const ticks = new Set(
    review.items
      .filter(({ isInDoubt }) => isInDoubt)
      .map(({ change }) => Math.floor((((bases.get(change.place.source) ?? 0) + change.place.start) / total) * rows)),
  );
  const marks = [...ticks].map(
    (row) => `<rect class="tick" x="82" y="${Math.max(0, row - 2)}" width="18" height="4"/>`,
  );
  return (
    `<svg viewBox="0 0 100 ${rows}" preserveAspectRatio="none" role="img" aria-label="The raw text from top to bottom, by fate; the table of totals says the same in numbers">` +
    '<defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="duplicate-ground" width="8" height="8"/><rect class="duplicate-line" width="8" height="3"/></pattern></defs>' +
    `${bars.join('')}${marks.join('')}</svg>`
  );
}

function shadesOf(review: ReviewText, total: number): readonly (Shade | undefined)[] {
  const kinds = Object.keys(shapes) as Shade[];
  const weights = kinds.map(() => new Float64Array(rows));
  const moved = review.runs.filter((run) => run.moved).sort((a, b) => a.start - b.start);
  const bases = basesOf(review);
  review.entries.forEach((entries, source) => {
    const base = bases.get(review.sources[source]!.id) ?? 0;
    const own = moved.filter((run) => run.source === review.sources[source]!.id);
    let m = 0;
    for (const { start, end, fate } of entries) {
      if (fate === 'layout' || start === end) continue;
      while (m < own.length && own[m]!.end <= start) m += 1;
      const isMoved = fate === 'kept' && m < own.length && own[m]!.start <= start;
      const weight = weights[kinds.indexOf(isMoved ? 'moved' : fate)]!;
      const [from, to] = [((base + start) / total) * rows, ((base + end) / total) * rows];
      for (let row = Math.floor(from); row < Math.min(rows, to); row += 1) {
        weight[row]! += Math.min(to, row + 1) - Math.max(from, row);
      }
    }
  });
  return Array.from({ length: rows }, (_, row) => {
    let best: Shade | undefined;
    let most = 0;
    for (const [k, kind] of kinds.entries()) {
      if (weights[k]![row]! > most) [best, most] = [kind, weights[k]![row]!];
    }
    return best;
  });
}

function basesOf({ sources }: ReviewText): ReadonlyMap<string, number> {
  let base = 0;
  return new Map(
    sources.map(({ id, text }) => {
      const own = base;
      base += text.length;
      return [id, own];
    }),
  );
}
