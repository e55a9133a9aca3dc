import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { lilconfig } from 'lilconfig';
import { GazetteError } from '../../errors.ts';
import type { FoundConfig } from './config.ts';
import { readConfig } from './read-config.ts';

const places = ['gazette.config.json', 'gazette.config.mjs', 'gazette.config.ts', 'package.json'];

/**
 * Finds the configuration nearest to a folder, upward to the root of its repository: the folder that holds `.git`. Outside of a
 * repository only the folder itself is looked at: what lies further up is somebody else's.
 *
 * @throws GazetteError `invalid-config`
 */
export async function findConfig(cwd: string): Promise<FoundConfig> {
  const stopDir = (await repositoryRoot(cwd)) ?? cwd;
  const search = lilconfig('gazette', { searchPlaces: places, stopDir, loaders, cache: false });
  const found = await search.search(cwd).catch((cause: unknown) => {
    throw broken(cause, 'gazette.config');
  });
  if (!found || found.isEmpty) return { config: {}, folder: cwd };
  return take(found.config, found.filepath);
}

/**
 * Loads the configuration that was named.
 *
 * @throws GazetteError `invalid-config`, `input-not-found`
 */
export async function loadConfig(name: string, cwd: string): Promise<FoundConfig> {
  const path = resolve(cwd, name);
  if (!(await stat(path).catch(() => undefined))) throw new GazetteError('input-not-found', name);
  const found = await lilconfig('gazette', { loaders, cache: false })
    .load(path)
    .catch((cause: unknown) => {
      throw broken(cause, name);
    });
  return take(found?.config, path);
}

async function repositoryRoot(from: string): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    // In a worktree or submodule `.git` is a file.
    if (await stat(join(folder, '.git')).catch(() => undefined)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

const loaders = {
  '.json': (path: string, content: string) => {
    try {
      return JSON.parse(content.replace(/^\ufeff/, ''));
    } catch (cause) {
      throw new GazetteError('invalid-config', `${path} is not valid JSON`, { cause });
    }
  },
  '.ts': async (path: string) => {
    const { createJiti } = await import('jiti');
    return createJiti(import.meta.url, { moduleCache: false }).import(path, { default: true });
  },
};

function take(value: unknown, path: string): FoundConfig {
  return { config: readConfig(value, path), path, folder: dirname(path) };
}

function broken(cause: unknown, name: string): unknown {
  if (cause instanceof GazetteError) return cause;
  return new GazetteError('invalid-config', `${name}: ${cause instanceof Error ? cause.message : String(cause)}`, {
    cause,
  });
}
