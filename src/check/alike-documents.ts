import type { DocumentSignature } from './document-signature.ts';

/** A document that says what an earlier one says. */
export interface AlikeDocument {
  readonly document: DocumentSignature;
  readonly of: DocumentSignature;
  /** The lesser of the two shares of passages that stand in the other, 0 to 1. */
  readonly shared: number;
}

/** A passage in more documents than this is a formula: it proposes the first of them only. */
const COMMON = 24;

/** Fewer passages of a sample say nothing. */
const FEWEST = 12;

/**
 * Finds documents that are nearly the same, each beside the first one that it is most like.
 *
 * In: signatures in the order of the run. Pairs are proposed by the passages that they share, then judged by containment in both
 * directions over the part of the samples that both have (hashes below the lesser bound), so that two documents of unlike length
 * are measured alike. Near-linear in the hashes.
 */
export function alikeDocuments(documents: readonly DocumentSignature[], least: number): readonly AlikeDocument[] {
  const holders = new Map<number, number[]>();
  return documents.flatMap((document, d) => {
    const shared = new Set<number>();
    for (const hash of document.hashes) {
      const known = holders.get(hash);
      if (!known) holders.set(hash, [d]);
      else {
        for (const other of known) shared.add(other);
        if (known.length < COMMON) known.push(d);
      }
    }
    let best: AlikeDocument | undefined;
    for (const other of [...shared].sort((a, b) => a - b)) {
      const share = containment(document, documents[other]!, least);
      if (share >= least && share > (best?.shared ?? 0)) best = { document, of: documents[other]!, shared: share };
    }
    return best ? [best] : [];
  });
}

/** The lesser of the shares of each sample that stand in the other; 0 where it is less than `least`, or the samples are too small to tell. */
function containment(a: DocumentSignature, b: DocumentSignature, least: number): number {
  const bound = Math.min(a.bound, b.bound);
  const [ofA, ofB] = [countBelow(a.hashes, bound), countBelow(b.hashes, bound)];
  const all = Math.max(ofA, ofB);
  if (all < FEWEST || Math.min(ofA, ofB) < least * all) return 0;
  let [i, j, both] = [0, 0, 0];
  while (i < ofA && j < ofB) {
    // What is left of either is too little: most pairs share a formula and no more.
    if (both + Math.min(ofA - i, ofB - j) < least * all) return 0;
    const [left, right] = [a.hashes[i]!, b.hashes[j]!];
    if (left === right) both += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return both / all;
}

/** How many of ascending numbers are below a bound. */
function countBelow(numbers: readonly number[], bound: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
