import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.ts';
import { plainText } from '../../src/rebuild/flow-unit.ts';
import { render } from '../../src/render/render.ts';
import type { Article, Paragraph, Report } from '../../src/types.ts';

const title = (text: string): Paragraph => ({ kind: 'title', text, pieces: [] });
const heading = (level: number, text: string): Paragraph => ({ kind: 'heading', level, text, pieces: [] });
const body = (text: string): Paragraph => ({ kind: 'body', text, pieces: [] });
const report = (...articles: (readonly Paragraph[])[]): Report => ({
  articles: articles.map((paragraphs) => ({ paragraphs })),
});

const trap = fc.constantFrom(
  '# 甲',
  '## 乙',
  '#\t丙',
  '---',
  '\\',
  '\\# 丁',
  '\\\\---',
  '\\---',
  '#',
  '-',
  '####### 戊',
  '__己__',
  '**庚** 辛',
  '\\_壬',
  '癸\\<br>',
);
const anyText = fc
  .oneof(trap, fc.string({ unit: fc.constantFrom(...'公报#-\\ \t\u3000\u200b') }), fc.string({ unit: 'binary' }))
  .map((text) => text.replace(/[\n\r\f\v\u0085\u2028\u2029\0]/g, '').trim())
  .filter((text) => text !== '' && !/^<(?:!doctype|html|\?xml)/i.test(text));
const rest = fc.array(
  fc.oneof(
    anyText.map(body),
    fc.tuple(fc.integer({ min: 1, max: 5 }), anyText).map((made) => heading(...made)),
  ),
);
const article: fc.Arbitrary<Article> = fc
  .tuple(fc.option(anyText), rest)
  .map(([name, paragraphs]) => ({ paragraphs: [...(name === null ? [] : [title(name)]), ...paragraphs] }))
  .filter(({ paragraphs }) => paragraphs.length > 0);
const anyReport: fc.Arbitrary<Report> = fc.array(article, { maxLength: 4 }).map((articles) => ({ articles }));

/** What Markdown says of a report: text, level, and where articles begin. */
function shapeOf({ articles }: Report) {
  return articles.flatMap(({ paragraphs }, index) =>
    paragraphs.map(({ kind, level, text }, place) => ({
      text,
      level: kind === 'title' ? 1 : level === undefined ? undefined : level + 1,
      opens: index > 0 && place === 0,
    })),
  );
}

function shapeRead(content: string | Uint8Array, path: string) {
  return read({ path, content }, 's1', {}).lines.map((line, index) => ({
    text: plainText(line),
    level: line.headingLevel,
    opens: index > 0 && (line.headingLevel === 1 || line.breakBefore === 'article'),
  }));
}

describe('render as Markdown', () => {
  it('marks titles and headings and parts articles', () => {
    const made = report(
      [title('公报'), heading(1, '一、回顾'), body('甲')],
      [body('乙')],
      [title('丙'), heading(7, '丁')],
    );
    expect(render(made, 'md')).toBe('# 公报\n\n## 一、回顾\n\n甲\n\n---\n\n乙\n\n# 丙\n\n###### 丁\n');
  });

  it('guards a paragraph that looks like a mark, and no other', () => {
    expect(render(report([body('# 甲'), body('---'), body('\\# 乙'), body('\\\\丙'), body('- 3 -')]), 'md')).toBe(
      '\\# 甲\n\n\\---\n\n\\\\# 乙\n\n\\\\丙\n\n- 3 -\n',
    );
  });

  it('is undone by reading, under its own name and from standard input', () => {
    fc.assert(
      fc.property(anyReport, (made) => {
        const markdown = render(made, 'md');
        for (const path of ['report.md', '-']) {
          const again = shapeRead(markdown, path);
          if (path === 'report.md' || made.articles.length > 0) expect(again).toEqual(shapeOf(made));
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('render as text', () => {
  it('writes one paragraph a line', () => {
    expect(render(report([title('公报'), body('甲')], [body('乙')]), 'txt')).toBe('公报\n甲\n乙\n');
  });

  it('is never taken for Markdown when read again, and gives the same paragraphs', () => {
    fc.assert(
      fc.property(anyReport, fc.constantFrom('report.txt', '-'), (made, path) => {
        const { source, lines } = read({ path, content: render(made, 'txt') }, 's1', {});
        expect(source.media).toBe('text');
        expect(lines.map(({ text }) => text)).toEqual(shapeOf(made).map(({ text }) => text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('an empty report', () => {
  it('is an empty file', () => {
    expect([render(report(), 'md'), render(report([]), 'txt')]).toEqual(['', '']);
  });
});
