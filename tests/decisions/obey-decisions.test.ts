import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/clean.ts';
import { type Decision, type DuplicateDecision, parseDecisions } from '../../src/decisions/decision.ts';
import { canonical, spanId } from '../../src/ledger/canonical.ts';
import { droppedBlocks } from '../../src/ledger/dropped-blocks.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import type { Cleaned, Span } from '../../src/types.ts';
import { formats, ledgerState, paragraphTexts, runTwice, soundLedger } from '../invariants.ts';

const raw = readFileSync('samples/issue/raw.txt', 'utf8');
const plain = await clean(raw);
const jointAt = (quote: string) => plain.ledger.joints.find(({ evidence }) => evidence[0]!.includes(quote))!;
const joint = (quote: string, decision: 'accept' | 'reject'): Decision => ({
  kind: 'joint',
  id: jointAt(quote).id,
  decision,
});
const spanOf = ({ source, start, end }: Span): Span => ({ source, start, end });
const find = (words: string, from = 0): Span => {
  const start = raw.indexOf(words, from);
  if (start < 0) throw new Error(`no ${words} in the sample`);
  return { source: 's1', start, end: start + words.length };
};
const twin = (decision: DuplicateDecision['decision'], at = -1): DuplicateDecision => {
  const block = droppedBlocks(plain.ledger)
    .filter(({ fate }) => fate === 'duplicate')
    .at(at)!;
  const [copy, of] = [spanOf(block), spanOf(block.of!)];
  return { kind: 'duplicate', id: spanId(copy, of), decision, copy, of };
};
const move = (span: Span, before: Span | null): Decision => ({ kind: 'move', id: spanId(span), span, before });
const read = (span: Span, reading: string, evidence?: Span): Decision => ({
  kind: 'reading',
  id: spanId(span),
  span,
  reading,
  ...(evidence ? { evidence } : {}),
});

/** Cleans with decisions, and checks what must hold whatever they say. */
async function decide(...decisions: readonly Decision[]): Promise<Cleaned> {
  const cleaned = await clean(raw, { decisions });
  expect(ledgerState(cleaned)).toEqual(soundLedger(raw));
  return cleaned;
}

/** Paragraphs of the one that the other has not. */
const without = (these: Cleaned, those: Cleaned) => {
  const known = new Set(paragraphTexts(those));
  return paragraphTexts(these).filter((text) => !known.has(text));
};
const letters = (text: string) => [...text.replace(/\s/gu, '')].sort().join('');

describe('a joint that a person overrules', () => {
  const quote = '技术改造投资增长 | 21.6%';

  test('is not made: the fragment stands behind its raw neighbour again, and both sides are told apart', async () => {
    const decided = await decide(joint(quote, 'reject'));
    const texts = paragraphTexts(decided);
    expect(texts.some((text) => text.endsWith('技术改造投资增长'))).toBe(true);
    const at = texts.findIndex((text) => text.startsWith('21.6%。停产六年的石埠玻璃厂'));
    expect(texts[at - 1]).toMatch(/省下的钱全部用于校$/);
    expect(letters(canonical(decided.report))).toBe(letters(canonical(plain.report)));
    const told = decided.ledger.joints.find(({ id }) => id === jointAt(quote).id);
    expect(told).toMatchObject({ made: false, class: 'certain' });
    expect(told?.evidence.at(-1)).toMatch(/^decided by a person: rejected/);
  });

  test('parts only what stands there as in raw', async () => {
    const decided = await decide(joint('也是本届 | 政府任期', 'reject'));
    expect(without(plain, decided)).toHaveLength(1);
    expect(without(decided, plain)).toEqual([
      '今年是澜川建市三十周年，也是本届',
      expect.stringMatching(/^政府任期的收官之年。/),
    ]);
    expect(decided.ledger.joints.filter(({ made }) => !made)).toHaveLength(1);
  });

  test('tells of the joints beside it that what moved has parted', async () => {
    const decided = await decide(joint(quote, 'reject'));
    const parted = decided.ledger.joints.filter(({ evidence }) => evidence.at(-1)!.startsWith('parted by'));
    expect(parted.map(({ made }) => made)).toEqual([false, false]);
  });

  test('is as it was once it is accepted again: the last word counts', async () => {
    const decided = await decide(joint(quote, 'reject'), joint(quote, 'accept'));
    expect(decided.report).toEqual(plain.report);
    expect(decided.ledger.decisions).toMatchObject([{ applied: false, why: 'overruled' }, { applied: true }]);
  });

  test('is no doubt for --strict, and no finding', async () => {
    const { summary } = await decide(joint(quote, 'reject'));
    expect(summary).toMatchObject({ joints: { guessed: 0 }, gaps: 0 });
  });
});

describe('a second print', () => {
  test('that is kept stands in the report too, joined to paragraphs, and nothing else changes', async () => {
    const decided = await decide(twin('keep'));
    const [before, after] = [paragraphTexts(plain), paragraphTexts(decided)];
    const added = after.length - before.length;
    expect(added).toBeGreaterThan(2);
    const at = before.findIndex((text, i) => text !== after[i]);
    expect([...after.slice(0, at), ...after.slice(at + added)]).toEqual(before);
    expect(decided.summary.duplicates).toBe(plain.summary.duplicates - 1);
    expect(after.filter((text) => text.startsWith('四是守住平安防线'))).toHaveLength(2);
  });

  test('that takes the place of the first says the same there, from the other place in raw', async () => {
    const swap = twin('swap');
    const decided = await decide(swap);
    expect(paragraphTexts(decided)).toEqual(paragraphTexts(plain));
    const { entries } = decided.ledger;
    expect(entries.filter(({ start, fate }) => start === swap.copy.start && fate === 'kept')).toHaveLength(1);
    const gone = entries.filter(
      ({ start, end, fate }) => fate === 'duplicate' && start >= swap.of.start && end <= swap.of.end,
    );
    expect(gone.length).toBeGreaterThan(0);
    for (const { of } of gone) expect(of).toEqual(swap.copy);
  });

  test('that is dropped as proposed changes nothing', async () => {
    expect((await decide(twin('drop'))).report).toEqual(plain.report);
  });

  test('that nobody proposed is dropped all the same', async () => {
    const [copy, of] = [find('（二）城乡面貌加快焕新'), find('项目建设热火朝天')];
    const decided = await decide({ kind: 'duplicate', id: spanId(copy, of), decision: 'drop', copy, of });
    expect(without(plain, decided)).toEqual(['（二）城乡面貌加快焕新']);
  });
});

describe('text that a person moves', () => {
  const heading = find('（二）城乡面貌加快焕新');
  const target = find('服务业添了人气');

  test('stands directly before the other place, and nothing else moves', async () => {
    const decided = await decide(move(heading, target));
    const [before, after] = [paragraphTexts(plain), paragraphTexts(decided)];
    const at = after.indexOf('（二）城乡面貌加快焕新');
    expect(after[at + 1]).toMatch(/^服务业添了人气/);
    expect(after.filter((_, i) => i !== at)).toEqual(before.filter((text) => text !== '（二）城乡面貌加快焕新'));
  });

  test('stands at the end where it goes before nothing', async () => {
    expect(paragraphTexts(await decide(move(heading, null))).at(-1)).toBe('（二）城乡面貌加快焕新');
  });

  test('may stay where it is', async () => {
    const next = find('项目建设热火朝天');
    const decided = await decide(move(heading, next));
    expect(decided.report).toEqual(plain.report);
    expect(decided.ledger.decisions).toMatchObject([{ applied: true }]);
  });

  test('may be cut out of a sentence and put into another', async () => {
    const decided = await decide(move(find('让九成以上的'), find('关闭退出小煤矿7处')));
    expect(without(decided, plain)).toEqual([
      expect.stringMatching(
        /^四是守住平安防线。加固病险水库36座，让九成以上的关闭退出小煤矿7处.*调解队伍，邻里纠纷在楼道里/,
      ),
    ]);
  });

  test('takes the opening of an article with it only if it is its title', async () => {
    const title = plain.report.articles[1]!.paragraphs[0]!;
    const [piece] = title.pieces;
    const decided = await decide(move(spanOf(piece!), null));
    expect(decided.report.articles.at(-1)).toMatchObject({ title: title.text, paragraphs: [{ kind: 'title' }] });
    expect(decided.report.articles).toHaveLength(plain.report.articles.length);
  });
});

describe('a reading that a person takes', () => {
  const [conflict] = plain.ledger.conflicts;
  const { a, b, readings } = conflict!;

  test('is an edit with its evidence, and the conflict is settled', async () => {
    const decided = await decide(read(b, readings[0]!, a));
    expect(decided.ledger.conflicts).toEqual([]);
    const edit = { ...b, raw: '18.6万 头', clean: '17.9万头', rule: 'decision', evidence: a };
    expect(decided.ledger.edits.filter(({ rule }) => rule === 'decision')).toMatchObject([
      { ...edit, raw: raw.slice(b.start, b.end) },
    ]);
    expect(without(decided, plain)).toEqual([expect.stringContaining('肉牛饲养量达到17.9万头')]);
  });

  test('may leave both as they are: that settles the conflict too', async () => {
    const decided = await decide(read(a, raw.slice(a.start, a.end)));
    expect(decided.ledger.conflicts).toEqual([]);
    expect(canonical(decided.report).replaceAll(' ', '')).toBe(canonical(plain.report).replaceAll(' ', ''));
  });

  test('may be nothing at all: what was printed is told in the ledger', async () => {
    const decided = await decide(read(find('（二）城乡面貌加快焕新'), ''));
    expect(paragraphTexts(decided)).toEqual(paragraphTexts(plain).filter((text) => text !== '（二）城乡面貌加快焕新'));
    expect(decided.ledger.edits).toMatchObject([{ raw: '（二）城乡面貌加快焕新', clean: '', rule: 'decision' }]);
  });

  test('may take back an edit of the program', async () => {
    const text = '各位代表：\n全市⾁牛饲养量达到132万头，粮食总产量稳步提高。\n';
    const cleaned = await clean(text);
    const [edit] = cleaned.ledger.edits;
    expect(edit).toMatchObject({ raw: '⾁', clean: '肉' });
    const decided = await clean(text, { decisions: [read(spanOf(edit!), edit!.raw)] });
    expect(canonical(decided.report)).toContain('全市⾁牛');
    expect(decided.ledger.edits).toEqual([]);
    expect(ledgerState(decided)).toEqual(soundLedger(text));
  });
});

describe('what must hold with decisions', () => {
  const some = [joint('也是本届 | 政府任期', 'reject'), twin('keep'), read(plain.ledger.conflicts[0]!.b, '17.9万头')];

  test('the same decisions give the same bytes, in whatever order they were taken', async () => {
    const [first, second] = [await decide(...some), await decide(...[...some].reverse())];
    expect(renderMarkdown(second.report)).toBe(renderMarkdown(first.report));
    expect(second.ledger.entries).toEqual(first.ledger.entries);
  });

  test.each(formats)('a second run without them changes nothing in its own %s', async (format) => {
    const { first, second } = await runTwice(await decide(...some), format);
    expect(second).toBe(first);
  });

  test('the example of the README is obeyed to the last', async () => {
    const example = /```json\n(\{ "version": 1, "report".*?)```/s.exec(readFileSync('README.md', 'utf8'))![1]!;
    const { decisions } = parseDecisions(example);
    const decided = await decide(...decisions);
    expect(decided.ledger.decisions).toEqual(decisions.map(({ id, kind }) => ({ id, kind, applied: true })));
    expect(paragraphTexts(decided).at(-1)).toBe('（二）城乡面貌加快焕新');
  });

  test('no decision is as if there were no such thing', async () => {
    const decided = await clean(raw, { decisions: [] });
    expect(decided.ledger).toEqual(plain.ledger);
  });

  test.each<[string, Decision, string]>([
    ['a joint that is not there', { kind: 'joint', id: 'ffffffffffff', decision: 'reject' }, 'unknown'],
    ['a copy that is not there', { ...twin('swap'), copy: { source: 's1', start: 40, end: 60 } }, 'unknown'],
    ['a place in furniture', move(find('澜川市人民政府公报'), null), 'not-kept'],
    ['a place behind the end', read({ source: 's1', start: 999_999, end: 1_000_000 }, '澜川'), 'not-kept'],
    ['a source that is not there', read({ source: 's7', start: 0, end: 4 }, '澜川'), 'not-kept'],
    ['a place before furniture', move(find('（二）城乡面貌加快焕新'), find('澜川市人民政府公报')), 'not-kept'],
    ['text before itself', move(find('（二）城乡面貌加快焕新'), find('城乡面貌')), 'circle'],
  ])('%s is told, and leaves the report as it is', async (_, decision, why) => {
    const decided = await decide(decision);
    expect(decided.ledger.decisions).toEqual([{ id: decision.id, kind: decision.kind, applied: false, why }]);
    expect(decided.report).toEqual(plain.report);
  });
});
