import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './growth.ts';
import { type FoundPair, judgePairs, type PairScore } from './judge-pairs.ts';
import { cutToPassages, type PlantedCorpus, plantCopies, readTexts } from './planted-passages.ts';
import type { ReusePart } from './reuse.ts';
import { gazette, peerTools, type ReuseTool } from './reuse-tools.ts';
import type { ProcessCost } from './run-measured.ts';

const rates = [0.02, 0.05, 0.1];
/** The rate at which time is taken, so many times in turn. */
const timedRate = 0.05;
const turns = 3;

/** Required of us, on two cores. */
const LEAST_F1 = 0.97;
const LEAST_TIMES_DATASKETCH = 5;
/** A sketch of half our speed that finds less proves nothing: its recall must come so near to ours. */
const NEAR_RECALL = 0.002;

interface Measured {
  readonly tool: ReuseTool;
  readonly costs: ProcessCost[];
  readonly scores: Map<number, PairScore>;
}

export function measureLaws(laws: string, folder: string): ReusePart {
  const passages = cutToPassages(readTexts(laws));
  const { tools, trouble } = peerTools();
  const measured = [gazette(2), gazette(1), ...tools].map((tool): Measured => ({ tool, costs: [], scores: new Map() }));
  for (const rate of rates) {
    const corpus = plantCopies(passages, rate, 1);
    const input = join(folder, `laws-${rate}.jsonl`);
    writeFileSync(input, corpus.passages.map((passage) => `${JSON.stringify(passage)}\n`).join(''));
    for (let turn = 0; turn < (rate === timedRate ? turns : 1); turn += 1) {
      for (const { tool, costs, scores } of measured) {
        if ((tool.isTimedOnly || tool.isRunOnce) && rate !== timedRate) continue;
        if (tool.isRunOnce && turn > 0) continue;
        const { cost, pairs } = tool.run(input, folder);
        if (rate === timedRate) costs.push(cost);
        if (turn === 0 && !tool.isTimedOnly) scores.set(rate, scoreOf(tool, pairs, corpus));
      }
    }
  }
  const characters = passages.reduce((sum, { text }) => sum + text.length, 0);
  return {
    lines: [
      `${passages.length} passages of ${(characters / 1e6).toFixed(1)} million characters, ${Math.floor(passages.length / 10)} and fewer of them printed again with noise. Whole processes, reading and shingling included; time at ${timedRate * 100}% noise, median of ${turns} turns.`,
      'A pair that was not planted counts as wrong unless an exact alignment finds it alike (`judge-pairs.ts`).',
      '',
      `| tool | ${rates.map((rate) => `F1 (recall) at ${rate * 100}%`).join(' | ')} | wrong pairs at 5% | seconds | CPU seconds | MB | gazette is faster, wall | CPU |`,
      `| --- | ${rates.map(() => '---').join(' | ')} | --- | --- | --- | --- | --- | --- |`,
      ...measured.map((each) => rowOf(each, measured[0]!)),
      ...trouble.map((line) => `\nNot measured: ${line}`),
    ],
    required: requiredOf(measured),
  };
}

function scoreOf(tool: ReuseTool, pairs: readonly FoundPair[], corpus: PlantedCorpus): PairScore {
  return judgePairs(tool.isClustering ? closeOver(pairs, corpus) : pairs, corpus);
}

/** With pairs that name clusters: planted ones that stand in one cluster, too. */
function closeOver(pairs: readonly FoundPair[], { planted }: PlantedCorpus): readonly FoundPair[] {
  const firstOf = new Map<string, string>();
  for (const { a, b } of pairs) {
    firstOf.set(a, a);
    firstOf.set(b, a);
  }
  const inOne = planted.filter(([a, b]) => firstOf.has(a) && firstOf.get(a) === firstOf.get(b));
  return [...pairs, ...inOne.map(([a, b]) => ({ a, b }))];
}

function rowOf({ tool, costs, scores }: Measured, own: Measured): string {
  const figures = rates.map((rate) => {
    const score = scores.get(rate);
    return score ? `${score.f1.toFixed(3)} (${score.recall.toFixed(4)})` : '';
  });
  const of = (key: keyof ProcessCost) => median(costs.map((cost) => cost[key]));
  return `| ${[
    tool.name,
    ...figures,
    scores.get(timedRate)?.wrong ?? '',
    of('seconds').toFixed(1),
    of('cpu').toFixed(1),
    of('megabytes').toFixed(0),
    timesFaster(own, costs, 'seconds').toFixed(2),
    timesFaster(own, costs, 'cpu').toFixed(2),
  ].join(' | ')} |`;
}

/** Turn by turn, so that a machine whose speed drifts does not count. */
function timesFaster(own: Measured, costs: readonly ProcessCost[], key: 'seconds' | 'cpu'): number {
  return median(costs.map((cost, turn) => cost[key] / own.costs[turn]![key]));
}

function requiredOf(measured: readonly Measured[]): ReusePart['required'] {
  const own = measured[0]!;
  const score = own.scores.get(timedRate)!;
  const near = measured.filter(
    ({ tool, scores }) =>
      tool.name.startsWith('datasketch') && (scores.get(timedRate)?.recall ?? 0) >= score.recall - NEAR_RECALL,
  );
  const times = Math.min(...near.map(({ costs }) => timesFaster(own, costs, 'seconds')));
  return [
    { line: `pair F1 ${score.f1.toFixed(3)} at 5% noise, at least ${LEAST_F1}`, isMet: score.f1 >= LEAST_F1 },
    ...(near.length > 0
      ? [
          {
            line: `${times.toFixed(1)} times as fast as datasketch at the same recall, at least ${LEAST_TIMES_DATASKETCH}`,
            isMet: times >= LEAST_TIMES_DATASKETCH,
          },
        ]
      : []),
  ];
}
