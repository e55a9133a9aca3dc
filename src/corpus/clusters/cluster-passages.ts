import type { PassageKind } from '../dedupe-rows.ts';
import { similarityOf } from '../verify/find-stretches.ts';
import { alignWhole } from '../verify/furthest-reach.ts';
import { judgeKind } from '../verify/judge-kind.ts';
import { type Bounds, type CodeMatch, isLong, roundShare } from '../verify/match-places.ts';
import { gatherPassages, type Passage } from './gather-passages.ts';
import { type LinkGraph, linkPassages, partsOf } from './link-graph.ts';
import { wordStarts } from './passage-ends.ts';

/** A passage as a member of a cluster. */
export interface Member {
  readonly passage: Passage;
  readonly similarity: number;
  readonly kind: PassageKind;
}

/** The first member is the representative; the others follow by document and place. */
export type Cluster = readonly [Member, ...Member[]];

/** Folded texts by the index of their document; see `FoldedUnits`. */
export interface FoldedTexts {
  readonly codesOf: (document: number) => Uint16Array;
  readonly keptOf: (document: number) => Uint32Array;
}

/** Times that what does not fit its representative is clustered anew; what is left then goes in twos. */
const MOST_ROUNDS = 32;

/**
 * Clusters passages that matches tie together, each aligned with a representative of its cluster from end to end. Those that are not alike
 * enough to it make clusters of their own; one that stays alone is given with the stretch that it is most like, so that no match is lost.
 *
 * In: matches in any order, and the folded text of every document. Out: clusters by representative. Near-linear.
 */
export function clusterPassages(
  found: readonly CodeMatch[],
  { codesOf, keptOf }: FoldedTexts,
  bounds: Bounds,
): readonly Cluster[] {
  const matches = [...found].sort(byPlace);
  const { passages, ofA, ofB } = gatherPassages(
    matches,
    (document) => wordStarts(keptOf(document), codesOf(document).length),
    ({ document, start, end }) => isLong(codesOf(document), start, end, bounds.minLength),
  );
  const graph = linkPassages(passages.length, ofA, ofB);
  const label = new Uint32Array(passages.length);
  const clusters: Cluster[] = [];
  const given = new Set<number>();
  const giveAlone = (passage: number) => {
    const closest = closestMatch(graph, passage, matches);
    if (given.has(closest)) return;
    given.add(closest);
    clusters.push(inTwo(matches[closest]!, ofA[closest] === passage));
  };
  let [labels, round] = [0, 0];
  let open = partsOf(graph, Array.from(passages.keys()), label);
  for (; open.length > 0; round += 1) {
    const next: (readonly number[])[] = [];
    for (const members of open) {
      if (members.length === 1 || round === MOST_ROUNDS) {
        for (const passage of members) giveAlone(passage);
        continue;
      }
      const first = representativeOf(graph, members, passages);
      const cluster: [Member, ...Member[]] = [{ passage: passages[first]!, similarity: 1, kind: 'copy' }];
      const others: number[] = [];
      for (const member of members) {
        if (member === first) continue;
        const found =
          knownMember(graph, first, member, passages, matches) ??
          compare(passages[first]!, passages[member]!, codesOf, bounds.minSimilarity);
        if (found) cluster.push(found);
        else others.push(member);
      }
      const shown = dropOverlapping(cluster);
      if (shown.length > 1) clusters.push(shown);
      else giveAlone(first);
      if (others.length === 0) continue;
      labels += 1;
      for (const other of others) label[other] = labels;
      next.push(...partsOf(graph, others, label));
    }
    open = next;
  }
  return clusters.map((cluster) => markBoilerplate(cluster, bounds.commonIn)).sort(byRepresentative);
}

/** The one with the most ties, of those the longest, of those the first. */
function representativeOf({ starts }: LinkGraph, members: readonly number[], passages: readonly Passage[]): number {
  const tiesOf = (passage: number) => starts[passage + 1]! - starts[passage]!;
  const lengthOf = (passage: number) => passages[passage]!.end - passages[passage]!.start;
  return members.reduce((best, member) => {
    const ties = tiesOf(member) - tiesOf(best);
    return ties > 0 || (ties === 0 && lengthOf(member) > lengthOf(best)) ? member : best;
  });
}

/** A member whose match with the representative is just these two passages needs no other alignment. */
function knownMember(
  { starts, match, other }: LinkGraph,
  first: number,
  member: number,
  passages: readonly Passage[],
  matches: readonly CodeMatch[],
): Member | undefined {
  for (let k = starts[member]!; k < starts[member + 1]!; k += 1) {
    if (other[k] !== first) continue;
    const found = matches[match[k]!]!;
    const isA = isAt(passages[member]!, found.a, found.startA, found.endA);
    const [one, two] = isA ? [passages[member]!, passages[first]!] : [passages[first]!, passages[member]!];
    if (!isAt(one, found.a, found.startA, found.endA) || !isAt(two, found.b, found.startB, found.endB)) continue;
    return { passage: passages[member]!, similarity: found.similarity, kind: found.kind };
  }
  return undefined;
}

function isAt(passage: Passage, document: number, start: number, end: number): boolean {
  return passage.document === document && passage.start === start && passage.end === end;
}

function compare(
  first: Passage,
  other: Passage,
  codesOf: (document: number) => Uint16Array,
  minSimilarity: number,
): Member | undefined {
  const [a, b] = [codesOf(first.document), codesOf(other.document)];
  const sides = { startA: first.start, endA: first.end, startB: other.start, endB: other.end };
  const longer = Math.max(first.end - first.start, other.end - other.start);
  const aligned = alignWhole(a, b, sides, Math.floor((1 - minSimilarity) * longer));
  if (!aligned) return undefined;
  const stretch = { hunks: aligned.hunks, distance: aligned.distance, ...sides };
  return { passage: other, similarity: roundShare(similarityOf(stretch)), kind: judgeKind(a, b, stretch) };
}

/** Of members that overlap in one document, the one that is most like the representative: it stands there once. */
function dropOverlapping([first, ...others]: Cluster): Cluster {
  const kept: Member[] = [];
  for (const member of others) {
    if (overlaps(first.passage, member.passage)) continue;
    const last = kept[kept.length - 1];
    if (!last || !overlaps(last.passage, member.passage)) kept.push(member);
    else if (member.similarity > last.similarity) kept[kept.length - 1] = member;
  }
  return [first, ...kept];
}

function overlaps(x: Passage, y: Passage): boolean {
  return x.document === y.document && x.start < y.end && y.start < x.end;
}

function closestMatch({ starts, match }: LinkGraph, passage: number, matches: readonly CodeMatch[]): number {
  let best = match[starts[passage]!]!;
  for (let k = starts[passage]!; k < starts[passage + 1]!; k += 1)
    if (matches[match[k]!]!.similarity > matches[best]!.similarity) best = match[k]!;
  return best;
}

/** A match as a cluster of its own. */
function inTwo({ a, b, startA, endA, startB, endB, similarity, kind }: CodeMatch, isFirstA: boolean): Cluster {
  const ofA = { document: a, start: startA, end: endA };
  const ofB = { document: b, start: startB, end: endB };
  return [
    { passage: isFirstA ? ofA : ofB, similarity: 1, kind: 'copy' },
    { passage: isFirstA ? ofB : ofA, similarity, kind },
  ];
}

function markBoilerplate(cluster: Cluster, commonIn: number): Cluster {
  if (cluster.length <= commonIn) return cluster;
  const documents = new Set(cluster.map(({ passage }) => passage.document));
  if (documents.size <= commonIn) return cluster;
  return cluster.map((member) => ({ ...member, kind: 'boilerplate' })) as readonly Member[] as Cluster;
}

function byPlace(x: CodeMatch, y: CodeMatch): number {
  return x.a - y.a || x.b - y.b || x.startA - y.startA || x.startB - y.startB || x.endA - y.endA || x.endB - y.endB;
}

function byRepresentative([{ passage: x }]: Cluster, [{ passage: y }]: Cluster): number {
  return x.document - y.document || x.start - y.start || x.end - y.end;
}
