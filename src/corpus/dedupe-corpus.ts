import type { LineBatch } from '../records/line-batches.ts';
import type { ReadRecordsOptions } from '../records/read-records.ts';
import type { Bands } from './candidates/bands.ts';
import type { DedupeDocument } from './dedupe-rows.ts';
import type { SignedBatch } from './signatures/sign-batch.ts';
import type { LineRead, SignedLines } from './signatures/sign-lines.ts';

/** The folded texts of all documents, by the order of their ids, as threads share them. */
export interface FoldedCorpus {
  readonly chunks: readonly Uint16Array[];
  /** Of each document its chunk, where it begins there, and how many codes it has. */
  readonly chunkOf: Uint32Array;
  readonly start: Uint32Array;
  readonly length: Uint32Array;
}

/** Documents as they are signed: their texts are not held. */
export interface Corpus {
  /** Sorted by code unit. */
  readonly ids: readonly string[];
  readonly folded: FoldedCorpus;
  readonly codesOf: (document: number) => Uint16Array;
  /** Which units of the text of a document have a code: see `FoldedUnits`. */
  readonly keptOf: (document: number) => Uint32Array;
  readonly bands: Bands;
  /** UTF-16 units of all texts. */
  readonly units: number;
}

export function codesIn({ chunks, chunkOf, start, length }: FoldedCorpus, document: number): Uint16Array {
  const from = start[document]!;
  return chunks[chunkOf[document]!]!.subarray(from, from + length[document]!);
}

/** A text that is named when all before it are. */
export interface UnnamedText {
  readonly text: string;
  readonly idOf: () => string;
}

/** JSON Lines that are read where they are signed. */
export interface RecordLines extends LineBatch {
  readonly options: ReadRecordsOptions;
  /** Told what was read, in the order of the batches; gives the id of each document. */
  readonly name: (read: readonly LineRead[]) => Promise<readonly string[]>;
}

export type DedupeSource = DedupeDocument | UnnamedText | RecordLines;

/** Signs what is handed to it, in this thread or another. */
export interface Signing {
  readonly texts: (texts: readonly string[]) => Promise<SignedBatch>;
  readonly lines: (batch: LineBatch, options: ReadRecordsOptions) => Promise<SignedLines>;
}

/** Units of text that are signed at once. */
const BATCH_UNITS = 2 ** 20;
const BATCH_DOCUMENTS = 2 ** 12;

interface Batch {
  readonly ids: readonly string[];
  readonly signed: SignedBatch;
}

type TextBatch = readonly (DedupeDocument | UnnamedText)[];

/**
 * Signs documents as they come and gathers what is kept of them. The same corpus whatever the order in which they come; a text is
 * let go when it is signed.
 *
 * @param waiting batches that are on their way at most
 */
export async function gatherCorpus(
  sources: AsyncIterable<DedupeSource> | Iterable<DedupeSource>,
  sign: Signing,
  waiting: number,
): Promise<Corpus> {
  const begun: Promise<() => Promise<Batch>>[] = [];
  const batches: Batch[] = [];
  const settle = async () => {
    const name = await begun[batches.length]!;
    batches.push(await name());
  };
  for await (const source of inBatches(sources)) {
    const batch = 'lines' in source ? signRecords(source, sign) : signTexts(source, sign);
    // Whoever waits for it is told; nobody may wait yet.
    batch.catch(() => {});
    begun.push(batch);
    while (begun.length - batches.length > waiting) await settle();
  }
  while (batches.length < begun.length) await settle();
  return arrange(batches);
}

async function* inBatches(
  sources: AsyncIterable<DedupeSource> | Iterable<DedupeSource>,
): AsyncGenerator<TextBatch | RecordLines> {
  let held: (DedupeDocument | UnnamedText)[] = [];
  let filled = 0;
  for await (const source of sources) {
    if ('lines' in source) {
      if (held.length > 0) yield held;
      [held, filled] = [[], 0];
      yield source;
      continue;
    }
    held.push(source);
    filled += source.text.length;
    if (filled < BATCH_UNITS && held.length < BATCH_DOCUMENTS) continue;
    yield held;
    [held, filled] = [[], 0];
  }
  if (held.length > 0) yield held;
}

async function signTexts(documents: TextBatch, sign: Signing): Promise<() => Promise<Batch>> {
  const names = documents.map((document) => ('id' in document ? document.id : document.idOf));
  const signed = await sign.texts(documents.map(({ text }) => text));
  return async () => ({ ids: names.map((name) => (typeof name === 'string' ? name : name())), signed });
}

async function signRecords(
  { lines, firstLine, options, name }: RecordLines,
  sign: Signing,
): Promise<() => Promise<Batch>> {
  const { signed, read } = await sign.lines({ lines, firstLine }, options);
  return async () => ({ ids: await name(read), signed });
}

function arrange(batches: readonly Batch[]): Corpus {
  const given = batches.flatMap(({ ids }) => ids);
  const [chunkAt, slotAt] = [new Uint32Array(given.length), new Uint32Array(given.length)];
  let [filled, units] = [0, 0];
  for (const [chunk, { ids, signed }] of batches.entries()) {
    units += signed.units;
    for (let slot = 0; slot < ids.length; slot += 1, filled += 1) {
      chunkAt[filled] = chunk;
      slotAt[filled] = slot;
    }
  }
  const order = orderIds(given);
  const table = () => new Uint32Array(new SharedArrayBuffer(4 * order.length));
  const folded = {
    chunks: batches.map(({ signed }) => signed.codes),
    chunkOf: table(),
    start: table(),
    length: table(),
  };
  const count = batches.reduce((sum, { signed }) => sum + signed.sample.at.length, 0);
  const bands = {
    high: new Uint32Array(count),
    low: new Uint32Array(count),
    document: new Uint32Array(count),
    at: new Uint32Array(count),
  };
  filled = 0;
  for (let document = 0; document < order.length; document += 1) {
    const [chunk, slot] = [chunkAt[order[document]!]!, slotAt[order[document]!]!];
    const { codeStarts, sample, sampleStarts } = batches[chunk]!.signed;
    folded.chunkOf[document] = chunk;
    folded.start[document] = codeStarts[slot]!;
    folded.length[document] = codeStarts[slot + 1]! - codeStarts[slot]!;
    const to = sampleStarts[slot + 1]!;
    for (let k = sampleStarts[slot]!; k < to; k += 1, filled += 1) {
      bands.high[filled] = sample.high[k]!;
      bands.low[filled] = sample.low[k]!;
      bands.at[filled] = sample.at[k]!;
      bands.document[filled] = document;
    }
  }
  const keptOf = (document: number) => {
    const { kept, keptStarts } = batches[folded.chunkOf[document]!]!.signed;
    const slot = slotAt[order[document]!]!;
    return kept.subarray(keptStarts[slot]!, keptStarts[slot + 1]!);
  };
  const codesOf = (document: number) => codesIn(folded, document);
  return { ids: Array.from(order, (place) => given[place]!), folded, codesOf, keptOf, bands, units };
}

/** By code unit, what has one name as it came. Corpora mostly come in order. */
function orderIds(ids: readonly string[]): Uint32Array {
  const order = Uint32Array.from(ids.keys());
  let isSorted = true;
  for (let k = 1; k < ids.length && isSorted; k += 1) isSorted = ids[k - 1]! <= ids[k]!;
  if (isSorted) return order;
  return Uint32Array.from(Array.from(order).sort((x, y) => (ids[x]! < ids[y]! ? -1 : ids[x]! > ids[y]! ? 1 : x - y)));
}
