import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Entry } from 'fast-glob';
import { GazetteError } from '../errors.ts';
import { guardBytes } from '../read/limits.ts';
import type { Input, Limits } from '../types.ts';
import { readAll, type StandardInput } from './io.ts';

/** A file to read, or standard input. */
export interface InputFile {
  /** As messages and ledger name it; `-` for standard input. */
  readonly path: string;
  /** Absent for standard input. */
  readonly absolute?: string;
  /** Its path below the deepest folder that holds all that was named: where its report stands below `-o DIR`. */
  readonly relative: string;
  /** It was found in a folder that was named: of a kind that nobody reads, it is passed over. */
  readonly isFound: boolean;
}

/** What it takes to read a file. */
export type NamedFile = Pick<InputFile, 'path' | 'absolute'>;

export interface Collected {
  readonly files: readonly InputFile[];
  /** One for each word that names nothing. */
  readonly problems: readonly GazetteError[];
  /** A folder or a glob was named, so that there may be any number of files. */
  readonly expanded: boolean;
}

interface Named {
  readonly base: string;
  readonly expanded: boolean;
  readonly isFolder: boolean;
  readonly paths: readonly string[];
}

/** Endings of the files that are taken from a folder; a file that is named itself may have any. */
const endings = '{txt,md,markdown,pdf,docx,html,htm,xhtml,hocr,xml,jsonl,ndjson}';

/** The order of a printed run of issues: 第2期 before 第10期. A fixed locale, so that it is the same everywhere. */
const natural = new Intl.Collator('en', { numeric: true });

/**
 * Finds the files that the words of a command line mean: files, folders (all files below of a kind that is read, links to folders not
 * followed), globs, `-`. In the order of the words, within a word in natural order, each file once.
 *
 * @param leaveOut absolute path of a folder whose files are not taken from an enclosing folder: the one written to
 */
export async function collectInputs(words: readonly string[], cwd: string, leaveOut?: string): Promise<Collected> {
  const named: Named[] = [];
  const problems: GazetteError[] = [];
  for (const word of words) {
    try {
      named.push(await expand(word, cwd, leaveOut));
    } catch (error) {
      if (!(error instanceof GazetteError)) throw error;
      problems.push(error);
    }
  }
  const root = commonFolder(named.filter(({ paths }) => paths[0] !== '-').map(({ base }) => base));
  const files = new Map<string, InputFile>();
  for (const { paths, isFolder: isFound } of named) {
    for (const path of paths) {
      const absolute = resolve(cwd, path);
      const file = path === '-' ? { path, relative: 'stdin' } : { path, absolute, relative: relative(root, absolute) };
      const key = path === '-' ? path : absolute;
      const known = files.get(key);
      if (!known) files.set(key, { ...file, isFound });
      else if (known.isFound && !isFound) files.set(key, { ...known, isFound });
    }
  }
  return { files: [...files.values()], problems, expanded: named.some(({ expanded }) => expanded) };
}

/**
 * Reads a file as bytes. A file that is too large is refused before anything of it is read.
 *
 * @throws GazetteError `input-not-found` (it has vanished), `input-unreadable`, `too-large`
 */
export async function readInput({ path, absolute }: NamedFile, io: StandardInput, limits: Limits): Promise<Input> {
  if (absolute === undefined) return { path, content: await readAll(io.stdin, 'standard input', limits) };
  try {
    const found = await stat(absolute);
    guardBytes(found.size, path, limits);
    // Only a plain file ends where it says; those of /proc say 0.
    const isPlain = found.isFile() && found.size > 0;
    const content = isPlain ? await readFile(absolute) : await readAll(createReadStream(absolute), path, limits);
    return { path, content };
  } catch (cause) {
    if (cause instanceof GazetteError) throw cause;
    throw new GazetteError(isMissing(cause) ? 'input-not-found' : 'input-unreadable', path, { cause });
  }
}

async function expand(word: string, cwd: string, leaveOut: string | undefined): Promise<Named> {
  if (word === '-') return { base: cwd, expanded: false, isFolder: false, paths: [word] };
  const absolute = resolve(cwd, word);
  // What exists is meant as it stands, brackets and all: [2026]公报.txt
  const found = await stat(absolute).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw new GazetteError('input-unreadable', word, { cause: error });
  });
  if (found && !found.isDirectory())
    return { base: dirname(absolute), expanded: false, isFolder: false, paths: [word] };
  if (found) {
    const inside =
      leaveOut !== undefined && leaveOut !== absolute && isBelow(leaveOut, absolute) ? leaveOut : undefined;
    const paths = (await textsBelow(absolute))
      .filter((path) => inside === undefined || !isBelow(join(absolute, path), inside))
      .map((path) => join(word, path));
    if (paths.length === 0) throw new GazetteError('nothing-matched', word);
    return { base: absolute, expanded: true, isFolder: true, paths };
  }
  const { default: glob } = await import('fast-glob');
  if (!glob.isDynamicPattern(word)) throw new GazetteError('input-not-found', word);
  const paths: string[] = [];
  for await (const path of glob.stream(word, { cwd, followSymbolicLinks: false, suppressErrors: true }))
    paths.push(String(path));
  if (paths.length === 0) throw new GazetteError('nothing-matched', word);
  const base = resolve(cwd, glob.generateTasks([word])[0]?.base ?? '.');
  return { base, expanded: true, isFolder: false, paths: paths.sort(naturally) };
}

/** Links to files are listed too, so that a dangling one is reported like any file that cannot be read. */
async function textsBelow(folder: string): Promise<string[]> {
  const { default: glob } = await import('fast-glob');
  // As they come: of a hundred thousand nothing but their paths is held.
  const entries = glob.stream(`**/*.${endings}`, {
    cwd: folder,
    caseSensitiveMatch: false,
    followSymbolicLinks: false,
    objectMode: true,
    onlyFiles: false,
    suppressErrors: true,
  });
  const texts: string[] = [];
  for await (const entry of entries) {
    const { path, dirent } = entry as unknown as Entry;
    const isFolder = dirent.isSymbolicLink()
      ? await stat(join(folder, path)).then(
          (target) => target.isDirectory(),
          () => false,
        )
      : dirent.isDirectory();
    if (!isFolder) texts.push(path);
  }
  return texts.sort(naturally);
}

function naturally(a: string, b: string): number {
  return natural.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

function commonFolder(folders: readonly string[]): string {
  const [first = sep, ...others] = folders;
  let common = first;
  for (const other of others) while (!isBelow(other, common)) common = dirname(common);
  return common;
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

export function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG';
}
