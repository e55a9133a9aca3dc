import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { escapeAttribute, escapeText, jsonForScript } from '../../../src/diff/html/escape.ts';

describe('escaping for the review page', () => {
  it('shows an unseen character by its code and isolates it', () => {
    expect(escapeText('a<b\u202e')).toBe('a&lt;b<bdi class="unseen" data-code="U+202E">&#8238;</bdi>');
    expect(escapeText('\r\n')).toBe('&#13;\n');
    expect(escapeText('\0')).toContain('data-unit="0"');
    expect(escapeText('粮食41.7亿斤')).toBe('粮食41.7亿斤');
  });

  it('makes text of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { document } = parseHTML(`<!doctype html><html><body><p>${escapeText(text)}</p></body></html>`);
        expect(document.querySelectorAll('p, bdi, body, html, head').length).toBe(
          document.querySelectorAll('*').length,
        );
      }),
    );
  });

  it('leaves nothing in an attribute that ends it, and no override', () => {
    expect(escapeAttribute('"><script>\u202e\n x')).toBe('&quot;&gt;&lt;script&gt;‹U+202E› x');
  });

  it('writes JSON that cannot end its script and reads as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = jsonForScript(value);
        expect(json).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(jsonForScript('</script><!--')).toBe('"\\u003c/script\\u003e\\u003c!--"');
  });
});
