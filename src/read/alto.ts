import type { Box, Limits } from '../types.ts';
import { guardPages } from './limits.ts';
import { ReadingOrderReader } from './reading-order.ts';
import {
  boxAround,
  type Recognised,
  type RecognisedLine,
  type RecognisedPage,
  type RecognisedWord,
} from './recognised.ts';
import { scanMarkup } from './scan-markup.ts';

type Attributes = Readonly<Record<string, string>>;

interface OpenLine {
  readonly words: RecognisedWord[];
  readonly box?: Box;
  readonly ids: readonly string[];
  readonly furniture?: RecognisedLine['furniture'];
  isGlued: boolean;
  brokenWord?: RecognisedLine['brokenWord'];
  /** The broken word as the file says it whole, of a first part. */
  whole?: string;
}

interface DraftPage {
  readonly lines: (RecognisedLine & { readonly ids: readonly string[] })[];
  readonly next: Map<string, string>;
}

/**
 * Reads ALTO 2 to 4: the text of every String and hyphen mark (HYP), their boxes and confidences (WC), and the reading order where
 * the file gives one (ReadingOrder, IDNEXT). Alternatives, glyphs and the description of the file are no text. A word broken
 * between two lines whose whole form the file knows (SUBS_CONTENT) is marked as such.
 *
 * In: the file as text. Out: pages in file order; places in the file's own unit.
 *
 * @throws GazetteError as `scanMarkup` does, `too-large` where there are more pages than are to be read
 * @example
 * readAlto('<alto><Layout><Page><PrintSpace>…<String CONTENT="各位代表：" WC="0.96"/>…', 'page.xml')
 * // { pages: [{ lines: [{ words: [{ text: '各位代表：', confidence: 0.96 }] }], … }], … }
 */
export function readAlto(markup: string, name: string, limits: Limits = {}): Recognised {
  const pages: DraftPage[] = [];
  const order = new ReadingOrderReader();
  const ids: (string | undefined)[] = [];
  let hasBlanks = false;
  let margin: RecognisedLine['furniture'];
  let line: OpenLine | undefined;

  const openPage = () => {
    pages.push({ lines: [], next: new Map() });
    guardPages(pages.length, name, limits);
  };
  const endLine = () => {
    const ended = line;
    line = undefined;
    if (!ended || ended.words.length === 0) return;
    if (pages.length === 0) openPage();
    const { words, furniture, brokenWord, ids: around } = ended;
    const box = ended.box ?? boxAround(words.map((each) => each.box));
    pages.at(-1)!.lines.push({
      words,
      ids: around,
      ...(box ? { box } : {}),
      ...(furniture ? { furniture } : {}),
      ...(brokenWord ? { brokenWord } : {}),
    });
  };
  const opens: Readonly<Record<string, (attributes: Attributes, element: string) => void>> = {
    Page: openPage,
    TopMargin: () => {
      margin = 'running head';
    },
    BottomMargin: () => {
      margin = 'running head';
    },
    TextBlock: linkNext,
    ComposedBlock: linkNext,
    TextLine: (attributes) => {
      endLine();
      const around = ids.filter((id) => id !== undefined);
      line = {
        words: [],
        ids: around,
        isGlued: false,
        ...placeOf(attributes),
        ...(margin ? { furniture: margin } : {}),
      };
    },
    String: (attributes) => {
      line ??= { words: [], ids: ids.filter((id) => id !== undefined), isGlued: false };
      pushWord(line, attributes);
    },
    SP: () => {
      hasBlanks = true;
      if (line) line.isGlued = false;
    },
    HYP: (attributes) => {
      if (line) pushHyphen(line, attributes);
    },
    OrderedGroup: (attributes, element) => order.open(element, attributes),
    UnorderedGroup: (attributes, element) => order.open(element, attributes),
    ElementRef: (attributes) => order.refer(attributes.REF ?? '', attributes),
  };
  function linkNext({ ID, IDNEXT }: Attributes) {
    if (ID && IDNEXT) pages.at(-1)?.next.set(ID, IDNEXT);
  }
  const closes: Readonly<Record<string, () => void>> = {
    TextLine: endLine,
    TextBlock: endLine,
    TopMargin: leaveMargin,
    BottomMargin: leaveMargin,
    OrderedGroup: () => order.close(),
    UnorderedGroup: () => order.close(),
  };
  function leaveMargin() {
    margin = undefined;
  }
  const scanned = scanMarkup(markup, name, {
    open(element, attributes) {
      ids.push(attributes.ID);
      opens[element]?.(attributes, element);
    },
    close(element) {
      closes[element]?.();
      ids.pop();
    },
    text() {},
  });
  endLine();
  const ranks = order.ranks();
  return {
    pages: pages.map((page) => rankLines(page, ranks, hasBlanks)),
    warnings: scanned.firstFault === undefined ? [] : [faultOf(scanned.firstFault, scanned.cutOff)],
  };
}

/** What to tell of XML that is none: where it is cut off, else its first fault. */
export function faultOf(firstFault: string, cutOff: string | undefined): string {
  return cutOff === undefined ? firstFault : `the file ends inside <${cutOff}>`;
}

/** A String of which one HypPart is known: the hyphen behind the first belongs to no word. */
function pushWord(line: OpenLine, { CONTENT = '', WC, SUBS_TYPE, SUBS_CONTENT, ...attributes }: Attributes): void {
  const text = CONTENT.replace(/\s+/gu, ' ').trim();
  if (text === '') return;
  const confidence = Number(WC ?? Number.NaN);
  const isGlued = line.words.length > 0 && line.isGlued;
  line.words.push({
    text,
    ...placeOf(attributes),
    ...(confidence >= 0 && confidence <= 1 ? { confidence } : {}),
    ...(isGlued ? { isGlued } : {}),
  });
  line.isGlued = true;
  const { brokenWord: _, ...rest } = line;
  Object.assign(line, rest);
  delete line.brokenWord;
  delete line.whole;
  if (SUBS_TYPE !== 'HypPart1' || SUBS_CONTENT === undefined) return;
  line.whole = SUBS_CONTENT.trim();
  breakWord(line, 0);
}

function pushHyphen(line: OpenLine, { CONTENT = '-', ...attributes }: Attributes): void {
  const text = CONTENT.trim();
  const last = line.words.at(-1);
  if (text === '' || !last) return;
  // Some programs write the mark in the String as well.
  if (!last.text.endsWith(text)) line.words.push({ text, ...placeOf(attributes), isGlued: true });
  breakWord(line, text.length);
}

/** Notes that the last word is broken where its parts, without the mark, are the whole word that the file names. */
function breakWord(line: OpenLine, mark: number): void {
  const { whole, words } = line;
  if (whole === undefined) return;
  const last = words.at(-1)!.text;
  const own = mark > 0 && last.length === mark ? `${words.at(-2)?.text ?? ''}${last}` : last;
  const hyphen = mark > 0 ? mark : /[-‐‑\u00ad¬⸗=]$/u.test(own) ? 1 : 0;
  const stem = own.slice(0, own.length - hyphen);
  if (stem !== '' && whole.startsWith(stem) && whole.length > stem.length)
    line.brokenWord = { stem: own, hyphen, rest: whole.slice(stem.length) };
}

function placeOf({ HPOS, VPOS, WIDTH, HEIGHT }: Attributes): { readonly box?: Box } {
  const [left, top, width, height] = [HPOS, VPOS, WIDTH, HEIGHT].map((each) => Number(each ?? Number.NaN));
  if (!Number.isFinite(left) || !Number.isFinite(top) || !(width! > 0) || !(height! > 0)) return {};
  return { box: { left: left!, top: top!, right: left! + width!, bottom: top! + height! } };
}

/**
 * Gives every line the place of the innermost element around it that the reading order names; one that it names nowhere stays
 * behind the line before it in the file. A file without any blank between its words (SP) parts them by the words alone.
 */
function rankLines({ lines, next }: DraftPage, named: ReadonlyMap<string, number>, hasBlanks: boolean): RecognisedPage {
  const ranks = lines.some(({ ids }) => ids.some((id) => named.has(id))) ? named : ranksOfChain(next);
  let last = -1;
  const isOrdered = ranks.size > 0;
  return {
    isOrdered,
    lines: lines.map(({ ids, words, ...line }) => {
      const id = ids.findLast((each) => ranks.has(each));
      last = id === undefined ? last : ranks.get(id)!;
      return {
        ...line,
        words: hasBlanks ? words : words.map((word) => (isMark(word, words) ? word : withoutGlue(word))),
        ...(isOrdered ? { rank: last } : {}),
      };
    }),
  };
}

function isMark(word: RecognisedWord, words: readonly RecognisedWord[]): boolean {
  return word === words.at(-1) && /^[-‐‑\u00ad¬⸗=]$/u.test(word.text);
}

function withoutGlue({ isGlued: _, ...word }: RecognisedWord): RecognisedWord {
  return word;
}

/** Places of blocks that name the next one; none where the chain is no single one. */
function ranksOfChain(next: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const targets = new Set(next.values());
  const starts = [...next.keys()].filter((id) => !targets.has(id));
  const ranks = new Map<string, number>();
  for (const start of starts) {
    for (let id: string | undefined = start; id !== undefined && !ranks.has(id); id = next.get(id))
      ranks.set(id, ranks.size);
  }
  return starts.length === 1 ? ranks : new Map();
}
