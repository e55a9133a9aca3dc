import { setImmediate } from 'node:timers/promises';
import type { LineBatch } from '../records/line-batches.ts';
import type { ReadRecordsOptions } from '../records/read-records.ts';
import { pairBands } from './candidates/pair-bands.ts';
import { type Cluster, clusterPassages } from './clusters/cluster-passages.ts';
import { passageRows } from './clusters/passage-rows.ts';
import { type Corpus, type DedupeSource, gatherCorpus } from './dedupe-corpus.ts';
import type { DedupePool } from './dedupe-pool.ts';
import type { DedupeOptions, PassageRow } from './dedupe-rows.ts';
import { signBatch } from './signatures/sign-batch.ts';
import { signLines } from './signatures/sign-lines.ts';
import { type Bounds, type CodeMatch, defaultBounds } from './verify/match-places.ts';
import { matchSeeds, type PackedMatches, unpackMatches } from './verify/match-seeds.ts';

export interface DedupeRun extends DedupeOptions {
  /** Opens worker threads; absent: everything in this one. */
  readonly openPool?: () => Promise<DedupePool>;
  /** Threads of the pool. */
  readonly workers?: number;
  /** Bytes of text that this thread signs alone before it opens a pool; default 64 MB. */
  readonly alone?: number;
}

export interface Deduped {
  readonly rows: readonly PassageRow[];
  readonly documents: number;
  /** UTF-16 units of all texts, and of those that stand in a passage of a cluster. */
  readonly units: number;
  readonly repeated: number;
  /** The clusters of boilerplate that take most room, that one first. */
  readonly boilerplate: readonly Boilerplate[];
}

interface Boilerplate {
  readonly passages: number;
  /** How it begins, folded: without blanks and punctuation. */
  readonly excerpt: string;
}

/**
 * Bytes of text that are signed by this thread before it opens workers: until the code of a worker is compiled as well as this one's, the
 * whole is done here. 32 MB take 4.7 seconds with one thread and 5.3 with two, 129 MB 19.9 and 18.5.
 */
const ALONE = 2 ** 26;

/** Batches that may be signed before an earlier one is: a worker that starts must not keep the others waiting. */
const WAITING = 8;

/** Clusters of boilerplate that are told of, and letters of each. */
const TOLD = 3;
const EXCERPT = 30;

/**
 * Finds passages that several documents share: reprints, editions, amended laws, mastheads. Nothing is judged by sketches alone, every
 * pair is aligned; nothing is taken out of any text.
 *
 * In: documents in any order, each id once. Out: rows sorted by cluster, document and place; the same for any order and number of workers.
 * Folded texts and samples of all documents are held in memory: about four bytes a character.
 *
 * @example
 * const { rows } = await dedupeDocuments([
 *   { id: '晨报.txt', text: '……澜川市人民政府今日公布《城市供水管理办法》，自下月一日起施行。……' },
 *   { id: '晚报.txt', text: '……澜川市人民政府今日公布《城市供水管理办法》，自下月一曰起施行。……' },
 * ]);
 * // rows[0]: { cluster: '8f0c…', document: '晚报.txt', start: 2, end: 35, similarity: 1, kind: 'copy', representative: true }
 */
export async function dedupeDocuments(
  documents: AsyncIterable<DedupeSource> | Iterable<DedupeSource>,
  { openPool, workers = 0, alone = ALONE, ...options }: DedupeRun = {},
): Promise<Deduped> {
  const bounds: Bounds = { ...defaultBounds, ...options };
  let pool: Promise<DedupePool> | undefined;
  try {
    let seen = 0;
    const poolFor = async (bytes: number) => {
      seen += bytes;
      if (openPool && seen > alone) pool ??= openPool();
      const opened = await pool;
      return opened?.hasRoom() ? opened : undefined;
    };
    const signing = {
      texts: async (texts: readonly string[]) => {
        const there = await poolFor(texts.reduce((sum, { length }) => sum + 2 * length, 0));
        return there ? there.sign(texts) : signBatch(texts);
      },
      lines: async (batch: LineBatch, options: ReadRecordsOptions) => {
        const there = await poolFor(batch.lines.byteLength);
        return there ? there.signLines(batch, options) : signLines(batch, options);
      },
    };
    const corpus = await gatherCorpus(documents, signing, WAITING * (workers + 1));
    const matches = await matchAll(corpus, bounds, await pool);
    const clusters = clusterPassages(matches, corpus, bounds);
    const { rows, repeated } = passageRows(clusters, corpus);
    return {
      rows,
      documents: corpus.ids.length,
      units: corpus.units,
      repeated,
      boilerplate: biggestBoilerplate(clusters, corpus),
    };
  } finally {
    await (await pool)?.close();
  }
}

function biggestBoilerplate(clusters: readonly Cluster[], { codesOf }: Corpus): readonly Boilerplate[] {
  const sizeOf = ([{ passage }, ...others]: Cluster) => (passage.end - passage.start) * others.length;
  return clusters
    .filter(([{ kind }]) => kind === 'boilerplate')
    .sort((x, y) => sizeOf(y) - sizeOf(x))
    .slice(0, TOLD)
    .map((cluster) => {
      const { document, start, end } = cluster[0].passage;
      const codes = codesOf(document).subarray(start, Math.min(end, start + EXCERPT));
      return { passages: cluster.length, excerpt: String.fromCharCode(...codes) };
    });
}

async function matchAll(corpus: Corpus, bounds: Bounds, pool: DedupePool | undefined): Promise<readonly CodeMatch[]> {
  const { folded, bands, ids } = corpus;
  const found: (PackedMatches | Promise<PackedMatches>)[] = [];
  for (const places of pairBands(bands, ids.length, bounds.commonIn)) {
    found.push(pool?.hasRoom() ? pool.verify(folded, places, bounds) : matchSeeds(folded, places, bounds));
    // What workers have done is heard of between two turns of the event loop.
    if (pool) await setImmediate();
  }
  const matches: CodeMatch[] = [];
  for (const packed of await Promise.all(found)) for (const match of unpackMatches(packed)) matches.push(match);
  return matches;
}
