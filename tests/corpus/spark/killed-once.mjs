/**
 * killed-once.mjs FOLDER PROGRAM WORDS..: a worker that is killed in the middle of its first task of each stage, as by a machine that goes
 * down. FOLDER remembers which stages had that.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const [folder, program, ...words] = process.argv.slice(2);
const stage = words[words.indexOf('--stage') + 1];
const worker = spawn(process.execPath, [program, ...words], { stdio: ['inherit', 'pipe', 'inherit'] });
worker.on('close', (code) => process.exit(code ?? 1));

/** What the driver asks is no task. */
if (words.includes('--stage') && stage !== 'pairs' && isFirst()) {
  worker.stdout.on('data', (bytes) => {
    // Half an answer gets out.
    process.stdout.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => {
      worker.kill('SIGKILL');
      process.kill(process.pid, 'SIGKILL');
    });
  });
} else worker.stdout.pipe(process.stdout);

function isFirst() {
  try {
    mkdirSync(join(folder, stage));
    return true;
  } catch {
    return false;
  }
}
