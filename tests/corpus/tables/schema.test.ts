import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { pairDocuments } from '../../../src/corpus/candidates/pair-documents.ts';
import { clusterMatches } from '../../../src/corpus/clusters/cluster-matches.ts';
import { signDocument } from '../../../src/corpus/signatures/sign-document.ts';
import { rowColumns, type TableKind, type TableRows } from '../../../src/corpus/tables/row-columns.ts';
import { verifyPair } from '../../../src/corpus/verify/verify-pair.ts';
import { makePassages } from '../../benchmarks/made-passages.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../src/corpus/tables/dedupe.schema.json', import.meta.url), 'utf8'),
);
const ajv = new Ajv2020({ strict: true, allErrors: true });
ajv.addSchema(schema);

const documents = [...makePassages(0, 60)].map(({ id, text }) => ({ id, text }));
const texts = new Map(documents.map(({ id, text }) => [id, text]));
const signed = documents.map(signDocument);
const candidates = pairDocuments(signed);
const matches = candidates.flatMap((pair) => verifyPair(pair, texts.get(pair.a)!, texts.get(pair.b)!));
const passages = clusterMatches(matches, (id) => texts.get(id)!);
const rows: { readonly [Kind in TableKind]: readonly TableRows[Kind][] } = {
  documents,
  signed,
  candidates,
  matches,
  passages,
};
const kinds = Object.keys(rowColumns) as TableKind[];

test.each(kinds)('%s: every row of a run is as the published schema says, and has the columns of the table', (kind) => {
  const validate = ajv.compile({ $ref: `${schema.$id}#/$defs/${kind}` });
  expect(rows[kind].length).toBeGreaterThan(3);
  for (const row of rows[kind]) expect(validate(row), JSON.stringify(validate.errors)).toBe(true);
  expect(Object.keys(rowColumns[kind])).toEqual(schema.$defs[kind].required);
  for (const name of Object.keys(rowColumns[kind])) {
    const { [name]: _, ...short } = rows[kind][0] as unknown as Record<string, unknown>;
    expect(validate(short)).toBe(false);
  }
});
