import { isDataTable } from './html-tables.ts';

/** What this reader needs of a node of the document tree (DOM Level 4, as linkedom gives it). */
export interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly childNodes: Iterable<HtmlNode>;
  readonly textContent: string | null;
  getAttribute?(name: string): string | null;
  setAttribute?(name: string, value: string): void;
  querySelectorAll?(selector: string): Iterable<HtmlNode> & { readonly length: number };
}

/** An element that holds lines, with those around it. */
export interface HtmlBlock {
  readonly number: number;
  readonly name: string;
  readonly parent: HtmlBlock | null;
  /** Its id, classes and role, in small letters. */
  readonly hint: string;
  readonly isHidden: boolean;
}

/** One line as a browser would show it, if lines were endless; offsets in the page's text. */
export interface HtmlLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly indent: number;
  readonly blanksBefore: number;
  readonly block: HtmlBlock;
  /** Characters inside links, as a share of all; and whether one of them leads to a file. */
  readonly linked: number;
  readonly linksFile: boolean;
  readonly isRow: boolean;
}

export interface HtmlText {
  /** All text content in file order. */
  readonly text: string;
  readonly lines: readonly HtmlLine[];
  /** How deep elements stand in one another. */
  readonly depth: number;
}

/** Attribute that lets an element be found again in what Readability makes of the page. */
export const MARK = 'data-gazette-block';

/** Elements that hold no text for a reader: programs, styles, templates. What they hold is no text content of the page. */
const silent: ReadonlySet<string> = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'META', 'LINK', 'BASE']);

const inline: ReadonlySet<string> = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q RP RT RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR IMG BUTTON INPUT SELECT O:P ST1'.split(
    ' ',
  ),
);

const file = /\.(?:docx?|xlsx?|pptx?|pdf|wps|et|zip|rar|ofd|txt)(?:$|[?#])/iu;

/** Elements deeper than this are read as one text: no page of a person's making nests so far. */
const DEEPEST = 600;

/**
 * Reads the text of a page: every text node in file order, blocks and `<br>` on lines of their own, the cells of a table of data parted by
 * tabs, white space collapsed as a browser does (CSS Text 3, section 4; a line feed between ideographs goes). Marks every block with
 * {@link MARK}.
 */
export function readHtmlText(root: HtmlNode): HtmlText {
  const page = new PageText();
  const first: HtmlBlock = { number: 0, name: '#document', parent: null, hint: '', isHidden: false };
  page.walk(root, { block: first, isLink: false, isPre: false, isCell: false, depth: 0 });
  page.endLine(first);
  return { text: page.text, lines: page.lines, depth: page.depth };
}

interface Place {
  readonly block: HtmlBlock;
  readonly isLink: boolean;
  readonly isPre: boolean;
  /** In a cell of a table of data, where a block begins no line. */
  readonly isCell: boolean;
  readonly depth: number;
}

/** The text as it grows, and the line that is open. */
class PageText {
  text = '';
  readonly lines: HtmlLine[] = [];
  depth = 0;
  #start = 0;
  #block: HtmlBlock | null = null;
  #linked = 0;
  #letters = 0;
  #linksFile = false;
  #blanks = 0;
  #blocks = 0;
  #pending: '' | 'space' | 'feed' = '';

  walk(node: HtmlNode, place: Place): void {
    if (node.nodeType === 3) this.#add(node.textContent ?? '', place);
    else if (node.nodeType === 1) this.#element(node, place);
    else if (node.nodeType === 9 || node.nodeType === 11) this.#children(node, place);
  }

  #children(node: HtmlNode, place: Place): void {
    this.depth = Math.max(this.depth, place.depth);
    if (place.depth > DEEPEST) this.#add(node.textContent ?? '', place);
    else for (const child of node.childNodes) this.walk(child, { ...place, depth: place.depth + 1 });
  }

  #element(node: HtmlNode, place: Place): void {
    const name = node.nodeName.toUpperCase();
    if (silent.has(name)) return;
    const attribute = (key: string) => node.getAttribute?.(key) ?? '';
    const isHidden = hides(node);
    if (name === 'BR' || name === 'HR') {
      if (place.isCell) this.#pending = 'space';
      else this.endLine(place.block);
      return;
    }
    const isLink = place.isLink || (name === 'A' && attribute('href') !== '');
    if (name === 'A' && file.test(attribute('href'))) this.#linksFile = true;
    const isPlain = inline.has(name) && (!isHidden || place.block.isHidden);
    if (isPlain) {
      this.#children(node, { ...place, isLink });
      return;
    }
    this.#blocks += 1;
    const hint = `${attribute('id')} ${attribute('class')} ${attribute('role')}`.toLowerCase();
    const block: HtmlBlock = {
      number: this.#blocks,
      name,
      parent: place.block,
      hint,
      isHidden: isHidden || place.block.isHidden,
    };
    node.setAttribute?.(MARK, String(block.number));
    if (name === 'TABLE' && !place.isCell && isDataTable(node)) {
      this.endLine(place.block);
      this.#table(node, { ...place, block, isLink });
      return;
    }
    if (place.isCell) this.#pending = 'space';
    else this.endLine(place.block);
    this.#children(node, { ...place, block, isLink, isPre: place.isPre || name === 'PRE' });
    if (place.isCell) this.#pending = 'space';
    else this.endLine(block);
  }

  #table(node: HtmlNode, place: Place): void {
    for (const child of node.childNodes) {
      const name = child.nodeName.toUpperCase();
      if (name === 'TR') this.#row(child, place);
      else if (/^(?:TBODY|THEAD|TFOOT)$/u.test(name)) this.#table(child, place);
      else if (name === 'CAPTION') this.walk(child, { ...place, depth: place.depth + 1 });
    }
  }

  #row(node: HtmlNode, place: Place): void {
    let cells = 0;
    for (const child of node.childNodes) {
      if (!/^T[DH]$/u.test(child.nodeName.toUpperCase())) continue;
      if (cells > 0) {
        this.#pending = '';
        this.text += '\t';
        this.#block ??= place.block;
      }
      cells += 1;
      this.#children(child, { ...place, isCell: true });
      this.#pending = '';
    }
    this.endLine(place.block, true);
  }

  #add(raw: string, { block, isLink, isPre }: Place): void {
    if (isPre) {
      for (const [i, line] of raw.split(/\r\n?|\n/u).entries()) {
        if (i > 0) this.endLine(block);
        if (line !== '') this.#put(line, block, isLink);
      }
      return;
    }
    for (const { 0: run } of raw.matchAll(/[ \t\n\r\f]+|[^ \t\n\r\f]+/gu)) {
      if (!/^[ \t\n\r\f]/u.test(run)) this.#put(run, block, isLink);
      else if (this.#pending !== 'space') this.#pending = /[\n\r]/u.test(run) ? 'feed' : 'space';
    }
  }

  #put(run: string, block: HtmlBlock, isLink: boolean): void {
    const before = this.text.charCodeAt(this.text.length - 1);
    const isOpen = this.text.length > this.#start && before !== 0x09;
    const isBetweenWide = before >= 0x2e80 && run.charCodeAt(0) >= 0x2e80;
    if (isOpen && (this.#pending === 'space' || (this.#pending === 'feed' && !isBetweenWide))) this.text += ' ';
    this.#pending = '';
    // A line feed that no browser shows as one would be read as one.
    this.text += run.replace(/[\v\u0085\u2028\u2029]/gu, ' ');
    this.#block ??= block;
    const letters = run.trim().length;
    this.#letters += letters;
    if (isLink) this.#linked += letters;
  }

  endLine(block: HtmlBlock, isRow = false): void {
    this.#pending = '';
    const raw = this.text.slice(this.#start);
    // An empty first cell keeps its tab.
    const opened = isRow && raw.trim() !== '' ? raw : raw.trimStart();
    if (opened !== '') {
      const start = this.text.length - opened.length;
      const text = opened.trimEnd();
      this.lines.push({
        start,
        end: start + text.length,
        text,
        indent: isRow ? 0 : raw.length - opened.length,
        blanksBefore: Math.min(1, this.#blanks),
        block: this.#block ?? block,
        linked: this.#letters === 0 ? 0 : this.#linked / this.#letters,
        linksFile: this.#linksFile,
        isRow,
      });
      this.#blanks = 0;
    } else if (raw !== '') this.#blanks += 1;
    if (raw !== '') this.text += '\n';
    this.#start = this.text.length;
    this.#block = null;
    this.#linked = 0;
    this.#letters = 0;
    this.#linksFile = false;
  }
}

function hides(node: HtmlNode): boolean {
  const attribute = (key: string) => node.getAttribute?.(key) ?? null;
  if (attribute('hidden') !== null || attribute('aria-hidden') === 'true') return true;
  return /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(attribute('style') ?? '');
}
