import type { Box, Limits } from '../types.ts';
import { faultOf } from './alto.ts';
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

/** An element that may carry text: a region, a line, a word, a glyph. */
interface OpenElement {
  readonly kind: 'region' | 'line' | 'word' | 'glyph' | 'page';
  readonly id: string | undefined;
  readonly furniture: RecognisedLine['furniture'];
  box?: Box;
  readonly words: RecognisedWord[];
  readonly lines: DraftLine[];
  reading?: Reading;
}

type DraftLine = RecognisedLine & { readonly ids: readonly string[] };

/** One TextEquiv: of several the one with the lowest index counts (PAGE 2019-07-15, TextEquivType), of equals the first. */
interface Reading {
  readonly index: number;
  readonly confidence?: number;
  text: string;
}

const kinds: Readonly<Record<string, OpenElement['kind']>> = {
  Page: 'page',
  TextLine: 'line',
  Word: 'word',
  Glyph: 'glyph',
};

const furnitureOf: Readonly<Record<string, RecognisedLine['furniture']>> = {
  header: 'running head',
  footer: 'running head',
  'page-number': 'folio',
};

const groups = /^(?:Uno|O)rderedGroup(?:Indexed)?$/;

/**
 * Reads PAGE XML of any version: for every line its first reading, the words' own boxes and confidences where they say the same, and
 * the reading order with its groups. A region without lines gives the lines of its own text. Other readings, and what regions, words
 * and glyphs say again, are no further text.
 *
 * In: the file as text. Out: its pages, mostly one; regions of the type header, footer and page-number are furniture.
 *
 * @throws GazetteError as `scanMarkup` does, `too-large` where there are more pages than are to be read
 * @example
 * readPageXml('<PcGts>…<TextLine><Coords points="20,37 90,37 90,52 20,52"/><TextEquiv conf=".9"><Unicode>各位代表：</Unicode>…', 'p.xml')
 * // { pages: [{ lines: [{ words: [{ text: '各位代表：', confidence: 0.9, box: … }], box: … }], … }], … }
 */
export function readPageXml(markup: string, name: string, limits: Limits = {}): Recognised {
  const pages: RecognisedPage[] = [];
  const path: OpenElement[] = [];
  let order = new ReadingOrderReader();
  let reading: Reading | undefined;
  let isText = false;
  let points: string[] | undefined;

  const open = (kind: OpenElement['kind'], { id, type }: Attributes) => {
    const furniture = (type === undefined ? undefined : furnitureOf[type]) ?? path.at(-1)?.furniture;
    path.push({ kind, id, furniture, words: [], lines: [] });
  };
  const close = () => {
    const ended = path.pop()!;
    const around = path.at(-1);
    if (ended.kind === 'page') {
      pages.push(rankLines(ended.lines, order.ranks()));
    } else if (ended.kind === 'word') around?.words.push(...wordsOf(ended));
    else if (ended.kind === 'line') around?.lines.push(...lineOf(ended, path));
    else if (ended.kind === 'region') {
      const own = ended.lines.length > 0 ? ended.lines : linesOfRegion(ended, path);
      around?.lines.push(...own);
    }
  };
  const scanned = scanMarkup(markup, name, {
    open(element, attributes) {
      if (element === 'Page') {
        guardPages(pages.length + 1, name, limits);
        order = new ReadingOrderReader();
      }
      const kind = kindOf(element);
      if (kind) open(kind, attributes);
      else if (groups.test(element)) order.open(element, attributes);
      else if (/^RegionRef(?:Indexed)?$/.test(element)) order.refer(attributes.regionRef ?? '', attributes);
      else if (element === 'TextEquiv') reading = readingOf(attributes);
      else if (element === 'Unicode') isText = reading !== undefined;
      else if (element === 'Coords') points = attributes.points === undefined ? [] : [attributes.points];
      else if (element === 'Point') points?.push(`${attributes.x},${attributes.y}`);
    },
    close(element) {
      const here = path.at(-1);
      if (kindOf(element)) close();
      else if (groups.test(element)) order.close();
      else if (element === 'Unicode') isText = false;
      else if (element === 'TextEquiv') {
        if (here && reading && (here.reading === undefined || reading.index < here.reading.index))
          here.reading = reading;
        reading = undefined;
      } else if (element === 'Coords') {
        const box = points && boxOf(points.join(' '));
        if (here && box) here.box = box;
        points = undefined;
      }
    },
    text(text) {
      if (isText && reading) reading.text += text;
    },
  });
  return {
    pages,
    warnings: scanned.firstFault === undefined ? [] : [faultOf(scanned.firstFault, scanned.cutOff)],
  };
}

function kindOf(element: string): OpenElement['kind'] | undefined {
  return kinds[element] ?? (/Region$|^TableCell$/.test(element) ? 'region' : undefined);
}

function readingOf({ index, conf }: Attributes): Reading {
  const [place, confidence] = [Number(index ?? 0), Number(conf ?? Number.NaN)];
  return {
    index: Number.isFinite(place) ? place : 0,
    text: '',
    ...(confidence >= 0 && confidence <= 1 ? { confidence } : {}),
  };
}

function wordsOf({ reading, box }: OpenElement): readonly RecognisedWord[] {
  const text = oneLine(reading?.text ?? '');
  if (text === '') return [];
  const { confidence } = reading!;
  return [{ text, ...(box ? { box } : {}), ...(confidence === undefined ? {} : { confidence }) }];
}

/** The reading of the line itself counts; its words stand for it where they say the same, for they have places of their own. */
function lineOf(line: OpenElement, path: readonly OpenElement[]): readonly DraftLine[] {
  const whole = wordsOf(line);
  const said = whole.map(({ text }) => text).join(' ');
  const spelt = line.words.map(({ text }) => text).join(' ');
  const words =
    whole.length === 0 ? line.words : said === spelt || closed(said) === closed(spelt) ? glue(line.words, said) : whole;
  if (words.length === 0) return [];
  const box = line.box ?? boxAround(words.map((word) => word.box));
  const { furniture } = line;
  return [{ words, ids: idsOf(line, path), ...(box ? { box } : {}), ...(furniture ? { furniture } : {}) }];
}

/** Words with blanks between them where the line has some. */
function glue(words: readonly RecognisedWord[], line: string): readonly RecognisedWord[] {
  let at = 0;
  return words.map((word, i) => {
    const isBlank = line[at] === ' ';
    const own = closed(word.text).length;
    for (let seen = 0; seen < own && at < line.length; at += 1) if (line[at] !== ' ') seen += 1;
    return i > 0 && !isBlank ? { ...word, isGlued: true } : word;
  });
}

/** A region's own text; its box says nothing of one line where there are several. */
function linesOfRegion(region: OpenElement, path: readonly OpenElement[]): readonly DraftLine[] {
  const texts = (region.reading?.text ?? '').split(/\r\n|[\r\n\u2028\u2029]/u).filter((text) => text.trim() !== '');
  const { furniture, box } = region;
  return texts.map((text) => ({
    words: [{ text: oneLine(text) }],
    ids: idsOf(region, path),
    ...(box && texts.length === 1 ? { box } : {}),
    ...(furniture ? { furniture } : {}),
  }));
}

function idsOf(element: OpenElement, path: readonly OpenElement[]): readonly string[] {
  return [...path, element].flatMap(({ id }) => (id === undefined ? [] : [id]));
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function closed(text: string): string {
  return text.replaceAll(' ', '');
}

/** A line takes the place of the innermost region around it that is named; one that is in none stays behind the one before it. */
function rankLines(lines: readonly DraftLine[], ranks: ReadonlyMap<string, number>): RecognisedPage {
  let last = -1;
  const isOrdered = ranks.size > 0;
  return {
    isOrdered,
    lines: lines.map(({ ids, ...line }) => {
      const id = ids.findLast((each) => ranks.has(each));
      last = id === undefined ? last : ranks.get(id)!;
      return { ...line, ...(isOrdered ? { rank: last } : {}) };
    }),
  };
}

/** The box around the points of a polygon, `x,y x,y …`. */
function boxOf(points: string): Box | undefined {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1 / 0, -1 / 0];
  for (const [, x, y] of points.matchAll(/(-?[\d.]+)[,\s]+(-?[\d.]+)/g)) {
    left = Math.min(left, Number(x));
    right = Math.max(right, Number(x));
    top = Math.min(top, Number(y));
    bottom = Math.max(bottom, Number(y));
  }
  return right > left && bottom > top ? { left, top, right, bottom } : undefined;
}
