import * as v from 'valibot';
import { GazetteError } from '../../errors.ts';
import { tool } from '../../version.ts';
import type { Finding } from '../finding.ts';
import { corpusMetric } from '../judge-limits.ts';
import { type MeasuredDocument, type MetricName, metricNames } from '../metrics.ts';

/** One run, as a line of the trend file. No clock: the same run gives the same line; its date is that of the commit. */
export interface TrendPoint {
  readonly version: 1;
  readonly tool: string;
  readonly commit?: string;
  /** ISO 8601, as git has it. */
  readonly date?: string;
  readonly documents: number;
  readonly characters: number;
  readonly errors: number;
  readonly warnings: number;
  /** By rule, those without a finding left out. */
  readonly findings: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Partial<Record<MetricName, number>>>;
}

/** What a run is worth to the trend: all its findings, those that a baseline knows too. */
export function trendPoint(
  findings: readonly Finding[],
  documents: readonly MeasuredDocument[],
  commit: { readonly commit?: string; readonly date?: string } = {},
): TrendPoint {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    version: 1,
    tool: tool.version,
    ...commit,
    documents: documents.length,
    characters: documents.reduce((sum, { characters }) => sum + characters, 0),
    errors,
    warnings: findings.length - errors,
    findings: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    metrics: Object.fromEntries(
      metricNames.flatMap((metric) => {
        const value = corpusMetric(documents, metric);
        return value === undefined ? [] : [[metric, value]];
      }),
    ),
  };
}

const numbers = v.record(v.string(), v.number());
const shape = v.looseObject({
  version: v.literal(1),
  tool: v.string(),
  commit: v.optional(v.string()),
  date: v.optional(v.string()),
  documents: v.number(),
  characters: v.number(),
  errors: v.number(),
  warnings: v.number(),
  findings: numbers,
  metrics: numbers,
});

/**
 * Reads a trend file. Blank lines are passed over.
 *
 * @throws GazetteError `invalid-trend`
 */
export function parseTrend(text: string, name: string): readonly TrendPoint[] {
  return text.split(/\r?\n/u).flatMap((line, i) => {
    if (line.trim() === '') return [];
    const read = v.safeParse(shape, parseJson(line));
    if (!read.success) throw new GazetteError('invalid-trend', `${name}:${i + 1}: ${read.issues[0].message}`);
    return [read.output as TrendPoint];
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** One line of a drawing: a figure as it went from run to run, absent where a run does not have it. */
export interface Series {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
}

/** What a trend shows: sizes, findings in all and by rule, metrics. */
export function seriesOf(points: readonly TrendPoint[]): readonly Series[] {
  const ruleNames = [...new Set(points.flatMap(({ findings }) => Object.keys(findings)))].sort();
  const shown = metricNames.filter((metric) => points.some(({ metrics }) => metrics[metric] !== undefined));
  return [
    { name: 'documents', values: points.map(({ documents }) => documents) },
    { name: 'characters', values: points.map(({ characters }) => characters) },
    { name: 'errors', values: points.map(({ errors }) => errors) },
    { name: 'warnings', values: points.map(({ warnings }) => warnings) },
    ...shown.map((metric) => ({ name: metric, values: points.map(({ metrics }) => metrics[metric]) })),
    ...ruleNames.map((rule) => ({ name: rule, values: points.map(({ findings }) => findings[rule] ?? 0) })),
  ];
}
