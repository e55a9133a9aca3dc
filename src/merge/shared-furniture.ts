import similarity from 'string-similarity';
import { headKey, mayBeHead, numberAlone } from '../layout/furniture.ts';
import type { Drop, Line } from '../types.ts';

/** A running head stands at the edge of so many inputs, and this share of them (`layout/furniture`; two scrapes halve it). */
const FEWEST = 3;
const LEAST_SHARE = 0.2;

/** Longest running head, in characters; noisy prints of it are taken from this Dice score of letter pairs on. */
const HEAD_LENGTH = 30;
const HEAD_SIMILARITY = 0.75;

/**
 * Inputs whose text beside a head is alike are copies of one text, and the head may be its title: so many letters of it are compared.
 * Two prints with a tenth of their letters misread score some .65, different pages below .2.
 */
const BESIDE = 60;
const COPY_SIMILARITY = 0.4;

/** Lines at either edge of an input that may be furniture. */
const DEPTH = 3;

/** Numbers that pages bear are different, each printed twice at most. */
const DISTINCT = 0.9;

/**
 * Finds running heads and bare page numbers that show only when several inputs are looked at together: at the first and last
 * lines of files that hold a page each.
 *
 * In: the lines of every input, and whether a line is known as furniture. Out: drops for those that are not known yet.
 */
export function findSharedFurniture(
  inputs: readonly (readonly Line[])[],
  isKnown: (line: Line) => boolean,
): readonly Drop[] {
  const drops: Drop[] = [];
  const gone = new Set<Line>();
  const drop = (line: Line, reason: string) => {
    gone.add(line);
    drops.push({ source: line.source, start: line.start, end: line.end, fate: 'furniture', reason });
  };
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const edges = inputs.map((lines) => edgesOf(lines.filter((line) => !gone.has(line) && !isKnown(line))));
    const numbers = edges.map((lines) => lines.find(({ line }) => numberAlone.test(line.text))?.line);
    const found = numbers.filter((line) => line !== undefined);
    const distinct = new Set(found.map(({ text }) => Number(numberAlone.exec(text)?.[1]))).size;
    if (found.length >= FEWEST && 2 * distinct >= DISTINCT * found.length && distinct >= FEWEST)
      for (const line of found) drop(line, 'folio');
    for (const line of commonHeads(edges, inputs.length)) if (!gone.has(line)) drop(line, 'running head');
  }
  return drops;
}

/** A line at an edge of an input, and the letters that stand on its inner side. */
interface Edge {
  readonly line: Line;
  readonly beside: string;
}

function edgesOf(lines: readonly Line[]): readonly Edge[] {
  const letters = (texts: readonly Line[]) =>
    texts.map(({ text }) => text.replace(/[^\p{L}\p{N}]/gu, '').slice(0, BESIDE)).join('');
  const [first, last] = [lines[0], lines[lines.length - 1]];
  if (!first || !last) return [];
  const head = { line: first, beside: letters(lines.slice(1, 1 + BESIDE)).slice(0, BESIDE) };
  // Of a file of three lines nothing may be taken for furniture but its first and last.
  if (lines.length < 3) return [head];
  return [head, { line: last, beside: letters(lines.slice(-1 - BESIDE, -1)).slice(-BESIDE) }];
}

/** Lines at edges that stand, but for digits and noise, at the edges of many inputs. */
function commonHeads(edges: readonly (readonly Edge[])[], inputs: number): readonly Line[] {
  const least = Math.max(FEWEST, LEAST_SHARE * inputs);
  const groups = new Map<string, { readonly lines: Line[]; readonly texts: Edge[] }>();
  for (const lines of edges) {
    for (const edge of lines) {
      const { line } = edge;
      if (line.text.length > HEAD_LENGTH || !mayBeHead(line.text)) continue;
      const key = headKey(line.text);
      if (key.length < 2) continue;
      const known = [...groups.keys()];
      const best = known.length > 0 ? similarity.findBestMatch(key, known).bestMatch : null;
      const name = best && best.rating >= HEAD_SIMILARITY ? best.target : key;
      const group = groups.get(name) ?? { lines: [], texts: [] };
      group.lines.push(line);
      // A bound on how many texts are told apart keeps the comparison linear.
      if (group.texts.length < least && !group.texts.some((other) => isCopy(other, edge))) group.texts.push(edge);
      groups.set(name, group);
    }
  }
  return [...groups.values()].filter((group) => group.texts.length >= least).flatMap((group) => group.lines);
}

/** Whether two inputs print the same text beside a head: nothing tells then that it is none of the text. */
function isCopy(a: Edge, b: Edge): boolean {
  return similarity.compareTwoStrings(a.beside, b.beside) >= COPY_SIMILARITY;
}
