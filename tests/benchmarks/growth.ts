/** What was measured at one size. */
export interface Measured {
  readonly pages: number;
  readonly seconds: number;
  readonly megabytes: number;
}

/**
 * The exponent with which the time grows: the slope of the straight line that fits ln seconds over ln pages best.
 *
 * @example growthExponent([{ pages: 1, seconds: 1 }, { pages: 2, seconds: 4 }])   // 2
 */
export function growthExponent(sizes: readonly Pick<Measured, 'pages' | 'seconds'>[]): number {
  const points = sizes.map(({ pages, seconds }) => [Math.log(pages), Math.log(seconds)] as const);
  const meanX = mean(points.map(([x]) => x));
  const meanY = mean(points.map(([, y]) => y));
  const rise = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return rise / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/** The middle of the values; of an even number the lower one of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[(values.length - 1) >> 1]!;
}

const mostSeconds = 5;
const mostMegabytes = 600;
const mostExponent = 1.5;

/** Which bounds the sizes break, as sentences: those of an issue of 100 pages, and the growth over all sizes. */
export function brokenBounds(sizes: readonly Measured[]): readonly string[] {
  const issue = sizes.find(({ pages }) => pages === 100);
  const exponent = growthExponent(sizes);
  return [
    ...(issue && issue.seconds >= mostSeconds
      ? [`100 pages took ${issue.seconds.toFixed(1)} s, not under ${mostSeconds}`]
      : []),
    ...(issue && issue.megabytes >= mostMegabytes
      ? [`100 pages took ${Math.round(issue.megabytes)} MB, not under ${mostMegabytes}`]
      : []),
    ...(exponent >= mostExponent ? [`time grows as n^${exponent.toFixed(2)}, not below n^${mostExponent}`] : []),
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
