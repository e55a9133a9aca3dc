import { GazetteError } from '../errors.ts';
import type { Gutter } from '../geometry/find-gutters.ts';
import type { Document, Notice } from '../types.ts';
import { guardPages } from './limits.ts';
import { buildPdfDocument } from './pdf-document.ts';
import { openPdf, type PdfFile } from './pdf-file.ts';
import { type ReadPdfPage, readPdfPage } from './pdf-lines.ts';
import type { Encoded } from './reader.ts';

/** Gutters of earlier pages that are kept in mind: those of eight pages or so. */
const MOST_KNOWN = 24;

/** Words of pdfjs when it could not read letters of a page. */
const lostText = /translateFont|Unable to load CMap|loadFont|ignoring XObject|Error during font loading|ToUnicode/i;

function askPage(file: PdfFile, number: number): ReturnType<PdfFile['page']> {
  const asked = file.page(number);
  // Where the page before it cannot be laid out nobody waits for it any more.
  asked.catch(() => {});
  return asked;
}

/**
 * Reads a PDF: the text of its pages in file order, and its lines in the order in which its pages show them.
 *
 * Pages are read one at a time in a thread of their own; of a page only its lines are kept. Pages without text, text that a
 * broken font hides, and pages that cannot be read are notices.
 *
 * @throws GazetteError `encrypted-input`, `broken-input`, `too-large`; `no-text-layer` where no page has text
 */
export async function readPdf(input: Encoded): Promise<Document> {
  const { id, path, content, onPage } = input;
  const name = path === '-' ? 'standard input' : path;
  if (typeof content === 'string') throw new GazetteError('broken-input', name);
  const file = await openPdf(content, name);
  try {
    guardPages(file.pages, name, input);
    const notices: Notice[] = [];
    const told = new Set<string>();
    const tell = (code: Notice['code'], page?: number, detail?: string) => {
      // What pdfjs says of a font it says again on every page.
      const key = `${code === 'reader-warning' ? '' : page} ${code} ${detail?.replace(/\d+/g, '#')}`;
      if (told.has(key)) return;
      told.add(key);
      notices.push({ source: id, code, ...(page ? { page } : {}), ...(detail ? { detail } : {}) });
    };
    for (const warning of file.warnings) tell('reader-warning', undefined, warning);
    const pages: ReadPdfPage[] = [];
    let known: readonly Gutter[] = [];
    // The next pages are read while this one is laid out.
    const asked = Array.from({ length: Math.min(file.pages, file.atOnce) }, (_, k) => askPage(file, k + 1));
    for (let number = 1; number <= file.pages; number += 1) {
      const { page, warnings } = await asked.shift()!;
      if (number + file.atOnce <= file.pages) asked.push(askPage(file, number + file.atOnce));
      for (const warning of page ? warnings : warnings.slice(0, -1)) {
        tell(lostText.test(warning) ? 'text-lost' : 'reader-warning', number, warning);
      }
      if (page === null) tell('pages-left-out', number, warnings.at(-1));
      else {
        const read = readPdfPage(page, known);
        known = read.gutters.length > 0 ? [...known, ...read.gutters].slice(-MOST_KNOWN) : known;
        if (read.lines.length === 0 && page.showsPicture) tell('no-text-layer', number);
        pages.push(read);
      }
      onPage?.(path, number, file.pages);
    }
    if (pages.every(({ lines }) => lines.length === 0)) {
      throw new GazetteError(
        notices.some(({ code }) => code === 'pages-left-out') ? 'broken-input' : 'no-text-layer',
        name,
      );
    }
    return buildPdfDocument({ id, path, media: 'pdf', encoding: 'pdf' }, pages, notices);
  } finally {
    await file.close();
  }
}
