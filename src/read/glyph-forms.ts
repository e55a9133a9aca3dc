/** What fonts draw upright or joined in one glyph, and the characters that were written (Unicode chart FE10-FE4F; ⸺ for a dash of two). */
const FORMS = '︐，︑、︒。︓：︔；︕！︖？︰‥︱—︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』';

const written = new Map([...FORMS].flatMap((form, i, all) => (i % 2 === 0 ? [[form, all[i + 1]!] as const] : [])));
written.set('⸺', '——');

/**
 * Reads glyphs that stand for characters in another form: marks of vertical text, and the dash that a font joins from two.
 *
 * @example readGlyphForms('⸺2026年1月25日')   // '——2026年1月25日'
 */
export function readGlyphForms(text: string): string {
  return text.replace(/[\u2e3a\ufe10-\ufe16\ufe30-\ufe44]/gu, (form) => written.get(form) ?? form);
}
