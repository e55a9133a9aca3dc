import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import type { Fact } from '../check/fact.ts';
import { type FactsFile, factsAbout, parseFacts } from '../check/parse-facts.ts';
import { GazetteError } from '../errors.ts';
import type { InputFile } from './collect-inputs.ts';

/** What a document is checked against, beside the rules. */
export interface Extras {
  readonly gold?: string;
  readonly facts?: readonly Fact[];
}

/** Endings of gold texts, tried behind the document's own path and behind its stem. */
const goldEndings = ['', '.txt', '.md', '.gold.txt', '.gold.md'];

/**
 * Reads facts once and gold texts one by one.
 *
 * @throws GazetteError `input-not-found`, `input-unreadable`, `invalid-facts`
 */
export async function readExtras(
  { gold, facts }: { readonly gold?: string; readonly facts?: string },
  cwd: string,
): Promise<(file: InputFile) => Promise<Extras>> {
  const file: FactsFile | undefined =
    facts === undefined ? undefined : parseFacts(await read(resolve(cwd, facts), facts), facts);
  return async (input) => {
    const goldText = gold === undefined ? undefined : await goldOf(input, resolve(cwd, gold));
    return {
      ...(goldText === undefined ? {} : { gold: goldText }),
      ...(file ? { facts: factsAbout(file, input.path) } : {}),
    };
  };
}

/** The gold text at the same relative path, or of the same stem: `a/issue.raw.txt` has `a/issue.gold.txt` or `a/issue.txt`. */
async function goldOf({ relative }: InputFile, folder: string): Promise<string | undefined> {
  const stem = relative.slice(0, relative.length - extname(relative).length);
  const stems = [relative, stem, stem.replace(/\.raw$/, ''), stem.replace(/\.raw(?=\.)|\.raw$/, '')];
  for (const name of new Set(stems.flatMap((each) => goldEndings.map((ending) => each + ending)))) {
    const path = join(folder, name);
    const content = await readFile(path).catch(() => undefined);
    if (!content) continue;
    const [{ readDocument }, { linesOf }] = await Promise.all([
      import('../read/read-document.ts'),
      import('../read/read.ts'),
    ]);
    const { source } = await readDocument({ path, content }, 'g1');
    return linesOf(source)
      .lines.map(({ text }) => text)
      .join('\n');
  }
  return undefined;
}

async function read(path: string, name: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new GazetteError(cause.code === 'ENOENT' ? 'input-not-found' : 'input-unreadable', name, { cause });
  });
}
