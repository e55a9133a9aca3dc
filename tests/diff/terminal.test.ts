import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesOf } from '../../src/diff/changes-of.ts';
import { clip, displayWidth } from '../../src/diff/display-width.ts';
import { renderTerminal } from '../../src/diff/render-terminal.ts';
import { cleanedFrom, spanOf } from '../ledger/sketch.ts';

const raw = `公报\n二、安排\u001b[31m\n一、回顾${'上年工作，稳中向好。'.repeat(9)}\n一、回顾\n`;
const { report, ledger } = cleanedFrom({
  raw,
  paragraphs: [[raw.split('\n')[2]!], ['二、安排\u001b[31m']],
  drops: [
    { ...spanOf(raw, '公报'), fate: 'furniture', reason: 'running-head' },
    { ...spanOf(raw, '一、回顾', 2), fate: 'duplicate', reason: 'repeat', of: spanOf(raw, '一、回顾'), similarity: 1 },
  ],
});
const changes = changesOf(report, ledger);
const escapeCode = '\u001b[';

describe('the terminal listing', () => {
  test('gives each kind its sign, so that colour is not needed', () => {
    const lines = renderTerminal(changes, { width: 80, color: false }).split('\n');
    expect(lines[0]).toBe('gazette.txt');
    expect(lines.filter((line) => /^ {2}\S/.test(line)).map((line) => line.trim().split(' ').slice(0, 2))).toEqual([
      ['-', '1:1'],
      ['^', '2:1'],
      ['=1', '4:1'],
    ]);
  });

  test('shows a change in one to three lines that fit the width', () => {
    for (const width of [20, 40, 80]) {
      const lines = renderTerminal(changes, { width, color: false }).trimEnd().split('\n').slice(0, -1);
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
    expect(renderTerminal(changes, { width: 80, color: false }).split('\n').length).toBeLessThan(2 + 3 * 3 + 3);
  });

  test('ends with a count of every kind', () => {
    const last = renderTerminal(changes, { width: 80, color: false }).trimEnd().split('\n').at(-1);
    expect(last?.match(/\S \d+ [a-z]+/g)).toEqual([
      '~ 0 corrected',
      '> 0 joined',
      '- 1 furniture',
      '= 1 duplicate',
      '^ 1 moved',
      '? 0 doubtful',
      '! 0 gap',
      '# 0 conflict',
      '* 0 suggested',
    ]);
  });

  test('carries escape codes only if asked, and never those of the raw text', () => {
    expect(renderTerminal(changes, { width: 80, color: false })).not.toContain(escapeCode);
    const coloured = renderTerminal(changes, { width: 80, color: true });
    expect(coloured).toContain(escapeCode);
    expect(stripVTControlCharacters(coloured)).toBe(renderTerminal(changes, { width: 80, color: false }));
  });
});

describe('the width of text', () => {
  test.each([
    ['吉林 12', 7],
    ['“三地三区”', 10],
    ['（一）', 6],
    ['e\u0301', 1],
    ['𠮷', 2],
    ['', 0],
  ])('%s takes %i cells', (text, cells) => expect(displayWidth(text)).toBe(cells));

  test('clipped text fits, and text that fits is not clipped', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('吉', 'a', '𠮷', ' ', '，') }), fc.nat(20), (text, width) => {
        const clipped = clip(text, width);
        expect(displayWidth(clipped)).toBeLessThanOrEqual(width);
        if (displayWidth(text) <= width) expect(clipped).toBe(text);
        expect(clipped).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
