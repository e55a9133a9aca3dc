import { setFlagsFromString } from 'node:v8';
import { worker } from 'workerpool';
import { leaveInterruptions } from './interruption.ts';
import { writeFor } from './temporary-files.ts';

/**
 * What a process of the pool runs: `batch-process.js MODULE PID` runs batches by the default export of the module, on behalf of the process
 * of that number. It ends with that one, at `disconnect`, which workerpool sees to.
 */

// Compiled code pays later where compiling takes the worker's own time: of 3,000 pages two processes take 56 CPU seconds instead of 59.
// V8 has 132 KB of bytecode; 66 KB and 600 KB are slower.
if (process.execArgv.includes('--single-threaded')) setFlagsFromString('--interrupt-budget=300000');

leaveInterruptions();
writeFor(Number(process.argv[3]));

const { default: run } = (await import(process.argv[2]!)) as { default: (batch: unknown) => Promise<unknown> };
worker({ run });
