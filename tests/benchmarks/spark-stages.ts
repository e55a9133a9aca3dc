import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the tasks of one stage of the job took, by Spark's own count. */
export interface StageCost {
  readonly stage: string;
  /** Seconds of tasks, all added up: their Python and Node processes run meanwhile. */
  readonly seconds: number;
  /** Bytes that its tasks wrote for other tasks to read, compressed. */
  readonly shuffled: number;
}

interface Event {
  readonly Event: string;
  readonly 'Stage IDs'?: readonly number[];
  readonly Properties?: { readonly 'spark.jobGroup.id'?: string };
  readonly 'Stage ID'?: number;
  readonly 'Task Metrics'?: {
    readonly 'Executor Run Time': number;
    readonly 'Shuffle Write Metrics': { readonly 'Shuffle Bytes Written': number };
  };
}

/** Adds up the event log of one run (`spark.eventLog.dir`), by the groups that the job names its stages with; '' is all else. */
export function readStageCosts(folder: string): readonly StageCost[] {
  const groups = new Map<number, string>();
  const costs = new Map<string, { seconds: number; shuffled: number }>();
  for (const name of readdirSync(folder)) {
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      if (line === '') continue;
      const event = JSON.parse(line) as Event;
      if (event.Event === 'SparkListenerJobStart')
        for (const stage of event['Stage IDs']!)
          if (!groups.has(stage)) groups.set(stage, event.Properties?.['spark.jobGroup.id'] ?? '');
      const metrics = event.Event === 'SparkListenerTaskEnd' ? event['Task Metrics'] : undefined;
      if (!metrics) continue;
      const group = groups.get(event['Stage ID']!) ?? '';
      const cost = costs.get(group) ?? { seconds: 0, shuffled: 0 };
      cost.seconds += metrics['Executor Run Time'] / 1000;
      cost.shuffled += metrics['Shuffle Write Metrics']['Shuffle Bytes Written'];
      costs.set(group, cost);
    }
  }
  return Array.from(costs, ([stage, cost]) => ({ stage, ...cost }));
}
