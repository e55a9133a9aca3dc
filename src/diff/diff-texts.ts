import { diffArrays } from 'diff';

/** A stretch of lines that two texts share, or that stands in one only. Lines keep their line ends. */
export interface TextChange {
  readonly kind: 'same' | 'corrected' | 'removed' | 'added';
  /** Lines of the raw text; `rawLine` is the first one's number, from 1. */
  readonly raw: readonly string[];
  readonly rawLine: number;
  readonly clean: readonly string[];
  readonly cleanLine: number;
}

export interface DiffTextsOptions {
  /** Milliseconds before the answer becomes coarser. Default 1000: 10,000 lines with 40% touched stay under 2 s. */
  readonly timeout?: number;
}

/**
 * Compares two arbitrary texts line by line, with no ledger at hand.
 *
 * Out: stretches in order; all `raw` lines joined are the raw text, all `clean` lines joined the clean text. When time
 * runs out, what lies between the common beginning and the common end is one `corrected` stretch: coarse, never empty.
 *
 * @example
 * diffTexts('一、回顾\n粮食122万斤\n', '一、回顾\n粮食182万斤\n').map(({ kind }) => kind)   // ['same', 'corrected']
 */
export function diffTexts(
  raw: string,
  clean: string,
  { timeout = 1000 }: DiffTextsOptions = {},
): readonly TextChange[] {
  const a = linesOf(raw);
  const b = linesOf(clean);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const middleA = a.slice(head, a.length - tail);
  const middleB = b.slice(head, b.length - tail);

  const out: TextChange[] = [];
  let [rawLine, cleanLine] = [1, 1];
  const push = (kind: 'same' | 'changed', rawLines: readonly string[], cleanLines: readonly string[]) => {
    if (rawLines.length === 0 && cleanLines.length === 0) return;
    const changed = rawLines.length === 0 ? 'added' : cleanLines.length === 0 ? 'removed' : 'corrected';
    out.push({ kind: kind === 'same' ? kind : changed, raw: rawLines, rawLine, clean: cleanLines, cleanLine });
    rawLine += rawLines.length;
    cleanLine += cleanLines.length;
  };

  push('same', a.slice(0, head), b.slice(0, head));
  const parts = diffArrays(middleA, middleB, { timeout });
  if (!parts) push('changed', middleA, middleB);
  let removed: readonly string[] = [];
  let added: readonly string[] = [];
  for (const { value, ...part } of parts ?? []) {
    if (part.removed) removed = [...removed, ...value];
    else if (part.added) added = [...added, ...value];
    else {
      push('changed', removed, added);
      [removed, added] = [[], []];
      push('same', value, value);
    }
  }
  push('changed', removed, added);
  push('same', a.slice(a.length - tail), b.slice(b.length - tail));
  return out;
}

function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}
