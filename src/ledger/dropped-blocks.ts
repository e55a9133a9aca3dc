import type { Entry, Fate, Ledger, Span } from '../types.ts';

/** Neighbouring entries of one source that were dropped for the same reason; only layout stands between them. */
export interface DroppedBlock extends Span {
  readonly fate: Exclude<Fate, 'kept' | 'layout'>;
  readonly reason: string;
  /** For duplicates: the kept copy, from the start of the first entry's to the end of the last one's. */
  readonly of?: Span;
  /** For duplicates: mean over the entries, weighted by length. */
  readonly similarity?: number;
}

/**
 * Gathers what was dropped into blocks as a reader sees them: a column repeated line by line is one block.
 *
 * In: a ledger, entries sorted by source and start. Out: blocks in the same order, in O(entries).
 * Duplicates join only where their kept copies stand close behind one another too (at most `slack` apart), so that
 * a block never points at two places.
 */
export function droppedBlocks(ledger: Ledger): readonly DroppedBlock[] {
  const blocks: DroppedBlock[] = [];
  let open: DroppedBlock | undefined;
  for (const entry of ledger.entries) {
    if (entry.fate === 'layout') continue;
    const dropped = blockOf(entry);
    if (open && dropped && continues(open, dropped)) open = joined(open, dropped);
    else {
      if (open) blocks.push(open);
      open = dropped;
    }
  }
  if (open) blocks.push(open);
  return blocks;
}

/** White space and line breaks between the lines of two copies: blank lines and an indent, never a line of text. */
const slack = 12;

function blockOf(entry: Entry): DroppedBlock | undefined {
  const { source, start, end, fate, reason, of, similarity } = entry;
  if (fate === 'kept' || fate === 'layout') return undefined;
  return {
    source,
    start,
    end,
    fate,
    reason,
    ...(of === undefined ? {} : { of }),
    ...(similarity === undefined ? {} : { similarity }),
  };
}

function continues(open: DroppedBlock, next: DroppedBlock): boolean {
  if (open.source !== next.source || open.fate !== next.fate || open.reason !== next.reason) return false;
  if (open.of === undefined || next.of === undefined) return open.of === next.of;
  const apart = next.of.start - open.of.end;
  return open.of.source === next.of.source && apart >= 0 && apart <= slack;
}

function joined(open: DroppedBlock, next: DroppedBlock): DroppedBlock {
  const length = (span: Span) => Math.max(1, span.end - span.start);
  return {
    ...open,
    end: next.end,
    ...(open.of && next.of ? { of: { ...open.of, end: next.of.end } } : {}),
    ...(open.similarity !== undefined && next.similarity !== undefined
      ? {
          similarity: (open.similarity * length(open) + next.similarity * length(next)) / (length(open) + length(next)),
        }
      : {}),
  };
}
