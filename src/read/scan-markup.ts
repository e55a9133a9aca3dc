import { SaxesParser } from 'saxes';
import { GazetteError } from '../errors.ts';

/** What a scan of a marked-up text tells, in file order. Names come without a prefix and as written. */
export interface MarkupEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/** What a scan found of the file itself. */
export interface ScannedMarkup {
  /** Faults of the markup; HTML that is no XML has many. */
  readonly faults: number;
  readonly firstFault?: string;
  /** The innermost element that the end of the file cuts off. */
  readonly cutOff?: string;
}

/** Elements inside one another. Tesseract, ABBYY, Transkribus and Kraken write at most 14. */
const DEEPEST = 256;

/** Characters of an attribute that may carry text or a place; a picture inside an address (`src`, `href`) may be longer. */
const LONGEST_ATTRIBUTE = 1_000_000;

/** Attributes of one element: hOCR, ALTO and PAGE XML know at most 20. */
const MOST_ATTRIBUTES = 1000;

/** Characters that are given to the parser at a time. */
const CHUNK = 65_536;

/** Elements of HTML that have no end tag, and those whose end tag may be left out (HTML Standard, sections 13.1.2 and 13.1.2.4). */
const withoutEnd = new Set(['br', 'meta', 'link', 'img', 'hr', 'input', 'area', 'base', 'col', 'wbr']);
const mayLackEnd = new Set([...withoutEnd, 'p', 'li', 'html', 'head', 'body', 'tr', 'td', 'th', 'dd', 'dt', 'option']);

/** Entities of HTML that converters write; XML has but five of its own. */
const entities: Readonly<Record<string, string>> = {
  ...{
    nbsp: '\u00a0',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    shy: '\u00ad',
    middot: '·',
    times: '×',
    deg: '°',
  },
  ...{ ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»' },
  ...{ copy: '©', reg: '®', sect: '§', para: '¶', bull: '•', dagger: '†', prime: '′', permil: '‰', plusmn: '±' },
  ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è' },
};

const settings = { xmlns: false, position: false } as const;

/** An ampersand that stands for itself, as in R&D: the parser would read on to the next semicolon. */
const bareAmpersand = /&(?!#?\w{1,31};)/g;

/** A parser that goes on behind a fault, and does not pay for an Error at each: a hostile file can have millions. */
class LenientParser extends SaxesParser<typeof settings> {
  faults = 0;
  firstFault: string | undefined;

  override fail(message: string): this {
    this.faults += 1;
    this.firstFault ??= message;
    return this;
  }
}

/**
 * Reads XML, or HTML that is nearly XML, from its beginning to its end in one go: nothing but the open elements is held. Faults are
 * counted and passed over; elements that the end of the file leaves open are closed there. No entity is expanded and nothing outside the file is opened.
 *
 * @param name how messages call the file
 * @throws GazetteError `hostile-markup` where the file declares entities (an XML bomb, or a way to other files), nests elements
 *   deeper than any page does, or has an attribute of more than a million characters
 * @example
 * scanMarkup('<p>各位代表：<br></p>', 'page.hocr', { open() {}, close() {}, text: (text) => parts.push(text) })   // { faults: 1, … }
 */
export function scanMarkup(markup: string, name: string, events: MarkupEvents): ScannedMarkup {
  const parser = new LenientParser(settings);
  Object.assign(parser.ENTITIES, entities);
  const path: string[] = [];
  let depth = 0;
  const refuse = (why: string): never => {
    throw new GazetteError('hostile-markup', `${name}: ${why}`);
  };
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) refuse('it declares entities');
  });
  let count = 0;
  parser.on('opentagstart', () => {
    count = 0;
  });
  parser.on('attribute', ({ name: attribute, value }) => {
    count += 1;
    if (count > MOST_ATTRIBUTES) refuse(`an element with more than ${MOST_ATTRIBUTES} attributes`);
    if (value.length > LONGEST_ATTRIBUTE && !/^(?:src|href|xlink:href)$/i.test(attribute))
      refuse(`an attribute of ${value.length} characters`);
  });
  parser.on('opentag', ({ name: full, attributes }) => {
    const local = localName(full);
    path.push(local);
    if (!withoutEnd.has(local.toLowerCase())) depth += 1;
    if (depth > DEEPEST) refuse(`elements nested more than ${DEEPEST} deep`);
    events.open(local, attributes);
  });
  parser.on('closetag', ({ name: full }) => {
    const local = localName(full);
    path.pop();
    if (!withoutEnd.has(local.toLowerCase())) depth -= 1;
    events.close(local);
  });
  parser.on('text', (text) => events.text(text));
  parser.on('cdata', (text) => events.text(text));
  const text = markup.replace(bareAmpersand, '&amp;');
  for (let start = 0; start < text.length; start += CHUNK) parser.write(text.slice(start, start + CHUNK));
  const cutOff = path.findLast((each) => !mayLackEnd.has(each.toLowerCase()));
  parser.close();
  while (path.length > 0) events.close(path.pop()!);
  return {
    faults: parser.faults,
    ...(parser.firstFault === undefined ? {} : { firstFault: parser.firstFault }),
    ...(cutOff === undefined ? {} : { cutOff }),
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
