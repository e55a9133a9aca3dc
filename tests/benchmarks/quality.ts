/**
 * `npm run bench:quality [-- --update] [-- NAME..]`: cleans every case of `../shared` that the readers understand,
 * scores it against its gold, does the same with one page in ten taken out, judges the joints of all cases together,
 * says of each row what it must reach, and compares with the committed floors. Exit code 1 when a figure has fallen
 * back, when a row has no floor or a floor no row; a bound that is not met yet is shown and breaks nothing.
 * `--update` writes the figures reached as the new floors; names (or parts of them) limit the run.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { listCases, listPaged, listUnread } from './cases.ts';
import type { Figures } from './figures.ts';
import { type Floor, type Floors, fallenBehind, floorOf, formatFloors } from './floors.ts';
import { measureCase, measureTorn } from './measure.ts';
import { type PooledJoints, poolJoints, precision } from './pooled-joints.ts';
import { bestRow, caseHead, caseRow, pooledLines, tornHead, tornRow } from './quality-table.ts';
import { allCases, judgeRequirements, pagesOut } from './requirements.ts';

const shared = '../shared';
const floorsFile = 'tests/benchmarks/floors.json';

type Reached = Map<string, Figures | Error>;
type IsWanted = (name: string) => boolean;

async function main(args: readonly string[]): Promise<number> {
  if (!existsSync(shared)) {
    console.log(`quality: nothing to score, ${shared} is not here`);
    return 0;
  }
  const names = args.filter((arg) => arg !== '--update');
  const isWanted = (name: string) => names.length === 0 || names.some((part) => name.includes(part));
  const floors: Floors = existsSync(floorsFile) ? JSON.parse(readFileSync(floorsFile, 'utf8')) : {};

  const reached: Reached = new Map();
  const whole = await runCases(reached, isWanted);
  for (const { name, kind } of listUnread(shared)) if (isWanted(name)) console.log(`${name}: not yet read: ${kind}`);
  const torn = await runTorn(reached, isWanted);
  if (names.length === 0) showPooled(reached, whole, torn);
  return args.includes('--update') ? update(floors, reached, isWanted) : compare(floors, reached, isWanted);
}

async function runCases(reached: Reached, isWanted: IsWanted): Promise<readonly PooledJoints[]> {
  const pooled: PooledJoints[] = [];
  console.log(caseHead);
  for (const each of listCases(shared).filter(({ name }) => isWanted(name))) {
    const result = await measureCase(each).catch(asError);
    if (keep(reached, each.name, result)) continue;
    pooled.push(result.counted);
    console.log(caseRow(each.name, result, judgeRequirements(each.name, result.figures)));
    if (result.best) console.log(bestRow(result.best));
  }
  return pooled;
}

async function runTorn(reached: Reached, isWanted: IsWanted): Promise<readonly PooledJoints[]> {
  const pooled: PooledJoints[] = [];
  console.log(`\n${tornHead}`);
  for (const each of listPaged(shared)) {
    const name = `${each.name}${pagesOut}`;
    if (!isWanted(name)) continue;
    const result = await measureTorn(each).catch(asError);
    if (keep(reached, name, result)) continue;
    pooled.push(result.joints);
    console.log(tornRow(each.name, result, judgeRequirements(name, result.figures)));
    for (const hole of result.told.untold) console.log(`  not told: ${hole}`);
  }
  return pooled;
}

/** Notes the figures of a row; an error is shown in its place. */
function keep(reached: Reached, name: string, result: { readonly figures: Figures } | Error): result is Error {
  reached.set(name, result instanceof Error ? result : result.figures);
  if (result instanceof Error) console.log(`${name}: ${result.message}`);
  return result instanceof Error;
}

function showPooled(reached: Reached, whole: readonly PooledJoints[], torn: readonly PooledJoints[]): void {
  console.log('');
  for (const [name, runs] of [
    [allCases, whole],
    [`${allCases}${pagesOut}`, torn],
  ] as const) {
    const joints = poolJoints(runs);
    const { certain, probable } = joints.classes;
    const figures = { certain: precision(certain), probable: precision(probable) };
    reached.set(name, figures);
    for (const line of pooledLines(name, joints, judgeRequirements(name, figures))) console.log(line);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function compare(floors: Floors, reached: Reached, isWanted: IsWanted): number {
  const names = [...new Set([...reached.keys(), ...Object.keys(floors).filter(isWanted)])];
  const broken = names.flatMap((name) => {
    const faults = faultsOf(reached.get(name), floors[name]);
    return faults.length > 0 ? [`${name}: ${faults.join('; ')}`] : [];
  });
  for (const line of broken) console.log(`fell back: ${line}`);
  console.log(`quality: ${names.length - broken.length} floors held, ${broken.length} broken`);
  return broken.length > 0 ? 1 : 0;
}

function faultsOf(figures: Figures | Error | undefined, floor: Floor | undefined): readonly string[] {
  if (figures === undefined) return ['has a floor, but there is no such row'];
  if (figures instanceof Error) return [figures.message];
  return floor ? fallenBehind(figures, floor) : ['has no floor yet: run with --update'];
}

/** A case that failed keeps its floor; a floor whose case is gone goes. */
function update(floors: Floors, reached: Reached, isWanted: IsWanted): number {
  const next = new Map(Object.entries(floors).filter(([name]) => !isWanted(name) || reached.has(name)));
  for (const [name, figures] of reached) if (!(figures instanceof Error)) next.set(name, floorOf(figures));
  writeFileSync(floorsFile, formatFloors(Object.fromEntries(next)));
  console.log(`quality: ${next.size} floors written to ${floorsFile}`);
  return [...reached.values()].some((figures) => figures instanceof Error) ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
