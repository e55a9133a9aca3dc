import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.ts';

const linesOf = (content: string, path = 'raw.txt') => read({ path, content }, 's1', {}).lines;
const textsOf = (content: string, path?: string) => linesOf(content, path).map(({ text }) => text);

/** Every character is in a line, in a drop, or white space: what the ledger asks of a reader. */
function uncovered(content: string, path: string): string {
  const { source, lines, drops } = read({ path, content }, 's1', {});
  const spans = [...lines, ...drops].sort((a, b) => a.start - b.start);
  let rest = '';
  let cursor = 0;
  for (const { start, end } of spans) {
    if (start < cursor) throw new Error(`two fates at ${start}`);
    rest += source.text.slice(cursor, start);
    cursor = end;
  }
  return (rest + source.text.slice(cursor)).trim();
}

describe('reading text', () => {
  it('gives non-blank lines with their offsets, indents and blank lines above', () => {
    expect(linesOf('\n　　各位代表： \n\n \n一、工作回顾')).toEqual([
      { source: 's1', start: 3, end: 8, text: '各位代表：', indent: 2, blanksBefore: 1 },
      { source: 's1', start: 13, end: 19, text: '一、工作回顾', indent: 0, blanksBefore: 2 },
    ]);
  });

  it('breaks a page at a form feed', () => {
    expect(linesOf('第1页\f第2页\n第3行').map(({ breakBefore }) => breakBefore)).toEqual([
      undefined,
      'page',
      undefined,
    ]);
  });

  it('splits at every kind of line break and gives U+0085 a fate', () => {
    const content = 'a\r\nb\rc\nd\fe\vf\u0085g\u2028h\u2029i';
    expect(textsOf(content)).toEqual([...'abcdefghi']);
    expect(linesOf(content).every(({ blanksBefore }) => blanksBefore === 0)).toBe(true);
    expect(uncovered(content, 'raw.txt')).toBe('');
  });

  it('keeps U+200B, which is no white space', () => {
    expect(textsOf('\u200b公报\u3000\ufeff')).toEqual(['\u200b公报']);
  });

  it('gives the same lines for LF, CRLF, CR and BOM', () => {
    const shape = (content: string) =>
      linesOf(content).map(({ text, indent, blanksBefore }) => ({ text, indent, blanksBefore }));
    const some = fc.array(fc.constantFrom('各位代表：', '', '　　一、', ' ', '# 标题', '---'), { maxLength: 8 });
    fc.assert(
      fc.property(some, (lines) => {
        const expected = shape(lines.join('\n'));
        for (const end of ['\r\n', '\r']) expect(shape(lines.join(end))).toEqual(expected);
        expect(shape(`\ufeff${lines.join('\n')}`)).toEqual(expected);
      }),
    );
  });

  it('leaves nothing but white space without a fate', () => {
    const unit = fc.constantFrom(...'公报#-\\ \n\r\f\v\u0085\u2028\u3000\ufeff\u200b');
    fc.assert(
      fc.property(fc.string({ unit }), fc.constantFrom('raw.txt', 'raw.md'), (content, path) => {
        expect(uncovered(content, path)).toBe('');
        for (const { start, end, text } of linesOf(content, path)) {
          expect(content.replace(/^\ufeff/, '').slice(start, end)).toBe(text);
          expect(text.trim()).toBe(text);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('reads one line of 10 MB', () => {
    expect(linesOf('工'.repeat(10_000_000))[0]?.end).toBe(10_000_000);
  });
});

describe('reading Markdown', () => {
  it('takes marks off headings and gives them a fate', () => {
    const { lines, drops } = read({ path: 'a.md', content: '# 公报\n\n##  一、回顾' }, 's1', {});
    expect(lines.map(({ text, headingLevel }) => [text, headingLevel])).toEqual([
      ['公报', 1],
      ['一、回顾', 2],
    ]);
    expect(drops).toEqual([
      { source: 's1', start: 0, end: 1, fate: 'layout', reason: 'markdown-mark' },
      { source: 's1', start: 6, end: 8, fate: 'layout', reason: 'markdown-mark' },
    ]);
  });

  it('breaks articles at --- after a blank line only', () => {
    expect(linesOf('甲\n---\n乙\n\n---\n\n丙', 'a.md').map(({ text, breakBefore }) => [text, breakBefore])).toEqual([
      ['甲', undefined],
      ['乙', undefined],
      ['丙', 'article'],
    ]);
  });

  it('takes away our own backslash and no other', () => {
    expect(textsOf('\\# 甲\n\\\\## 乙\n\\---\n\\\\server\\丙\n\\-丁', 'a.md')).toEqual([
      '# 甲',
      '\\## 乙',
      '---',
      '\\\\server\\丙',
      '\\-丁',
    ]);
  });

  it('interprets nothing else', () => {
    const plain = ['> 丙', '1. 戊', '#己', '####### 庚', '`辛`', '*壬*', '[癸](a.html)', '- 3 -', '-5℃', '<b>子</b>'];
    expect(textsOf(plain.join('\n'), 'a.md')).toEqual(plain);
  });
});

describe('telling Markdown from text', () => {
  const mediaOf = (content: string, path = 'raw.txt') => read({ path, content }, 's1', {}).source.media;

  it.each([
    ['markdown', '公报', 'a.MD'],
    ['markdown', '公报', 'a.markdown'],
    ['markdown', '公报\n## 一、回顾', 'a.txt'],
    ['markdown', '\\# 公报', '-'],
    ['markdown', '甲\n\n---\n\n乙', '-'],
    ['text', '甲\n---\n乙', '-'],
    ['text', '甲\n\n---\n乙', '-'],
    ['text', ' # 公报', '-'],
    ['text', '#公报', '-'],
    ['text', '\\\\server', '-'],
  ])('%s: %j in %s', (media, content, path) => {
    expect(mediaOf(content, path)).toBe(media);
  });

  it('does as the user says', () => {
    expect(read({ path: 'a.md', content: '# 公报' }, 's1', { from: 'text' }).lines[0]?.text).toBe('# 公报');
  });

  it.each(['<!DOCTYPE html><p>公报', '\n<html lang="zh">', '<?xml version="1.0"?><alto/>'])('refuses %j', (content) => {
    expect(() => mediaOf(content)).toThrow(expect.objectContaining({ code: 'unsupported-media' }));
    expect(read({ content }, 's1', { from: 'text' }).source.media).toBe('text');
  });
});
