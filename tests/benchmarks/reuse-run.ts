/**
 * Runs `gazette dedupe` with the words that are given, as a process of its own for `npm run bench:reuse`, and prints what it cost as
 * JSON: CPU seconds of all threads and the peak of memory in megabytes.
 */
import { main } from '../../src/cli/main.ts';

const { stdout, stderr, stdin, env } = process;
const code = await main(['dedupe', ...process.argv.slice(2), '--quiet'], {
  stdout,
  stderr,
  stdin,
  env,
  cwd: process.cwd(),
});
if (code !== 0) throw new Error(`gazette dedupe ended with ${code}`);
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }));
