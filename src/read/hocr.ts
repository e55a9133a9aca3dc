import type { Box, Limits } from '../types.ts';
import { guardPages } from './limits.ts';
import {
  boxAround,
  type Recognised,
  type RecognisedLine,
  type RecognisedPage,
  type RecognisedWord,
} from './recognised.ts';
import { scanMarkup } from './scan-markup.ts';

/**
 * Classes of what is one printed line (hOCR 1.2, sections 4 to 6). Tesseract writes a line of a heading as `ocr_header` and one
 * of small print as `ocr_caption`, other programs put lines inside these: a line that opens in another one takes its place.
 */
const lineClasses = new Set(
  ['line', 'header', 'footer', 'caption', 'textfloat', 'pageno', 'title', 'author'].map((each) => `ocr_${each}`),
).add('ocrx_line');

/** Elements of HTML that end a line of text which no class marks. */
const blocks = /^(?:p|div|br|tr|td|th|li|ul|ol|h[1-6]|table|body|section|blockquote|pre)$/;

/** Elements whose text no page shows. */
const unseen = /^(?:title|script|style|head|noscript)$/;

/** What an open element is to the reader. */
type Role = 'page' | 'line' | 'word' | 'unseen' | 'block' | 'other';

interface OpenWord {
  readonly box?: Box;
  readonly confidence?: number;
  text: string;
}

interface OpenLine {
  readonly words: RecognisedWord[];
  readonly box?: Box;
  readonly furniture?: RecognisedLine['furniture'];
}

/**
 * Reads hOCR: pages, lines and words by their classes, whatever the elements and whatever else stands in the file. Text of a page
 * that no class marks as a line is one of its own, ended by the blocks of HTML; what stands on no page is outside.
 *
 * In: the file as text; it may be HTML that is no XML. Out: pages in file order.
 *
 * @throws GazetteError as `scanMarkup` does, `too-large` where there are more pages than are to be read
 * @example
 * readHocr("<div class='ocr_page'><span class='ocr_line' title='bbox 200 374 325 401'>各位代表：</span></div>", 'a.hocr')
 * // { pages: [{ lines: [{ words: [{ text: '各位代表：' }], box: { left: 200, top: 374, right: 325, bottom: 401 } }], … }], … }
 */
export function readHocr(markup: string, name: string, limits: Limits = {}): Recognised {
  const pages: RecognisedLine[][] = [];
  const before: RecognisedLine[] = [];
  const roles: Role[] = [];
  let pagesOpen = 0;
  let linesOpen = 0;
  let hidden = 0;
  let line: OpenLine | undefined;
  let word: OpenWord | undefined;
  let isBlankPending = false;

  const endWord = () => {
    if (!word) return;
    const { text, ...place } = word;
    word = undefined;
    pushText(text, place);
  };
  const endLine = () => {
    endWord();
    const ended = line;
    line = undefined;
    isBlankPending = false;
    if (!ended || ended.words.length === 0) return;
    const { words, furniture } = ended;
    const box = ended.box ?? boxAround(words.map((each) => each.box));
    const isOutside = pagesOpen === 0 || hidden > 0;
    (pages.at(-1) ?? before).push({
      words,
      ...(box ? { box } : {}),
      ...(furniture ? { furniture } : {}),
      ...(isOutside ? { isOutside } : {}),
    });
  };
  const pushText = (raw: string, place: Pick<RecognisedWord, 'box' | 'confidence'>) => {
    const text = raw.replace(whiteSpace, ' ');
    const inner = text.trim();
    if (text.startsWith(' ')) isBlankPending = true;
    if (inner !== '') {
      line ??= { words: [] };
      const isGlued = line.words.length > 0 && !isBlankPending;
      line.words.push({ text: inner, ...place, ...(isGlued ? { isGlued } : {}) });
      isBlankPending = text.endsWith(' ');
    }
  };

  const scanned = scanMarkup(withoutScripts(markup), name, {
    open(element, attributes) {
      const tag = element.toLowerCase();
      const classes = (attribute(attributes, 'class') ?? '').split(/\s+/);
      const role = roleOf(tag, classes);
      roles.push(role);
      if (role === 'other') return;
      // Inside a line, elements of HTML only set it; it ends with its own element.
      if (role === 'block' && linesOpen > 0) return;
      if (role === 'word') endWord();
      else endLine();
      const title = attribute(attributes, 'title') ?? '';
      if (role === 'unseen') hidden += 1;
      else if (role === 'page') {
        pagesOpen += 1;
        pages.push(pages.length === 0 ? before.splice(0) : []);
        guardPages(pages.length, name, limits);
      } else if (role === 'line') {
        linesOpen += 1;
        const furniture = classes.includes('ocr_pageno') ? 'folio' : undefined;
        line = { words: [], ...placeOf(title), ...(furniture ? { furniture } : {}) };
      } else if (role === 'word') word = { text: '', ...placeOf(title), ...confidenceOf(title) };
    },
    close() {
      const role = roles.pop();
      if (role === 'line') linesOpen -= 1;
      if (role === 'word') endWord();
      else if (role === 'block' ? linesOpen === 0 : role !== 'other') endLine();
      if (role === 'page') pagesOpen -= 1;
      if (role === 'unseen') hidden -= 1;
    },
    text(text) {
      if (word) word.text += text;
      else pushText(text, {});
    },
  });
  endLine();
  if (pages.length === 0 && before.length > 0) pages.push(before.map(({ isOutside: _, ...rest }) => rest));
  return {
    pages: pages.map((lines): RecognisedPage => ({ lines, isOrdered: false })),
    warnings: scanned.cutOff === undefined ? [] : [`the file ends inside <${scanned.cutOff}>`],
  };
}

const whiteSpace = /[ \t\r\n\f]+/g;

function roleOf(tag: string, classes: readonly string[]): Role {
  if (classes.includes('ocr_page')) return 'page';
  if (classes.some((each) => lineClasses.has(each))) return 'line';
  if (classes.includes('ocrx_word') || classes.includes('ocr_word')) return 'word';
  if (unseen.test(tag)) return 'unseen';
  return blocks.test(tag) ? 'block' : 'other';
}

function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return attributes[name] ?? attributes[name.toUpperCase()];
}

/** Characters of a title that are looked at: the first properties tell the place. */
const TITLE_HEAD = 2048;

function placeOf(title: string): { readonly box?: Box } {
  const numbers = /(?:^|;)\s*bbox((?:\s+-?[\d.]+){4})/.exec(title.slice(0, TITLE_HEAD))?.[1]?.trim().split(/\s+/);
  const [left, top, right, bottom] = (numbers ?? []).map(Number);
  if (left === undefined || !(right! > left) || !(bottom! > top!)) return {};
  return { box: { left, top: top!, right: right!, bottom: bottom! } };
}

/** `x_wconf` in per cent; `x_conf` and `x_confs` in per cent or, as Kraken writes them, as shares. */
function confidenceOf(title: string): { readonly confidence?: number } {
  const match = /(?:^|;)\s*(x_wconf|x_confs?)((?:\s+[\d.]+)+)/.exec(title.slice(0, TITLE_HEAD));
  if (!match) return {};
  const values = match[2]!.trim().split(/\s+/).map(Number);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const isShare = match[1] !== 'x_wconf' && values.every((value) => value <= 1);
  const confidence = isShare ? mean : mean / 100;
  return Number.isFinite(confidence) ? { confidence: Math.min(1, confidence) } : {};
}

/** Takes scripts and styles out: what stands in them need not be markup. Nothing of them is text. */
function withoutScripts(markup: string): string {
  const opening = /<(script|style)[\s>]/gi;
  let kept = '';
  let from = 0;
  for (let match = opening.exec(markup); match; match = opening.exec(markup)) {
    const closing = new RegExp(`</${match[1]}\\s*>`, 'gi');
    closing.lastIndex = match.index;
    const end = closing.exec(markup);
    if (!end) break;
    kept += markup.slice(from, match.index);
    from = end.index + end[0].length;
    opening.lastIndex = from;
  }
  return from === 0 ? markup : kept + markup.slice(from);
}
