import type { Document, Drop, Line } from '../types.ts';
import { judgeLines, type PageFacts } from './html-article.ts';
import { type HtmlBlock, type HtmlLine, type HtmlNode, MARK, readHtmlText } from './html-text.ts';
import type { Encoded } from './reader.ts';

/** Readability reads no page with more elements, or deeper ones: it takes time that grows faster than they do. */
const MOST_ELEMENTS = 20_000;
const DEEPEST = 60;

/** What linkedom's document gives. */
interface HtmlDocument extends HtmlNode {
  readonly title?: string;
  querySelector(selector: string): HtmlNode | null;
  querySelectorAll(selector: string): Iterable<HtmlNode> & { readonly length: number };
  cloneNode(deep: boolean): HtmlDocument;
}

/**
 * Reads a scraped page: the lines of its article, with everything around it as drops of fate `chrome`.
 *
 * The source's text is all text content in file order, each block and `<br>` on a line of its own, the cells of a table of data parted by
 * tabs, white space collapsed as a browser does. Hidden text, menus and the site's foot are in it. Programs and styles are not: they are
 * no text for a reader, nor are comments and attributes.
 *
 * @example
 * await readHtml({ id: 's1', path: 'a.html', media: 'html', content: '<div id="zoom"><p>各位代表：</p><p>现在，我代表市人民政府…' })
 * // lines: '各位代表：', '现在，我代表市人民政府…'
 */
export async function readHtml(input: Encoded): Promise<Document> {
  const [{ parseHTML }, { Readability }] = await Promise.all([import('linkedom'), import('@mozilla/readability')]);
  const html = typeof input.content === 'string' ? input.content : new TextDecoder().decode(input.content);
  const document = parseHTML(asPage(html)).document as unknown as HtmlDocument;
  const { text, lines, depth } = readHtmlText(document);
  const meta = (names: string) => readMeta(document, names);
  const judged = judgeLines(lines, {
    pageTitle: document.querySelector('title')?.textContent ?? '',
    articleTitle: meta('articletitle|og:title'),
    readable: depth > DEEPEST ? null : findReadable(document, Readability),
  });
  const source = { id: input.id, path: input.path, media: input.media, encoding: 'utf-8', text };
  const encoding = input.encoding ?? 'utf-8';
  const kept = lines.flatMap((line, i) => (judged.reasons[i] === null ? [{ line, i }] : []));
  const parted = findArticles(kept.map(({ line }) => line));
  const facts = judged.chrome.find((line, i) => judged.reasons[i] !== null && line?.facts.source !== undefined)?.facts;
  const date = judged.chrome.find((line, i) => judged.reasons[i] !== null && line?.facts.date !== undefined)?.facts
    .date;
  const from = facts?.source ?? meta('contentsource');
  const when = date ?? meta('pubdate');
  return {
    source: { ...source, encoding },
    lines: kept.map(({ line }, k) => toLine(line, input.id, parted.starts.has(k))),
    drops: lines.flatMap((line, i): Drop[] => {
      const reason = judged.reasons[i];
      return reason ? [{ source: input.id, start: line.start, end: line.end, fate: 'chrome', reason }] : [];
    }),
    titles: [...judged.titles.map((i) => lines[i]!.text), ...parted.titles],
    facts: { ...(from ? { source: from } : {}), ...(when ? { date: when } : {}) },
  };
}

/** A fragment is read as the body of a page. */
function asPage(html: string): string {
  const body = html.replace(/^\ufeff?\s*<\?xml[^>]*\?>/u, '');
  return /<(?:html|body)[\s>]/iu.test(body.slice(0, 4096)) ? body : `<!DOCTYPE html><html><body>${body}</body></html>`;
}

function readMeta(document: HtmlDocument, names: string): string {
  const known = new RegExp(`^(?:${names})$`, 'iu');
  for (const each of document.querySelectorAll('meta')) {
    const name = each.getAttribute?.('name') ?? each.getAttribute?.('property') ?? '';
    if (known.test(name)) return (each.getAttribute?.('content') ?? '').trim();
  }
  return '';
}

type ReadabilityClass = typeof import('@mozilla/readability').Readability;

/** Numbers of the blocks that Readability keeps; null where it finds no article. It works on a copy, which it tears apart. */
function findReadable(document: HtmlDocument, Readability: ReadabilityClass): PageFacts['readable'] {
  if (document.querySelectorAll('*').length > MOST_ELEMENTS) return null;
  try {
    const content = new Readability(document.cloneNode(true) as never).parse()?.content;
    if (!content) return null;
    return new Set([...content.matchAll(new RegExp(`${MARK}="(\\d+)"`, 'gu'))].map(([, number]) => Number(number)));
  } catch {
    // A page that Readability cannot read is judged by the rules alone.
    return null;
  }
}

function toLine(line: HtmlLine, source: string, opensArticle: boolean): Line {
  const kind = line.isRow ? 'table' : isCaption(line.block) ? 'caption' : isItem(line.block) ? 'item' : undefined;
  return {
    source,
    start: line.start,
    end: line.end,
    text: line.text,
    indent: line.indent,
    blanksBefore: line.blanksBefore,
    ...(kind ? { kind } : {}),
    ...(opensArticle ? { breakBefore: 'article' } : {}),
  };
}

function isCaption({ name }: HtmlBlock): boolean {
  return name === 'FIGCAPTION';
}

function isItem(block: HtmlBlock): boolean {
  return block.name === 'LI' || (block.name === 'P' && block.parent?.name === 'LI');
}

/** Where one article ends and the next begins: at `<article>` elements, or at several headings of the first level. */
function findArticles(lines: readonly HtmlLine[]): {
  readonly starts: ReadonlySet<number>;
  readonly titles: readonly string[];
} {
  const around = lines.map(({ block }) => ancestor(block, (each) => each.name === 'ARTICLE'));
  const articles = new Set(around.filter((each) => each !== null));
  const heads = lines.flatMap((line, i) => (ancestor(line.block, ({ name }) => name === 'H1') ? [i] : []));
  const starts = new Set<number>();
  const titles: string[] = [];
  if (articles.size >= 2) {
    for (const [i, article] of around.entries()) {
      if (article === null || article === around[i - 1]) continue;
      if (i > 0) starts.add(i);
      if (ancestor(lines[i]!.block, ({ name }) => /^H[1-4]$/u.test(name))) titles.push(lines[i]!.text);
    }
  } else if (heads.length >= 2) {
    for (const i of heads) {
      if (i > 0 && !heads.includes(i - 1)) starts.add(i);
      titles.push(lines[i]!.text);
    }
  }
  return { starts, titles };
}

function ancestor(block: HtmlBlock, is: (block: HtmlBlock) => boolean): HtmlBlock | null {
  for (let each: HtmlBlock | null = block; each; each = each.parent) if (is(each)) return each;
  return null;
}
