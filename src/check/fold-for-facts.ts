/** A text as facts are looked for in it, and where each of its characters stands in the text. */
export interface FoldedPassage {
  readonly text: string;
  /** UTF-16 offset of each UTF-16 unit of `text`. */
  readonly offsets: Uint32Array;
}

const quotes: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '＿': '_',
  '–': '-',
  '—': '-',
  '‑': '-',
  '‒': '-',
  '−': '-',
  '\u00b5': '\u03bc',
};

const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/;

/**
 * Folds as olmOCR-bench does: one blank for any white space, quotation marks and dashes to ASCII, no `**` of Markdown. Beside it white
 * space next to an ideograph goes, since a line break there is none.
 */
export function foldForFacts(raw: string): FoldedPassage {
  const letters: string[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < raw.length; i += 1) {
    const letter = raw[i]!;
    if (raw.startsWith('**', i) || raw.startsWith('__', i)) {
      i += 1;
      continue;
    }
    if (/\s/.test(letter)) {
      if (letters.at(-1) !== ' ' && letters.length > 0 && !wide.test(letters.at(-1)!)) {
        letters.push(' ');
        offsets.push(i);
      }
      continue;
    }
    if (wide.test(letter) && letters.at(-1) === ' ') {
      letters.pop();
      offsets.pop();
    }
    letters.push(quotes[letter] ?? letter);
    offsets.push(i);
  }
  if (letters.at(-1) === ' ') {
    letters.pop();
    offsets.pop();
  }
  return { text: letters.join(''), offsets: Uint32Array.from(offsets) };
}
