import { clean } from '../src/clean.ts';
import { canonical } from '../src/ledger/canonical.ts';
import { checkLedger } from '../src/ledger/check-ledger.ts';
import { restore } from '../src/ledger/restore.ts';
import { render } from '../src/render/render.ts';
import type { Cleaned, Input } from '../src/types.ts';

/** The formats that can be read again. */
export const formats = ['md', 'txt'] as const;
export type Format = (typeof formats)[number];

/** What must hold of every run's ledger (DESIGN section 2, points 1 to 3), as one value to compare with `soundLedger`. */
export function ledgerState({ report, ledger, sources }: Cleaned) {
  return {
    faults: checkLedger(report, ledger, sources),
    restored: restore(report, ledger).map(({ text }) => text),
  };
}

/** The state of a ledger that accounts for every character of these texts and gives them back. */
export function soundLedger(...texts: readonly string[]) {
  return { faults: [], restored: texts };
}

/** A run's output, and what cleaning that output gives. */
export async function runTwice(cleaned: Cleaned, format: Format): Promise<{ first: string; second: string }> {
  const first = render(cleaned.report, format);
  const again = await clean({ path: `report.${format}`, content: first });
  return { first, second: render(again.report, format) };
}

/** The same text with other line ends, or with a byte order mark. */
export const variants: Readonly<Record<string, (text: string) => string>> = {
  LF: (text) => text.replace(/\r\n?/g, '\n'),
  CRLF: (text) => text.replace(/\r\n?|\n/g, '\r\n'),
  CR: (text) => text.replace(/\r\n?|\n/g, '\r'),
  BOM: (text) => `\ufeff${text}`,
};

/** All words of a report with their structure, and no offset of the source they came from. */
export function wordsOf({ report }: Cleaned) {
  return report.articles.map(({ title, meta, paragraphs }) => ({
    title,
    meta,
    paragraphs: paragraphs.map(({ kind, level, page, text }) => ({ kind, level, page, text })),
  }));
}

export function cleanVariant(input: Input & { readonly content: string }, variant: (text: string) => string) {
  return clean({ ...input, content: variant(input.content) });
}

/** The paragraphs of the report, in order, of all articles. */
export function paragraphTexts({ report }: Cleaned): readonly string[] {
  const text = canonical(report);
  return text === '' ? [] : text.split('\n');
}
