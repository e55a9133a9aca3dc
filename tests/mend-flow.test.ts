import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printNewspaper } from '../samples/print-newspaper.ts';
import { clean } from '../src/clean.ts';
import { splitParagraphs } from '../src/split-paragraphs.ts';
import { formats, ledgerState, paragraphTexts, runTwice, soundLedger } from './invariants.ts';

const report = readFileSync('samples/clean/raw.txt', 'utf8').trim().split('\n');
const body = report.filter((text) => text.length > 100);
const [whole, other] = [body[0]!, body[1]!];
const page = (...blocks: readonly string[]) => `${blocks.join('\n\n')}\n`;
const texts = async (raw: string) => paragraphTexts(await clean(raw));
const caption = '▲新投运的渡船驶过汀浦码头。本报记者 林远舟 摄';

describe('a sentence that a caption tears', () => {
  test('is joined, and the caption stands behind its paragraph', async () => {
    expect(await texts(page(whole.slice(0, 60), caption, whole.slice(60), other))).toEqual([whole, caption, other]);
  });

  test('is joined through two captions', async () => {
    const second = '河堤步道上晨练的市民。许闻笛 摄';
    const raw = page(whole.slice(0, 60), caption, second, whole.slice(60), other);
    expect(await texts(raw)).toEqual([whole, caption, second, other]);
  });

  test('is joined on one line as well', async () => {
    const raw = page(`${whole.slice(0, 60)}${caption}${whole.slice(60)}`, other);
    expect(await texts(raw)).toEqual([whole, caption, other]);
  });

  test('is joined in the paragraphs that are split without cleaning', () => {
    const raw = page(whole.slice(0, 60), caption, whole.slice(60), other);
    expect(splitParagraphs(raw).map(({ kind, text }) => [kind, text])).toEqual([
      ['body', whole],
      ['caption', caption],
      ['body', other],
    ]);
  });

  test('shows in the ledger with its wording', async () => {
    const { ledger } = await clean(page(whole.slice(0, 60), caption, whole.slice(60), other));
    expect(ledger.joints).toMatchObject([{ kind: 'paragraph', made: true }]);
    expect(ledger.joints[0]!.evidence).toContain('captions between them: 1');
  });

  test('is not joined with a stranger: both ends are gaps', async () => {
    const { report, ledger } = await clean(page(whole.slice(0, 61), caption, other.slice(47), body[2]!));
    expect(report.articles[0]!.paragraphs.map(({ text }) => text)).toEqual([
      whole.slice(0, 61),
      caption,
      other.slice(47),
      body[2]!,
    ]);
    expect(ledger.gaps.map(({ side }) => side)).toEqual(['after', 'before']);
  });

  test('stays where it is when order is to be kept', async () => {
    const raw = page(whole.slice(0, 60), caption, whole.slice(60), other);
    const { report } = await clean(raw, { keep: ['order'] });
    expect(report.articles[0]!.paragraphs[1]!.text).toBe(caption);
  });
});

describe('a passage printed once more inside another paragraph', () => {
  const donor = body.find((text) => text.length > 150 && text !== whole)!;
  const at = whole.indexOf('。') + 1;
  const passage = donor.slice(15, 135);
  const raw = page(whole.slice(0, at) + passage + whole.slice(at), caption, ...body.slice(1));

  test('is cut out of it and kept where it belongs', async () => {
    expect(await texts(raw)).toEqual([whole, caption, ...body.slice(1)]);
  });

  test('is a duplicate of what is kept', async () => {
    const { ledger } = await clean(raw);
    const dropped = ledger.entries.filter(({ fate }) => fate === 'duplicate');
    expect(dropped.map((entry) => entry.raw).join('')).toBe(passage);
    expect(raw.slice(dropped[0]!.of!.start, dropped[0]!.of!.end)).toBe(passage);
  });

  test('stays when duplicates are to be kept', async () => {
    const { summary } = await clean(raw, { keep: ['duplicates'] });
    expect(summary.duplicates).toBe(0);
  });

  test('stays where an author says it twice: as a paragraph of its own, and at the end of another one', async () => {
    const twice = `${whole}${donor}`;
    expect(await texts(page(...body, twice))).toEqual([...body, twice]);
    expect(await texts(page(...body, donor))).toEqual([...body, donor]);
  });
});

describe('a shattered heading', () => {
  const pieces = ['（六）', '统筹', '城乡', '发展', '，建设', '宜居', '家园'];

  test('is gathered', async () => {
    expect(await texts(page(whole, ...pieces, other))).toEqual([whole, pieces.join(''), other]);
  });

  test('that is printed well nearby is its duplicate, with a conflict where they count differently', async () => {
    const better = `（七）统筹城乡发展，建设宜居家园。${other}`;
    const { report, ledger } = await clean(page(whole, ...pieces, better));
    expect(report.articles[0]!.paragraphs.map(({ text }) => text)).toEqual([whole, better]);
    expect(ledger.conflicts).toMatchObject([{ kind: 'number', readings: ['（六）', '（七）'] }]);
    const dropped = ledger.entries.filter(({ fate }) => fate === 'duplicate');
    expect(dropped.map((entry) => entry.raw)).toEqual(pieces);
  });
});

test('captions without mark and credit are told by the white space of their pictures, on a page that has others', async () => {
  const plain = '玉米深加工建成产值百亿元产业链。';
  const raw = `${page(whole, caption, other, caption.replace('▲', '▼'))}\n\n\n${plain}\n\n${body[2]!}\n`;
  const { report } = await clean(raw);
  const kinds = report.articles[0]!.paragraphs.map(({ kind }) => kind);
  expect(kinds).toEqual(['body', 'caption', 'body', 'caption', 'caption', 'body']);
  const alone = await clean(`${page(whole, other)}\n\n\n${plain}\n\n${body[2]!}\n`);
  expect(alone.report.articles[0]!.paragraphs.map(({ kind }) => kind)).toEqual(['body', 'body', 'body', 'body']);
});

describe.each([1, 2, 3, 4, 5, 6])('a made newspaper page, seed %i', (seed) => {
  const { raw, gold } = printNewspaper(report, { captions: 5, breaks: 0, repeats: 1, shattered: 1 }, seed);

  test('has every joint that is made between two sides of one sentence', async () => {
    const text = gold.join('\n');
    for (const { made, evidence } of (await clean(raw)).ledger.joints) {
      const [, left = '', right = ''] = /^…(.*) \| (.*)…$/u.exec(evidence[0]!) ?? [];
      if (made) expect(text).toContain(left.slice(-4) + right.slice(0, 4));
    }
  });

  test('accounts for every character', async () => {
    expect(ledgerState(await clean(raw))).toEqual(soundLedger(raw));
  });

  test.each(formats)('comes out the same when %s is cleaned again', async (format) => {
    const { first, second } = await runTwice(await clean(raw), format);
    expect(second).toBe(first);
  });
});

test('a block that is printed again with a caption inside it drops the block and keeps the caption', async () => {
  const part = '长亭镇新建成的科技馆近日向市民开放，每天接待参观者上千人次，馆内设有八个展厅，';
  const content = `全市春耕备耕工作进展顺利，农资供应充足。\n${part}\n${caption}\n陈列展品三百余件。`;
  const cleaned = await clean([
    { path: 'a.txt', content },
    { path: 'b.txt', content },
  ]);
  expect(ledgerState(cleaned)).toEqual(soundLedger(content, content));
  expect(paragraphTexts(cleaned).filter((text) => text === caption)).toHaveLength(1);
});

test('labels are entries of their own, whatever stands between them', async () => {
  const lines = ['主办单位：市委宣传部，市文化局，市广电局，', caption, '承办单位：市歌舞团，市京剧院，市群众艺术馆，'];
  expect(await texts(page(...lines))).toEqual(lines);
});
