import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { batchLines } from '../../src/records/line-batches.ts';
import { readRecords } from '../../src/records/read-records.ts';
import { runs } from '../properties/gazette-text.ts';

const longest = 1_000_000;

async function* slices(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What is in the batches, read one after another, and how many of them could be handed to a thread. */
async function readBatches(
  bytes: Uint8Array,
  { size = 4096, most = longest, encoding = undefined as string | undefined } = {},
) {
  const options = { path: 'corpus.jsonl', maxBytes: most, ...(encoding === undefined ? {} : { encoding }) };
  const found: unknown[] = [];
  let plain = 0;
  for await (const batch of batchLines(slices(bytes, size), most, encoding)) {
    const isPlain = 'lines' in batch;
    if (isPlain) plain += 1;
    const chunks = isPlain ? [batch.lines] : batch.chunks;
    for await (const read of readRecords(chunks, { ...options, firstLine: batch.firstLine })) found.push(...told(read));
  }
  const whole: unknown[] = [];
  for await (const read of readRecords(slices(bytes, size), options)) whole.push(...told(read));
  return { found, whole, plain };
}

function told(read: { readonly line: number; readonly path: string; readonly error?: unknown } & object) {
  const text = 'record' in read ? (read.record as { text: string }).text : undefined;
  // Parts of a line that is too long say nothing; how many there are hangs on the chunks.
  if (text === undefined && !read.error) return [];
  return [[read.line, read.path, text?.length, text?.slice(0, 30), String(read.error)]];
}

const record = (id: number, text: string) => `${JSON.stringify({ id, text })}\n`;
const page = '澜川市人民政府公报，供水管理办法自公布之日起施行。'.repeat(400);
const corpus = (count: number) => Array.from({ length: count }, (_, n) => record(n, `${n}${page}`)).join('');

describe('batches of JSON Lines', () => {
  it('hold every line once, whole, whatever the chunks', async () => {
    const lines = fc.array(
      fc.oneof(
        fc.constant('\n'),
        fc.constant('{bad\n'),
        fc.nat(99).map((n) => record(n, `第${n}条`)),
      ),
    );
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 50 }), fc.boolean(), async (parts, size, isOpen) => {
        const bytes = Buffer.from(parts.join('') + (isOpen ? record(1, '末').trimEnd() : ''));
        const { found, whole } = await readBatches(bytes, { size });
        expect(found).toEqual(whole);
      }),
      runs,
    );
  });

  it('are several for a long file', async () => {
    const { found, whole, plain } = await readBatches(Buffer.from(corpus(60)));
    expect(plain).toBeGreaterThan(1);
    expect(found).toEqual(whole);
  });

  it.each(['gb18030', 'utf-16le'])('leave %s to be read in order', async (encoding) => {
    const { found, whole, plain } = await readBatches(iconv.encode(corpus(20), encoding));
    expect(plain).toBe(0);
    expect(found).toEqual(whole);
    expect(found).toHaveLength(20);
  });

  it('leave the rest to be read in order where a line in another encoding comes late', async () => {
    const late = Buffer.concat([
      Buffer.from(corpus(60)),
      iconv.encode(record(7, '政府公报'), 'gb18030'),
      Buffer.from(corpus(3)),
    ]);
    const { found, whole, plain } = await readBatches(late);
    expect(plain).toBeGreaterThan(0);
    expect(found).toEqual(whole);
    expect(found).toHaveLength(64);
  });

  it('let go of a file that is read no further', async () => {
    let isClosed = false;
    const chunks = async function* () {
      try {
        yield* slices(Buffer.from(corpus(60)), 4096);
      } finally {
        isClosed = true;
      }
    };
    for await (const _ of batchLines(chunks(), longest)) break;
    expect(isClosed).toBe(true);
  });

  it('leave a line that is too long to be told as it is', async () => {
    const { found, whole } = await readBatches(Buffer.from(`${corpus(2)}${record(9, page.repeat(4))}${corpus(1)}`), {
      most: 50_000,
    });
    expect(found).toEqual(whole);
    expect(JSON.stringify(found)).toContain('more than');
  });
});
