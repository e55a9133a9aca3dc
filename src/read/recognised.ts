import type { Box, Line } from '../types.ts';

/** A word as an engine of text recognition gives it. */
export interface RecognisedWord {
  readonly text: string;
  readonly box?: Box;
  /** 0 to 1. */
  readonly confidence?: number;
  /** No blank stands between the word and the one before it. */
  readonly isGlued?: boolean;
}

/** One printed line as the file gives it. */
export interface RecognisedLine {
  readonly words: readonly RecognisedWord[];
  readonly box?: Box;
  /** What the file says that the line is beside text of the page; such a line is no text of the report. */
  readonly furniture?: 'running head' | 'folio';
  /** Text of the file that stands on no page: the title of an HTML page. */
  readonly isOutside?: boolean;
  /** Place in the reading order that the file gives, rising; lines of one place have the order of the file. */
  readonly rank?: number;
  readonly brokenWord?: Line['brokenWord'];
}

export interface RecognisedPage {
  readonly lines: readonly RecognisedLine[];
  /** The file says in which order the lines are read. */
  readonly isOrdered: boolean;
}

/** What a recognition file holds, with what its reader must tell. */
export interface Recognised {
  readonly pages: readonly RecognisedPage[];
  readonly warnings: readonly string[];
}

/** The box around boxes, undefined for none. */
export function boxAround(boxes: readonly (Box | undefined)[]): Box | undefined {
  let around: Box | undefined;
  for (const box of boxes) {
    if (!box) continue;
    around = around
      ? {
          left: Math.min(around.left, box.left),
          top: Math.min(around.top, box.top),
          right: Math.max(around.right, box.right),
          bottom: Math.max(around.bottom, box.bottom),
        }
      : box;
  }
  return around;
}
