import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dedupeDocuments } from '../../../src/corpus/dedupe-documents.ts';
import type { CandidatePair, Match, SignedDocument } from '../../../src/corpus/dedupe-rows.ts';
import { signDocument } from '../../../src/corpus/signatures/sign-document.ts';
import { serveStage } from '../../../src/corpus/worker/serve-stage.ts';
import type { Stage, StageOptions } from '../../../src/corpus/worker/stage.ts';
import { type StageName, stageNames, stages } from '../../../src/corpus/worker/stages.ts';
import { report } from '../../made-print.ts';
import { makeArchive } from '../made-archive.ts';

const schema = JSON.parse(readFileSync('src/corpus/worker/worker.schema.json', 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).addSchema(schema, 'worker');
const faultsOf = (kind: string, record: unknown) => {
  const validate = ajv.getSchema(`worker#/$defs/${kind}`)!;
  return validate(record) ? [] : validate.errors;
};

const text = '- 4 -\n澜川市人民政府公报 2025·1\n一、过去一年的工作\n　　工业挑起大梁，增长8.2%。\n三、展望\n';

async function answersTo(input: string | Uint8Array, stage: Stage, maxBytes = 1_000_000): Promise<string[]> {
  const lines: string[] = [];
  async function* chunks() {
    const bytes = Buffer.from(input as Uint8Array);
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  }
  await serveStage(chunks(), stage, { maxBytes, write: async (line) => lines.push(line) > 0 });
  return lines;
}

const echo: Stage = async (json) => {
  const value = JSON.parse(json) as { n: number };
  // What takes longer must not be overtaken.
  await new Promise((resolve) => setTimeout(resolve, (value.n * 7) % 3));
  return JSON.stringify(value);
};

describe('every stage that takes documents', () => {
  const cases = (['clean', 'check', 'sign'] as const).flatMap((name) => [
    [name, {}] as const,
    ...(name === 'clean' ? [[name, { with: ['report', 'ledger'] } satisfies StageOptions] as const] : []),
  ]);

  it.each(cases)('%s answers with records that the schema knows, good and bad', async (name, options) => {
    const stage = await stages[name as StageName](options);
    const records = [
      { id: '2025/01.txt', year: 2025, text },
      { id: 7, text: '' },
      { id: ['x'], text: '各位代表：' },
      { id: 'none' },
    ];
    const answers = await answersTo(`${records.map((record) => JSON.stringify(record)).join('\n')}\n{"id":`, stage);
    const parsed = answers.map((line) => JSON.parse(line));
    expect(parsed.map(({ id }) => id)).toEqual(['2025/01.txt', 7, ['x'], 'none', undefined]);
    for (const record of records.slice(0, 3)) expect(faultsOf(`${name}-in`, record)).toEqual([]);
    expect(faultsOf(`${name}-in`, records[3])).not.toEqual([]);
    for (const record of parsed.slice(0, 3)) expect(faultsOf(`${name}-out`, record)).toEqual([]);
    for (const record of parsed.slice(3)) expect(faultsOf('error', record)).toEqual([]);
    expect(parsed.slice(3).map(({ error }) => error.code)).toEqual(['invalid-record', 'invalid-record']);
  });

  it('is in the schema, as all others are', () => {
    for (const name of stageNames)
      for (const way of ['in', 'out']) expect(ajv.getSchema(`worker#/$defs/${name}-${way}`)).toBeDefined();
  });
});

describe('the stages of dedupe', () => {
  const passage = report.slice(4, 8).join('');
  const documents = ['乙报.txt', '甲报.txt', '丙报.txt'].map((id, i) => ({
    id,
    text: `${report[12 + i]!}\n${i === 1 ? passage.replaceAll('市', '布') : passage}\n${report[20 + i]!}`,
  }));
  const call = async (name: StageName, row: unknown) => {
    const [answer] = await answersTo(JSON.stringify(row), await stages[name]({}));
    return JSON.parse(answer!);
  };

  it('give together what dedupe gives', async () => {
    const signed = [];
    for (const document of documents) signed.push(await call('sign', document));
    const matches = [];
    const pairs = [];
    for (const one of signed) {
      for (const other of signed.filter(({ document }) => one.document < document)) {
        const seeds = one.hashes.flatMap((hash: number, i: number) =>
          other.hashes.flatMap((each: number, j: number) => (each === hash ? [[one.at[i], other.at[j]]] : [])),
        );
        const textOf = (id: string) => documents.find((document) => document.id === id)!.text;
        const pair = { id: ['p', 1.5], a: one.document, b: other.document, seeds };
        const row = { ...pair, textA: textOf(pair.a), textB: textOf(pair.b) };
        expect(faultsOf('verify-in', row)).toEqual([]);
        const verified = await call('verify', row);
        expect(faultsOf('verify-out', verified)).toEqual([]);
        expect(verified).toMatchObject({ id: ['p', 1.5], a: pair.a, b: pair.b });
        matches.push(...verified.matches);
        pairs.push({ a: pair.a, b: pair.b, seeds });
      }
    }
    expect(faultsOf('verify-in', { pairs, documents })).toEqual([]);
    const together = await call('verify', { pairs, documents });
    expect(faultsOf('verify-out', together)).toEqual([]);
    expect(together).toEqual({ matches });
    const clustered = await call('cluster', { matches, documents });
    expect(faultsOf('cluster-in', { matches, documents })).toEqual([]);
    expect(faultsOf('cluster-out', clustered)).toEqual([]);
    const { rows } = await dedupeDocuments(documents);
    expect(rows.length).toBeGreaterThanOrEqual(3);
    expect(clustered.rows).toEqual(rows);
  });

  it('cluster slices as it clusters whole texts', async () => {
    for (const seed of [3, 4, 5]) {
      const archive = makeArchive(seed, 24);
      const textOf = (id: string) => archive.find((document) => document.id === id)!.text;
      const signed = archive.map(signDocument);
      const pairs = signed.flatMap((one) =>
        signed.filter(({ document }) => one.document < document).map((other) => pairOf(one, other)),
      );
      const { matches } = await call('verify', { pairs, documents: archive });
      const spans = (matches as readonly { a: SlicedSpan; b: SlicedSpan }[]).flatMap(({ a, b }) => [a, b]);
      const slices = spans.map(({ document, sliceStart, sliceEnd }) => ({
        document,
        start: sliceStart,
        text: textOf(document).slice(sliceStart, sliceEnd),
      }));
      expect(faultsOf('cluster-in', { matches, slices })).toEqual([]);
      const whole = await call('cluster', { matches, documents: archive });
      expect(whole.rows.length).toBeGreaterThan(20);
      expect(await call('cluster', { matches, slices })).toEqual(whole);
      expect(slices.some(({ start, document, text }) => start > 0 && text.length < textOf(document).length)).toBe(true);
    }
  });

  it.each([
    ['verify', {}],
    ['verify', { a: 'a', b: 'b', seeds: [[1]], textA: '', textB: '' }],
    ['verify', []],
    ['verify', { pairs: [{ a: 'a', b: 'b', seeds: [] }], documents: [{ id: 'a', text: '' }] }],
    ['verify', { pairs: [null], documents: [null] }],
    ['cluster', { matches: [], documents: 3 }],
    ['cluster', { matches: [], slices: [null] }],
    ['cluster', { matches: [matchOf('x', 'y')], slices: [sliceOf('x', 0, 4), sliceOf('y', 0, 3)] }],
    ['cluster', { matches: [matchOf('x', 'y')], slices: [sliceOf('x', 1, 9), sliceOf('y', 0, 9)] }],
    ['cluster', { matches: [matchOf('x', 'y')], slices: [sliceOf('x', 0, 9)] }],
    ['cluster', { matches: [{ a: { document: 'x', start: 0, end: 1 } }], documents: [] }],
    ['sign', { text: '各位代表：' }],
  ] as const)('%s refuses %j', async (name, row) => {
    const answer = await call(name, row);
    expect(faultsOf('error', answer)).toEqual([]);
    expect(answer.error.code).toBe('invalid-row');
  });
});

describe('the clean stage', () => {
  it('carries all other members to the letter and puts what it adds behind them', async () => {
    const stage = await stages.clean({});
    const [answer] = await answersTo(
      `{"n":1.50,"id":12345678901234567890,"summary":"old","text":"各位代表：","z":"\\u6f9c"}\n`,
      stage,
    );
    expect(answer).toMatch(/^\{"n":1\.50,"id":12345678901234567890,"text":"各位代表：","z":"\\u6f9c","summary":\{/);
  });

  it('gives the text that cleaning JSON Lines gives, and its ledger names the document by its id', async () => {
    const { cleanRecords } = await import('../../../src/records/clean-records.ts');
    const stage = await stages.clean({ with: ['ledger'] });
    const line = JSON.stringify({ id: '2025/01.txt', text });
    const [answer] = await answersTo(`${line}\n`, stage);
    const records = cleanRecords([line]);
    const { output } = (await records.next()).value as { output: string };
    const { text: clean, ledger } = JSON.parse(answer!);
    expect(clean).toBe(JSON.parse(output).text);
    expect(ledger.sources[0].path).toBe('2025/01.txt');
  });
});

describe('the check stage', () => {
  it('finds what a check of the document finds', async () => {
    const { checkDocument } = await import('../../../src/check/check-document.ts');
    const stage = await stages.check({ settings: { rules: { 'section-missing': 'warning' } } });
    const [answer] = await answersTo(`${JSON.stringify({ id: 'a.txt', text })}\n`, stage);
    const { findings, metrics } = await checkDocument(
      { path: 'a.txt', content: text },
      { rules: { 'section-missing': 'warning' } },
    );
    expect(findings.length).toBeGreaterThan(0);
    expect(JSON.parse(answer!)).toMatchObject(JSON.parse(JSON.stringify({ id: 'a.txt', findings, metrics })));
  });
});

describe('records', () => {
  it('are answered one by one, in order, whatever is wrong with some of them', async () => {
    const line = fc.oneof(
      fc.nat().map((n) => ({ line: JSON.stringify({ n }), says: { n } as unknown })),
      fc.constantFrom('{"n":', '[', 'null x', '\u0000').map((bad) => ({ line: bad, says: 'error' })),
      fc.constantFrom('', '  ', '\r').map((blank) => ({ line: blank, says: undefined })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), fc.boolean(), async (lines, ends) => {
        const input = lines.map((each) => each.line).join('\n') + (ends ? '\n' : '');
        const answers = await answersTo(input, echo);
        const said = answers.map((each) => JSON.parse(each)).map((each) => (each.error ? 'error' : each));
        expect(said).toEqual(lines.flatMap(({ says }) => (says === undefined ? [] : [says])));
      }),
      { numRuns: 60 },
    );
  });

  it('that are longer than the limit are answered once and not held', async () => {
    const long = JSON.stringify({ id: 'long', text: '长'.repeat(500) });
    const answers = await answersTo(`{"n":1}\n${long}\n{"n":2}\n`, echo, 100);
    expect(answers.map((line) => JSON.parse(line).error?.code ?? 'fine')).toEqual(['fine', 'too-large', 'fine']);
  });

  it('that are not UTF-8 are errors of their own', async () => {
    const input = Buffer.concat([
      Buffer.from('{"n":1}\n{"n":"'),
      Buffer.from([0xb9, 0xab]),
      Buffer.from('"}\n{"n":2}\n'),
    ]);
    const answers = await answersTo(input, echo);
    expect(answers.map((line) => JSON.parse(line).error?.code ?? 'fine')).toEqual(['fine', 'unknown-encoding', 'fine']);
  });

  it('are not read on when nobody takes the answers', async () => {
    let read = 0;
    async function* chunks() {
      for (; read < 1000; read += 1) yield Buffer.from('{"n":1}\n');
    }
    let taken = 0;
    await serveStage(chunks(), echo, { maxBytes: 1000, write: async () => ++taken < 3 });
    expect(taken).toBe(3);
    expect(read).toBeLessThan(5);
  });

  it('are not read ahead of the answers', async () => {
    let [read, ahead] = [0, 0];
    async function* chunks() {
      for (; read < 20; read += 1) yield Buffer.from('{"n":1}\n');
    }
    let answered = 0;
    await serveStage(chunks(), echo, {
      maxBytes: 1000,
      write: async () => {
        answered += 1;
        ahead = Math.max(ahead, read + 1 - answered);
        return true;
      },
    });
    expect([answered, ahead]).toEqual([20, 0]);
  });
});

interface SlicedSpan {
  readonly document: string;
  readonly sliceStart: number;
  readonly sliceEnd: number;
}

function pairOf(one: SignedDocument, other: SignedDocument): CandidatePair {
  const seeds = one.hashes.flatMap((hash, i) =>
    other.hashes.flatMap((each, j) => (each === hash ? [[one.at[i]!, other.at[j]!] as const] : [])),
  );
  return { a: one.document, b: other.document, seeds };
}

function matchOf(a: string, b: string): Match {
  const [similarity, containmentA, containmentB, kind] = [1, 1, 1, 'copy'] as const;
  return {
    a: { document: a, start: 0, end: 4 },
    b: { document: b, start: 0, end: 4 },
    similarity,
    containmentA,
    containmentB,
    kind,
  };
}

function sliceOf(document: string, start: number, end: number) {
  return { document, start, text: '各位代表：现在我代表'.slice(start, end) };
}
