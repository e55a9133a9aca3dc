import similarity from 'string-similarity';
import type { Box, Drop, Line } from '../types.ts';
import { headKey } from './furniture.ts';

/** Lines at each edge of a leaf that may be running heads or feet. */
const MOST_AT_EDGE = 4;

/** Leaves back to which a head is looked for: left and right pages have heads of their own. */
const FARTHEST = 2;

/** A head stands at the same height within so many of its own heights, and is the same from this Dice score of letter pairs on. */
const SAME_HEIGHT = 0.5;
const SIMILAR = 0.8;

/** It is on so many leaves, of a document of few leaves on two; a line as large as this beside the usual one is a title. */
const FEWEST_LEAVES = 3;
const FEW_LEAVES = 3;
const TITLE_SIZE = 1.15;

/** A head stands apart from the text, by so much of the usual distance of lines, or is the same to the letter on so many leaves. */
const APART = 1.2;
const SAME_ON = 5;

const number = /^[\s\-—–·•.~～(（〔第]*(?:\d{1,4}|[ivxlcdm]{1,7})[\s\-—–·•.~～)）〕页]*$/iu;

interface Candidate {
  readonly line: Line;
  readonly box: Box;
  readonly key: string;
  readonly edge: 'top' | 'bottom';
  /** Place from the edge, 0 the outermost. */
  readonly rank: number;
  readonly leaf: number;
  /** Distance to the next line towards the middle of the page. */
  readonly gap: number;
}

/**
 * Finds running heads, feet and page numbers by page association: what stands at the edge of a leaf, and at the same height, digits
 * aside in the same words, on the leaf before it or the one before that. Heads of left and right pages may differ.
 *
 * After Lin, "Header and footer extraction by page-association" (Proc. SPIE 5010, 2003); distances 1 and 2.
 *
 * In: lines of one document in raw order; those without a box are passed over. Out: drops of fate `furniture`.
 */
export function findPagedFurniture(lines: readonly Line[]): readonly Drop[] {
  const leaves = groupLeaves(lines);
  if (leaves.length < 2) return [];
  const heights = lines.flatMap(({ box }) => (box ? [box.bottom - box.top] : [])).sort((a, b) => a - b);
  const usual = heights[heights.length >> 1]!;
  const pitch = usualPitch(leaves);
  const candidates = leaves.map((leaf, l) =>
    listCandidates(leaf, l).filter(({ box }) => box.bottom - box.top <= TITLE_SIZE * usual),
  );
  const groups = associate(candidates);
  const fewest = leaves.length <= FEW_LEAVES ? 2 : FEWEST_LEAVES;
  const sameOn = countTexts(candidates);
  const isApart = (candidate: Candidate) =>
    candidate.gap >= APART * pitch || sameOn.get(`${candidate.edge} ${candidate.line.text}`)! >= SAME_ON;
  return candidates.flatMap((leaf) =>
    (['top', 'bottom'] as const).flatMap((edge) => {
      const atEdge = leaf.filter((candidate) => candidate.edge === edge).sort((a, b) => a.rank - b.rank);
      // Whatever lies farther out than a head is furniture too, or the head is none.
      const end = atEdge.findIndex((candidate, k) => candidate.rank !== k || groups.get(candidate)! < fewest);
      const heads = end < 0 ? atEdge : atEdge.slice(0, end);
      return heads.slice(0, heads.findLastIndex(isApart) + 1).map(({ line }) => dropOf(line));
    }),
  );
}

/** On how many leaves a text stands at an edge. */
function countTexts(leaves: readonly (readonly Candidate[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const leaf of leaves) {
    for (const key of new Set(leaf.map(({ edge, line }) => `${edge} ${line.text}`))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function dropOf({ source, start, end, text }: Line): Drop {
  return { source, start, end, fate: 'furniture', reason: number.test(text) ? 'folio' : 'running head' };
}

function groupLeaves(lines: readonly Line[]): readonly (readonly Line[])[] {
  const leaves = new Map<number, Line[]>();
  for (const line of lines) {
    if (!line.box || line.page === undefined) continue;
    const known = leaves.get(line.page);
    if (known) known.push(line);
    else leaves.set(line.page, [line]);
  }
  return [...leaves.values()];
}

function usualPitch(leaves: readonly (readonly Line[])[]): number {
  const pitches = leaves
    .flatMap((leaf) => leaf.slice(1).map((line, i) => line.box!.top - leaf[i]!.box!.top))
    .filter((pitch) => pitch > 0)
    .sort((a, b) => a - b);
  return pitches[pitches.length >> 1] ?? 0;
}

function listCandidates(leaf: readonly Line[], l: number): readonly Candidate[] {
  const byHeight = leaf.filter(({ kind }) => kind !== 'table').sort((a, b) => a.box!.top - b.box!.top);
  const most = Math.min(MOST_AT_EDGE, byHeight.length);
  const make = (i: number, rank: number, edge: 'top' | 'bottom', beside: Line | undefined): Candidate => {
    const line = byHeight[i]!;
    const box = line.box!;
    const inner = beside?.box;
    const gap = inner ? Math.abs(inner.top - box.top) : Number.POSITIVE_INFINITY;
    return { line, box, key: keyOf(line.text), edge, rank, leaf: l, gap };
  };
  const last = byHeight.length - 1;
  return Array.from({ length: most }, (_, rank) => [
    make(rank, rank, 'top', byHeight[rank + 1]),
    make(last - rank, rank, 'bottom', byHeight[last - rank - 1]),
  ]).flat();
}

function keyOf(text: string): string {
  return number.test(text) ? '#' : headKey(text);
}

/** How many leaves have a line like each candidate, reached from one to another over at most two leaves. */
function associate(leaves: readonly (readonly Candidate[])[]): ReadonlyMap<Candidate, number> {
  const parent = new Map<Candidate, Candidate>();
  const find = (each: Candidate): Candidate => {
    let root = each;
    for (let up = parent.get(root)!; up !== root; up = parent.get(root)!) root = up;
    for (let at = each; at !== root; ) {
      const up = parent.get(at)!;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  for (const [l, leaf] of leaves.entries()) {
    for (const candidate of leaf) {
      parent.set(candidate, candidate);
      for (let before = l - 1; before >= Math.max(0, l - FARTHEST); before -= 1) {
        for (const other of leaves[before]!) if (isAlike(other, candidate)) parent.set(find(other), find(candidate));
      }
    }
  }
  const members = new Map<Candidate, Set<number>>();
  for (const candidate of leaves.flat()) {
    const root = find(candidate);
    const known = members.get(root);
    if (known) known.add(candidate.leaf);
    else members.set(root, new Set([candidate.leaf]));
  }
  return new Map(leaves.flat().map((candidate) => [candidate, members.get(find(candidate))!.size]));
}

function isAlike(a: Candidate, b: Candidate): boolean {
  if (a.edge !== b.edge) return false;
  const height = Math.min(a.box.bottom - a.box.top, b.box.bottom - b.box.top);
  if (Math.abs(a.box.top - b.box.top) > SAME_HEIGHT * height) return false;
  if (a.key === b.key) return true;
  return a.key.length > 2 && b.key.length > 2 && similarity.compareTwoStrings(a.key, b.key) >= SIMILAR;
}
