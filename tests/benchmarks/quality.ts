/**
 * `npm run bench:quality [-- --update] [-- NAME..]`: cleans every case of `../shared` that the readers understand,
 * scores it against its gold and compares with the committed floors. Exit code 1 when a figure has fallen back, when
 * a case has no floor or a floor no case. `--update` writes the figures reached as the new floors; names (or parts of
 * them) limit the run.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { clean } from '../../src/clean.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import type { Cleaned } from '../../src/types.ts';
import { type Case, listCases, listUnread } from './cases.ts';
import { type Floor, type Floors, fallenBehind, floorOf, formatFloors } from './floors.ts';
import { jointAccuracy } from './joint-accuracy.ts';
import { type Result, tableHead, tableRow } from './quality-table.ts';
import { flat, score } from './score.ts';

const shared = '../shared';
const floorsFile = 'tests/benchmarks/floors.json';

async function main(args: readonly string[]): Promise<number> {
  if (!existsSync(shared)) {
    console.log(`quality: nothing to score, ${shared} is not here`);
    return 0;
  }
  const names = args.filter((arg) => arg !== '--update');
  const isWanted = (name: string) => names.length === 0 || names.some((part) => name.includes(part));
  const floors: Floors = existsSync(floorsFile) ? JSON.parse(readFileSync(floorsFile, 'utf8')) : {};

  console.log(tableHead);
  const reached = new Map<string, Result | Error>();
  for (const each of listCases(shared).filter(({ name }) => isWanted(name))) {
    const result = await measure(each).catch((error) => (error instanceof Error ? error : new Error(String(error))));
    reached.set(each.name, result);
    console.log(result instanceof Error ? `${each.name}: ${result.message}` : tableRow(each.name, result));
  }
  for (const { name, kind } of listUnread(shared)) if (isWanted(name)) console.log(`${name}: not yet read: ${kind}`);

  return args.includes('--update') ? update(floors, reached, isWanted) : compare(floors, reached, isWanted);
}

async function measure(each: Case): Promise<Result> {
  const bytes = readFileSync(each.raw);
  const gold = readFileSync(each.gold, 'utf8');
  const start = performance.now();
  const cleaned = await clean({ path: each.raw, content: bytes });
  const seconds = (performance.now() - start) / 1000;
  const raw = cleaned.sources.map((source) => source.text).join('\n');
  return {
    rawCer: score(raw, gold).cer,
    score: score(textOf(cleaned, each), gold),
    joints: jointAccuracy(cleaned, gold),
    seconds,
  };
}

/** An article that did not come out as one scores as all lost. */
function textOf({ report }: Cleaned, { article }: Case): string {
  if (article === undefined) return canonical(report);
  return canonical({ articles: report.articles.filter(({ title }) => flat(title ?? '') === article) });
}

type Reached = ReadonlyMap<string, Result | Error>;
type IsWanted = (name: string) => boolean;

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

function faultsOf(result: Result | Error | undefined, floor: Floor | undefined): readonly string[] {
  if (result === undefined) return ['has a floor, but there is no such case'];
  if (result instanceof Error) return [result.message];
  return floor ? fallenBehind(result.score, floor) : ['has no floor yet: run with --update'];
}

/** A case that failed keeps its floor; a floor whose case is gone goes. */
function update(floors: Floors, reached: Reached, isWanted: IsWanted): number {
  const next = new Map(Object.entries(floors).filter(([name]) => !isWanted(name) || reached.has(name)));
  for (const [name, result] of reached) if (!(result instanceof Error)) next.set(name, floorOf(result.score));
  writeFileSync(floorsFile, formatFloors(Object.fromEntries(next)));
  console.log(`quality: ${next.size} floors written to ${floorsFile}`);
  return [...reached.values()].some((result) => result instanceof Error) ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
