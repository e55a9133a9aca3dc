import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { pairDocuments } from '../../../src/corpus/candidates/pair-documents.ts';
import { dedupeDocuments } from '../../../src/corpus/dedupe-documents.ts';
import type { CandidatePair, Match, SignedDocument } from '../../../src/corpus/dedupe-rows.ts';
import { type StageName, stages } from '../../../src/corpus/worker/stages.ts';
import { makeArchive } from '../made-archive.ts';

const schema = JSON.parse(readFileSync('src/corpus/worker/worker.schema.json', 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).addSchema(schema, 'worker');
const faultsOf = (kind: string, record: unknown) => {
  const validate = ajv.getSchema(`worker#/$defs/${kind}`)!;
  return validate(record) ? [] : validate.errors;
};

/** Sends one record to a stage and holds what goes in and comes out against the schema. */
async function ask(name: StageName, record: unknown): Promise<never> {
  const stage = await stages[name]({});
  const answer = JSON.parse(await stage(JSON.stringify(record), 'line 1'));
  expect([faultsOf(`${name}-in`, record), faultsOf(`${name}-out`, answer)]).toEqual([[], []]);
  return answer as never;
}

describe('the stages of rows', () => {
  it('one after the other give what dedupe gives', async () => {
    const documents = makeArchive(5, 40);
    const textOf = new Map(documents.map(({ id, text }) => [id, text]));
    const signed: SignedDocument[] = [];
    for (const document of documents) signed.push(await ask('sign', document));
    const matches: Match[] = [];
    for (const { a, b, seeds } of pairDocuments(signed)) {
      const pair: CandidatePair & { matches: readonly Match[] } = await ask('verify', {
        ...{ a, b, seeds },
        textA: textOf.get(a),
        textB: textOf.get(b),
      });
      expect([pair.a, pair.b]).toEqual([a, b]);
      matches.push(...pair.matches);
    }
    const { passages } = (await ask('cluster', { documents, matches })) as { passages: readonly unknown[] };
    expect(passages.length).toBeGreaterThan(20);
    expect(passages).toEqual((await dedupeDocuments(documents)).rows);
  });

  it('tell the SQL of the pairs over the tables that are named', async () => {
    const { candidates } = (await ask('pairs', { bands: 'b', shared: 's', firsts: 'f', edges: 'many' })) as {
      candidates: string;
    };
    expect(candidates).toContain('FROM many');
  });

  it.each([
    ['verify', { a: 'a', b: 'b', seeds: [[0, 0]], textA: '各位代表' }],
    ['verify', null],
    ['cluster', { documents: {}, matches: [] }],
    ['cluster', { documents: [], matches: [{ a: { document: 'x' }, b: { document: 'y' } }] }],
    ['pairs', { bands: 7 }],
  ] as const)('%s refuses what is no record of its own', async (name, record) => {
    const stage = await stages[name]({});
    await expect(stage(JSON.stringify(record), 'line 1')).rejects.toMatchObject({ code: 'invalid-row' });
  });
});
