import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textParts } from '../../../src/diff/html/text-parts.ts';

const element = fc.integer({ min: 1, max: 7000 }).map((length) => ({ html: `<p>${length}</p>`, length }));
const panes = fc.array(fc.array(element, { maxLength: 40 }), { minLength: 1, maxLength: 3 });

describe('parts of a pane', () => {
  it('hold every element in order, and say the number of their first one', () => {
    fc.assert(
      fc.property(panes, (sources) => {
        const inParts = textParts();
        const html = sources.map((elements) => inParts(elements)).join('');
        const all = sources.flat();
        expect(html.match(/<p>\d+<\/p>/g) ?? []).toEqual(all.map((each) => each.html));
        let number = 0;
        for (const part of html.split('<div class="part" ').slice(1)) {
          expect(part).toContain(`data-first="${number}"`);
          number += part.match(/<p>/g)?.length ?? 0;
        }
        expect(number).toBe(all.length);
      }),
    );
  });

  it('are all built at once for an issue of usual length', () => {
    const issue = Array.from({ length: 30 }, () => ({ html: '<p></p>', length: 1200 }));
    expect(textParts()(issue)).not.toContain('noscript');
    expect(textParts()([...issue, ...issue])).toContain('noscript');
  });
});
