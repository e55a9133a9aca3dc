import { renameSync, type Stats, statSync } from 'node:fs';
import { mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GazetteError } from '../errors.ts';
import { begin, end, temporaryFor } from './temporary-files.ts';

export interface OutputFile {
  readonly path: string;
  /** A text is written as UTF-8, bytes as they are. */
  readonly text: string | Uint8Array;
}

/** A file that is complete but does not have its name yet. */
interface Staged {
  readonly path: string;
  readonly temporary: string;
}

/**
 * Writes files that belong together, as UTF-8: all of them, or none. Each is written beside its target and renamed
 * when all are complete, so that no reader ever sees half a file; folders above are made. A device or pipe
 * (`-o /dev/null`) is written to, never replaced.
 *
 * @throws GazetteError `output-unwritable`
 */
export async function writeFiles(files: readonly OutputFile[]): Promise<void> {
  const staged: Staged[] = [];
  let current = '';
  try {
    for (const file of files) {
      current = file.path;
      const place = await stage(file, (made) => staged.push(made));
      if (!place) await writeFile(file.path, file.text);
    }
    // At one go, so that Ctrl-C does not part a report from its ledger.
    for (const { path, temporary } of staged) {
      current = path;
      renameSync(temporary, path);
      end(temporary);
    }
  } catch (cause) {
    // Whatever is left of them, it is the first error that the user must hear of.
    await Promise.allSettled(staged.map(({ temporary }) => rm(temporary, { force: true })));
    for (const { temporary } of staged) end(temporary);
    throw new GazetteError('output-unwritable', current, { cause });
  }
}

/** Writes the temporary file; false where there is a device or pipe. */
async function stage({ path, text }: OutputFile, made: (staged: Staged) => void): Promise<boolean> {
  const place = await findPlace(path);
  if (!place) return false;
  const folder = dirname(place.path);
  if (!known.has(folder)) await makeFolder(folder);
  known.add(folder);
  made(place);
  begin(place.temporary);
  const write = () => writeFile(place.temporary, text, { flag: 'wx', mode: place.mode });
  await write().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    // Somebody has removed the folder since.
    await makeFolder(folder);
    await write();
  });
  return true;
}

/** Folders that were there when this thread last wrote in them. */
const known = new Set<string>();

/** Where a file is written before it gets its name, its folder made; undefined where there is a device or pipe. */
export async function placeFor(path: string): Promise<Place | undefined> {
  const place = await findPlace(path);
  if (place) await makeFolder(dirname(place.path));
  return place;
}

interface Place extends Staged {
  readonly mode: number;
}

async function findPlace(path: string): Promise<Place | undefined> {
  // At once: of files by the ten thousand, waiting for an answer that is there costs more than all else here.
  const found = lookAt(path);
  if (found && !found.isFile() && !found.isDirectory()) return undefined;
  if (found?.isDirectory()) throw new Error('is a folder');
  // Through a link, the file that it points to is replaced, not the link.
  const target = found ? await realpath(path) : path;
  return { path: target, temporary: temporaryFor(target), mode: found ? found.mode & 0o777 : 0o666 };
}

function lookAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Makes a folder and those above it. `mkdir` with `recursive` never returns below /proc in Node 20. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    // Another process may have been quicker.
    await mkdir(path).catch((again: NodeJS.ErrnoException) => {
      if (again.code !== 'EEXIST') throw again;
    });
  }
}
