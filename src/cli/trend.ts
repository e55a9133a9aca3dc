import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { drawTrend } from '../check/trend/draw-trend.ts';
import { parseTrend } from '../check/trend/trend.ts';
import { trendSvg } from '../check/trend/trend-svg.ts';
import { writeFiles } from '../corpus/write-files.ts';
import { GazetteError } from '../errors.ts';
import { configOf } from './check-plan.ts';
import { isMissing } from './collect-inputs.ts';
import { emit, type Io } from './io.ts';
import type { TrendRequest } from './request.ts';

/** Columns where nobody says how many there are. */
const COLUMNS = 80;

/** `gazette check --trend [FILE]`: the runs of a trend file, in the terminal or as an SVG image. */
export async function runTrend({ file, output, config: named }: TrendRequest, io: Io): Promise<number> {
  const path = file === undefined ? await configured(named, io.cwd) : resolve(io.cwd, file);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new GazetteError(isMissing(cause) ? 'input-not-found' : 'input-unreadable', file ?? path, { cause });
  });
  const points = parseTrend(text, file ?? path);
  if (output === undefined) await emit(io.stdout, drawTrend(points, columnsOf(io)));
  else {
    const drawn = output.endsWith('.svg') ? trendSvg(points) : drawTrend(points, COLUMNS);
    await writeFiles([{ path: resolve(io.cwd, output), text: drawn }]);
  }
  return 0;
}

async function configured(named: string | false | undefined, cwd: string): Promise<string> {
  const { config, folder } = await configOf(named, cwd);
  if (config.trend === undefined) throw new GazetteError('usage', '--trend needs a file: none is configured');
  return resolve(folder, config.trend);
}

function columnsOf({ stdout, env }: Io): number {
  const { columns = Number(env.COLUMNS) } = stdout as { readonly columns?: number };
  return columns > 0 ? columns : COLUMNS;
}
