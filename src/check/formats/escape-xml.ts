/** What XML 1.0 cannot hold (section 2.2) or should not: control characters, lone surrogates, two noncharacters. */
const unspeakable = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/**
 * A text as the content or attribute of an XML element; what XML cannot hold is shown by its code point.
 *
 * @example escapeXml('GDP < 5%\u0008')   // 'GDP &lt; 5%[U+0008]'
 */
export function escapeXml(text: string): string {
  return text
    .replace(unspeakable, named)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

function named(character: string): string {
  return `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
