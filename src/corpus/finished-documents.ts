import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { GazetteError } from '../errors.ts';
import { hashFile } from './completion-marker.ts';

/** A file that was written, and the hash of its bytes. */
export type Written = readonly [path: string, sha256: string];

/** What a run has made of a document: `key` is a hash of all that its outputs depend on. */
interface Finished {
  readonly id: string;
  readonly key: string;
  readonly outputs: readonly Written[];
  /** What the document made of the exit code, as it was told. */
  readonly reasons?: readonly string[];
}

/** The documents that runs have finished, as a file of JSON Lines that grows with each of them. */
export interface FinishedDocuments {
  readonly path: string;
  /** What is known of a document from runs before. */
  readonly find: (id: string) => Finished | undefined;
  readonly add: (finished: Finished) => void;
  readonly close: () => void;
  /** Closes it and takes it away, with its folder where nothing else is in it. */
  readonly remove: () => void;
}

/** The folder below the one that is written to; globs and folders that are read pass over it. */
export const recordFolder = '.gazette';

/**
 * Opens the record of a run.
 *
 * @param root the folder that is written to
 * @param name names the record of this command and shard; what any other record of the command knows is known too
 * @param resumes whether what runs before have finished is to be known; else the record begins anew
 * @throws GazetteError `output-unwritable`
 */
export function openFinished(
  root: string,
  { command, name, resumes }: { readonly command: string; readonly name: string; readonly resumes: boolean },
): FinishedDocuments {
  const folder = join(root, recordFolder);
  const path = join(folder, `${name}.jsonl`);
  const known = resumes ? readRecords(folder, command, path) : new Map<string, string>();
  let file: number;
  try {
    mkdirSync(folder, { recursive: true });
    file = openSync(path, resumes ? 'a' : 'w');
    // The line in which a killed run ended.
    if (resumes) writeSync(file, '\n');
  } catch (cause) {
    throw new GazetteError('output-unwritable', path, { cause });
  }
  const named = (output: string) => relative(root, output).split(sep).join('/');
  return {
    path,
    find: (id) => {
      const line = known.get(id);
      if (line === undefined) return undefined;
      const finished = JSON.parse(line) as Finished;
      return { ...finished, outputs: finished.outputs.map(([output, hash]) => [resolve(root, output), hash]) };
    },
    add: (finished) => {
      const outputs = finished.outputs.map(([output, hash]) => [named(output), hash]);
      writeSync(file, `${JSON.stringify({ ...finished, outputs })}\n`);
    },
    close: () => closeSync(file),
    remove: () => {
      closeSync(file);
      rmSync(path, { force: true });
      try {
        rmdirSync(dirname(path));
      } catch {
        // Another record is in it.
      }
    },
  };
}

/** Lines by the id of their document, the own record last: what is newest counts. Lines that are torn are passed over. */
function readRecords(folder: string, command: string, own: string): Map<string, string> {
  const known = new Map<string, string>();
  let names: readonly string[] = [];
  try {
    names = readdirSync(folder).filter((name) => name.startsWith(command) && name.endsWith('.jsonl'));
  } catch {
    return known;
  }
  const paths = names.map((name) => join(folder, name)).sort();
  for (const path of [...paths.filter((each) => each !== own), ...paths.filter((each) => each === own)]) {
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      try {
        const { id, key, outputs } = JSON.parse(line) as Finished;
        if (typeof key === 'string' && Array.isArray(outputs)) known.set(id, line);
      } catch {
        // It is made again.
      }
    }
  }
  return known;
}

/**
 * Whether what was written is still there.
 *
 * @returns `isThere` false where a file is missing or empty that was not: a crash of the machine leaves such; `changed` are files that
 *   hold something else now
 */
export async function outputsHold(
  outputs: readonly Written[],
): Promise<{ readonly isThere: boolean; readonly changed: readonly string[] }> {
  const changed: string[] = [];
  for (const [path, sha256] of outputs) {
    const found = await hashFile(path).catch(() => undefined);
    if (found === sha256) continue;
    const size = found === undefined ? 0 : (await stat(path)).size;
    if (size === 0) return { isThere: false, changed };
    changed.push(path);
  }
  return { isThere: true, changed };
}
