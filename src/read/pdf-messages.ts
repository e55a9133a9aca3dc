/** What the reader asks of the thread that reads a PDF. */
export type PdfRequest =
  /** `looks`: on so many pages without text the thread may look for pictures, which takes long; more are taken to have some. */
  | { readonly kind: 'open'; readonly bytes: Uint8Array; readonly looks: number }
  | { readonly kind: 'page'; readonly page: number };

/** What the thread says; `warnings` are pdfjs's own words since the last answer. */
export type PdfAnswer = { readonly warnings: readonly string[] } & (
  | { readonly kind: 'opened'; readonly pages: number }
  | { readonly kind: 'page'; readonly page: PdfPage }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string }
);

/** One page as pdfjs gives it. */
export interface PdfPage {
  /** In points, as the page is shown. */
  readonly width: number;
  readonly height: number;
  /** From the page's own space, y upwards, to the page as it is shown, y downwards: [a, b, c, d, e, f] of PDF 32000-1, 8.3.3. */
  readonly transform: readonly number[];
  readonly contents: readonly PdfContent[];
  /** What the structure tree of a tagged PDF says of the page; absent where there is none. */
  readonly structure?: PdfStructure;
  /** For a page without text: whether there is anything on it. */
  readonly showsPicture: boolean;
}

/** A stretch of text that pdfjs took together: part of a line, or white space. */
export interface PdfContent {
  readonly text: string;
  /** From the text's own space, one unit an em, to that of the page. */
  readonly transform: readonly number[];
  /** In points, along and across the line; across and along it for vertical text. */
  readonly width: number;
  readonly height: number;
  readonly isVertical: boolean;
  /** Its block in the structure of the page, -1 for what is marked as no text of it. */
  readonly block?: number;
}

/** What the structure tree says of a page. */
export interface PdfStructure {
  /** In the order of the tree. */
  readonly blocks: readonly PdfBlock[];
  /** Content stands in two elements. */
  readonly isDoubled: boolean;
}

/** An element that stands on lines of its own; cells of one row stand side by side. */
export interface PdfBlock {
  readonly role: 'paragraph' | 'heading' | 'item' | 'caption' | 'cell' | 'other';
  /** Of a heading, 1 to 6; 0 for a title, and for a heading without a level. */
  readonly level?: number;
  /** Of a cell: its table and row, each counted on the page from 0. */
  readonly table?: number;
  readonly row?: number;
}
