import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { stages } from '../../../src/corpus/worker/stages.ts';

const schema = JSON.parse(readFileSync('src/corpus/worker/worker.schema.json', 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).addSchema(schema, 'worker');
const isKnown = (kind: string, record: unknown) => ajv.getSchema(`worker#/$defs/${kind}`)!(record);

describe('the pairs stage', () => {
  it('tells the SQL of the pairs over the tables that are named', async () => {
    const tables = { bands: 'b', shared: 's', firsts: 'f', edges: 'many' };
    const answer = JSON.parse(await (await stages.pairs({ commonIn: 77 }))(JSON.stringify(tables), 'line 1'));
    expect([isKnown('pairs-in', tables), isKnown('pairs-out', answer)]).toEqual([true, true]);
    expect(answer.shared).toContain('FROM b ');
    expect(answer.edges).toContain('<= 77');
    expect(answer.candidates).toContain('FROM many');
  });

  it('refuses a record that names no tables', async () => {
    const stage = await stages.pairs({});
    for (const record of ['{"bands":7}', '[]', '{'])
      await expect(stage(record, 'line 1')).rejects.toMatchObject({ code: 'invalid-row' });
  });
});
