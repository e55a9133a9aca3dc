import { GazetteError } from '../errors.ts';
import type { Fact } from './fact.ts';

/** The facts of a file, each under the document that it is about. */
export interface FactsFile {
  readonly facts: readonly { readonly document: string; readonly fact: Fact }[];
  /** Lines of kinds that are not checked here (table, math, format, …), by kind. */
  readonly leftOut: Readonly<Record<string, number>>;
}

/**
 * Reads a facts file: JSON Lines as olmOCR-bench has them, `pdf` (or `doc`) naming the document, `max_diffs` the letters that may differ.
 *
 * @param name names the file in errors
 * @throws GazetteError `invalid-facts` for a line that is no JSON object or lacks what its type needs
 * @example
 * parseFacts('{"pdf": "issue.pdf", "id": "f1", "type": "absent", "text": "- 4 -", "max_diffs": 0}\n', 'facts.jsonl')
 */
export function parseFacts(text: string, name: string): FactsFile {
  const facts: { document: string; fact: Fact }[] = [];
  const leftOut: Record<string, number> = {};
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') continue;
    const where = `${name} line ${index + 1}`;
    const given = objectIn(line, where);
    const document = given.pdf ?? given.doc ?? given.document;
    if (typeof document !== 'string' || document === '') throw new GazetteError('invalid-facts', `${where}: no "pdf"`);
    const fact = factOf(given, `${index + 1}`, where);
    if (fact) facts.push({ document, fact });
    else leftOut[String(given.type)] = (leftOut[String(given.type)] ?? 0) + 1;
  }
  return { facts, leftOut };
}

/** The facts about one document: those whose name, without its ending, is the end of the document's path, without its own. */
export function factsAbout({ facts }: FactsFile, path: string): readonly Fact[] {
  const stem = stemOf(path);
  return facts.flatMap(({ document, fact }) => {
    const named = stemOf(document);
    return stem === named || stem.endsWith(`/${named}`) || named.endsWith(`/${stem}`) ? [fact] : [];
  });
}

function stemOf(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .replace(/(?<=[^/])\.[^./]*$/, '');
}

type Given = Readonly<Record<string, unknown>>;

function objectIn(line: string, where: string): Given {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch (cause) {
    throw new GazetteError('invalid-facts', `${where}: no JSON`, { cause });
  }
  if (typeof given !== 'object' || given === null) throw new GazetteError('invalid-facts', `${where}: no JSON object`);
  return given as Given;
}

function factOf(given: Given, fallback: string, where: string): Fact | null {
  const { type } = given;
  const id = typeof given.id === 'string' && given.id !== '' ? given.id : fallback;
  const text = (key: string) => {
    const value = given[key];
    if (typeof value !== 'string' || value.trim() === '')
      throw new GazetteError('invalid-facts', `${where}: no "${key}"`);
    return value;
  };
  const number = (key: string) => {
    const value = given[key];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
      throw new GazetteError('invalid-facts', `${where}: "${key}" is no whole number`);
    }
    return value;
  };
  const differences = number('max_diffs') ?? 0;
  if (type === 'order') return { id, type, differences, before: text('before'), after: text('after') };
  if (type !== 'present' && type !== 'absent') return null;
  const [firstN, lastN] = [number('first_n'), number('last_n')];
  return {
    id,
    type,
    differences,
    text: text('text'),
    isCaseSensitive: given.case_sensitive !== false,
    ...(firstN ? { firstN } : {}),
    ...(lastN ? { lastN } : {}),
  };
}
