import { describe, expect, test } from 'vitest';
import { drawTrend, sparkline } from '../../../src/check/trend/draw-trend.ts';
import { parseTrend, type TrendPoint, trendPoint } from '../../../src/check/trend/trend.ts';
import { trendSvg } from '../../../src/check/trend/trend-svg.ts';

const points: readonly TrendPoint[] = Array.from({ length: 30 }, (_, i) => ({
  ...trendPoint([], [{ path: 'a.txt', characters: 100, metrics: { order: 1 - i / 100 } }], {
    commit: 'c'.repeat(40),
    date: `2025-01-${String(i + 1).padStart(2, '0')}T08:00:00+08:00`,
  }),
  errors: i,
  findings: { mojibake: i },
}));

describe('a trend', () => {
  test('comes back from its lines', () => {
    const text = points.map((point) => `${JSON.stringify(point)}\n`).join('\n');
    expect(parseTrend(text, 't.jsonl')).toEqual(points);
  });

  test.each(['{', '[]', '{"version":1}', '{"version":9}'])('%s is none', (line) => {
    expect(() => parseTrend(line, 't.jsonl')).toThrow(expect.objectContaining({ code: 'invalid-trend' }));
  });

  test('is drawn from the least to the greatest value; a gap is a blank', () => {
    expect(sparkline([0, 1, undefined, 7])).toBe('▁▂ █');
    expect(sparkline([3, 3])).toBe('▁▁');
  });

  test.each([40, 60, 80, 200])('fits a terminal of %i columns and shows the newest runs', (width) => {
    const lines = drawTrend(points, width).trimEnd().split('\n');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(Math.max(width, 44));
    expect(lines.find((line) => line.startsWith('errors'))).toMatch(/█ 29$/);
    expect(lines[1]).toContain('2025-01-30');
  });

  test('of no run says so', () => {
    expect(drawTrend([], 80)).not.toBe('');
    expect(trendSvg([])).toContain('<svg');
  });

  test('as SVG has a title and a description with the values, and both colour schemes', () => {
    const svg = trendSvg(points);
    expect(svg).toMatch(/role="img" aria-labelledby="title description"/);
    expect(svg).toMatch(/<desc id="description">[^<]*errors: 0 to 29/);
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
});
