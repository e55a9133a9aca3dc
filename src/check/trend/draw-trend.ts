import { type Series, seriesOf, type TrendPoint } from './trend.ts';

const steps = '▁▂▃▄▅▆▇█';

/** Columns of the shortest line that still says something. */
const SHORTEST = 8;

/**
 * Draws a trend for a terminal: a line of blocks for each figure, from its least to its greatest value, with the first and the last
 * value. Runs that do not fit are left out at the beginning.
 *
 * @param width columns of the terminal
 * @example
 * errors           12 ▁▁▃█▆▂▁ 0
 */
export function drawTrend(points: readonly TrendPoint[], width: number): string {
  if (points.length === 0) return 'no runs yet\n';
  const all = seriesOf(points);
  const name = Math.max(...all.map((each) => each.name.length));
  const value = Math.max(...all.flatMap(({ values }) => values.map((each) => valueText(each).length)));
  const room = Math.max(SHORTEST, width - name - 2 * value - 4);
  const lines = all.map(({ name: label, values }) => {
    const shown = values.slice(-room);
    const [first, last] = [valueText(shown[0]), valueText(shown.at(-1))];
    return `${label.padEnd(name)}  ${first.padStart(value)} ${sparkline(shown)} ${last}`;
  });
  return `${[...captionOf(points, Math.min(room, points.length)), '', ...lines].join('\n')}\n`;
}

/** From the least value to the greatest; a figure that never moves lies at the bottom; a gap is a blank. */
export function sparkline(values: Series['values']): string {
  const known = values.filter((value) => value !== undefined);
  const least = Math.min(...known);
  const range = Math.max(...known) - least;
  return values
    .map((value) => {
      if (value === undefined) return ' ';
      const step = range === 0 ? 0 : Math.round(((value - least) / range) * (steps.length - 1));
      return steps[step];
    })
    .join('');
}

function captionOf(points: readonly TrendPoint[], shown: number): readonly string[] {
  const [first, last] = [points.at(-shown)!, points.at(-1)!];
  const of = shown < points.length ? ` of ${points.length}` : '';
  const span = [first, last].map(({ date, commit }) =>
    [date?.slice(0, 10), commit?.slice(0, 9)].filter(Boolean).join(' '),
  );
  const runs = `${shown}${of} ${shown === 1 ? 'run' : 'runs'}`;
  return span[0] === '' || span[1] === '' ? [runs] : [runs, `${span[0]} to ${span[1]}`];
}

export function valueText(value: number | undefined): string {
  return value === undefined ? '-' : String(Math.round(value * 10_000) / 10_000);
}
