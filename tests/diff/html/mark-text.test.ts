import { describe, expect, it } from 'vitest';
import { marksBetween, markText } from '../../../src/diff/html/mark-text.ts';

const mark = (start: number, end: number, item: string) => ({ start, end, style: 'conflict', item });

describe('marks in text', () => {
  it('link a stretch to what is said about it', () => {
    expect(markText('肉牛17.9万头', 100, [mark(102, 108, 'c1')])).toBe(
      '肉牛<a class="mark conflict" href="#c1">17.9万头</a>',
    );
  });

  it('say a point where it stands, and keep the text as it is', () => {
    const html = markText('甲乙', 0, [{ ...mark(1, 1, 'c2'), style: 'gap', label: 'Gap, line 3' }]);
    expect(html).toBe('甲<a class="point gap" href="#c2" aria-label="Gap, line 3"></a>乙');
  });

  it('give an overlap to the mark that begins last', () => {
    expect(markText('甲乙丙', 0, [mark(0, 3, 'c1'), mark(1, 2, 'c2')]).match(/#c\d/g)).toEqual(['#c1', '#c2', '#c1']);
  });

  it('are found by place, long ones too', () => {
    const marks = [mark(0, 90, 'c1'), mark(5, 6, 'c2'), mark(95, 99, 'c3')];
    expect(marksBetween(marks)(50, 60).map(({ item }) => item)).toContain('c1');
    expect(marksBetween(marks)(96, 97).map(({ item }) => item)).toEqual(['c3']);
  });
});
