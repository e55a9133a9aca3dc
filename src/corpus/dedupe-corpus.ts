import type { Bands } from './candidates/bands.ts';
import type { DedupeDocument } from './dedupe-rows.ts';
import type { SignedBatch } from './signatures/sign-batch.ts';

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

/** Units of text that are signed at once. */
const BATCH_UNITS = 2 ** 20;
const BATCH_DOCUMENTS = 2 ** 12;

interface Batch {
  readonly ids: readonly string[];
  readonly signed: SignedBatch;
}

/**
 * Signs documents as they come and gathers what is kept of them. The same corpus whatever the order in which they come; a text is
 * let go when it is signed.
 *
 * @param sign signs one batch, in this thread or another; `waiting` of them at most are on their way
 */
export async function gatherCorpus(
  documents: AsyncIterable<DedupeDocument> | Iterable<DedupeDocument>,
  sign: (texts: readonly string[], isOnly: boolean) => Promise<SignedBatch>,
  waiting: number,
): Promise<Corpus> {
  const batches: Promise<Batch>[] = [];
  let [ids, texts]: [string[], string[]] = [[], []];
  let [units, filled] = [0, 0];
  const close = (isOnly: boolean) => {
    const own = ids;
    const batch = sign(texts, isOnly).then((signed) => ({ ids: own, signed }));
    // Whoever waits for it is told; nobody may wait yet.
    batch.catch(() => {});
    batches.push(batch);
    [ids, texts, filled] = [[], [], 0];
  };
  for await (const { id, text } of documents) {
    ids.push(id);
    texts.push(text);
    units += text.length;
    filled += text.length;
    if (filled < BATCH_UNITS && texts.length < BATCH_DOCUMENTS) continue;
    close(false);
    await batches[batches.length - 1 - waiting];
  }
  if (texts.length > 0) close(batches.length === 0);
  return arrange(await Promise.all(batches), units);
}

function arrange(batches: readonly Batch[], units: number): Corpus {
  const places = batches.flatMap(({ ids }, chunk) => ids.map((id, slot) => ({ id, chunk, slot })));
  places.sort((x, y) => (x.id < y.id ? -1 : x.id > y.id ? 1 : x.chunk - y.chunk || x.slot - y.slot));
  const table = () => new Uint32Array(new SharedArrayBuffer(4 * places.length));
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
  let filled = 0;
  for (const [document, { chunk, slot }] of places.entries()) {
    const { codeStarts, sample, sampleStarts } = batches[chunk]!.signed;
    folded.chunkOf[document] = chunk;
    folded.start[document] = codeStarts[slot]!;
    folded.length[document] = codeStarts[slot + 1]! - codeStarts[slot]!;
    const [from, to] = [sampleStarts[slot]!, sampleStarts[slot + 1]!];
    bands.high.set(sample.high.subarray(from, to), filled);
    bands.low.set(sample.low.subarray(from, to), filled);
    bands.at.set(sample.at.subarray(from, to), filled);
    bands.document.fill(document, filled, filled + to - from);
    filled += to - from;
  }
  const keptOf = (document: number) => {
    const { chunk, slot } = places[document]!;
    const { kept, keptStarts } = batches[chunk]!.signed;
    return kept.subarray(keptStarts[slot]!, keptStarts[slot + 1]!);
  };
  const codesOf = (document: number) => codesIn(folded, document);
  return { ids: places.map(({ id }) => id), folded, codesOf, keptOf, bands, units };
}
