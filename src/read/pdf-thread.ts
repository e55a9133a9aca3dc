import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { PdfAnswer, PdfContent, PdfPage, PdfRequest } from './pdf-messages.ts';
import {
  type ContentMark,
  followMarks,
  type PageStructure,
  readStructure,
  type StructureNode,
} from './pdf-structure.ts';

/**
 * Reads a PDF page by page with pdfjs, in a thread of its own: pdfjs never gives way to a timer while it reads, wants globals
 * that Node lacks, and tells of lost text on the console only. Here all that harms nobody, and the reader can end the thread.
 *
 * In: {@link PdfRequest}s. Out: one {@link PdfAnswer} to each, in order.
 */

/** So many paths on a page without text are letters drawn as outlines. */
const FEWEST_OUTLINES = 40;

const port = parentPort!;
const { push } = Array.prototype;
let document: PDFDocumentProxy | undefined;
let isTagged = false;
let looks = 0;
let warnings: string[] = [];

console.warn = (message: unknown) => {
  warnings.push(String(message).replace(/^Warning: /, ''));
};
console.log = console.warn;

// Text needs neither; pdfjs asks for them when it is loaded. Without the stream it inflates by itself, in two thirds of the time.
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
  (globalThis as Record<string, unknown>)[name] ??= class {};
}
Reflect.deleteProperty(globalThis, 'DecompressionStream');

const root = new URL('.', import.meta.resolve('pdfjs-dist/package.json'));
const folder = (name: string) => fileURLToPath(new URL(`${name}/`, root));

let queue = Promise.resolve();
port.on('message', (request: PdfRequest) => {
  queue = queue.then(async () => {
    const answer = await answerTo(request).catch(
      (error: unknown): PdfAnswer => ({
        kind: 'failed',
        name: error instanceof Error ? error.name : 'Error',
        message: error instanceof Error ? error.message : String(error),
        warnings: takeWarnings(),
      }),
    );
    port.postMessage(answer);
  });
});

async function answerTo(request: PdfRequest): Promise<PdfAnswer> {
  if (request.kind === 'open') {
    looks = request.looks;
    const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
    takeWarnings();
    document = await pdfjs.getDocument({
      data: request.bytes,
      cMapUrl: folder('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: folder('standard_fonts'),
      isEvalSupported: false,
      useSystemFonts: false,
    }).promise;
    restorePush();
    isTagged = (await document.getMarkInfo())?.Marked === true;
    return { kind: 'opened', pages: document.numPages, warnings: takeWarnings() };
  }
  const page = await document!.getPage(request.page);
  try {
    return { kind: 'page', page: await readPage(page), warnings: takeWarnings() };
  } finally {
    page.cleanup();
  }
}

/**
 * The polyfills of pdfjs's build for older engines put a slow push, made for engines that get the length of huge arrays wrong, in place of
 * Node's: every glyph goes through it, a sixth of all reading.
 */
function restorePush(): void {
  if (Array.prototype.push !== push) Array.prototype.push = push;
}

function takeWarnings(): readonly string[] {
  const taken = [...new Set(warnings)];
  warnings = [];
  return taken;
}

async function readPage(page: PDFPageProxy): Promise<PdfPage> {
  const view = page.getViewport({ scale: 1 });
  const structure = await structureOf(page);
  const { items, styles } = await page.getTextContent(structure ? { includeMarkedContent: true } : {});
  const marks = structure && followMarks(structure.blockOf);
  const contents = items.flatMap((item): PdfContent[] => {
    if (!('str' in item)) {
      marks?.mark(item as ContentMark);
      return [];
    }
    const block = marks?.block();
    const { str: text, transform, width, height, fontName } = item;
    return [
      {
        text,
        transform: transform as readonly number[],
        width,
        height,
        isVertical: styles[fontName]?.vertical ?? false,
        ...(block === undefined ? {} : { block }),
      },
    ];
  });
  const hasText = contents.some(({ text }) => text.trim() !== '');
  return {
    width: view.width,
    height: view.height,
    transform: view.transform as readonly number[],
    contents,
    ...(structure ? { structure: { blocks: structure.blocks, isDoubled: structure.isDoubled } } : {}),
    showsPicture: hasText ? false : await showsPicture(page),
  };
}

/** A tree that cannot be read is none: what it says can be done without. */
async function structureOf(page: PDFPageProxy): Promise<PageStructure | null> {
  if (!isTagged) return null;
  const tree: StructureNode | null = await page.getStructTree().catch(() => null);
  return tree && readStructure(tree);
}

/** Whether a page without text has a picture on it, or letters drawn as outlines. */
async function showsPicture(page: PDFPageProxy): Promise<boolean> {
  looks -= 1;
  if (looks < 0) return true;
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { fnArray } = await page.getOperatorList();
  const pictures: readonly number[] = [
    OPS.paintImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageXObjectRepeat,
    OPS.paintImageMaskXObjectGroup,
    OPS.paintInlineImageXObjectGroup,
  ];
  return (
    fnArray.some((operator) => pictures.includes(operator)) ||
    fnArray.filter((operator) => operator === OPS.constructPath).length >= FEWEST_OUTLINES
  );
}
