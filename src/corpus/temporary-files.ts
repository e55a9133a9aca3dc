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

/** The process that the run is: its workers write for it. */
let run = process.pid;

/**
 * Says that this process writes for another, which has started it: what is left of a run that was killed is to be known by that one
 * alone. What is unfinished is taken back when this process ends.
 */
export function writeFor(pid: number): void {
  run = pid;
  process.on('exit', takeBack);
}

/** A name for a file that does not have its own yet, beside it and hidden: globs and folders that are read pass over it. */
export function temporaryFor(path: string): string {
  const characters = [...basename(path)];
  while (Buffer.byteLength(characters.join('')) > LONGEST) characters.pop();
  const name = `.${characters.join('')}.${machine}-${run}-${randomBytes(6).toString('hex')}.tmp`;
  return join(dirname(path), name);
}

const unfinished = new Set<string>();
let release: (() => void) | undefined;

function takeBack(): void {
  for (const path of unfinished) rmSync(path, { force: true });
}

/** Says that a temporary file is there: Ctrl-C takes it back. */
export function begin(temporary: string): void {
  release ??= onInterruption(takeBack);
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
 * Removes what runs on this machine have left in a folder that are no more, or what this one has left. To be called before it writes
 * there, or when its workers have ended.
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
