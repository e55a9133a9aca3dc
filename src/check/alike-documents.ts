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
      const share = containment(document, documents[other]!);
      if (share >= least && share > (best?.shared ?? 0)) best = { document, of: documents[other]!, shared: share };
    }
    return best ? [best] : [];
  });
}

/** The lesser of the shares of each sample that stand in the other; 0 where the samples are too small to tell. */
function containment(a: DocumentSignature, b: DocumentSignature): number {
  const bound = Math.min(a.bound, b.bound);
  let [i, j, both, ofA, ofB] = [0, 0, 0, 0, 0];
  while ((a.hashes[i] ?? bound) < bound || (b.hashes[j] ?? bound) < bound) {
    const [left, right] = [a.hashes[i] ?? bound, b.hashes[j] ?? bound];
    if (left <= right) [i, ofA] = [i + 1, ofA + 1];
    if (right <= left) [j, ofB] = [j + 1, ofB + 1];
    if (left === right) both += 1;
  }
  return Math.max(ofA, ofB) < FEWEST ? 0 : both / Math.max(ofA, ofB);
}
