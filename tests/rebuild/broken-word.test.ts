import { describe, expect, test } from 'vitest';
import { makeLexicon } from '../../src/language/lexicon.ts';
import { readWitnesses } from '../../src/language/word-witnesses.ts';
import { findLostHyphen, judgeHyphen } from '../../src/rebuild/broken-word.ts';
import { linesOf } from '../made-print.ts';

const knowing = (document: readonly string[], words: readonly string[] = [], language: 'en' | 'de' = 'de') => ({
  witnesses: readWitnesses(linesOf(document)),
  lexicon: makeLexicon((word) => words.includes(word), language),
  language,
});

describe('a word broken by a hyphen', () => {
  test('is joined where the document has it whole, and the witness is shown', () => {
    const document = ['Die Uferwehr wurde geprüft.', 'Zur Ufer-', 'wehr gehören zwölf Mann.'];
    expect(judgeHyphen(document[1]!, document[2]!, knowing(document))).toMatchObject({
      isJoined: true,
      evidence: { start: 4, end: 12 },
    });
  });

  test.each(['-', '\u2010', '\u00ad', '⸗', '¬', '='])('is found by the mark %s', (mark) => {
    expect(judgeHyphen(`die Fähr${mark}`, 'leute', knowing(['den Fährleuten die Fährleute nicht']))?.isJoined).toBe(
      true,
    );
  });

  test('ſ is an s, and a capital no other word', () => {
    expect(judgeHyphen('das Waſ⸗', 'ſer ſtieg', knowing(['hohes wasser im Juni']))?.isJoined).toBe(true);
  });

  test('a blank that OCR put before the hyphen goes with it, and only with it', () => {
    expect(judgeHyphen('to entertain -', 'ment', knowing(['an entertainment for all']))).toMatchObject({
      length: 2,
      isJoined: true,
    });
    expect(judgeHyphen('the ferry -', 'repaired', knowing([]))).toMatchObject({ isJoined: false, separator: ' ' });
  });

  test('keeps its hyphen where the document has it with the hyphen oftener than without', () => {
    const often = ['a to-day and to-day again', 'of today as well'];
    expect(judgeHyphen('it is to-', 'day that', knowing(often, ['today'], 'en'))?.isJoined).toBe(false);
    expect(judgeHyphen('it is to-', 'day that', knowing([...often, 'now today or today is'], [], 'en'))?.isJoined).toBe(
      true,
    );
  });

  test('is joined where the word list has it, or German makes it of words in the list', () => {
    const words = ['brücke', 'wärter', 'ausdrücklich', 'mischung', 'verwaltung', 'rates'];
    for (const [left, right] of [
      ['Brücken', 'wärter'],
      ['Ein', 'mischung'],
      ['ausdrück', 'lichen'],
      ['Verwal', 'tungsrates'],
    ] as const)
      expect(judgeHyphen(`${left}⸗`, right, knowing([], [...words, 'brücken']))?.evidence).toBe('lexicon de');
  });

  test('keeps its hyphen where nothing tells: it is never lost', () => {
    expect(judgeHyphen('der Mühlen⸗', 'ſteg iſt', knowing([]))).toEqual({ length: 1, isJoined: false, separator: '' });
    expect(judgeHyphen('the lean-', 'to stood', { ...knowing([]), lexicon: null })?.isJoined).toBe(false);
  });

  test('of a pair keeps hyphen and blank', () => {
    expect(judgeHyphen('in Ober⸗', 'und Niederau', knowing([], ['ober', 'und']))).toMatchObject({
      isJoined: false,
      separator: ' ',
    });
    expect(judgeHyphen('two-', 'or three-storied', knowing([], [], 'en'))?.separator).toBe(' ');
  });

  test('keeps its hyphen before a capital or a figure, unless all is in capitals', () => {
    const document = ['der RheinMain und rheinmain BEKANNTMACHUNG dort'];
    expect(judgeHyphen('Rhein-', 'Main', knowing(document))?.isJoined).toBe(false);
    expect(judgeHyphen('Haus-', '12', knowing(document))?.isJoined).toBe(false);
    expect(judgeHyphen('BEKANNT⸗', 'MACHUNG', knowing(document))?.isJoined).toBe(true);
  });

  test('is none where no letter stands before the mark', () => {
    expect(judgeHyphen('1910—', 'folgte', knowing([]))).toBeNull();
    expect(judgeHyphen('Seite 12-', 'bis', knowing([]))).toBeNull();
  });
});

describe('a hyphen that OCR lost', () => {
  const document = ['they were annihilated at the ford', 'almost anni', 'hilated by the flood'];

  test('is told by the whole word elsewhere, where neither half is a word', () => {
    expect(findLostHyphen(document[1]!, document[2]!, knowing(document, [], 'en'))).toMatchObject({
      start: 10,
      end: 21,
    });
    expect(findLostHyphen('many citi', 'zens', knowing([], ['citizens'], 'en'))).toBe('lexicon en');
  });

  test('is not guessed where a half is a word, or the whole is none', () => {
    expect(findLostHyphen(document[1]!, document[2]!, knowing([...document, 'the anni of old'], [], 'en'))).toBeNull();
    expect(findLostHyphen('the war', 'ships', knowing(['the warships came'], ['war', 'ships'], 'en'))).toBeNull();
    expect(findLostHyphen('almost anni', 'hilated', knowing([], [], 'en'))).toBeNull();
  });
});
