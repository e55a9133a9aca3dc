/**
 * One run of `npm run bench:speed -- files`, in a process of its own: `speed-files-run.js WORD..` runs `gazette` with these words and
 * prints what the process took as JSON.
 */
import { main } from '../../src/cli/main.ts';

/** What a whole process took, all its threads together. */
export interface CommandRun {
  readonly code: number;
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
}

const code = await main(process.argv.slice(2), {
  stdout: process.stderr,
  stderr: process.stderr,
  stdin: process.stdin,
  env: process.env,
  cwd: process.cwd(),
});
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const run: CommandRun = {
  code,
  seconds: performance.now() / 1000,
  cpu: (userCPUTime + systemCPUTime) / 1e6,
  megabytes: maxRSS / 1024,
};
console.log(JSON.stringify(run));
