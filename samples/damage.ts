/**
 * Writes the damaged raws of the samples from the one clean text, samples/issue/expected.md.
 *
 *     clean text -> typeset -> columns -> pages -> impose -> passes -> furniture -> noise -> raw.txt
 *
 * Run from the project root by `npm run samples`. The same bytes come out every time: all chance is drawn from a
 * generator with a fixed seed for each case.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printNewspaper } from './print-newspaper.ts';

type Kind = 'title' | 'flush' | 'heading' | 'body';

interface Block {
  readonly kind: Kind;
  readonly mark: string;
  readonly text: string;
}

interface Column {
  readonly lines: readonly string[];
}

interface Page {
  readonly folio: number;
  /** In the order in which they stand in the raw text. */
  readonly columns: readonly Column[];
}

/** One side of a printed sheet: the pages that the raw text gives together. */
type Side = readonly Page[];

/** Draws the next number in [0, 1). */
type Random = () => number;

const MASTHEAD = '澜川市人民政府公报';
const RUNNING_HEAD = `${MASTHEAD} 2025·1`;

function mulberry32(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// The clean text.

function parseArticles(markdown: string): Block[][] {
  const articles: Block[][] = [];
  for (const paragraph of markdown.trim().split('\n\n')) {
    const block = parseBlock(paragraph);
    if (block.kind === 'title') articles.push([]);
    articles.at(-1)?.push(block);
  }
  return articles;
}

function parseBlock(paragraph: string): Block {
  const mark = /^#* ?/.exec(paragraph)?.[0] ?? '';
  const text = paragraph.slice(mark.length);
  return { kind: mark === '# ' ? 'title' : mark ? 'heading' : isFlush(text) ? 'flush' : 'body', mark, text };
}

/** Session line, byline, addressees, signature and date: lines without the indent of a paragraph. */
function isFlush(text: string): boolean {
  return /^——\d|^市长 |^各.{1,40}：$|^澜川市人民政府$|^\d+年\d+月\d+日$/.test(text);
}

function toMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map((block) => block.mark + block.text).join('\n\n')}\n`;
}

function toPlain(blocks: readonly Block[]): string {
  return `${blocks.map((block) => block.text).join('\n')}\n`;
}

// Typeset.

const CLOSING = /^[，。、；：！？”’）》」』…]/;
const OPENING = /[“‘（《「『]$/;

/** Half-width characters count half an em. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (char.charCodeAt(0) < 0x80 ? 0.5 : 1), 0);
}

/** What a line break may not split: figures with their per cent sign, dashes, single characters. */
function tokensOf(text: string): string[] {
  return text.match(/[\d.]+%?|[A-Za-z]+|——|./gu) ?? [];
}

/**
 * Breaks a text into lines of so many em. Closing punctuation that would open a line hangs at the end of the line
 * before; where that is full already, a character goes down with it. An opening mark never ends a line.
 */
function breakLines(text: string, measure: number, indent: number): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let room = measure - indent;
  for (const token of tokensOf(text)) {
    const width = widthOf(token);
    if (width <= room || (CLOSING.test(token) && room > -1)) {
      line.push(token);
      room -= width;
      continue;
    }
    const next = [token];
    while (line.length > 1 && (CLOSING.test(next[0] ?? '') || OPENING.test(line.at(-1) ?? ''))) {
      next.unshift(line.pop() ?? '');
    }
    lines.push(line.join(''));
    line = next;
    room = measure - widthOf(next.join(''));
  }
  return [...lines, line.join('')];
}

function typeset(blocks: readonly Block[], measure: number): string[] {
  return blocks.flatMap(({ kind, text }) =>
    breakLines(text, kind === 'title' ? Infinity : measure, kind === 'body' || kind === 'heading' ? 2 : 0),
  );
}

// Columns and pages.

interface Layout {
  readonly measure: number;
  readonly height: number;
  readonly firstFolio: number;
}

/** The lines that two columns lose on the first page to the head that spans them. */
const HEAD_HEIGHT = 6;

/** Sets an article in two columns a page; the last page is balanced. The head goes with the first left column. */
function setPages(blocks: readonly Block[], { measure, height, firstFolio }: Layout): Page[] {
  const bodyStart = blocks.findIndex(({ text }) => text === '各位代表：');
  const head = blocks.slice(0, bodyStart).map(({ text }) => text);
  let rest = typeset(blocks.slice(bodyStart), measure);
  const pages: Page[] = [];
  while (rest.length > 0) {
    const full = pages.length === 0 ? height - HEAD_HEIGHT : height;
    const lines = Math.min(full, Math.ceil(rest.length / 2));
    const left = rest.slice(0, lines);
    const columns = [
      { lines: pages.length === 0 ? [...head, ...left] : left },
      { lines: rest.slice(lines, lines * 2) },
    ];
    pages.push({ folio: firstFolio + pages.length, columns });
    rest = rest.slice(lines * 2);
  }
  return pages;
}

function flipColumns(pages: readonly Page[], share: number, random: Random): Page[] {
  return pages.map((page) => (random() < share ? { ...page, columns: page.columns.toReversed() } : page));
}

// Impose.

/** Booklet order: pages p and N + 1 - p share a side, outer sides first; chance says which of the two comes first. */
function imposeBooklet(pages: readonly Page[], total: number, random: Random): Side[] {
  const sides: Side[] = [];
  for (let outer = 1; outer <= total / 2; outer++) {
    const side = pages.filter(({ folio }) => folio === outer || folio === total + 1 - outer);
    if (side.length > 0) sides.push(random() < 0.5 ? side.toReversed() : side);
  }
  return sides;
}

/** The same print gone through from its end: sides and the pages on them reversed, the columns of a page as before. */
function reversePass(sides: readonly Side[]): Side[] {
  return sides.toReversed().map((side) => side.toReversed());
}

// Furniture.

type Furniture = (side: Side) => string[];

const markEveryPage: Furniture = (side) => side.flatMap(({ folio }) => [`- ${folio} -`, RUNNING_HEAD]);

const markEverySide: Furniture = (side) => [
  side.map(({ folio }) => `- ${folio} -`).join(''),
  side.map(() => RUNNING_HEAD).join(' '),
];

function contents(entries: readonly (readonly [title: string, folio: number])[]): string[] {
  const [foreword, ...others] = entries.map(([title, folio]) => title + '…'.repeat(34 - title.length) + folio);
  const slogans = ['传达政令', '宣传政策', '指导工作', '服务社会'];
  const imprint = ['（月刊）', '2025年第1期', '（总第 88 期）', '2025年1月20日出版'];
  return ['卷 首 语', foreword ?? '', MASTHEAD, ...slogans, ...imprint, '市政府文件', ...others];
}

// White space.

/** A text box opens with a space in some columns, as in text taken out of a PDF. */
function openBox(lines: readonly string[], share: number, random: Random): string[] {
  const space = random() < share ? ' ' : '';
  return lines.map((line, index) => (index === 0 ? space + line : line));
}

/** Here and there a space between Han and figures, left over from the justification of lines. */
function loosen(line: string, rate: number, random: Random): string {
  return line.replace(/(?<=\p{Script=Han})(?=\d)|(?<=\d)(?=\p{Script=Han})/gu, () => (random() < rate ? ' ' : ''));
}

interface PassOptions {
  readonly furniture: 'page' | 'side';
  readonly boxes: number;
  readonly loose: number;
}

function printPass(sides: readonly Side[], options: PassOptions, random: Random): string[] {
  const columnLines = ({ columns }: Page): string[] =>
    columns
      .flatMap(({ lines }) => openBox(lines, options.boxes, random))
      .map((line) => loosen(line, options.loose, random));
  return sides.flatMap((side) =>
    options.furniture === 'side'
      ? [...markEverySide(side), ...side.flatMap(columnLines)]
      : side.flatMap((page) => [...markEveryPage([page]), ...columnLines(page)]),
  );
}

// Noise.

/** Characters that OCR takes for one another, in pairs. */
const LOOKALIKES =
  '己已未末土士日曰人入大太天夫今令问间市巿力刀王玉永水木本业亚农衣员贡治冶住往设没建健项顶村材产户' +
  '个介新斯中申工エ条务老考地他全金重量提堤到倒管菅推椎机杌和知开升行衍区匝多乡元无高亭面而年牛门冂家冢口囗';

const CONFUSIONS = new Map(
  (LOOKALIKES.match(/../gu) ?? []).flatMap(([a = '', b = '']): [string, string][] => [
    [a, b],
    [b, a],
  ]),
);

/** Noise leaves figures alone: a copy with other figures would be no copy. */
const FIGURES = /[\d.%一二三四五六七八九十百千万亿两]/;

const SPECKS = ['·', '丶', '丿', '丨', "'"];

/** Of the wrong characters seven in ten are look-alikes, the rest half lost and half specks of dirt. */
function addNoise(text: string, rate: number, random: Random): string {
  const chars = Array.from(text);
  const confusable = chars.filter((char) => CONFUSIONS.has(char)).length / chars.length;
  return chars
    .map((char) => {
      const roll = random();
      const other = CONFUSIONS.get(char);
      if (other !== undefined && random() < (rate * 0.7) / confusable) return other;
      if (FIGURES.test(char)) return char;
      if (roll < rate * 0.15) return '';
      return roll < rate * 0.3 ? char + (SPECKS[Math.floor(random() * SPECKS.length)] ?? '') : char;
    })
    .join('');
}

/** Columns as blocks of lines, `copies` of them printed again a little later, and the second time badly. */
function repeatColumns(columns: readonly Column[], copies: number, rate: number, random: Random): string[] {
  const order = columns.map((_, index) => ({ index, rank: random() })).sort((a, b) => a.rank - b.rank);
  const chosen = new Set(order.slice(0, copies).map(({ index }) => index));
  const blocks = columns.flatMap(({ lines }, index) => {
    const place = { at: index, text: lines.join('\n') };
    if (!chosen.has(index)) return [place];
    return [place, { at: index + 0.5 + Math.floor(random() * 3), text: addNoise(place.text, rate, random) }];
  });
  return blocks.sort((a, b) => a.at - b.at).map(({ text }) => text);
}

// The cases.

interface Issue {
  readonly foreword: readonly Block[];
  readonly report: readonly Block[];
  readonly notice: readonly Block[];
}

function issueCase({ foreword, report, notice }: Issue): string {
  const random = mulberry32(20250109);
  const pages = setPages(report, { measure: 18, height: 28, firstFolio: 4 });
  const sides = imposeBooklet(flipColumns(pages, 0.5, random), 12, random);
  const noticeFolio = 4 + pages.length;
  const entries = [foreword, report, notice].map(
    ([title], index) => [title?.text ?? '', [1, 4, noticeFolio][index] ?? 0] as const,
  );
  const lines = [
    ...openBox(typeset(foreword, 20), 1, random),
    ...contents(entries),
    ...printPass(sides, { furniture: 'page', boxes: 0.5, loose: 0.04 }, random),
    ...printPass(reversePass(sides), { furniture: 'side', boxes: 0.5, loose: 0.08 }, random),
    ...markEveryPage([{ folio: noticeFolio, columns: [] }]),
    ...typeset(notice, 30),
  ];
  return `${lines.join('\n\n')}\n`;
}

function bookletCase({ report }: Issue): string {
  const random = mulberry32(8);
  const pages = setPages(report, { measure: 17, height: 30, firstFolio: 2 });
  const sides = imposeBooklet(flipColumns(pages, 0.5, random), 8, random);
  const lines = sides
    .flat()
    .flatMap(({ folio, columns }) => [...columns.flatMap((column) => column.lines), `- ${folio} -`]);
  return `${lines.join('\n')}\n`;
}

function noisyRepeatCase({ report }: Issue): string {
  const columns = setPages(report, { measure: 18, height: 28, firstFolio: 1 }).flatMap((page) => page.columns);
  return `${repeatColumns(columns, Math.round(columns.length / 3), 0.015, mulberry32(19)).join('\n\n')}\n`;
}

function wrappedCase({ report }: Issue): string {
  const indented = (block: Block): boolean => block.kind === 'body' || block.kind === 'heading';
  const lines = report.flatMap((block) => {
    const [first = '', ...others] = typeset([block], 38);
    return [(indented(block) ? '\u3000\u3000' : '') + first, ...others];
  });
  return `${lines.join('\n')}\n`;
}

function writeCase(folder: string, raw: string, expected: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'raw.txt'), raw);
  writeFileSync(join(folder, 'expected.md'), expected);
}

const samples = join(process.cwd(), 'samples');
const clean = readFileSync(join(samples, 'issue', 'expected.md'), 'utf8');
const [foreword = [], report = [], notice = []] = parseArticles(clean);
const issue: Issue = { foreword, report, notice };

writeCase(join(samples, 'issue'), issueCase(issue), clean);
writeCase(join(samples, 'booklet'), bookletCase(issue), toMarkdown(report));
writeCase(join(samples, 'noisy-repeat'), noisyRepeatCase(issue), toMarkdown(report));
writeCase(join(samples, 'wrapped'), wrappedCase(issue), toMarkdown(report));
writeCase(join(samples, 'clean'), toPlain(report), toMarkdown(report));

const page = printNewspaper(
  toPlain(report).trim().split('\n'),
  { captions: 5, breaks: 3, repeats: 2, shattered: 2 },
  11,
);
const marks = new Map(report.map(({ text, mark }) => [text, mark]));
const pageBlocks = page.gold.map((text) => `${marks.get(text) ?? ''}${text}`);
writeCase(join(samples, 'newspaper'), page.raw, `${pageBlocks.join('\n\n')}\n`);
