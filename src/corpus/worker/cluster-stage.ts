import { GazetteError } from '../../errors.ts';
import { clusterMatches } from '../clusters/cluster-matches.ts';
import type { DedupeDocument, DocumentSpan, Match, PassageRow } from '../dedupe-rows.ts';
import { rowsOfDocuments } from '../index/reduced-rows.ts';
import { type ReducedText, type RegionText, reduceText } from '../index/region-text.ts';
import { answerTo, boundsOf, rowOf, type Stage, type StageOptions } from './stage.ts';

/** A stretch of a document: its text from UTF-16 offset `start` on. */
interface DocumentSlice {
  readonly document: string;
  readonly start: number;
  readonly text: string;
}

/**
 * Clusters the matches of documents that hang together: see `clusterMatches`. With the texts of these documents, or with slices of them
 * that hold all around the matches, from `sliceStart` to `sliceEnd` of every span: then what else stands in a document need not be sent.
 * The answers are the same.
 *
 * @example
 * await clusterStage({})('{"matches":[…],"documents":[{"id":"晚报.txt","text":"…"},{"id":"晨报.txt","text":"…"}]}', 'line 1')
 * // '{"rows":[{"cluster":"8f0c…","document":"晚报.txt","start":2,…},…]}'
 * @example
 * await clusterStage({})('{"matches":[…],"slices":[{"document":"晚报.txt","start":40312,"text":"…"},…]}', 'line 1')
 */
export function clusterStage(options: StageOptions): Stage {
  const bounds = boundsOf(options);
  return async (json, name) => {
    const { matches, documents, slices } = rowOf(json, name);
    if (!Array.isArray(matches) || !Array.isArray(slices ?? documents)) throw new GazetteError('invalid-row', name);
    const given = matches as readonly Match[];
    if (Array.isArray(slices)) return answerTo(json, { rows: clusterSlices(given, slices, name) });
    const texts = new Map((documents as readonly DedupeDocument[]).map(({ id, text }) => [id, text]));
    const isThere = (span: DocumentSpan | undefined) => typeof texts.get(span?.document ?? '') === 'string';
    if (!given.every(({ a, b }) => isThere(a) && isThere(b))) throw new GazetteError('invalid-row', name);
    return answerTo(json, { rows: clusterMatches(given, (document) => texts.get(document)!, bounds) });
  };

  function clusterSlices(
    matches: readonly Match[],
    slices: readonly DocumentSlice[],
    name: string,
  ): readonly PassageRow[] {
    if (!slices.every(isSlice)) throw new GazetteError('invalid-row', name);
    const sliced = sliceDocuments(slices);
    const move = (span: DocumentSpan): DocumentSpan => {
      const own = sliced.get(span?.document);
      if (!own?.holds(span.start, span.end)) throw new GazetteError('invalid-row', name);
      return { document: span.document, start: own.toReduced(span.start), end: own.toReduced(span.end) };
    };
    const moved = matches.map((match) => ({ ...match, a: move(match.a), b: move(match.b) }));
    const rows = clusterMatches(moved, (document) => sliced.get(document)!.text, bounds);
    return rowsOfDocuments(rows, (document) => sliced.get(document)!);
  }
}

function isSlice(slice: DocumentSlice | null): boolean {
  const { document, start, text } = slice ?? {};
  return typeof document === 'string' && Number.isSafeInteger(start) && typeof text === 'string';
}

/** The slices of each document behind one another. */
function sliceDocuments(slices: readonly DocumentSlice[]): ReadonlyMap<string, ReducedText> {
  const cut = new Map<string, RegionText[]>();
  for (const { document, start, text } of slices) {
    const own = cut.get(document);
    if (own) own.push({ from: start, slice: text });
    else cut.set(document, [{ from: start, slice: text }]);
  }
  const reduce = (own: RegionText[]) => reduceText(own.sort((x, y) => x.from - y.from));
  return new Map(Array.from(cut, ([document, own]) => [document, reduce(own)]));
}
