import { dropDoubles } from '../geometry/drop-doubles.ts';
import type { Gutter } from '../geometry/find-gutters.ts';
import { groupLines } from '../geometry/group-lines.ts';
import { isAutospaced, joinRuns } from '../geometry/join-runs.ts';
import { layOutPage } from '../geometry/lay-out-page.ts';
import { boundsOf, type Run } from '../geometry/run.ts';
import { turnRuns } from '../geometry/turn-runs.ts';
import type { Box } from '../types.ts';
import type { PdfPage, PdfStructure } from './pdf-messages.ts';
import { readBlocks, readRuns } from './pdf-runs.ts';

/** A printed line of a page, before it has a place in the source. */
export interface PdfLine {
  readonly text: string;
  readonly box: Box;
  readonly em: number;
  /** Of its sheet, from 0. */
  readonly leaf: number;
  /** Of its leaf, from 1. */
  readonly column: number;
  /** Place of its first glyph on the page, in file order. */
  readonly order: number;
  /** On a tagged page: letters of the line in each block of the structure, by its number; under null those in none. */
  readonly letters?: ReadonlyMap<number | null, number>;
}

/** What is kept of a page: its lines in reading order, and letters that were drawn twice. */
export interface ReadPdfPage {
  readonly lines: readonly PdfLine[];
  readonly doubles: readonly { readonly text: string; readonly order: number }[];
  readonly gutters: readonly Gutter[];
  readonly structure?: PdfStructure;
}

/** Lays one page out; `known` are gutters of pages before it. */
export function readPdfPage(page: PdfPage, known: readonly Gutter[] = []): ReadPdfPage {
  const turned = turnRuns(readRuns(page), page);
  const { runs, doubles } = dropDoubles(turned.runs);
  const { others, size } = turned;
  const { lines: laid, gutters } = layOutPage(runs, turned.isVertical ? null : size, known);
  const columns = new Map<string, Run[]>();
  for (const { leaf, column, runs: line } of laid) {
    const key = `${leaf} ${column}`;
    const known = columns.get(key);
    if (known) known.push(...line);
    else columns.set(key, [...line]);
  }
  const lefts = new Map([...columns].map(([key, column]) => [key, boundsOf(column).left]));
  const isSetApart = isAutospaced(laid.map((line) => line.runs));
  const last = laid.at(-1);
  const { structure } = page;
  const blocks = structure && readBlocks(page);
  const tell = (line: readonly Run[]) => (blocks ? { letters: countLetters(line, blocks) } : {});
  const lines = [
    ...laid.map(({ runs: line, leaf, column }) => ({
      ...toLine(line, leaf, column, lefts.get(`${leaf} ${column}`)!, isSetApart),
      ...tell(line),
    })),
    ...others.flatMap(({ runs: turnedRuns, placed }) =>
      groupLines(turnedRuns).map((line) => ({
        ...toLine(line, last?.leaf ?? 0, (last?.column ?? 0) + 1, line[0]!.left, isSetApart),
        box: plainBox(boundsOf(line.map(({ order }) => placed.get(order)!))),
        ...tell(line),
      })),
    ),
  ];
  return {
    lines,
    doubles: doubles.map(({ text, order }) => ({ text, order })),
    gutters,
    ...(structure ? { structure } : {}),
  };
}

function countLetters(
  runs: readonly Run[],
  blocks: readonly (number | undefined)[],
): ReadonlyMap<number | null, number> {
  const letters = new Map<number | null, number>();
  for (const { order, text } of runs) {
    // A part of a run has a place behind that of the run.
    const block = blocks[Math.floor(order)] ?? null;
    letters.set(block, (letters.get(block) ?? 0) + text.length);
  }
  return letters;
}

function toLine(runs: readonly Run[], leaf: number, column: number, left: number, isSetApart: boolean): PdfLine {
  const largest = runs.reduce((best, run) => (run.text.length * run.em > best.text.length * best.em ? run : best));
  return {
    text: joinRuns(runs, left, isSetApart),
    box: plainBox(boundsOf(runs)),
    em: largest.em,
    leaf,
    column,
    order: runs.reduce((first, { order }) => Math.min(first, order), Number.POSITIVE_INFINITY),
  };
}

function plainBox({ left, top, right, bottom }: Box): Box {
  return { left, top, right, bottom };
}
