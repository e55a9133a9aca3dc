/** What fonts draw upright or joined in one glyph, and the characters that were written (Unicode chart FE10-FE4F; ⸺ for a dash of two). */
const FORMS = '︐，︑、︒。︓：︔；︕！︖？︰‥︱—︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉';

const written = pairUp(FORMS);
written.set('⸺', '——');

/** Quotation marks of vertical text: outer and inner ones change places between the mainland (GB/T 15834-2011, 5.1) and elsewhere. */
const MAINLAND = pairUp('﹃“﹄”﹁‘﹂’');
const ELSEWHERE = pairUp('﹁「﹂」﹃『﹄』');

/**
 * Reads glyphs that stand for characters in another form: marks of vertical text, and the dash that a font joins from two.
 *
 * In: the texts of a page. The quotation marks that most of its quotations have are the outer ones.
 *
 * @example readGlyphForms(['⸺2026年1月25日'])   // ['——2026年1月25日']
 */
export function readGlyphForms(texts: readonly string[]): readonly string[] {
  const formed = texts.filter((text) => forms.test(text));
  if (formed.length === 0) return texts;
  const count = (mark: string) => formed.reduce((sum, text) => sum + text.split(mark).length - 1, 0);
  const quotes = count('﹃') >= count('﹁') ? MAINLAND : ELSEWHERE;
  return texts.map((text) =>
    text.replace(/[\u2e3a\ufe10-\ufe16\ufe30-\ufe44]/gu, (form) => written.get(form) ?? quotes.get(form) ?? form),
  );
}

const forms = /[\u2e3a\ufe10-\ufe16\ufe30-\ufe44]/u;

function pairUp(pairs: string): Map<string, string> {
  return new Map([...pairs].flatMap((form, i, all) => (i % 2 === 0 ? [[form, all[i + 1]!] as const] : [])));
}
