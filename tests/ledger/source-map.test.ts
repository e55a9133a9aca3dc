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
