import { emit, type Io } from './io.ts';
import { complain } from './notices.ts';
import type { Request } from './request.ts';

/**
 * Runs one command line and gives its exit code: 0 fine; 1 findings, differences, or a change that `--check` forbids;
 * 2 usage, unreadable input, nothing matched, crash. It never throws and never ends the process.
 *
 * @param argv the words behind `gazette`
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    // yargs alone costs as much as starting Node: only what a command needs is loaded.
    const { parseArguments } = await import('./parse-arguments.ts');
    return await run(await parseArguments(argv), io);
  } catch (error) {
    await complain(io, error, argv.includes('--debug')).catch(() => {});
    return 2;
  }
}

async function run(request: Request, io: Io): Promise<number> {
  switch (request.command) {
    case 'show':
      await emit(io.stdout, request.text);
      return 0;
    case 'clean':
      return (await import('./clean.ts')).runClean(request, io);
    case 'diff':
      return (await import('./diff.ts')).runDiff(request, io);
    case 'check':
      return (await import('./check.ts')).runCheck(request, io);
    case 'print-config':
      return (await import('./print-config.ts')).runPrintConfig(request, io);
    case 'trend':
      return (await import('./trend.ts')).runTrend(request, io);
    case 'dedupe':
      return (await import('./dedupe.ts')).runDedupe(request, io);
    case 'worker':
      return (await import('./worker.ts')).runWorker(request, io);
    case 'restore':
      return (await import('./restore.ts')).runRestore(request, io);
  }
}
