import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { paragraphTexts } from '../invariants.ts';
import { cleanParagraphs, runs } from './gazette-text.ts';

describe('a clean text, one paragraph a line', () => {
  it.each([
    ['with no blank lines', '\n', ''],
    ['with blank lines', '\n\n', ''],
    ['with indented paragraphs', '\n', '\u3000\u3000'],
  ])('comes out as it went in, %s', async (_, separator, indent) => {
    await fc.assert(
      fc.asyncProperty(cleanParagraphs, async (paragraphs) => {
        const content = `${paragraphs.map((paragraph) => indent + paragraph).join(separator)}\n`;
        const cleaned = await clean({ path: 'clean.txt', content });
        expect(paragraphTexts(cleaned)).toEqual(paragraphs);
        expect(cleaned.ledger.edits).toEqual([]);
        expect(cleaned.summary).toMatchObject({ moved: 0, duplicates: 0, furniture: 0, gaps: 0 });
      }),
      runs,
    );
  });

  it('stays whole when a foreword says a sentence of the report again', async () => {
    await fc.assert(
      fc.asyncProperty(cleanParagraphs, fc.nat(), async (report, pick) => {
        const bodies = report.filter((paragraph) => paragraph.length >= 20);
        fc.pre(bodies.length > 0);
        const said = bodies[pick % bodies.length]!;
        const paragraphs = ['实干创新谱新篇', `${said}这一年，全市上下同心同向，步履坚定。`, ...report];
        const cleaned = await clean({ path: 'clean.txt', content: `${paragraphs.join('\n')}\n` });
        expect(paragraphTexts(cleaned)).toEqual(paragraphs);
      }),
      runs,
    );
  });
});
