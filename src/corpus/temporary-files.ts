import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { onInterruption } from './interruption.ts';

/** Machine and process, so that what a run that was killed has left can be told from what another run is writing. */
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);

const form = /^\..*\.([0-9a-f]{6})-(\d+)-[0-9a-f]{12}\.tmp$/su;

/** Bytes of a name that a file system takes, less what is put around it. */
const LONGEST = 160;

/** A name for a file that does not have its own yet, beside it and hidden: globs and folders that are read pass over it. */
export function temporaryFor(path: string): string {
  const characters = [...basename(path)];
  while (Buffer.byteLength(characters.join('')) > LONGEST) characters.pop();
  const name = `.${characters.join('')}.${machine}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
  return join(dirname(path), name);
}

const unfinished = new Set<string>();
let release: (() => void) | undefined;

/** Says that a temporary file is there: Ctrl-C takes it back. */
export function begin(temporary: string): void {
  release ??= onInterruption(() => {
    for (const path of unfinished) rmSync(path, { force: true });
  });
  unfinished.add(temporary);
}

/** Says that a temporary file has got its name, or is gone. */
export function end(temporary: string): void {
  unfinished.delete(temporary);
  if (unfinished.size > 0) return;
  release?.();
  release = undefined;
}

/**
 * Removes what runs on this machine have left in a folder that are no more, or what this process itself has left. To be called before
 * this process writes there, or when its threads have ended.
 */
export function removeLeftovers(folder: string): void {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    const [, where, pid] = form.exec(name) ?? [];
    if (where !== machine || (Number(pid) !== process.pid && isRunning(Number(pid)))) continue;
    if (!unfinished.has(join(folder, name))) rmSync(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
