import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/check/edit-distance.ts';
import { pairDocuments } from '../../src/corpus/candidates/pair-documents.ts';
import { clusterMatches } from '../../src/corpus/clusters/cluster-matches.ts';
import { dedupeDocuments } from '../../src/corpus/dedupe-documents.ts';
import type { DedupeDocument } from '../../src/corpus/dedupe-rows.ts';
import { signDocument } from '../../src/corpus/signatures/sign-document.ts';
import { verifyPair } from '../../src/corpus/verify/verify-pair.ts';
import { drawWhole, seededRandom } from '../benchmarks/seeded-random.ts';
import { runs } from '../properties/gazette-text.ts';
import { misreadEvery, ordinance, pageWith } from './waterworks.ts';

const rowsOf = async (documents: readonly DedupeDocument[], options = {}) =>
  (await dedupeDocuments(documents, options)).rows;

const letters = (text: string) => [...text.replace(/[^\p{L}\p{N}]/gu, '')];

const pair = (text: string): readonly DedupeDocument[] => [
  { id: '晨报.txt', text: pageWith(0, ordinance) },
  { id: '晚报.txt', text: pageWith(3, text) },
];

/** Both of a pair, and what differs. */
const judge = async (text: string) => {
  const documents = pair(text);
  const rows = await rowsOf(documents);
  return { rows, kinds: rows.filter(({ representative }) => !representative).map(({ kind }) => kind) };
};

/** Ideographs that no other page has. */
const fillingFrom = (seed: number) => {
  const random = seededRandom(seed);
  return () => Array.from({ length: 60 }, () => String.fromCharCode(drawWhole(random, 0x4e00, 0x9e00))).join('');
};

describe('dedupeDocuments', () => {
  it('finds a passage that two papers print, to the letter, and gives where it stands', async () => {
    const documents = pair(ordinance);
    const rows = await rowsOf(documents);
    expect(rows.map(({ similarity, kind }) => [similarity, kind])).toEqual([
      [1, 'copy'],
      [1, 'copy'],
    ]);
    for (const { document, start, end } of rows) {
      const { text } = documents.find(({ id }) => id === document)!;
      expect(text.slice(start, end)).toBe(ordinance.slice(0, -1));
    }
  });

  it('calls a print with misread letters a copy', async () => {
    const { rows, kinds } = await judge(misreadEvery(ordinance, 12));
    expect(kinds).toEqual(['copy']);
    expect(rows.map(({ similarity }) => similarity < 1).sort()).toEqual([false, true]);
  });

  it.each([
    ['a year', '2024年', '2025年'],
    ['a figure more', '3月1日', '3月15日'],
    ['a fine in ideographs', '五百元以上', '八百元以上'],
    ['a number of an article', '第八条', '第九条'],
  ])('calls a text that differs in %s an amendment, however clean the rest', async (_, from, to) => {
    expect(ordinance).toContain(from);
    expect((await judge(ordinance.replace(from, to))).kinds).toEqual(['amendment']);
  });

  it('calls it so too where the rest is misread, and never a copy', async () => {
    expect((await judge(misreadEvery(ordinance.replace('2024年', '2025年'), 14))).kinds).toEqual(['amendment']);
  });

  it('calls a law with another clause in place of one an amendment', async () => {
    const other = ordinance.replace('每月向社会公布一次检测结果', '并接受卫生部门的抽样检查');
    expect((await judge(other)).kinds).toEqual(['amendment']);
  });

  it('calls a text with a clause more an edition', async () => {
    const longer = ordinance.replace('适用本办法。', '适用本办法。农村集中供水另有规定的，从其规定。');
    expect((await judge(longer)).kinds).toEqual(['edition']);
  });

  it('says nothing of a word misread that is no figure', async () => {
    expect((await judge(ordinance.replace('瞒报', '满报').replace('2024年', '2O24年'))).kinds).toEqual(['copy']);
  });

  it('finds nothing in papers that share no passage, and nothing shorter than is asked for', async () => {
    const apart = Array.from({ length: 7 }, (_, n) => ({ id: `${n}.txt`, text: pageWith(n, '').slice(0, 60) }));
    expect(await rowsOf(apart)).toEqual([]);
    expect(await rowsOf(pair(ordinance.slice(0, 30)))).toEqual([]);
    expect(await rowsOf(pair(ordinance.slice(0, 30)), { minLength: 40 })).toHaveLength(2);
  });

  it('tells that one document holds the other, both ways', () => {
    const [whole, part] = [pageWith(1, ordinance), ordinance.slice(52, 240)];
    const texts: Readonly<Record<string, string>> = { a: whole, b: part };
    const signed = Object.entries(texts).map(([id, text]) => signDocument({ id, text }));
    const [match] = pairDocuments(signed).flatMap((found) => verifyPair(found, texts.a!, texts.b!));
    expect(match!.containmentB).toBe(1);
    expect(match!.containmentA).toBeCloseTo(letters(part).length / letters(whole).length, 3);
  });

  it('finds the same text in traditional characters and full-width figures', async () => {
    const traditional = ordinance
      .replace(/管/gu, '管')
      .replace(/为/gu, '為')
      .replace(/条/gu, '條')
      .replace('2024', '２０２４');
    expect(traditional).not.toBe(ordinance);
    const { rows } = await judge(traditional);
    expect(rows.map(({ similarity }) => similarity)).toEqual([1, 1]);
  });

  it('makes one cluster of many prints, each held against the representative', async () => {
    const filling = fillingFrom(3);
    const prints = Array.from({ length: 30 }, (_, n) => ({
      id: `${n}.txt`,
      text: `${filling()}\n\n${misreadEvery(ordinance, 9 + n)}\n\n${filling()}`,
    }));
    const rows = await rowsOf(prints);
    expect(rows).toHaveLength(30);
    expect(rows.filter(({ representative }) => representative)).toHaveLength(1);
  });

  it('calls what stands in more documents than is usual boilerplate, and pairs it no more than once a document', async () => {
    const masthead =
      '澜川晚报社出版发行　地址青石巷十七号　邮政编码三一二六〇〇　广告热线八八六六四二　零售每份一元五角　本报常年法律顾问石门关律师事务所';
    const filling = fillingFrom(7);
    const papers = Array.from({ length: 120 }, (_, n) => ({
      id: `${String(n).padStart(3, '0')}.txt`,
      text: `${masthead}\n${filling()}`,
    }));
    const rows = await rowsOf(papers);
    expect(rows.length).toBe(120);
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['boilerplate']));
    expect(new Set((await rowsOf(papers, { commonIn: 200 })).map(({ kind }) => kind))).toEqual(new Set(['copy']));
    const pairs = pairDocuments(papers.map(signDocument));
    expect(pairs.length).toBeLessThan(2 * papers.length);
  });
});

/** Pages that reprint stretches of the ordinance and of one another, misread or not. */
const corpora = fc
  .array(
    fc.record({
      start: fc.nat({ max: 150 }),
      length: fc.integer({ min: 20, max: 200 }),
      noise: fc.constantFrom(0, 8, 15, 25),
      year: fc.constantFrom('2024', '2025'),
    }),
    { minLength: 2, maxLength: 9 },
  )
  .map((pages) =>
    pages.map(({ start, length, noise, year }, n): DedupeDocument => {
      const part = ordinance.replace('2024', year).slice(start, start + length);
      return { id: `${n % 3}/${n}.txt`, text: pageWith(n, noise === 0 ? part : misreadEvery(part, noise)) };
    }),
  );

describe('whatever the corpus', () => {
  it('the order of documents changes nothing, and documents that share nothing change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(corpora, async (documents) => {
        const rows = await rowsOf(documents);
        expect(await rowsOf([...documents].reverse())).toEqual(rows);
        const others = [
          { id: '0/other.txt', text: '海盐、紫菜与虾皮' },
          { id: 'z.txt', text: '' },
        ];
        expect(await rowsOf([...others, ...documents])).toEqual(rows);
      }),
      runs,
    );
  });

  it('stage by stage over rows gives what it gives in memory', async () => {
    await fc.assert(
      fc.asyncProperty(corpora, async (documents) => {
        const texts = new Map(documents.map(({ id, text }) => [id, text]));
        const textOf = (id: string) => texts.get(id)!;
        const matches = pairDocuments(documents.map(signDocument)).flatMap((found) =>
          verifyPair(found, textOf(found.a), textOf(found.b)),
        );
        expect(clusterMatches([...matches].reverse(), textOf)).toEqual(await rowsOf(documents));
      }),
      runs,
    );
  });

  it('rows point into their documents, are sorted, and members are really as alike as they say', async () => {
    await fc.assert(
      fc.asyncProperty(corpora, async (documents) => {
        const texts = new Map(documents.map(({ id, text }) => [id, text]));
        const rows = await rowsOf(documents);
        const keys = rows.map(
          ({ cluster, document, start }) => `${cluster} ${document} ${String(start).padStart(9, '0')}`,
        );
        expect(keys).toEqual([...keys].sort());
        for (const row of rows) {
          const first = rows.find(({ cluster, representative }) => representative && cluster === row.cluster)!;
          const [own, other] = [row, first].map(({ document, start, end }) =>
            letters(texts.get(document)!.slice(start, end)),
          );
          expect(own!.length).toBeGreaterThanOrEqual(40);
          const longer = Math.max(own!.length, other!.length);
          expect(1 - editDistance(own!, other!) / longer).toBeGreaterThanOrEqual(row.similarity - 1e-4);
          expect(row.similarity).toBeGreaterThanOrEqual(0.75);
        }
      }),
      runs,
    );
  });
});

/** As a file is read. */
async function* slicesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

describe.skipIf(!existsSync('dist/src/corpus/dedupe-worker.js'))('workers', () => {
  it.each([1, 2, 3])('%i give the same rows as none', async (workers) => {
    const built = (name: string) => import(new URL(`../../dist/src/corpus/${name}.js`, import.meta.url).href);
    const { openPool }: typeof import('../../src/corpus/dedupe-pool.ts') = await built('dedupe-pool');
    const { dedupeDocuments: run }: typeof import('../../src/corpus/dedupe-documents.ts') =
      await built('dedupe-documents');
    // More than fits in one batch.
    const documents = Array.from({ length: 4500 }, (_, n) => ({
      id: `${n}.txt`,
      text:
        n % 9 === 0 ? pageWith(n, misreadEvery(ordinance, 7 + (n % 40))) : `${n} ${pageWith(n % 5, '').slice(0, 30)}`,
    }));
    const alone = await run(documents);
    const shared = { workers, openPool: () => openPool(workers), alone: 0 };
    expect(await run(documents, shared)).toEqual(alone);
    expect(alone.rows.length).toBeGreaterThan(400);

    // The same as JSON Lines that are read by whoever signs them.
    const { batchLines }: typeof import('../../src/records/line-batches.ts') = await import(
      new URL('../../dist/src/records/line-batches.js', import.meta.url).href
    );
    const bytes = Buffer.from(documents.map((document) => `${JSON.stringify(document)}\n`).join(''));
    let opened = 0;
    const lines = async function* () {
      for await (const batch of batchLines(slicesOf(bytes), 1e6)) {
        if (!('lines' in batch)) throw new Error('these lines are plain');
        opened += 1;
        const name = async (read: readonly { readonly path: string }[]) =>
          read.map(({ path }) => path.slice('x#'.length));
        yield { ...batch, options: { path: 'x' }, name };
      }
    };
    expect(await run(lines(), shared)).toEqual(alone);
    expect(opened).toBeGreaterThan(1);
  });
});
