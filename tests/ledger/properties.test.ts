import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildLedger } from '../../src/ledger/build-ledger.ts';
import { checkLedger } from '../../src/ledger/check-ledger.ts';
import { keptRuns } from '../../src/ledger/kept-runs.ts';
import { restore } from '../../src/ledger/restore.ts';
import type { Drop, Paragraph, Piece, Source } from '../../src/types.ts';

const word = fc.string({ unit: fc.constantFrom('一', '、', '回', '𠮷', '1', '。', 'a', ' ', '\u3000'), maxLength: 8 });
const blank = fc.constantFrom('\n', '\r\n', '\r', ' ', '\n\n', '\f');
const fate = fc.constantFrom('kept', 'kept', 'edited', 'inserted', 'furniture', 'duplicate', 'chrome', 'noise');
const stretch = fc.record({ word, blank, fate, order: fc.nat(), breaks: fc.boolean(), clean: word });
const files = fc.array(fc.array(stretch, { maxLength: 12 }), { minLength: 1, maxLength: 3 });

interface Drawn {
  readonly sources: readonly Source[];
  readonly paragraphs: readonly Paragraph[];
  readonly drops: readonly Drop[];
}

/** Any texts, any part of them kept in any order, dropped, edited or with text inserted. */
const drawn: fc.Arbitrary<Drawn> = files.map((drawnFiles) => {
  const sources: Source[] = [];
  const drops: Drop[] = [];
  const pieces: { piece: Piece; order: number; breaks: boolean; text: string }[] = [];
  drawnFiles.forEach((stretches, number) => {
    const source = `s${number + 1}`;
    let raw = '';
    for (const { word: text, blank: space, fate: what, order, breaks, clean } of stretches) {
      const span = { source, start: raw.length, end: raw.length + text.length };
      raw += text + space;
      if (what === 'kept') pieces.push({ piece: span, order, breaks, text });
      else if (what === 'edited') {
        pieces.push({ piece: { ...span, text: clean, rule: 'drawn' }, order, breaks, text: clean });
      } else if (what === 'inserted') {
        drops.push({ ...span, fate: 'noise', reason: 'drawn' });
        const at = { source, start: span.end, end: span.end };
        pieces.push({ piece: { ...at, text: clean, rule: 'drawn', evidence: span }, order, breaks, text: clean });
      } else drops.push({ ...span, fate: what as Drop['fate'], reason: 'drawn' });
    }
    sources.push({ id: source, path: `${source}.txt`, media: 'text', encoding: 'utf-8', text: raw });
  });
  pieces.sort((a, b) => a.order - b.order);
  const paragraphs: { kind: 'body'; text: string; pieces: Piece[] }[] = [];
  for (const { piece, breaks, text } of pieces) {
    const open = paragraphs.at(-1);
    if (open && !breaks) {
      open.text += text;
      open.pieces.push(piece);
    } else paragraphs.push({ kind: 'body', text, pieces: [piece] });
  }
  return { sources, paragraphs, drops };
});

const ledgerOf = ({ sources, paragraphs, drops }: Drawn) => {
  const report = { articles: [{ paragraphs }] };
  const tool = { name: 'gazette-cleaner', version: '0.0.0' };
  const draft = { tool, options: {}, sources, report, drops, joints: [], gaps: [], conflicts: [], order: [] };
  return { report, ledger: buildLedger(draft) };
};

describe('whatever the passes do', () => {
  test('the ledger holds and every source comes back exactly', () => {
    fc.assert(
      fc.property(drawn, (each) => {
        const { report, ledger } = ledgerOf(each);
        expect(checkLedger(report, ledger, each.sources)).toEqual([]);
        expect(restore(report, ledger).map(({ text }) => text)).toEqual(each.sources.map(({ text }) => text));
      }),
    );
  });

  test('runs hold all kept text once, and those that stay keep raw order', () => {
    fc.assert(
      fc.property(drawn, (each) => {
        const { ledger } = ledgerOf(each);
        const runs = keptRuns(ledger);
        const kept = ledger.entries.filter((entry) => entry.output !== null);
        const length = kept.reduce((sum, { start, end }) => sum + end - start, 0);
        expect(runs.reduce((sum, run) => sum + run.weight, 0)).toBe(length);
        for (const { id } of each.sources) {
          const starts = runs
            .filter((run) => run.source === id && !run.moved && run.weight > 0)
            .map((run) => run.start);
          expect(starts).toEqual([...starts].sort((a, b) => a - b));
        }
      }),
    );
  });
});
