import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PassageRow } from '../../src/corpus/dedupe-rows.ts';
import { type FoundPair, pairsOfRows } from './judge-pairs.ts';
import { peerEnvironment } from './peer-environment.ts';
import { type ProcessCost, runMeasured } from './run-measured.ts';

/** Something that finds near-duplicate passages in a file of JSON Lines, as a process of its own. */
export interface ReuseTool {
  readonly name: string;
  readonly run: (input: string, folder: string) => { readonly cost: ProcessCost; readonly pairs: readonly FoundPair[] };
  /** It clusters without naming pairs: two texts beside the same third are a pair. */
  readonly isClustering?: boolean;
  /** So slow, or so far behind, that one run at the timed rate of noise says enough. */
  readonly isRunOnce?: boolean;
  /** It tells texts that have a duplicate, no pairs: timed only. */
  readonly isTimedOnly?: boolean;
}

const runner = fileURLToPath(new URL('reuse-run.js', import.meta.url));
/** Python is not compiled: it stands beside the sources. */
const peers = join('tests', 'benchmarks', 'dedupe_peers.py');

export function gazette(jobs: number): ReuseTool {
  return {
    name: `gazette, ${jobs} ${jobs === 1 ? 'thread' : 'threads'}`,
    run: (input, folder) => {
      const output = join(folder, 'rows.jsonl');
      const cost = runMeasured(process.execPath, [runner, input, '-o', output, '--jobs', String(jobs)]);
      return { cost, pairs: pairsOfRows(readRows(output), withoutFile) };
    },
  };
}

/** Shingles of three ideographs; fewest permutations that come within two thousandths of our recall at 5% noise, and some more. */
const settings = [
  { tool: 'datasketch', wanted: 'sketches', permutations: 48, threshold: 0.3, bands: 16 },
  { tool: 'datasketch', wanted: 'sketches', permutations: 128, threshold: 0.5, bands: 25, isRunOnce: true },
  { tool: 'rensa', wanted: 'sketches', permutations: 48, threshold: 0.3, bands: 16 },
  { tool: 'rensa', wanted: 'sketches', permutations: 128, threshold: 0.5, bands: 32 },
  { tool: 'rensa-flags', wanted: 'sketches', permutations: 48, threshold: 0.3, bands: 16, isTimedOnly: true },
  {
    tool: 'text-dedup',
    wanted: 'text-dedup',
    permutations: 128,
    threshold: 0.5,
    bands: 0,
    isClustering: true,
    isRunOnce: true,
  },
] as const;

/** The libraries that can be had here, and why others cannot. */
export function peerTools(): { readonly tools: readonly ReuseTool[]; readonly trouble: readonly string[] } {
  const tools: ReuseTool[] = [];
  const trouble = new Set<string>();
  for (const { tool, wanted, permutations, threshold, bands, ...manner } of settings) {
    const { python, trouble: why } = peerEnvironment(wanted);
    if (python === undefined) {
      trouble.add(why!);
      continue;
    }
    tools.push({
      name: `${tool}, ${permutations} permutations, ${threshold}`,
      ...manner,
      run: (input, folder) => {
        const output = join(folder, 'pairs.tsv');
        const words = [peers, tool, input, output, '3', String(permutations), String(threshold), String(bands)];
        return { cost: runMeasured(python, words), pairs: readPairs(output) };
      },
    });
  }
  return { tools, trouble: [...trouble] };
}

export function readRows(path: string): readonly PassageRow[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as PassageRow);
}

function readPairs(path: string): readonly FoundPair[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [a, b] = line.split('\t');
      return { a: a!, b: b! };
    });
}

function withoutFile(document: string): string {
  return document.slice(document.indexOf('#') + 1);
}
