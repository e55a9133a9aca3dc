import type { Notice, NoticeCode } from '../types.ts';

/** Warnings of one kind that are shown for one input; the ledger has all of them. */
const MOST = 3;

/**
 * What readers had to tell of their sources, for people, without line feeds: one line for all pages of which the same is said.
 *
 * @param pathOf the path of a source
 * @example
 * noticeLines([{ source: 's1', code: 'no-text-layer', page: 3 }, { source: 's1', code: 'no-text-layer', page: 4 }], () => 'a.pdf')
 * // ['a.pdf: pages 3-4 have no text layer; run OCR first']
 */
export function noticeLines(notices: readonly Notice[], pathOf: (source: string) => string): readonly string[] {
  const groups = new Map<string, Notice[]>();
  for (const notice of notices) {
    const key = `${notice.source} ${notice.code} ${notice.code === 'no-text-layer' ? '' : (notice.detail ?? '')}`;
    const group = groups.get(key);
    if (group) group.push(notice);
    else groups.set(key, [notice]);
  }
  const shown = new Map<string, number>();
  const lines: string[] = [];
  for (const [first, ...others] of groups.values()) {
    const kind = `${first!.source} ${first!.code}`;
    const count = (shown.get(kind) ?? 0) + 1;
    shown.set(kind, count);
    if (count <= MOST) lines.push(`${pathOf(first!.source)}: ${sentence(first!, [first!, ...others])}`);
    if (count === MOST + 1) lines.push(`${pathOf(first!.source)}: more of this kind, see the ledger`);
  }
  return lines;
}

/** What is said of pages, and of a file without any. */
const sentences: Readonly<
  Record<Exclude<NoticeCode, 'reader-warning'>, readonly [of: (pages: string, isOne: boolean) => string, alone: string]>
> = {
  'no-text-layer': [
    (pages, isOne) => `${pages} ${isOne ? 'has' : 'have'} no text layer; run OCR first`,
    'no text layer; run OCR first',
  ],
  'text-lost': [(pages) => `text was lost on ${pages}`, 'text was lost'],
  'pages-left-out': [(pages, isOne) => `${pages} ${isOne ? 'is' : 'are'} left out`, 'pages are left out'],
};

function sentence({ code, detail }: Notice, group: readonly Notice[]): string {
  const pages = [...new Set(group.flatMap(({ page }) => (page === undefined ? [] : [page])))].sort((a, b) => a - b);
  if (code === 'reader-warning') {
    const said = detail ?? 'the reader had a warning';
    return pages.length === 0 ? said : `${pageWords(pages)}: ${said}`;
  }
  const [of, alone] = sentences[code];
  const said = pages.length === 0 ? alone : of(pageWords(pages), pages.length === 1);
  return detail === undefined || code === 'no-text-layer' ? said : `${said}: ${detail}`;
}

/** `page 3`, `pages 3-5, 9`. */
function pageWords(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && last[1] + 1 === page) last[1] = page;
    else runs.push([page, page]);
  }
  const words = runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`));
  return `${pages.length === 1 ? 'page' : 'pages'} ${words.join(', ')}`;
}
