import { type ChromeLine, chromeReason, readChrome } from '../markers/chrome-line.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import { isSession } from '../markers/session-line.ts';
import type { HtmlBlock, HtmlLine } from './html-text.ts';

/** What a page says of itself outside its text. */
export interface PageFacts {
  /** Of `<title>`, and of the `meta` elements that government sites must have (GB/T: ArticleTitle, ContentSource, PubDate). */
  readonly pageTitle: string;
  readonly articleTitle: string;
  /** Numbers of the blocks that Readability takes for the article; null where it finds none. */
  readonly readable: ReadonlySet<number> | null;
}

/** For each line why it is no text of an article; null where it is. */
export interface JudgedLines {
  readonly reasons: readonly (string | null)[];
  /** Lines that are the title of an article, in order. */
  readonly titles: readonly number[];
  readonly chrome: readonly (ChromeLine | null)[];
}

/** A paragraph: so many characters with a mark inside or at the end, mostly unlinked. */
const BODY = 25;
const UNLINKED = 0.3;

/** A line that is nearly all link. */
const LINK = 0.8;

/** So many such lines one after the other are a list of links. */
const FEWEST_LINKS = 3;

/** The article's element holds this share of the paragraphs that its parent holds. */
const MOST_OF = 0.9;

/** Elements around an article. */
const aside: ReadonlySet<string> = new Set([
  'NAV',
  'FOOTER',
  'ASIDE',
  'NOSCRIPT',
  'BUTTON',
  'SELECT',
  'TEXTAREA',
  'IFRAME',
  'OBJECT',
]);
const asideRole = /\b(?:navigation|banner|contentinfo|search|complementary)\b/u;

/** Names that authors of pages give to what stands around an article. */
const asideHint =
  /(?:^|[\s_-])(?:nav\w*|menu\w*|bread\w*|crumb\w*|foot\w*|copyright|b?d?share\w*|social|side(?:bar)?|toolbar|pag(?:er|ination)|related|recommend\w*|comments?|qr\w*|ewm|weixin|advert\w*|login|search\w*|logo|header|topbar|dqwz|position)(?=$|[\s_-])/u;
const titleHint = /(?:^|[\s_-])(?:\w*title|biaoti|bt|headline)(?=$|[\s_-])/u;

/**
 * Tells the article from what stands around it.
 *
 * Two judges: rules for the pages of gazettes and governments, and Readability. What either takes for the article stays, but for
 * hidden text, navigation and words of chrome; so a short paragraph, a signature or a table that Readability drops is kept.
 */
export function judgeLines(lines: readonly HtmlLine[], facts: PageFacts): JudgedLines {
  const chrome = lines.map(({ text }) => readChrome(text));
  const away = lines.map((line) => awayReason(line));
  const isBody = lines.map((line, i) => away[i] === null && !chrome[i] && isParagraph(line));
  const root = findRoot(lines, isBody);
  const inside = lines.map(({ block }) => root !== null && isWithin(block, root));
  const first = isBody.indexOf(true);
  const last = isBody.lastIndexOf(true);
  const begin = inside.indexOf(true);
  const titles = findTitle(lines, away, chrome, facts, first);
  const opens = Math.min(titles[0] ?? begin, begin < 0 ? lines.length : begin);
  const around = root && findAround(root, titles.length > 0 ? lines[titles[0]!]!.block : null);
  const listed = findLinkLists(lines, isBody);
  const reasons = lines.map((line, i): string | null => {
    if (away[i]) return away[i]!;
    if (titles.includes(i)) return null;
    const isEdge = i < first || i > last;
    if (chrome[i] && (!inside[i] || (isEdge && isPlainChrome(chrome[i]!)))) return chromeReason(chrome[i]!);
    if (listed.has(i)) return 'links';
    if (inside[i])
      return i > last && line.linked > LINK && !line.linksFile && !isAttachment(line.text) ? 'links' : null;
    if (root === null) return null;
    const isLoose = line.linked < 0.5 && !hasAsideHint(line.block);
    if (isBody[i] && (facts.readable === null || facts.readable.has(line.block.number))) return null;
    if (i >= opens && i < begin && isLoose) return null;
    const isFile = line.linksFile || isAttachment(line.text);
    if (i > begin && isFile && !hasAsideHint(line.block)) return null;
    if (i > begin && isLoose && line.linked < UNLINKED && around && isWithin(line.block, around)) return null;
    return 'outside the article';
  });
  return { reasons: withWeak(reasons, chrome, inside, first, last), titles, chrome };
}

/** Marks that stand beside dropped words of chrome go with them. */
function withWeak(
  reasons: readonly (string | null)[],
  chrome: readonly (ChromeLine | null)[],
  inside: readonly boolean[],
  first: number,
  last: number,
): readonly (string | null)[] {
  return reasons.map((reason, i) => {
    const isWeak = reason === null && chrome[i]?.hits === 0 && inside[i] && (i < first || i > last);
    return isWeak && (reasons[i - 1] || reasons[i + 1]) ? 'control' : reason;
  });
}

/** Inside the article a date alone may be the article's own. */
function isPlainChrome({ class: name, hits, facts }: ChromeLine): boolean {
  return hits > 0 && (name !== 'label' || hits > 1 || facts.source !== undefined);
}

function awayReason({ block }: HtmlLine): string | null {
  for (let each: HtmlBlock | null = block; each; each = each.parent) {
    if (each.name === 'TITLE') return 'page title';
    if (each.isHidden) return 'hidden';
    if (aside.has(each.name) || asideRole.test(each.hint)) return 'navigation';
  }
  return null;
}

function hasAsideHint(block: HtmlBlock): boolean {
  for (let each: HtmlBlock | null = block; each; each = each.parent) if (asideHint.test(each.hint)) return true;
  return false;
}

function isParagraph({ text, linked, isRow }: HtmlLine): boolean {
  return !isRow && linked < UNLINKED && text.length >= BODY && /[，。；！？：,.;!?]/u.test(text);
}

/** The innermost element that holds nearly all paragraphs of the one around it. */
function findRoot(lines: readonly HtmlLine[], isBody: readonly boolean[]): HtmlBlock | null {
  const weights = new Map<HtmlBlock, number>();
  const children = new Map<HtmlBlock, Set<HtmlBlock>>();
  let top: HtmlBlock | null = null;
  for (const [i, { block, text }] of lines.entries()) {
    if (!isBody[i]) continue;
    for (let each: HtmlBlock | null = block; each; each = each.parent) {
      weights.set(each, (weights.get(each) ?? 0) + text.length);
      if (each.parent) children.set(each.parent, (children.get(each.parent) ?? new Set()).add(each));
      else top = each;
    }
  }
  let root: HtmlBlock | null = top;
  while (root) {
    const whole: number = weights.get(root)!;
    const next: HtmlBlock | undefined = [...(children.get(root) ?? [])].find(
      (child) => weights.get(child)! >= MOST_OF * whole && !/^(?:P|LI|H[1-6]|BLOCKQUOTE|PRE)$/u.test(child.name),
    );
    if (!next) return root;
    root = next;
  }
  return root;
}

function isWithin(block: HtmlBlock, root: HtmlBlock): boolean {
  for (let each: HtmlBlock | null = block; each; each = each.parent) if (each === root) return true;
  return false;
}

/** The element that holds the article's element and its title, or the one around it; never the whole page. */
function findAround(root: HtmlBlock, title: HtmlBlock | null): HtmlBlock | null {
  let around = root.parent;
  while (around && title && !isWithin(title, around)) around = around.parent;
  return around && around.name !== 'BODY' && around.name !== 'HTML' && around.parent ? around : null;
}

function isAttachment(text: string): boolean {
  return /^附\s*件/u.test(text);
}

/** Runs of lines that are nearly all link; titles of articles and attachments are none. */
function findLinkLists(lines: readonly HtmlLine[], isBody: readonly boolean[]): ReadonlySet<number> {
  const isLink = lines.map(
    (line, i) =>
      !isBody[i] &&
      line.linked > LINK &&
      !line.linksFile &&
      !isAttachment(line.text) &&
      !/^H[1-4]$/u.test(line.block.name),
  );
  const listed = new Set<number>();
  if (!isBody.includes(true)) return listed;
  for (let i = 0; i < lines.length; i += 1) {
    let end = i;
    while (isLink[end]) end += 1;
    if (end - i >= FEWEST_LINKS) for (let k = i; k < end; k += 1) listed.add(k);
    i = Math.max(i, end);
  }
  return listed;
}

/** The lines of the title: what the page calls its article, nearest to the first paragraph. */
function findTitle(
  lines: readonly HtmlLine[],
  away: readonly (string | null)[],
  chrome: readonly (ChromeLine | null)[],
  { pageTitle, articleTitle }: PageFacts,
  first: number,
): readonly number[] {
  const key = (text: string) => text.replace(/\s+/gu, '');
  const [page, article] = [key(pageTitle), key(articleTitle)];
  const rank = (i: number): number => {
    const { text, block, linked } = lines[i]!;
    const own = key(text);
    if (away[i] || chrome[i] || own.length < 2 || text.length > 120 || isSession(text)) return 0;
    if (parseMarker(text)?.level === 1) return 0;
    const isNamed = own === article || (own.length >= 4 && page.startsWith(own));
    if (isNamed && !hasAsideHint(block)) return 4;
    if (own.length >= 6 && (page.includes(own) || article.includes(own)) && !hasAsideHint(block) && linked < 0.5)
      return 3;
    if (/^H[12]$/u.test(block.name) && linked < 0.5 && !hasAsideHint(block)) return 2;
    return titleHint.test(block.hint) && linked < 0.5 && !hasAsideHint(block) ? 1 : 0;
  };
  let [best, at] = [0, -1];
  for (let i = 0; i < (first < 0 ? lines.length : first); i += 1) {
    const own = rank(i);
    if (own > 0 && own >= best) [best, at] = [own, i];
  }
  if (at < 0) return [];
  // A title broken in two by <br> is one block.
  const same = lines.flatMap((line, i) => (line.block === lines[at]!.block && Math.abs(i - at) <= 2 ? [i] : []));
  return /^(?:H[1-6]|P)$/u.test(lines[at]!.block.name) || titleHint.test(lines[at]!.block.hint)
    ? same.filter((i) => !chrome[i] && !isSession(lines[i]!.text) && i < first)
    : [at];
}
