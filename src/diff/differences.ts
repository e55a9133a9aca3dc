import { diffArrays } from 'diff';
import type { Difference } from './change.ts';

/** Edits beyond which two copies are shown as wholly different: far above what OCR does to a column (10% of 600 characters). */
const maxEdits = 400;
/** Milliseconds; a safety net only, since `maxEdits` ends a comparison much earlier and alike on every machine. */
const timeout = 2000;

/**
 * Finds where a copy reads otherwise than the kept passage. White space is ignored: copies are broken into lines
 * differently. Too many differences give a single one that holds both texts, never none.
 *
 * In: the raw texts and their offsets in their sources. Out: differences with source offsets, in order.
 *
 * @example
 * differences('粮食总产122万斤', 0, '粮食总产\n182万斤', 90)
 * // [{ kept: '122', copy: '182', keptStart: 4, copyStart: 95 }]
 */
export function differences(kept: string, keptStart: number, copy: string, copyStart: number): readonly Difference[] {
  const a = withoutBlanks(kept, keptStart);
  const b = withoutBlanks(copy, copyStart);
  if (a.text === b.text) return [];
  const parts = diffArrays(tokens(a.text), tokens(b.text), { maxEditLength: maxEdits, timeout });
  if (!parts) return [{ kept: a.text, copy: b.text, keptStart: a.at(0), copyStart: b.at(0) }];
  const found: Difference[] = [];
  let [inKept, inCopy] = [0, 0];
  let open: { kept: string; copy: string; keptStart: number; copyStart: number } | undefined;
  for (const part of parts) {
    const value = part.value.join('');
    if (!part.added && !part.removed) {
      open = undefined;
      inKept += value.length;
      inCopy += value.length;
      continue;
    }
    if (!open) {
      open = { kept: '', copy: '', keptStart: a.at(inKept), copyStart: b.at(inCopy) };
      found.push(open);
    }
    if (part.removed) {
      open.kept += value;
      inKept += value.length;
    } else {
      open.copy += value;
      inCopy += value.length;
    }
  }
  return found;
}

/** Characters, but a number as a whole: 182 for 122 tells more than a 2 that went and an 8 that came. */
function tokens(text: string): string[] {
  return text.match(/\d+(?:\.\d+)?|./gsu) ?? [];
}

function withoutBlanks(text: string, start: number): { text: string; at: (offset: number) => number } {
  // Most copies read alike: places are worked out for those that do not.
  let places: number[] | undefined;
  const placesOf = () => Array.from(text.matchAll(/\S/g), (match) => start + match.index);
  return {
    text: text.replace(/\s+/g, ''),
    at: (offset) => {
      places ??= placesOf();
      return places[offset] ?? start + text.length;
    },
  };
}
