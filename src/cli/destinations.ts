import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { GazetteError } from '../errors.ts';

/** Where the result of one input goes. */
export type Destination =
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string };

export interface Inputs {
  /** More than one result is to be expected. */
  readonly several: boolean;
  /** A folder or glob was named. */
  readonly expanded: boolean;
}

const knownEnding = /\.(?:md|markdown|txt|json|jsonl|ndjson)$/i;

/**
 * What `-o` or `--ledger` means: a folder when it is one, when it ends with a slash, or when it does not exist, has no
 * ending that we write, and several inputs or a folder were named; else a file.
 *
 * @throws GazetteError `output-needs-folder` when several results would go to one file
 */
export function destinationOf(named: string | undefined, { several, expanded }: Inputs, cwd: string): Destination {
  if (named === undefined) return { kind: 'none' };
  const path = resolve(cwd, named);
  const found = statOf(path);
  if (found?.isDirectory() || (!found && (named.endsWith('/') || named.endsWith(sep)))) return { kind: 'folder', path };
  if (!found && !knownEnding.test(named) && (several || expanded)) return { kind: 'folder', path };
  if (several) throw new GazetteError('output-needs-folder', `${named} is a file`);
  return { kind: 'file', path };
}

/**
 * The file that one input's result goes to, or undefined for standard output.
 *
 * @param relative the input's path below the folder
 * @example
 * targetIn({ kind: 'folder', path: '/out' }, '2024/第3期.txt', '.ledger.json')   // '/out/2024/第3期.ledger.json'
 */
export function targetIn(destination: Destination, relative: string, ending: string): string | undefined {
  if (destination.kind === 'none') return undefined;
  if (destination.kind === 'file') return destination.path;
  return join(destination.path, withoutEnding(relative) + ending);
}

/** Only an ending that names a kind is taken off: of 公报.2024 and 公报.2025 nothing may be cut. */
export function withoutEnding(relative: string): string {
  return relative.replace(/\.(?:txt|text|md|markdown|pdf|docx|html?|xhtml|hocr|xml|jsonl|ndjson)$/i, '');
}

/** Says what must not be written to; `overwriteGuard` makes one. */
export interface OverwriteGuard {
  /** @throws GazetteError `would-overwrite`; else the target counts as written */
  readonly mayWrite: (target: string) => void;
  /** Says that a target has been written. */
  readonly mark: (target: string) => void;
  /** Whether a path, as `realPath` gives it, is an input that must not be written to. */
  readonly isInput: (real: string) => boolean;
  /** The path with links resolved as far as it exists. */
  readonly realPath: (path: string) => string;
}

/**
 * Guards files against being written by mistake: an input, unless it was named as the output itself, and a file that
 * another input's result has gone to.
 */
export function overwriteGuard(inputs: readonly string[], named: readonly Destination[]): OverwriteGuard {
  const realPath = realPaths();
  const allowed = new Set(named.flatMap((place) => (place.kind === 'file' ? [realPath(place.path)] : [])));
  const guarded = new Set(inputs.map(realPath).filter((path) => !allowed.has(path)));
  const written = new Set<string>();
  return {
    mayWrite: (target) => {
      const path = realPath(target);
      if (guarded.has(path)) throw new GazetteError('would-overwrite', `${target} is an input`);
      if (written.has(path)) throw new GazetteError('would-overwrite', `${target} has been written for another input`);
      written.add(path);
    },
    mark: (target) => written.add(realPath(target)),
    isInput: (real) => guarded.has(real),
    realPath,
  };
}

/** Below a file there is nothing, and no reason to fail before it is written to. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Resolves links; what a folder is stays so, since a hundred thousand files may lie in it. */
function realPaths(): (path: string) => string {
  const folders = new Map<string, string>();
  const realFolder = (path: string): string => {
    let real = folders.get(path);
    if (real === undefined) {
      real = realOf(path);
      folders.set(path, real);
    }
    return real;
  };
  const realOf = (path: string): string => {
    try {
      return realpathSync(path);
    } catch {
      const parent = dirname(path);
      return parent === path ? path : join(realOf(parent), basename(path));
    }
  };
  return (path) => {
    return isLink(path) ? realOf(path) : join(realFolder(dirname(path)), basename(path));
  };
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  } catch {
    return false;
  }
}
