import { describe, expect, it } from 'vitest';
import { buildLedger } from '../../src/ledger/build-ledger.ts';
import { summarise } from '../../src/ledger/summarise.ts';
import type { Cleaned, Drop, Piece } from '../../src/types.ts';
import { measureLedger } from './cleaned-repeats.ts';
import type { MadeDocument } from './made-repeats.ts';

const original = '渠水自北门入城绕旧市场而东';

/** The text twice, the first time with a misreading and the second without its fourth character. */
const document: MadeDocument = {
  original,
  fragments: [
    { text: '渠永自北门入城绕旧市场而东', origins: [...Array(13).keys()], isCopy: false },
    { text: '渠水自门入城绕旧市场而东', origins: [0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12], isCopy: true },
  ],
  printed: new Uint8Array(13).fill(2),
  groups: [{ start: 0, end: 13, fragments: [0, 1] }],
};

/** A run that came out with these pieces; what they leave is called duplicate. */
function runOf(pieces: readonly Omit<Piece, 'source'>[], dropped: readonly (readonly [number, number])[]): Cleaned {
  const text = document.fragments.map((fragment) => fragment.text).join('\n');
  const source = { id: 's1', path: '-', media: 'text' as const, encoding: 'utf-8', text };
  const placed = pieces.map((piece) => ({ source: 's1', ...piece }));
  const clean = placed.map((piece) => piece.text ?? text.slice(piece.start, piece.end)).join('');
  const report = { articles: [{ paragraphs: [{ kind: 'body' as const, text: clean, pieces: placed }] }] };
  const drops: readonly Drop[] = dropped.map(([start, end]) => ({
    source: 's1',
    start,
    end,
    fate: 'duplicate',
    reason: 'printed again',
    of: { source: 's1', start: 0, end: 13 },
    similarity: 0.9,
  }));
  const none = { joints: [], gaps: [], conflicts: [], order: [] };
  const tool = { name: 'test', version: '0' };
  const ledger = buildLedger({ tool, options: {}, sources: [source], report, drops, ...none });
  return { report, ledger, sources: [source], summary: summarise(report, ledger) };
}

describe('measureLedger', () => {
  it('counts what was called duplicate, and the errors of what was kept', () => {
    expect(measureLedger(document, runOf([{ start: 0, end: 13 }], [[14, 26]]))).toMatchObject({
      copied: 12,
      found: 12,
      lostRuns: 0,
      wronglyDropped: 0,
      consensus: { 2: { characters: 13, before: 1, after: 1 } },
    });
  });

  it('sees a reading that was taken from the other print, and a character put in', () => {
    const edited = [
      { start: 0, end: 1 },
      { start: 1, end: 2, text: '水', rule: 'consensus' },
      { start: 2, end: 13 },
    ];
    const first = measureLedger(document, runOf(edited, [[14, 26]]));
    expect(first.consensus).toEqual({ 2: { characters: 13, before: 1, after: 0 } });
    const filled = [
      { start: 14, end: 17 },
      { start: 17, end: 17, text: '北', rule: 'consensus' },
      { start: 17, end: 26 },
    ];
    const second = measureLedger(document, runOf(filled, [[0, 13]]));
    expect(second.consensus).toEqual({ 2: { characters: 13, before: 1, after: 0 } });
  });

  it('reads what is kept now of one print, now of the other', () => {
    const mixed = [
      { start: 0, end: 5 },
      { start: 18, end: 26 },
    ];
    const dropped = [
      [5, 13],
      [14, 18],
    ] as const;
    expect(measureLedger(document, runOf(mixed, dropped))).toMatchObject({
      found: 12,
      lostRuns: 0,
      consensus: { 2: { characters: 13, after: 1 } },
    });
  });

  it('tells a run that no print keeps', () => {
    const dropped = [
      [5, 13],
      [14, 26],
    ] as const;
    expect(measureLedger(document, runOf([{ start: 0, end: 5 }], dropped))).toMatchObject({
      lostRuns: 1,
      lostCharacters: 8,
      examples: ['入城绕旧市场而东'],
    });
  });
});
