import { describe, expect, test } from 'vitest';
import { rebuild } from '../../src/rebuild/rebuild.ts';
import { linesOf, report, setInLines } from '../made-print.ts';
import { paragraphsOf, rebuilt } from './made-report.ts';

const session = '——2025年6月8日在临穹县第九届人民代表大会第二次会议上';
const foreword = ['把灯挂到江上', '江水退了，堤上的柳树活了九成。', '愿读到它的人，都能在春天来江边走走。'];
const speech = ['政府工作报告', session, '县长 柳问渠', '各位代表：', '去年，江水来得早，去得也早。'];
const outline = (...args: Parameters<typeof rebuilt>) =>
  rebuilt(...args).articles.map(({ title, paragraphs }) => [title, paragraphs.length]);

describe('articles', () => {
  test('begin at the titles that the contents list names: the foreword stays apart', () => {
    expect(outline([...foreword, ...speech], null, { titles: ['把灯挂到江上', '政府工作报告'] })).toEqual([
      ['把灯挂到江上', 3],
      ['政府工作报告', 5],
    ]);
  });

  test('blanks in a printed title do not hide it', () => {
    const found = rebuilt([...foreword, '政 府 工 作 报 告', ...speech.slice(1)], null, { titles: ['政府工作报告'] });
    expect(found.articles.map(({ paragraphs }) => paragraphs[0]!.text)).toEqual(['把灯挂到江上', '政府工作报告']);
    expect(found.articles[1]!.paragraphs[0]!.kind).toBe('title');
  });

  test('without a list the first line is a title where it names a kind of document or heads a session line', () => {
    expect(outline(speech, null)).toEqual([['政府工作报告', 5]]);
    expect(outline(['在江边的讲话', '各位代表：'], null)).toEqual([['在江边的讲话', 2]]);
    expect(outline(['灯火', session, '各位代表：'], null)).toEqual([['灯火', 3]]);
  });

  test('an article may have no title', () => {
    expect(outline(['江水退了，堤上的柳树活了九成。', '各位代表：'], null)).toEqual([[undefined, 2]]);
  });

  test('no lines give no article', () => {
    expect(rebuilt([], null)).toEqual({ articles: [] });
    expect(rebuild([], { titles: new Set(), meta: {}, isMarked: false })).toEqual({ articles: [] });
  });

  test('a later line that looks like a title begins none', () => {
    expect(outline([...speech, '关于护堤种柳的通知'], null)).toEqual([['政府工作报告', 6]]);
  });

  test('carry what the masthead says', () => {
    const meta = { issue: '2025年第3期' };
    expect(rebuilt(speech, null, { meta }).articles[0]!.meta).toEqual(meta);
    expect(rebuilt(speech, null).articles[0]).not.toHaveProperty('meta');
  });
});

describe('regions', () => {
  const region = (texts: readonly string[], measure: number | null) =>
    linesOf(texts).map((line, k) => ({ line, measure, opensRegion: k === 0, afterGap: false, atJoint: false }));
  const context = { titles: new Set<string>(), meta: {}, isMarked: false };

  test('a paragraph never runs from one into the next', () => {
    const found = rebuild([region(['江水退了，堤上的'], 18), region(['柳树活了九成。'], 20)], context);
    expect(paragraphsOf(found)).toEqual(['江水退了，堤上的', '柳树活了九成。']);
  });

  test('nor across a gap', () => {
    const lines = setInLines(report.slice(6, 8), 18);
    const torn = region(lines, 18).map((line, k) => ({ ...line, afterGap: k === 3 }));
    expect(paragraphsOf(rebuild([torn], context))[0]).toBe(lines.slice(0, 3).join(''));
  });
});

describe('Markdown', () => {
  test('its levels say what is a title and what a heading', () => {
    const lines = ['江边的话', '去年的江', '护堤', '（一）这一行没有标记'].map((text, k) => ({
      line: { ...linesOf([text])[0]!, ...(k < 3 ? { headingLevel: k + 1 } : {}) },
      measure: null,
      opensRegion: k === 0,
      afterGap: false,
      atJoint: false,
    }));
    const { articles } = rebuild([lines], { titles: new Set(), meta: {}, isMarked: true });
    expect(articles[0]!.paragraphs.map(({ kind, level }) => [kind, level])).toEqual([
      ['title', undefined],
      ['heading', 1],
      ['heading', 2],
      ['body', undefined],
    ]);
  });
});

describe('joined lines', () => {
  test('have nothing between Han, one blank between words of letters', () => {
    const found = rebuilt(
      ['船上的铭牌用英文写着：Ferry of the White', 'Heron River，已经看不清楚了，江', '风把它磨成了银色。'],
      20,
    );
    expect(paragraphsOf(found)).toEqual([
      '船上的铭牌用英文写着：Ferry of the White Heron River，已经看不清楚了，江风把它磨成了银色。',
    ]);
    const inserted = found.articles[0]!.paragraphs[0]!.pieces.filter(({ start, end }) => start === end);
    expect(inserted.map(({ text, rule }) => [text, rule])).toEqual([[' ', 'word-space']]);
  });

  test('every character of the report comes from the source, or is shown as an edit', () => {
    const texts = setInLines(report, 18).map((line) => line.replace('人', '⼈'));
    const raw = texts.join('\n');
    for (const { text, pieces } of rebuilt(texts, 18).articles.flatMap(({ paragraphs }) => paragraphs)) {
      expect(pieces.map((piece) => piece.text ?? raw.slice(piece.start, piece.end)).join('')).toBe(text);
      expect(pieces.every((piece) => (piece.text === undefined) === (piece.rule === undefined))).toBe(true);
    }
  });

  test('no character is lost but blanks', () => {
    const texts = setInLines(report, 20);
    expect(paragraphsOf(rebuilt(texts, 20)).join('').replace(/\s/gu, '')).toBe(texts.join('').replace(/\s/gu, ''));
  });
});
