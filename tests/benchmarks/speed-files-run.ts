/**
 * One run of `npm run bench:speed -- files`, in a process of its own: `speed-files-run.js WORD..` runs `gazette` with these words and
 * prints what the process took as JSON.
 */
import { main } from '../../src/cli/main.ts';
import { watchTree } from './process-tree.ts';

/** What a run took, with all its threads and processes. */
export interface CommandRun {
  readonly code: number;
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
}

const end = watchTree();
const code = await main(process.argv.slice(2), {
  stdout: process.stderr,
  stderr: process.stderr,
  stdin: process.stdin,
  env: process.env,
  cwd: process.cwd(),
});
const run: CommandRun = { code, seconds: performance.now() / 1000, ...end() };
console.log(JSON.stringify(run));
