import type { Entry, Ledger, Span } from '../types.ts';
import { spanId } from './canonical.ts';

/** Raw lines of one source that stand in the report as they stood in raw, one behind the other in one paragraph. */
interface JoinedLines extends Span {
  readonly lines: number;
  /** Offsets in the canonical text. */
  readonly output: readonly [number, number];
}

export interface Joins {
  /** In the order of the entries; blocks of two lines and more. */
  readonly blocks: readonly JoinedLines[];
  /** Layout entries whose line break was taken out of a paragraph. */
  readonly breaks: ReadonlySet<Entry>;
  /** Ids of the spans at which a space was put in for such a line break, between Latin words. */
  readonly spaces: ReadonlySet<string>;
}

/**
 * Finds which raw lines were joined to paragraphs, from the ledger alone, in O(entries).
 *
 * @param text the canonical text
 */
export function joinedLines({ entries }: Ledger, text: string): Joins {
  const blocks: JoinedLines[] = [];
  const breaks = new Set<Entry>();
  const spaces = new Set<string>();
  let open: JoinedLines | undefined;
  let between: Entry[] = [];
  const close = () => {
    if (open && open.lines > 1) blocks.push(open);
  };
  for (const entry of entries) {
    const isBlank = entry.fate === 'layout' || (entry.output !== null && isGlue(entry));
    if (isBlank) between.push(entry);
    if (isBlank || entry.output === null) continue;
    const { source, start, end, output } = entry;
    const goesOn = open?.source === source && isAdjacent(open.output[1], output[0], text);
    if (!open || !goesOn) {
      close();
      open = { source, start, end, output, lines: 1 };
    } else {
      const broken = between.filter(({ raw = '' }) => /[\r\n\f]/.test(raw));
      for (const each of broken) breaks.add(each);
      if (broken.length > 0) for (const each of between) if (each.start === each.end) spaces.add(spanId(each));
      open = { ...open, end, output: [open.output[0], output[1]], lines: open.lines + (broken.length > 0 ? 1 : 0) };
    }
    between = [];
  }
  close();
  return { blocks, breaks, spaces };
}

/** Kept text without a visible character, such as the space that was put between two words. */
function isGlue({ raw, start, end }: Entry): boolean {
  return start === end || (raw !== undefined && raw.trim() === '');
}

function isAdjacent(end: number, start: number, text: string): boolean {
  return end === start || (start === end + 1 && text[end] === ' ');
}
