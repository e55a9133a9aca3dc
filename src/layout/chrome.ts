import { answersLabel, type ChromeLine, chromeReason, isDateLine, readChrome } from '../markers/chrome-line.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import { isSession } from '../markers/session-line.ts';
import type { Drop, Line } from '../types.ts';

/** What stands around the article on a web page, and what its labels say of it. */
export interface Chrome {
  readonly drops: readonly Drop[];
  readonly source?: string;
  readonly date?: string;
}

/** The head and the foot of a page have no more lines than these; the menu of a large site has a hundred. */
const HEAD_LINES = 150;
const FOOT_LINES = 80;

/** Words of chrome that a head or a foot needs; where the head has so many, one is enough for the foot. */
const FEWEST_HITS = 2;
const SURE_HITS = 3;

/** Words of chrome that a run of lines between two articles needs, and its lines. */
const FEWEST_BETWEEN = 4;

/** A paragraph, not a title: longer than this with a comma or a stop in it, or as long with none. */
const BODY = 40;
const LONG = 80;

/** Titles behind `相关报道：` are no longer. */
const LINK = 60;

/** Names of sites in the titles of windows are no longer. */
const LONGEST_SITE = 24;
const MOST_LINKS = 30;

/**
 * Finds what the page of a web site puts around an article, in a text that was flattened: buttons, menus, where it came from, shares,
 * links to other articles, the site's foot.
 *
 * In: the lines of one document. Out: drops of fate `chrome`. Only whole lines go, only at the head before the first paragraph, at the
 * foot behind the last one, or in a dense run between two articles, and only where several words of chrome stand together; a line of
 * the report's own stays wherever it is.
 *
 * @example
 * 打印 / 收藏 / 澜川市2026年政府工作报告 / 来源：澜川日报 / 时间：2026-02-06 / 各位代表： / …
 * // drops of lines 1, 2, 4 and 5; source '澜川日报', date '2026-02-06'
 */
export function findChrome(lines: readonly Line[]): Chrome {
  const read = lines.map((line) => (line.kind === 'table' ? null : readChrome(line.text)));
  if (read.every((line) => line === null || line.hits === 0)) return { drops: [] };
  const reasons = new Map<number, string>();
  const head = takeHead(lines, read);
  for (const i of head.taken)
    reasons.set(
      i,
      read[i] ? reasonOf(read[i]) : isDateLine(lines[i]!.text) || read[i - 1]?.asks ? 'page label' : 'page title',
    );
  const foot = takeFoot(lines, read, head.hits);
  for (const i of foot) reasons.set(i, reasonOf(read[i]));
  for (const i of takeBetween(lines, read)) reasons.set(i, reasonOf(read[i]));
  const source = head.facts.find((each) => each.source !== undefined)?.source;
  const date = head.facts.find((each) => each.date !== undefined)?.date;
  return {
    drops: [...reasons].map(([i, reason]) => {
      const { source, start, end } = lines[i]!;
      return { source, start, end, fate: 'chrome', reason };
    }),
    ...(source === undefined ? {} : { source }),
    ...(date === undefined ? {} : { date }),
  };
}

function reasonOf(line: ChromeLine | null | undefined): string {
  return line ? chromeReason(line) : 'link';
}

/** Whether a line is the text of a report: a sentence, a heading of a section, the addressee, a session line. */
function isBody({ text, headingLevel, kind }: Line): boolean {
  if (kind === 'table' || headingLevel !== undefined) return true;
  if (text.length > LONG || (text.length > BODY && /[，。；]/u.test(text)) || /[。！？；]$/u.test(text)) return true;
  return (parseMarker(text)?.level ?? 9) <= 2 || (/[：:]$/u.test(text) && /^(?:各位|尊敬)/u.test(text));
}

/** Lines of chrome before the first paragraph, if they are enough. */
function takeHead(lines: readonly Line[], read: readonly (ChromeLine | null)[]) {
  let hits = 0;
  const taken: number[] = [];
  const other: number[] = [];
  const facts: ChromeLine['facts'][] = [];
  let weak: number[] = [];
  for (let i = 0; i < Math.min(lines.length, HEAD_LINES); i += 1) {
    const chrome = read[i];
    const { text } = lines[i]!;
    const asks = taken.at(-1) === i - 1 ? read[i - 1]?.asks : undefined;
    if (!chrome && ((asks && answersLabel(text, asks)) || (taken.at(-1) === i - 1 && isDateLine(text)))) {
      facts.push({ [asks ?? 'date']: text });
      taken.push(i);
      continue;
    }
    if (!chrome) {
      if (isBody(lines[i]!) && !isSession(text)) break;
      weak = [];
      other.push(i);
      continue;
    }
    // The foot of a site and a list of links never stand before an article.
    if (chrome.class === 'foot' || chrome.class === 'links') {
      weak = [];
      continue;
    }
    hits += chrome.hits;
    facts.push(chrome.facts);
    // Marks and size names belong to the words beside them.
    if (chrome.hits > 0 || taken.at(-1) === i - 1) taken.push(...weak.splice(0), i);
    else weak.push(i);
  }
  if (hits < FEWEST_HITS) return { taken: [], hits: 0, facts: [] };
  return { taken: [...taken, ...other.filter((i) => isAside(lines, taken, other, i))], hits, facts };
}

/** The title of the window (`政府工作报告_澜川市人民政府`) over that of the article, and a date and time over a label. */
function isAside(lines: readonly Line[], taken: readonly number[], other: readonly number[], i: number): boolean {
  const { text } = lines[i]!;
  const [title, site] = text.split(/\s*[-_|｜—]+\s*(?=[^-_|｜—]+$)/u);
  if (site && site.length <= LONGEST_SITE && other.some((k) => k > i && lines[k]!.text === title)) return true;
  return isDateLine(text) && taken.includes(i + 1);
}

/** Lines of chrome behind the last paragraph, if they are enough. */
function takeFoot(lines: readonly Line[], read: readonly (ChromeLine | null)[], headHits: number): readonly number[] {
  const from = Math.max(0, lines.length - FOOT_LINES);
  const links = openLinks(lines, read, from);
  let start = lines.length;
  let hits = 0;
  while (start > from && (read[start - 1] || links.has(start - 1))) {
    start -= 1;
    hits += read[start]?.hits ?? 0;
  }
  // Above the first word of chrome, marks and contacts are the article's own.
  while (start < lines.length && (read[start]?.hits ?? 0) === 0) start += 1;
  const fewest = headHits >= SURE_HITS ? 1 : FEWEST_HITS;
  if (hits < fewest) return [];
  return Array.from({ length: lines.length - start }, (_, k) => start + k);
}

/** Titles of other articles behind `相关报道：`, as far as the end of the text or the next line of chrome. */
function openLinks(lines: readonly Line[], read: readonly (ChromeLine | null)[], from: number): ReadonlySet<number> {
  const links = new Set<number>();
  for (let i = from; i < lines.length; i += 1) {
    if (read[i]?.class !== 'links') continue;
    const behind: number[] = [];
    let k = i + 1;
    while (k < lines.length && !read[k] && isLink(lines[k]!)) behind.push(k++);
    if (behind.length <= MOST_LINKS && (k === lines.length || read[k])) for (const each of behind) links.add(each);
  }
  return links;
}

function isLink(line: Line): boolean {
  return line.text.length <= LINK && !isBody(line) && !/[，；：:]$/u.test(line.text);
}

/** Dense runs of chrome inside the text, as between two articles of one scrape. */
function takeBetween(lines: readonly Line[], read: readonly (ChromeLine | null)[]): readonly number[] {
  const taken: number[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    if (!read[i]) continue;
    let end = i;
    let hits = 0;
    while (end < lines.length && read[end]) hits += read[end++]!.hits;
    let start = i;
    while (start < end && read[start]!.hits === 0) start += 1;
    if (hits >= FEWEST_BETWEEN) for (let k = start; k < end; k += 1) taken.push(k);
    i = end;
  }
  return taken;
}
