import type { DroppedBlock } from '../../ledger/dropped-blocks.ts';
import type { KeptRun } from '../../ledger/kept-runs.ts';
import type { Entry } from '../../types.ts';

/** Lines of a source that met one fate together, as a reader sees them: a column, a running head, a repeated page. */
export interface RawBlock {
  readonly start: number;
  readonly end: number;
  /** Number of its first line, from 1. */
  readonly line: number;
  /** The kept run or the dropped block that all its text belongs to; neither where a line holds several. */
  readonly run?: KeptRun;
  readonly dropped?: DroppedBlock;
}

/** UTF-16 units after which a block ends at the next line: a screen or two, so that a browser lays out only what is near. */
const blockLength = 1200;
/** Units after which a line is cut: text without line breaks must not be one block. */
const longestLine = 6000;

/**
 * Cuts a source into blocks at line starts, in O(text + entries). Blank lines go with the block before them. The blocks
 * cover the source without gap or overlap.
 *
 * In: the entries, kept runs and dropped blocks of this source, each sorted by start.
 */
export function rawBlocks(
  text: string,
  entries: readonly Entry[],
  runs: readonly KeptRun[],
  dropped: readonly DroppedBlock[],
): readonly RawBlock[] {
  const owners = ownersOf(entries, runs, dropped);
  const blocks: RawBlock[] = [];
  let open: { start: number; end: number; line: number; owner: Owner | 'several' | undefined } | undefined;
  let next = 0;
  let line = 0;
  const close = () => {
    if (!open) return;
    const { owner, ...block } = open;
    blocks.push({ ...block, ...(owner === undefined || owner === 'several' ? {} : owner.what) });
    open = undefined;
  };
  for (const [start, end, isNewLine] of linesIn(text)) {
    if (isNewLine) line += 1;
    let owner: Owner | 'several' | undefined;
    while (next < owners.length && owners[next]!.end <= start) next += 1;
    for (let k = next; k < owners.length && owners[k]!.start < end; k += 1) {
      if (owner === undefined || (owner !== 'several' && owner.what === owners[k]!.what)) owner = owners[k]!;
      else owner = 'several';
    }
    const isBlank = owner === undefined;
    const goesOn =
      open !== undefined &&
      open.end - open.start < blockLength &&
      (isBlank ||
        open.owner === undefined ||
        (owner !== 'several' && open.owner !== 'several' && open.owner.what === (owner as Owner).what));
    if (!goesOn) close();
    open ??= { start, end, line, owner };
    open.end = end;
    if (open.owner === undefined && !isBlank) {
      open.owner = owner;
      open.line = line;
    }
  }
  close();
  return blocks;
}

interface Owner {
  readonly start: number;
  readonly end: number;
  readonly what: { readonly run: KeptRun } | { readonly dropped: DroppedBlock };
}

/** What each entry with text of its own belongs to. */
function ownersOf(
  entries: readonly Entry[],
  runs: readonly KeptRun[],
  dropped: readonly DroppedBlock[],
): readonly Owner[] {
  const sortedRuns = [...runs].sort((a, b) => a.start - b.start || a.end - b.end);
  const ofRuns = sortedRuns.map((run) => ({ run }));
  const ofDropped = dropped.map((block) => ({ dropped: block }));
  const owners: Owner[] = [];
  let [r, d] = [0, 0];
  for (const { start, end, fate } of entries) {
    if (fate === 'layout' || start === end) continue;
    if (fate === 'kept') {
      while (r < sortedRuns.length - 1 && sortedRuns[r]!.end < end) r += 1;
      if (ofRuns[r]) owners.push({ start, end, what: ofRuns[r]! });
    } else {
      while (d < dropped.length - 1 && dropped[d]!.end < end) d += 1;
      if (ofDropped[d]) owners.push({ start, end, what: ofDropped[d]! });
    }
  }
  return owners;
}

/** Lines with their ends; a very long one in parts, of which only the first begins a line. */
function* linesIn(text: string): Generator<readonly [start: number, end: number, isNewLine: boolean]> {
  const lineEnd = /\r\n|\n|\r/g;
  let start = 0;
  while (start < text.length) {
    lineEnd.lastIndex = start;
    const found = lineEnd.exec(text);
    const end = found ? found.index + found[0].length : text.length;
    let isNewLine = true;
    while (end - start > longestLine) {
      const cut = start + longestLine - (/[\ud800-\udbff]/.test(text[start + longestLine - 1]!) ? 1 : 0);
      yield [start, cut, isNewLine];
      start = cut;
      isNewLine = false;
    }
    yield [start, end, isNewLine];
    start = end;
  }
}
