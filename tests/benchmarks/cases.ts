import { readdirSync, readFileSync } from 'node:fs';
import { flat } from './score.ts';

/** One document with its gold text. */
export interface Case {
  readonly name: string;
  readonly raw: string;
  readonly gold: string;
  /** The article that gold is of, by its title without white space; without it gold is of the whole output. */
  readonly article?: string;
}

/** The file endings that the readers understand so far. */
const kinds: ReadonlySet<string> = new Set(['txt', 'md', 'hocr', 'alto.xml', 'pdf', 'html']);

/** The kind of a raw file: what stands behind `.raw.`. */
const kindOf = (file: string) => file.slice(file.indexOf('.raw.') + '.raw.'.length);

function rawFiles(shared: string): readonly string[] {
  const files = readdirSync(`${shared}/cases`).filter((file) => file.includes('.raw.'));
  return files.sort();
}

/** The cases of `../shared/cases` and the seeds with gold, in a fixed order. */
export function listCases(shared: string): readonly Case[] {
  const made = rawFiles(shared)
    .filter((file) => kinds.has(kindOf(file)))
    .map((file) => ({
      name: file.slice(0, file.indexOf('.raw.')),
      raw: `${shared}/cases/${file}`,
      gold: `${shared}/cases/${file.slice(0, file.indexOf('.raw.'))}.gold.txt`,
    }));
  const seed = (name: string, raw: string, gold: string) => ({
    name,
    raw: `${shared}/seeds/${raw}`,
    gold: `${shared}/gold/${gold}`,
  });
  return [
    ...made,
    withArticle(seed('seed-jilin-foreword', 'jilin-gazette.txt', 'jilin.foreword.txt')),
    withArticle(seed('seed-jilin-report', 'jilin-gazette.txt', 'jilin.report.txt')),
    seed('seed-tonghua', 'tonghua-infographic.md', 'tonghua.article.txt'),
    ...['baicheng-plenum', 'baicheng-report'].map((name) => {
      const file = `${shared}/seeds/${name}.txt`;
      return { name: `seed-${name}`, raw: file, gold: file };
    }),
  ];
}

/** A case to take pages out of: gold is all that its raw text holds, in true order. */
export interface PagedCase {
  readonly name: string;
  readonly raw: string;
  readonly golds: readonly string[];
  readonly columnsPerPage: number;
}

const paged = /^(?:booklet|reverse|repeat|shuffle|booklet3|scan|pdfbooklet-text)-/u;

/** The cases whose raw text is columns or pages, with their columns to a page. */
export function listPaged(shared: string): readonly PagedCase[] {
  const made = listCases(shared).filter(({ name }) => paged.test(name));
  return [
    ...made.map(({ name, raw, gold }) => ({
      name,
      raw,
      golds: [gold],
      columnsPerPage: name.startsWith('booklet3-') ? 3 : 2,
    })),
    {
      name: 'seed-jilin',
      raw: `${shared}/seeds/jilin-gazette.txt`,
      golds: [`${shared}/gold/jilin.foreword.txt`, `${shared}/gold/jilin.report.txt`],
      columnsPerPage: 2,
    },
  ];
}

/** The first line of a gold article is its title. */
function withArticle(entry: Case): Case {
  return { ...entry, article: flat(readFileSync(entry.gold, 'utf8').split('\n')[0] ?? '') };
}

/** Cases that no reader understands yet, with their kind. */
export function listUnread(shared: string): readonly { readonly name: string; readonly kind: string }[] {
  return rawFiles(shared)
    .filter((file) => !kinds.has(kindOf(file)))
    .map((file) => ({ name: file.slice(0, file.indexOf('.raw.')), kind: kindOf(file) }));
}
