import { parseNumeral } from '../markers/numeral.ts';
import type { Drop, Line, Meta } from '../types.ts';

/** What the mastheads of a text say, and where each of them stood. */
export interface Mastheads {
  readonly drops: readonly Drop[];
  /** In raw order; `start` and `end` bound the masthead's lines in the source. */
  readonly mastheads: readonly Masthead[];
}

export interface Masthead {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly meta: Meta;
}

type Fact =
  | 'newspaper'
  | 'gazette'
  | 'date'
  | 'weekday'
  | 'lunar'
  | 'issue'
  | 'total'
  | 'serial'
  | 'registration'
  | 'pages'
  | 'page'
  | 'section'
  | 'editor'
  | 'host'
  | 'contact';

interface Token {
  readonly fact: Fact;
  readonly text: string;
}

const han = '\\p{Script=Han}';
const label =
  '(?:责任编辑|本版编辑|本版责编|执行编辑|责编|美术编辑|美编|版式设计|版式|版面设计|校对|组版|值班总编辑?|值班编委|值班主任|总编辑|主编|编审)';
const contact =
  '(?:网址|电话|热线电话|新闻热线|广告热线|发行热线|传真|地址|社址|邮编|邮政编码|电子邮箱|零售价|零售|定价|订价)';
const section =
  '(?:时政要闻|综合新闻|本地新闻|国内新闻|国际新闻|要闻|综合|时政|头版|导读|理论|副刊|社会|民生|经济|文化|体育|文体|教育|法治|视点|国内|国际|广告|专版|专题|特刊)';

/**
 * Every kind of thing that a masthead says, without blanks, longest forms first. A communiqué (会议公报, 统计公报, 普查公报) is a
 * document and no periodical: of gazettes only those count that an office publishes.
 */
const patterns: readonly (readonly [Fact, RegExp])[] = [
  [
    'date',
    /\d{4}年\d{1,2}月\d{1,2}日(?:出版)?|\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}(?!\d)|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日/uy,
  ],
  ['weekday', /星期[一二三四五六日天]/uy],
  [
    'lunar',
    /(?:农历|夏历)(?:\p{Script=Han}{2}年)?\p{Script=Han}{1,3}月(?:初|十|廿|二十|三十)[一二三四五六七八九十]?|\p{Script=Han}{2}年(?:正|冬|腊|闰?[一二三四五六七八九十]{1,2})月(?:初|十|廿|二十|三十)[一二三四五六七八九十]?/uy,
  ],
  ['issue', /\d{4}年第[\d一二三四五六七八九十]{1,3}期/uy],
  ['total', /总第?\d{1,6}[期号]/uy],
  ['serial', /第(?:\d{1,6}|[〇零一二三四五六七八九十百千万]{1,9})期/uy],
  [
    'registration',
    /(?:国内统一(?:连续出版物)?刊号:?)?CN\d{2}-\d{4}(?:\/[A-Z]{1,2})?|ISSN\d{4}-\d{3}[\dX]|(?:国内统一(?:连续出版物)?刊号|邮发代号|准印证号?):?[\d-]{2,12}/uy,
  ],
  ['pages', /(?:今日|本期|本报今日|共)\d{1,3}版/uy],
  ['page', /第?[A-D]?\d{1,2}版|第[一二三四五六七八九十]{1,3}版/uy],
  ['editor', new RegExp(`${label}:?${han}[${han}·、,]{1,16}?(?=${label}|${contact}|[\\d第|/()·●◆-]|$)`, 'uy')],
  [
    'contact',
    new RegExp(
      `${contact}:?[^。;!?:]{1,30}?(?=${label}|${contact}|邮发代号|$)|(?:https?://)?www\\.[\\w./-]{4,40}|https?://[\\w./-]{4,40}`,
      'uy',
    ),
  ],
  ['newspaper', new RegExp(`${han}{1,12}?(?:日报|晚报|时报|周报|早报|晨报)(?!社)`, 'uy')],
  ['gazette', new RegExp(`${han}{0,16}?(?:政府|国务院|委员会|法院|检察院)公报|${han}{2,12}?政报(?!社)`, 'uy')],
  ['section', new RegExp(`${section}(?:新闻)?(?!${han})`, 'uy')],
  [
    'host',
    new RegExp(
      `(?:主管单位|主办单位|主管|主办|承办|出版单位|出版):${han}{2,24}?(?=主|承|出版|[\\d|/()·-]|$)|${han}{3,24}?(?:主管主办|主管|主办|编辑出版|出版|机关报)(?!${han}{0,3}[。,])`,
      'uy',
    ),
  ],
];

const separator = /[|｜:/·•●◆■★☆▲▼()【】[\]—–-]/u;

/** No line of a masthead is longer. */
const LONGEST = 80;

/** A masthead has so many lines, or one line that says so many different things. */
const FEWEST_LINES = 2;
const FEWEST_ON_ONE_LINE = 3;

/** Facts that nothing but an issue has; a page's head may do with its number. */
const issueFacts: ReadonlySet<Fact> = new Set(['newspaper', 'issue', 'total', 'serial', 'registration']);
const besidePage: ReadonlySet<Fact> = new Set(['section', 'editor', 'weekday', 'date', 'newspaper', 'gazette']);

/**
 * Finds the mastheads of newspapers and gazettes: neighbouring short lines that say nothing but what paper this is, its day, number,
 * page and makers.
 *
 * In: the lines of one source in raw order without contents lists. Out: the lines as furniture, and what they say, as printed.
 * A publication's name or a date alone is none, and nothing inside running text: a masthead opens the text or a printed page, or
 * holds a page number of its own (`第2版`) or three of its makers.
 *
 * @example
 * `澜川日报`, `2024年1月12日 星期五`, `第12345期 今日8版` at the head of a text: publisher 澜川日报, date 2024年1月12日, issue 第12345期
 */
export function findMastheads(lines: readonly Line[]): Mastheads {
  const tokens = lines.map((line) => readTokens(line));
  const mastheads: Masthead[] = [];
  const taken = new Set<number>();
  let start = 0;
  while (start < lines.length) {
    let end = start;
    while (end < lines.length && tokens[end] && !opensPage(lines, tokens, start, end)) end += 1;
    const said = tokens.slice(start, end).flatMap((each) => each ?? []);
    const atHead = taken.size === start || lines[start]!.breakBefore === 'page';
    if (isMasthead(said, end - start, atHead)) {
      for (let i = start; i < end; i += 1) taken.add(i);
      const [first, last] = [lines[start]!, lines[end - 1]!];
      mastheads.push({ source: first.source, start: first.start, end: last.end, meta: metaOf(said) });
    }
    start = Math.max(end, start + 1);
  }
  for (const i of findPageHeads(tokens, taken)) {
    taken.add(i);
    const { source, start, end } = lines[i]!;
    mastheads.push({ source, start, end, meta: metaOf(tokens[i]!) });
  }
  const drops = [...taken]
    .sort((a, b) => a - b)
    .map((i): Drop => {
      const { source, start, end } = lines[i]!;
      return { source, start, end, fate: 'furniture', reason: 'masthead' };
    });
  return { drops, mastheads: mastheads.sort((a, b) => a.start - b.start) };
}

/** What a line says where it says nothing but what a masthead does, else null. */
function readTokens(line: Line): readonly Token[] | null {
  if (line.text.length > LONGEST || line.headingLevel !== undefined) return null;
  const bare = line.text.replace(/\s+/gu, '');
  const folded = bare.replace(/[０-９（）：，；－]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const tokens: Token[] = [];
  let at = 0;
  while (at < folded.length) {
    if (separator.test(folded.charAt(at))) {
      at += 1;
      continue;
    }
    const found = readToken(folded, at);
    if (!found) return null;
    tokens.push({ fact: found.fact, text: bare.slice(at, at + found.length) });
    at += found.length;
  }
  return tokens.length > 0 ? tokens : null;
}

function readToken(text: string, at: number): { readonly fact: Fact; readonly length: number } | null {
  for (const [fact, pattern] of patterns) {
    pattern.lastIndex = at;
    const length = pattern.exec(text)?.[0].length ?? 0;
    if (length > 0) return { fact, length };
  }
  return null;
}

/** Whether the masthead that begins at `start` ends before a line: another page begins there. */
function opensPage(
  lines: readonly Line[],
  tokens: readonly (readonly Token[] | null)[],
  start: number,
  i: number,
): boolean {
  if (i === start) return false;
  const names = (k: number) => tokens[k]?.some(({ fact }) => fact === 'page') ?? false;
  const isNamed = names(i) && Array.from({ length: i - start }, (_, k) => start + k).some(names);
  return lines[i]!.breakBefore !== undefined || isNamed;
}

function isMasthead(said: readonly Token[], lines: number, atHead: boolean): boolean {
  const facts = new Set(said.map(({ fact }) => fact));
  if (said.length < 2 || (lines < FEWEST_LINES && facts.size < FEWEST_ON_ONE_LINE && countEditors(said) < 3))
    return false;
  if (countEditors(said) >= 3) return true;
  const isPage = facts.has('page') && [...facts].some((fact) => besidePage.has(fact));
  if (isPage) return true;
  const isIssue = [...facts].some((fact) => issueFacts.has(fact)) || (facts.has('gazette') && facts.has('weekday'));
  return atHead && isIssue && facts.size >= 2;
}

function countEditors(said: readonly Token[]): number {
  return new Set(said.flatMap(({ fact, text }) => (fact === 'editor' ? [new RegExp(label, 'u').exec(text)![0]] : [])))
    .size;
}

/** Lines that hold a page number and at most its section count as heads where two or more number the pages upwards. */
function findPageHeads(tokens: readonly (readonly Token[] | null)[], taken: ReadonlySet<number>): readonly number[] {
  const heads = tokens.flatMap((each, i) => {
    if (!each || taken.has(i) || each[0]!.fact !== 'page') return [];
    return each.length === 1 || (each.length === 2 && each[1]!.fact === 'section') ? [i] : [];
  });
  const numbers = heads.map((i) => pageNumber(tokens[i]![0]!.text));
  const rises = numbers.every((number, k) => number > (numbers[k - 1] ?? 0));
  return heads.length >= 2 && rises ? heads : [];
}

function metaOf(said: readonly Token[]): Meta {
  const first = (fact: Fact) => said.find((token) => token.fact === fact)?.text;
  const publisher = first('newspaper') ?? first('gazette');
  const issue = first('issue') ?? first('serial');
  const date = first('date')?.replace(/出版$/u, '');
  const editor = first('editor')?.replace(new RegExp(`^${label}[:：]?`, 'u'), '');
  const [total, page, named] = [first('total'), first('page'), first('section')];
  return {
    ...(publisher ? { publisher } : {}),
    ...(issue ? { issue } : {}),
    ...(total ? { total } : {}),
    ...(date ? { date } : {}),
    ...(page ? { page } : {}),
    ...(named ? { section: named } : {}),
    ...(editor ? { editor } : {}),
  };
}

/** The number of a page as a newspaper prints it: 3 of 第三版, 第3版, 03版; 0 where it is lettered. */
export function pageNumber(text: string): number {
  return parseNumeral(/[\d０-９]+|[一二三四五六七八九十]+/u.exec(text.replace(/[A-Za-z]\d+/u, ''))?.[0] ?? '');
}
