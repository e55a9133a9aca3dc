import { execFileSync } from 'node:child_process';

/** What one whole process took. */
export interface ProcessCost {
  readonly seconds: number;
  /** Seconds of all its threads. */
  readonly cpu: number;
  readonly megabytes: number;
}

/** Runs a program that prints `{"cpu", "megabytes"}` as its last line, timed from its start to its end. */
export function runMeasured(program: string, words: readonly string[]): ProcessCost {
  const start = performance.now();
  const printed = execFileSync(program, words, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const seconds = (performance.now() - start) / 1000;
  const { cpu, megabytes } = JSON.parse(printed.trimEnd().split('\n').at(-1)!) as Omit<ProcessCost, 'seconds'>;
  return { seconds, cpu, megabytes };
}
