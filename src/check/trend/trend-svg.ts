import { escapeXml } from '../formats/escape-xml.ts';
import { valueText } from './draw-trend.ts';
import { type Series, seriesOf, type TrendPoint } from './trend.ts';

const WIDTH = 760;
const ROW = 44;
const HEAD = 56;
/** Where the lines are drawn, from left to right: names stand before them, the last value behind. */
const LEFT = 210;
const RIGHT = 640;
const HEIGHT = 28;

const style = `
text{font:13px system-ui,sans-serif;fill:#1c2024}.soft{fill:#5b6470}.line{fill:none;stroke:#1f5fa8;stroke-width:2}.dot{fill:#1f5fa8}.page{fill:#fbfaf7}.rule{stroke:#d9d5cc}
@media (prefers-color-scheme:dark){text{fill:#e8e6e1}.soft{fill:#a7adb5}.line{stroke:#8ab8f0}.dot{fill:#8ab8f0}.page{fill:#16181b}.rule{stroke:#383c42}}
`;

/** Draws a trend as SVG: a row for each figure with its line, name and last value; by its title and description readable without seeing. */
export function trendSvg(points: readonly TrendPoint[]): string {
  const all = points.length === 0 ? [] : seriesOf(points);
  const height = HEAD + Math.max(1, all.length) * ROW;
  const said = all.map(({ name, values }) => `${name}: ${valueText(values[0])} to ${valueText(values.at(-1))}`);
  const title = `Corpus quality over ${points.length} ${points.length === 1 ? 'run' : 'runs'}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title description">\n`,
    `<title id="title">${title}</title>\n<desc id="description">${escapeXml(said.join('; ') || 'no runs yet')}</desc>\n`,
    `<style>${style}</style>\n<rect class="page" width="${WIDTH}" height="${height}"/>\n`,
    `<text x="16" y="26" font-weight="700">${title}</text>\n<text x="16" y="44" class="soft">${escapeXml(spanOf(points))}</text>\n`,
    ...all.map((series, i) => rowOf(series, HEAD + i * ROW)),
    '</svg>\n',
  ].join('');
}

function spanOf(points: readonly TrendPoint[]): string {
  const dates = [points[0]?.date, points.at(-1)?.date].map((date) => date?.slice(0, 10));
  return dates[0] === undefined || dates[1] === undefined ? '' : `${dates[0]} to ${dates[1]}`;
}

function rowOf({ name, values }: Series, top: number): string {
  const known = values.filter((value) => value !== undefined);
  const least = Math.min(...known);
  const range = Math.max(...known) - least;
  const x = (i: number) => (values.length === 1 ? RIGHT : LEFT + (i / (values.length - 1)) * (RIGHT - LEFT));
  const y = (value: number) => top + 8 + HEIGHT - (range === 0 ? 0 : ((value - least) / range) * HEIGHT);
  const stretches: string[] = [];
  let stretch = '';
  values.forEach((value, i) => {
    if (value === undefined) {
      if (stretch !== '') stretches.push(stretch);
      stretch = '';
    } else stretch += `${stretch === '' ? 'M' : ' L'}${rounded(x(i))} ${rounded(y(value))}`;
  });
  if (stretch !== '') stretches.push(stretch);
  const last = values.findLastIndex((value) => value !== undefined);
  return [
    `<g><line class="rule" x1="16" x2="${WIDTH - 16}" y1="${top}" y2="${top}"/>`,
    `<text x="16" y="${top + 27}">${escapeXml(name)}</text>`,
    ...stretches.map((path) => `<path class="line" d="${path}"/>`),
    ...(last < 0 ? [] : [`<circle class="dot" cx="${rounded(x(last))}" cy="${rounded(y(values[last]!))}" r="3"/>`]),
    `<text x="${RIGHT + 14}" y="${top + 27}">${valueText(values.at(-1))}</text></g>\n`,
  ].join('');
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
