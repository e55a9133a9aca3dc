import type { Line } from '../types.ts';
import { type InlineOrdinal, inlineOrdinals } from './inline-ordinals.ts';
import type { Marker } from './marker.ts';
import { parseMarker } from './parse-marker.ts';
import { repairMarkers } from './repair-markers.ts';

/** What a line counts. */
export interface LineMarkers {
  /** The marker with which the line begins a paragraph, as far as the line before tells. */
  readonly leading: Marker | null;
  /** The marker with which it begins if the line before is another: a column may begin with it. */
  readonly opening: Marker | null;
  /** Ordinals inside the line, or begun at the end of the line before. */
  readonly inline: readonly InlineOrdinal[];
  /** The line ends a paragraph for sure: it stops short with a full stop. */
  readonly isLast: boolean;
}

/** A line narrower than this many characters ends its paragraph even without a full stop. */
const SHORT = 12;

/** A full stop this many characters short of a usual line ends a paragraph. */
const STOPS_SHORT = 3;

/** Reads the markers of lines in raw order; damaged ones by the count around them. */
export function readMarkers(lines: readonly Line[]): readonly LineMarkers[] {
  const opening = lines.map((line) => parseMarker(line.text));
  const mayLead = lines.map((_, i) => i === 0 || opening[i - 1] !== null || endsParagraph(lines[i - 1]!.text));
  const leading = repairMarkers(
    lines.map((line, i) => (mayLead[i] ? line.text : null)),
    opening.map((marker, i) => (mayLead[i] ? marker : null)),
  );
  const full = usualLength(lines) - STOPS_SHORT;
  return lines.map(({ text }, i) => ({
    leading: leading[i]!,
    opening: leading[i] ?? opening[i]!,
    inline: inlineOrdinals(text, lines[i - 1]?.text),
    isLast: text.length <= full && /[。！？!?][”’」』）)]*$/u.test(text),
  }));
}

function endsParagraph(text: string): boolean {
  return /[。！？!?：:；;][”’」』）)]*$/u.test(text) || text.length < SHORT;
}

/** Three lines of four are no longer than this. */
function usualLength(lines: readonly Line[]): number {
  const lengths = lines.map((line) => line.text.length).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.75)] ?? 0;
}
