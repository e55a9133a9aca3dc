/**
 * Characters that a reader would not see, or that would change what is seen of others: controls, bidirectional marks,
 * zero-width characters, line separators; and lone surrogates, which no UTF-8 file can hold.
 */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[&<>"'\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text for the content of an element: what it says is exactly `text`, also where a parser of HTML would drop or change
 * a character (a lone CR, NUL). An unseen character gets an element of its own, which shows its code and, being an
 * isolate, keeps a bidirectional override from reaching the text behind it.
 *
 * @example
 * escapeText('a<b\u202e')   // 'a&lt;b<bdi class="unseen" data-code="U+202E">&#8238;</bdi>'
 */
export function escapeText(text: string): string {
  return text.replace(unseen, (character) => entities[character] ?? revealed(character));
}

function revealed(character: string): string {
  const code = character.codePointAt(0)!;
  if (character === '\r') return '&#13;';
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  // HTML has no way to write these: the page's script puts them in place of U+FFFD.
  const isWritable = code !== 0 && (code < 0xd800 || code > 0xdfff) && (code < 0x80 || code > 0x9f);
  const content = isWritable ? `&#${code};` : '\ufffd';
  return `<bdi class="unseen" data-code="${name}"${isWritable ? '' : ` data-unit="${code}"`}>${content}</bdi>`;
}

/** Text for an attribute in double quotes: one line, unseen characters by their codes. */
export function escapeAttribute(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(
      unseen,
      (character) => entities[character] ?? `‹U+${character.codePointAt(0)!.toString(16).toUpperCase()}›`,
    );
}

/** JSON for a script element: nothing in it can end the element or be read as markup. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
