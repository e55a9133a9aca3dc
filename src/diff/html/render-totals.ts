import type { Fate } from '../../types.ts';
import { escapeText } from './escape.ts';
import type { ReviewText } from './review-text.ts';

/** What each fate means, in the order of the table. */
const fateNames: Readonly<Record<Fate, string>> = {
  kept: 'kept in the report',
  duplicate: 'printed twice, one copy kept',
  furniture: 'page numbers, running heads, contents',
  chrome: 'frame of the web page or markup',
  noise: 'noise of the scan',
  layout: 'white space that only laid the text out',
};

const number = new Intl.NumberFormat('en');

/** A table that adds up to every raw character: one row a fate, and the reasons under it. */
export function renderTotals({ ledger, sources, entries }: ReviewText): string {
  const tables = sources.map(({ path, text }, index) => {
    const counts = new Map<string, Map<string, number>>();
    for (const { fate, reason, start, end } of entries[index]!) {
      const reasons = counts.get(fate) ?? new Map<string, number>();
      reasons.set(reason, (reasons.get(reason) ?? 0) + end - start);
      counts.set(fate, reasons);
    }
    const rows = (Object.keys(fateNames) as Fate[]).flatMap((fate) => {
      const reasons = counts.get(fate);
      if (!reasons) return [];
      const characters = [...reasons.values()].reduce((sum, each) => sum + each, 0);
      const why = [...reasons].filter(([reason]) => reason !== fate && reasons.size > 1);
      return [
        `<tr class="fate ${fate}"><th scope="row"><span class="swatch ${fate}" aria-hidden="true"></span>${fate} <span class="meaning">${fateNames[fate]}</span></th>` +
          `<td>${number.format(characters)}</td><td>${share(characters, text.length)}</td></tr>`,
        ...why.map(
          ([reason, each]) =>
            `<tr class="reason"><th scope="row">${escapeText(reason)}</th><td>${number.format(each)}</td><td>${share(each, text.length)}</td></tr>`,
        ),
      ];
    });
    const sum = entries[index]!.reduce((total, { start, end }) => total + end - start, 0);
    const length = ledger.sources[index]?.length ?? text.length;
    const verdict = sum === length ? '= every raw character' : `≠ ${number.format(length)} raw characters`;
    return (
      `<table class="totals"><caption><bdi>${escapeText(path)}</bdi></caption>` +
      '<thead><tr><th scope="col">Fate</th><th scope="col">Characters</th><th scope="col">Share</th></tr></thead>' +
      `<tbody>${rows.join('')}</tbody>` +
      `<tfoot><tr><th scope="row">Sum <span class="meaning">${verdict}</span></th><td>${number.format(sum)}</td><td>${share(sum, length)}</td></tr></tfoot></table>`
    );
  });
  const inserted = ledger.edits.reduce((total, { start, end, clean }) => total + (start === end ? clean.length : 0), 0);
  return (
    tables.join('') +
    '<p class="remark">Characters are UTF-16 units, white space included. ' +
    (inserted > 0
      ? `The report also holds ${number.format(inserted)} that stand in no source: each is an edit in the ledger with its rule.</p>`
      : 'The report holds none that stands in no source.</p>')
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}
