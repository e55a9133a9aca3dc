import type { CandidatePair, DedupeDocument, Match, PassageRow, SignedDocument } from '../dedupe-rows.ts';

/** The rows of each kind of table that dedupe reads and writes. */
export interface TableRows {
  readonly documents: DedupeDocument;
  readonly signed: SignedDocument;
  readonly candidates: CandidatePair;
  readonly matches: Match;
  readonly passages: PassageRow;
}

export type TableKind = keyof TableRows;

/** A type of DuckDB, which is also the type in a Parquet file; Spark reads STRUCT and LIST as they are. */
type Columns<Row> = { readonly [Name in keyof Row]-?: string };

const span = 'STRUCT("document" VARCHAR, "start" INTEGER, "end" INTEGER)' satisfies string;

/** What each table holds, in the order of its columns. `dedupe.schema.json` says the same of the JSON Lines. */
export const rowColumns: { readonly [Kind in TableKind]: Columns<TableRows[Kind]> } = {
  documents: { id: 'VARCHAR', text: 'VARCHAR' },
  signed: {
    document: 'VARCHAR',
    sha256: 'VARCHAR',
    length: 'INTEGER',
    hashes: 'BIGINT[]',
    at: 'INTEGER[]',
    letters: 'INTEGER[]',
  },
  candidates: { a: 'VARCHAR', b: 'VARCHAR', seeds: 'INTEGER[][]' },
  matches: { a: span, b: span, similarity: 'DOUBLE', containmentA: 'DOUBLE', containmentB: 'DOUBLE', kind: 'VARCHAR' },
  passages: {
    cluster: 'VARCHAR',
    document: 'VARCHAR',
    start: 'INTEGER',
    end: 'INTEGER',
    similarity: 'DOUBLE',
    kind: 'VARCHAR',
    representative: 'BOOLEAN',
  },
};

/** The columns of a table as SQL lists them, such as `"id" VARCHAR, "text" VARCHAR`. */
export function columnList(kind: TableKind): string {
  return Object.entries(rowColumns[kind])
    .map(([name, type]) => `"${name}" ${type}`)
    .join(', ');
}

/** A path or text as SQL writes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
