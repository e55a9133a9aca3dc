import { describe, expect, test } from 'vitest';
import { SourceMap } from '../../src/ledger/source-map.ts';

/** enter- / tainment, joined: the hyphen at 5 is taken out. */
const mark = { source: 's1', start: 5, end: 6, text: '', rule: 'dehyphenate' };
const pieces = [{ source: 's1', start: 0, end: 5 }, mark, { source: 's1', start: 7, end: 15 }];
const map = new SourceMap({ articles: [{ paragraphs: [{ kind: 'body', text: 'entertainment', pieces }] }] });

describe('what was taken out', () => {
  test('is among the pieces of the text around it', () => {
    expect(map.mapPiece({ source: 'report', start: 0, end: 13 })).toEqual(pieces);
  });

  test('goes with the text behind it, and is lost on neither side', () => {
    const [before, behind] = [
      { source: 'report', start: 0, end: 5 },
      { source: 'report', start: 5, end: 13 },
    ];
    expect([...map.mapPiece(before), ...map.mapPiece(behind)]).toEqual(pieces);
  });
});

test('the evidence of a second pass is mapped back to the source', () => {
  const edit = { source: 'report', start: 5, end: 5, text: ' ', rule: 'word-space' };
  const [found] = map.mapPiece({ ...edit, evidence: { source: 'report', start: 5, end: 13 } });
  expect(found!.evidence).toEqual({ source: 's1', start: 5, end: 15 });
});

test('a word that a second pass joins over two paragraphs takes no character of the second one', () => {
  const paragraphs = ['anni', 'hilated'].map((text, k) => ({
    kind: 'body' as const,
    text,
    pieces: [{ source: 's1', start: 5 * k, end: 5 * k + text.length }],
  }));
  const two = new SourceMap({ articles: [{ paragraphs }] });
  const joined = { source: 'report', start: 4, end: 5, text: '', rule: 'rejoin-word' };
  expect(two.mapPiece(joined)).toEqual([{ source: 's1', start: 5, end: 5, text: '', rule: 'rejoin-word' }]);
});

describe('a second pass that changes half of what the first one wrote', () => {
  // 见服 reads ；实服: one character of the source became two.
  const evidence = { source: 's2', start: 40, end: 42 };
  const exchange = { source: 's1', start: 9, end: 10, text: '；实', rule: 'consensus', evidence };
  const report = {
    articles: [
      {
        paragraphs: [
          { kind: 'body' as const, text: '；实服', pieces: [exchange, { source: 's1', start: 10, end: 11 }] },
        ],
      },
    ],
  };
  const two = new SourceMap(report);
  const stretch = (start: number, end: number) => ({ source: 'report', start, end });

  test('takes the character of the source once', () => {
    const takenOut = { ...stretch(1, 2), text: '', rule: 'consensus' };
    const made = [stretch(0, 1), takenOut, stretch(2, 3)].flatMap((piece) => two.mapPiece(piece));
    expect(made).toEqual([
      { ...exchange, text: '；' },
      { source: 's1', start: 10, end: 11 },
    ]);
  });

  test('leaves the other half what was put in', () => {
    const changed = { ...stretch(0, 1), text: '，', rule: 'consensus' };
    const made = [changed, stretch(1, 3)].flatMap((piece) => two.mapPiece(piece));
    expect(made).toEqual([
      { source: 's1', start: 9, end: 10, text: '，', rule: 'consensus' },
      { ...exchange, start: 10, text: '实' },
      { source: 's1', start: 10, end: 11 },
    ]);
  });

  test('drops the character of the source with its head alone', () => {
    const drop = { fate: 'duplicate' as const, reason: 'printed again' };
    expect(two.mapDrop({ ...stretch(0, 1), ...drop })).toMatchObject([{ source: 's1', start: 9, end: 10 }]);
    expect(two.mapDrop({ ...stretch(1, 2), ...drop })).toEqual([]);
  });
});
