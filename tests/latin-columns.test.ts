import { describe, expect, it } from 'vitest';
import { clean } from '../src/clean.ts';
import { splitParagraphs } from '../src/split-paragraphs.ts';
import { formats, ledgerState, paragraphTexts, runTwice, soundLedger, variants } from './invariants.ts';

/** Two paragraphs of an English column as OCR gives it, a heading in capitals between them. */
const english = [
  'The council of the river towns met on',
  'Tuesday evening at the old landing, and',
  'heard the report of the ferry board on',
  'the repairs that were made in the spring',
  'and the entertainment of the boatmen.',
  'NEW BENCHES FOR THE SCHOOL',
  'A letter from the schoolmaster was read,',
  'in which he asks for forty benches and a',
  'stove, and thanks the council for enter-',
  'tainment and for the books that were',
  'sent to him by the ferry in June.',
];

const german = [
  'Der Rat der Uferſtädte iſt am Dienstag an',
  'der alten Lände zuſammengetreten und hat',
  'den Bericht der Fährgeſellſchaft über die',
  'im Frühjahr ausgeführten Arbeiten und die',
  'Feier der Schiffer angehört. Die Fährge⸗',
  'ſellſchaft dankt dem Rat in Ober⸗ und',
  'Niederau für die überſandten Bücher.',
  'Ein Schreiben des Lehrers wurde verleſen,',
  'in dem er um vierzig Bänke und um einen',
  'Ofen für die Schule bittet.',
];

describe('a column in Latin letters', () => {
  it('comes out as paragraphs, its heading alone, its broken word whole', async () => {
    const cleaned = await clean(english.join('\n'));
    expect(paragraphTexts(cleaned)).toEqual([
      `${english.slice(0, 5).join(' ')}`,
      english[5],
      english.slice(6).join(' ').replace('enter- tainment', 'entertainment'),
    ]);
    expect(cleaned.report.articles[0]!.paragraphs.map(({ language }) => language)).toEqual(['en', 'en', 'en']);
    expect(cleaned.summary).toMatchObject({ moved: 0, duplicates: 0, furniture: 0 });
  });

  it('shows on what evidence a word was joined', async () => {
    const raw = english.join('\n');
    const { ledger } = await clean(raw);
    const edit = ledger.edits.find(({ rule }) => rule === 'dehyphenate')!;
    expect([edit.raw, edit.clean]).toEqual(['-', '']);
    const { start, end } = edit.evidence as { start: number; end: number };
    expect(raw.slice(start, end)).toBe('entertainment');
  });

  it('of German keeps the hyphen of a pair', () => {
    expect(splitParagraphs(german.join('\n')).map(({ text, language }) => [text, language])).toEqual([
      [german.slice(0, 7).join(' ').replace('Fährge⸗ ſellſchaft', 'Fährgeſellſchaft'), 'de'],
      [german.slice(7).join(' '), 'de'],
    ]);
  });

  it.each(Object.entries({ english, german }))(
    'loses nothing, and a second run changes nothing: %s',
    async (_, lines) => {
      const raw = lines.join('\n');
      const cleaned = await clean(raw);
      expect(ledgerState(cleaned)).toEqual(soundLedger(raw));
      for (const format of formats) {
        const { first, second } = await runTwice(cleaned, format);
        expect(second).toBe(first);
      }
      const other = await clean(variants.CRLF!(raw));
      expect(paragraphTexts(other)).toEqual(paragraphTexts(cleaned));
    },
  );
});

/** Texts in Latin letters that were never set in lines. */
const texts: Readonly<Record<string, readonly string[]>> = {
  'one paragraph a line': [
    'The council met on Tuesday evening and heard the report of the ferry board.',
    'It was resolved that the bridge over the river be repaired before the winter sets in.',
    'The meeting was then adjourned until the second Monday of the coming month.',
  ],
  'a list in small letters': [
    'apples from the lower valley',
    'pears and quinces from the hill',
    'walnuts in sacks of twenty',
    'honey in the comb and strained',
    'wool washed and carded by hand',
    'butter in tubs of ten pounds',
    'ropes and nets for the ferry',
  ],
  'verse in small letters': [
    'the river runs beneath the moon',
    'and carries all the lamps away',
    'the ferryman goes home too soon',
    "and no one asks him if he'll stay",
    'the willow leans above the bank',
    'and counts the boats that never came',
  ],
  'a glossary': [
    'backwater: water held back by a dam',
    'culvert: drain under a road or a bank',
    'dredge: boat that takes up mud',
    'embankment: bank raised to hold a river',
    'flume: channel of wood for water',
    'groyne: low wall that guards a shore',
  ],
  'source code': ["const ferry = require('ferry');", 'for (const boat of boats) {', '  ferry.cross(boat, river);', '}'],
};

describe('what is no column stays as it is', () => {
  it.each(Object.entries(texts))('%s', async (_, lines) => {
    const cleaned = await clean(`${lines.join('\n')}\n`);
    expect(paragraphTexts(cleaned)).toEqual(lines.map((line) => line.trim()));
    expect(cleaned.summary).toMatchObject({ edits: 0, moved: 0 });
  });
});

it('half a megabyte of letters without a blank is read once', async () => {
  const letters = 'fähre'.repeat(100_000);
  const cleaned = await clean(`${letters}.\n${letters}-\n${letters}.\n${letters}`);
  expect(paragraphTexts(cleaned).join('')).toHaveLength(4 * letters.length + 3);
});

it('ten thousand lines are one paragraph', async () => {
  const lines = Array.from({ length: 10_000 }, (_, i) => `the ferry number ${10_000 + (i % 7)} went over the`);
  expect(splitParagraphs(lines.join('\n'))).toHaveLength(1);
});
