import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CleanedRecord, type CleanRecordsOptions, cleanRecords } from '../../src/records/clean-records.ts';
import { tellRecords } from '../../src/records/tell-records.ts';
import { encode } from '../read/encode.ts';

const text = '各位代表：\n\n现在，我代表市人民政府向大会报告工作，请予审议。\n';
const lineOf = (id: unknown, said = text) => JSON.stringify({ id, text: said, note: 1 });

async function run(
  content: string | Uint8Array,
  options: CleanRecordsOptions = {},
  size = 7,
): Promise<CleanedRecord[]> {
  const bytes = Buffer.from(content as string);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(size * i, size * (i + 1)),
  );
  const found: CleanedRecord[] = [];
  for await (const each of cleanRecords(chunks, { path: 'c.jsonl', ...options })) found.push(each);
  return found;
}
const outputOf = (found: readonly CleanedRecord[]) =>
  Buffer.concat(found.map(({ output }) => Buffer.from(output as string))).toString();
const codesOf = (found: readonly CleanedRecord[]) =>
  found.map(({ error, cleaned }) => (error as { code?: string } | undefined)?.code ?? (cleaned ? 'clean' : 'blank'));

describe('cleaning JSON Lines', () => {
  it('gives a line for each, in order, with the clean text in place of the raw', async () => {
    const found = await run(`${lineOf('a')}\n${lineOf(2)}\r\n\n{"text":"甲"}`);
    const clean = text.trim().replace('\n\n', '\n');
    expect(outputOf(found)).toBe(`${lineOf('a', clean)}\n${lineOf(2, clean)}\r\n\n{"text":"甲"}`);
    expect(found.map(({ path, id }) => [path, id])).toEqual([
      ['c.jsonl#a', '"a"'],
      ['c.jsonl#2', '2'],
      ['c.jsonl:3', undefined],
      ['c.jsonl:4', undefined],
    ]);
    expect(found[0]?.cleaned?.ledger.sources[0]?.path).toBe('c.jsonl#a');
  });

  it('passes bad records on as they stand, says why, and goes on', async () => {
    const bad = [
      '{"id":1',
      '[]',
      '{"id":3,"content":"甲"}',
      '{"text":null}',
      `{"text":"<?xml version='1.0'?><feed/>"}`,
    ];
    const found = await run([lineOf(0, '甲'), ...bad, lineOf(9, '乙'), ''].join('\n'));
    expect(codesOf(found)).toEqual([
      'clean',
      ...Array.from({ length: 4 }, () => 'invalid-record'),
      'unsupported-media',
      'clean',
    ]);
    expect(outputOf(found)).toBe([lineOf(0, '甲'), ...bad, lineOf(9, '乙'), ''].join('\n'));
  });

  it('passes a record on that is longer than may be held, in parts', async () => {
    const long = lineOf('long', '长'.repeat(500));
    const found = await run(`${lineOf('a', '甲')}\n${long}\n${lineOf('b', '乙')}\n`, { maxBytes: 300 });
    expect(outputOf(found)).toBe(`${lineOf('a', '甲')}\n${long}\n${lineOf('b', '乙')}\n`);
    expect(codesOf(found).filter((code) => code !== 'blank')).toEqual(['clean', 'too-large', 'clean']);
    expect(found.at(-1)?.line).toBe(3);
  });

  it('does not depend on how the bytes come', async () => {
    const content = `${lineOf('甲')}\nbad\n${lineOf('乙', '丙')}\n`;
    const whole = outputOf(await run(content, {}, 10_000));
    for (const size of [1, 2, 3, 64]) expect(outputOf(await run(content, {}, size))).toBe(whole);
  });

  it('changes nothing in a second run', async () => {
    const once = outputOf(await run(`${lineOf('a')}\n${lineOf('b', '　　各位代表：\n- 3 -\n工作')}\n`));
    expect(outputOf(await run(once))).toBe(once);
  });

  it('takes the member that is named', async () => {
    const found = await run('{"body":"甲\\n\\n","text":"乙\\n\\n"}\n', { textField: 'body' });
    expect(outputOf(found)).toBe('{"body":"甲","text":"乙\\n\\n"}\n');
  });
});

describe('encodings of JSON Lines', () => {
  const lines = `${lineOf('a')}\n${lineOf('b', '全市粮食总产量稳步提高。\n')}\n`;

  it.each(['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'])(
    '%s is read, and the ledger names it',
    async (encoding) => {
      const content = encoding === 'big5' ? lines.replace(/[\u4e00-\u9fff]/g, '中') : lines;
      const found = await run(encode(content, encoding));
      expect(outputOf(found)).toBe(outputOf(await run(content)));
      expect(found.map(({ cleaned }) => cleaned?.ledger.sources[0]?.encoding)).toEqual([encoding, encoding]);
    },
  );

  it('takes a BOM off', async () => {
    expect(outputOf(await run(`\ufeff${lines}`))).toBe(outputOf(await run(lines)));
    expect(outputOf(await run(Buffer.from(`\ufeff${lines}`, 'utf16le')))).toBe(outputOf(await run(lines)));
  });

  it('reads files of several encodings that were put together', async () => {
    const content = Buffer.concat([encode(lines, 'gb18030'), encode(lines, 'utf-8'), encode(lines, 'gb18030')]);
    const encodings = (await run(content)).map(({ cleaned }) => cleaned?.ledger.sources[0]?.encoding);
    expect(encodings).toEqual(['gb18030', 'gb18030', 'utf-8', 'utf-8', 'gb18030', 'gb18030']);
  });

  it('of one broken byte only its record suffers', async () => {
    const broken = Buffer.from(lineOf('c'));
    broken[20] = 0xff;
    const found = await run(Buffer.concat([Buffer.from(lines), broken, Buffer.from(`\n${lines}`)]));
    expect(codesOf(found)).toEqual(['clean', 'clean', 'unknown-encoding', 'clean', 'clean']);
    expect(Buffer.from(found[2]!.output as Uint8Array).equals(Buffer.concat([broken, Buffer.of(0x0a)]))).toBe(true);
  });

  it('loses no line of any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), async (bytes) => {
        fc.pre(bytes[0]! < 0xef && bytes[1] !== 0 && bytes[0] !== 0);
        const found = await run(bytes);
        if (found.every(({ cleaned }) => !cleaned)) {
          expect(
            Buffer.concat(found.map(({ output }) => Buffer.from(output as Uint8Array))).equals(Buffer.from(bytes)),
          ).toBe(true);
        }
      }),
    );
  });
});

describe('telling JSON Lines', () => {
  const tells = (content: string, path = 'a.txt', options = {}) => tellRecords(path, Buffer.from(content), options);

  it.each([
    [true, '{"id":"a","text":"各位代表："}\n', 'a.txt'],
    [true, 'bad\n{"text":"甲"}\n', 'a.jsonl'],
    [true, '', 'a.ndjson'],
    [true, `{"id":"a","text":"${'甲'.repeat(100)}`, 'a.txt'],
    [false, '{"id":"a","region":"r1","box":[0,0,9,9],"text":"甲"}\n', 'a.jsonl'],
    [false, '{\n "version": 1\n}\n', 'a.txt'],
    [false, '各位代表：\n', 'a.txt'],
    [false, '{"content":"甲"}\n', 'a.txt'],
  ])('%s: %j in %s', (expected, content, path) => {
    expect(tells(content, path)).toBe(expected);
  });

  it('does as the user says', () => {
    expect(tells('各位代表：', 'a.txt', { from: 'jsonl' })).toBe(true);
    expect(tells('{"text":"甲"}', 'a.jsonl', { from: 'text' })).toBe(false);
    expect(tells('{"content":"甲"}\n', 'a.txt', { textField: 'content' })).toBe(true);
  });
});
