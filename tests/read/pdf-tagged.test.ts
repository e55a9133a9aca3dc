import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { readDocument } from '../../src/read/read-document.ts';
import type { Line } from '../../src/types.ts';
import { ledgerState, runTwice, soundLedger } from '../invariants.ts';
import { type MadeElement, type MadePage, makePdf, type Placed, runningText } from './make-pdf.ts';

const read = async (pages: readonly MadePage[]) =>
  (await readDocument({ path: 'a.pdf', content: makePdf(pages) }, 's1', {})).lines;

/** The same pages as a program writes them that tags nothing. */
const untagged = (pages: readonly MadePage[]): readonly MadePage[] =>
  pages.map(({ tree: _, texts = [], ...page }) => ({ ...page, texts: texts.map(({ mark: __, ...text }) => text) }));

/** A block of a page: lines of text in one element, or cells of a row. */
interface Block {
  readonly role: string;
  readonly lines: readonly string[];
}

const MEASURE = 30;

const paragraph = (from: number, lines = 3): Block => ({
  role: 'P',
  lines: Array.from({ length: lines }, (_, i) =>
    i + 1 < lines ? runningText(i === 0 ? MEASURE - 2 : MEASURE, from + i * MEASURE) : `${runningText(14, from + 7)}。`,
  ),
});

/** A page of blocks under one another with a head and a folio that are marked as artifacts. Paragraphs are not set in. */
function page(number: number, blocks: readonly Block[]): MadePage {
  const texts: Placed[] = [{ x: 220, y: 805, text: '澜川统计资料汇编', size: 9, mark: 'Artifact' }];
  const tree: MadeElement[] = [];
  let [y, mark] = [770, 0];
  for (const { role, lines } of blocks) {
    const marks: number[] = [];
    for (const [i, text] of lines.entries()) {
      const isCell = role === 'TR';
      texts.push({ x: 60 + (isCell ? 120 * i : 0), y, text, size: 11, mark });
      marks.push(mark);
      mark += 1;
      if (!isCell || i + 1 === lines.length) y -= 16;
    }
    if (role === 'TR') {
      const row = { role, kids: marks.map((kid) => ({ role: 'TD', kids: [kid] })) };
      const last = tree.at(-1);
      if (last?.role === 'Table') tree[tree.length - 1] = { ...last, kids: [...last.kids, row] };
      else tree.push({ role: 'Table', kids: [row] });
    } else if (role === 'Caption') tree.push({ role: 'Figure', kids: [{ role, kids: marks }] });
    else if (role === 'LI') tree.push({ role: 'L', kids: [{ role, kids: [{ role: 'LBody', kids: marks }] }] });
    else tree.push({ role, kids: marks });
  }
  texts.push({ x: 290, y: 30, text: `— ${number} —`, size: 9, mark: 'Artifact' });
  return { texts, tree };
}

const title: Block = { role: 'H1', lines: ['澜川市统计工作情况'] };
const section: Block = { role: 'H2', lines: ['一、过去一年的工作'] };
const inner: Block = { role: 'H3', lines: ['经济运行'] };
const sound = [
  page(1, [title, section, inner, paragraph(3), paragraph(11), paragraph(29, 4)]),
  page(2, [
    paragraph(5),
    { role: 'LI', lines: ['实施重点工程四十项，完成投资一百二十亿元。'] },
    { role: 'LI', lines: ['新建改建农村公路八十公里。'] },
    { role: 'TR', lines: ['指标', '总量'] },
    { role: 'TR', lines: ['生产总值', '123.4'] },
    { role: 'Caption', lines: ['新投运的充电站全景'] },
    paragraph(17),
  ]),
  page(3, [paragraph(8), paragraph(41, 5), { role: 'H2', lines: ['二、今年的任务'] }, paragraph(2)]),
];
const told = (lines: readonly Line[], text: string) => lines.find((line) => line.text.startsWith(text));

/** The same pages with every tree made anew. */
const withTrees = (change: (tree: readonly MadeElement[]) => readonly MadeElement[]): readonly MadePage[] =>
  sound.map(({ tree = [], ...rest }) => ({ ...rest, tree: change(tree) }));

const marksIn = (tree: readonly (number | MadeElement)[]): readonly number[] =>
  tree.flatMap((each) => (typeof each === 'number' ? [each] : marksIn(each.kids)));

describe('a tagged PDF', () => {
  it('tells titles and headings without a marker', async () => {
    const lines = await read(sound);
    expect([title, section, inner].map(({ lines: [text] }) => told(lines, text!)?.headingLevel)).toEqual([1, 2, 3]);
    expect(lines.filter(({ headingLevel }) => headingLevel).length).toBe(4);
  });

  it('tells items, rows and captions', async () => {
    const lines = await read(sound);
    expect(lines.filter(({ kind }) => kind).map(({ kind, text }) => [kind, text.slice(0, 4)])).toEqual([
      ['item', '实施重点'],
      ['item', '新建改建'],
      ['table', '指标  '],
      ['table', '生产总值'],
      ['caption', '新投运的'],
    ]);
  });

  it('parts the paragraphs that it has and no others', async () => {
    const { report } = await clean({ path: 'a.pdf', content: makePdf(sound) });
    const body = report.articles.flatMap(({ paragraphs }) => paragraphs).filter(({ kind }) => kind === 'body');
    const written = sound.flatMap(({ tree = [] }) => tree.filter(({ role }) => role === 'P'));
    expect(body).toHaveLength(written.length);
  });

  it('tells running heads and page numbers', async () => {
    const lines = await read(sound);
    expect(lines.filter(({ furniture }) => furniture).map(({ furniture, text }) => [furniture, text])).toEqual(
      [1, 2, 3].flatMap((number) => [
        ['running head', '澜川统计资料汇编'],
        ['folio', `— ${number} —`],
      ]),
    );
  });

  it('accounts for every character, and a second run changes nothing', async () => {
    const cleaned = await clean({ path: 'a.pdf', content: makePdf(sound) });
    expect(ledgerState(cleaned)).toEqual(soundLedger(cleaned.sources[0]!.text));
    for (const format of ['md', 'txt'] as const) {
      const { first, second } = await runTwice(cleaned, format);
      expect(second).toBe(first);
    }
  });

  it('gives no levels where one heading is tagged as a paragraph: it would be none', async () => {
    const pages = withTrees((tree) => tree.map((each) => (each.role === 'H2' ? { ...each, role: 'P' } : each)));
    expect((await read(pages)).filter(({ headingLevel }) => headingLevel)).toEqual([]);
  });

  it('keeps a line that is marked as an artifact on one page only', async () => {
    const [first, ...others] = sound;
    const texts = first!.texts!.map((text) =>
      text.mark === 'Artifact' ? { ...text, text: '内部资料请勿外传' } : text,
    );
    const lines = await read([{ ...first!, texts }, ...others]);
    expect(told(lines, '内部资料')?.furniture).toBeUndefined();
    expect(lines.filter(({ furniture }) => furniture === 'running head')).toHaveLength(2);
  });
});

describe('the structure of a PDF that is not sound', () => {
  const marked = (change: (text: Placed, i: number) => Placed['mark']): readonly MadePage[] =>
    sound.map(({ texts = [], ...rest }) => ({
      ...rest,
      texts: texts.map(({ mark: _, ...text }, i) => {
        const mark = change(texts[i]!, i);
        return mark === undefined ? text : { ...text, mark };
      }),
    }));

  it.each<[what: string, pages: readonly MadePage[]]>([
    ['has body text marked as artifacts', marked(({ mark }, i) => (i % 3 === 0 ? 'Artifact' : mark))],
    ['has all text marked as artifacts', marked(() => 'Artifact')],
    ['leaves half of the text untagged', marked(({ mark }, i) => (i % 2 === 0 ? undefined : mark))],
    ['has a page in one paragraph', withTrees((tree) => [{ role: 'P', kids: marksIn(tree) }])],
    ['has its blocks in reverse', withTrees((tree) => tree.toReversed())],
    ['has text in two elements', withTrees((tree) => [...tree, { role: 'P', kids: marksIn(tree).slice(0, 3) }])],
    ['has no elements', withTrees(() => [])],
  ])('is not used where it %s', async (_, pages) => {
    expect(await read(pages)).toEqual(await read(untagged(pages)));
  });

  it('says nothing of paragraphs where every line is one', async () => {
    const pages = withTrees((tree) => marksIn(tree).map((mark) => ({ role: 'P', kids: [mark] })));
    const settings = (lines: readonly Line[]) => lines.map(({ blanksBefore, kind }) => [blanksBefore, kind]);
    expect(settings(await read(pages))).toEqual(settings(await read(untagged(pages))));
  });
});
