import { describe, expect, it } from 'vitest';
import { report } from '../made-print.ts';
import { printArticle, scrambles, setLines } from './print-issue.ts';

const text = report.join('\n');
const lines = setLines(text);
const printed = (scramble: (typeof scrambles)[number]) =>
  printArticle(text, scramble)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe('setLines', () => {
  it('loses no character and sets lines of about one width', () => {
    expect(lines.join('')).toBe(text.replace(/\s+/gu, ''));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(36);
  });
});

describe('printArticle', () => {
  it.each(scrambles)('prints every line, in the order of %s', (scramble) => {
    const out = printed(scramble);
    expect(new Set(out)).toEqual(new Set(lines));
    expect(out.length).toBe(scramble === 'booklet' ? 2 * lines.length : Math.max(out.length, lines.length));
    if (scramble !== 'repeat') expect(out).not.toEqual(lines);
  });

  it('prints the same each time', () => {
    expect(printArticle(text, 'shuffle')).toBe(printArticle(text, 'shuffle'));
  });
});
