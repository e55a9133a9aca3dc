import { pairBands } from './candidates/pair-bands.ts';
import { type Cluster, clusterPassages } from './clusters/cluster-passages.ts';
import { passageRows } from './clusters/passage-rows.ts';
import { type Corpus, gatherCorpus } from './dedupe-corpus.ts';
import type { DedupePool } from './dedupe-pool.ts';
import type { DedupeDocument, DedupeOptions, PassageRow } from './dedupe-rows.ts';
import { signBatch } from './signatures/sign-batch.ts';
import { type Bounds, type CodeMatch, defaultBounds } from './verify/match-places.ts';
import { matchSeeds, type PackedMatches, unpackMatches } from './verify/match-seeds.ts';

export interface DedupeRun extends DedupeOptions {
  /** Opens worker threads; absent: everything in this one. */
  readonly openPool?: () => Promise<DedupePool>;
  /** Threads of the pool: one batch more than they work at is waiting. */
  readonly workers?: number;
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

export interface Boilerplate {
  readonly passages: number;
  /** How it begins, folded: without blanks and punctuation. */
  readonly excerpt: string;
}

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
  documents: AsyncIterable<DedupeDocument> | Iterable<DedupeDocument>,
  { openPool, workers = 0, ...options }: DedupeRun = {},
): Promise<Deduped> {
  const bounds: Bounds = { ...defaultBounds, ...options };
  let pool: Promise<DedupePool> | undefined;
  try {
    const corpus = await gatherCorpus(
      documents,
      async (texts, isOnly) => {
        // One batch in all is signed before a worker has started.
        if (openPool && !isOnly) pool ??= openPool();
        return pool ? (await pool).sign(texts) : signBatch(texts);
      },
      workers + 1,
    );
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
  for (const places of pairBands(bands, ids.length, bounds.commonIn))
    found.push(pool ? pool.verify(folded, places, bounds) : matchSeeds(folded, places, bounds));
  const matches: CodeMatch[] = [];
  for (const packed of await Promise.all(found)) for (const match of unpackMatches(packed)) matches.push(match);
  return matches;
}
