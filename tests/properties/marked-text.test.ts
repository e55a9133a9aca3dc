import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { render } from '../../src/render/render.ts';
import type { Cleaned } from '../../src/types.ts';
import { formats, ledgerState, runTwice, soundLedger } from '../invariants.ts';
import { runs } from './gazette-text.ts';
import { markedText } from './marked-text.ts';

/** Text and kind of every paragraph, as far as Markdown says it: one without a mark of its own is judged by its words. */
function shapeOf({ report }: Cleaned) {
  return report.articles.flatMap(({ paragraphs }) =>
    paragraphs.map(({ kind, text }) => [['item', 'table', 'title', 'heading'].includes(kind) ? kind : 'other', text]),
  );
}

const paths = fc.constantFrom('raw.md', 'raw.txt');
const many = { ...runs, numRuns: 5 * runs.numRuns };

describe('a text full of marks and tables', () => {
  it('loses nothing, and undo is exact', async () => {
    await fc.assert(
      fc.asyncProperty(markedText, paths, async (content, path) => {
        expect(ledgerState(await clean({ path, content }))).toEqual(soundLedger(content));
      }),
      many,
    );
  });

  it('loses nothing beside another text either', async () => {
    await fc.assert(
      fc.asyncProperty(markedText, markedText, async (first, second) => {
        const cleaned = await clean([
          { path: 'a.md', content: first },
          { path: 'b.txt', content: `${second}\n${first}` },
        ]);
        expect(ledgerState(cleaned)).toEqual(soundLedger(first, `${second}\n${first}`));
      }),
      runs,
    );
  });

  it.each(formats)('stays as it is when its output as %s is cleaned again', async (format) => {
    await fc.assert(
      fc.asyncProperty(markedText, paths, async (content, path) => {
        const { first, second } = await runTwice(await clean({ path, content }), format);
        expect(second).toBe(first);
      }),
      many,
    );
  });

  it('keeps words and kinds of its paragraphs when its Markdown is read again', async () => {
    await fc.assert(
      fc.asyncProperty(markedText, paths, async (content, path) => {
        const cleaned = await clean({ path, content });
        const again = await clean({ path: 'report.md', content: render(cleaned.report, 'md') });
        expect(shapeOf(again)).toEqual(shapeOf(cleaned));
      }),
      many,
    );
  });
});
