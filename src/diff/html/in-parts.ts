/**
 * A long list in parts: all but the first stand in `noscript`, whose content a browser with script takes for one text and
 * does not build, so that a page of thousands of changes opens at once. The script builds a part when it is wanted;
 * without script all of them are there.
 *
 * In: the HTML of the elements, how many a part holds, and what wraps those of a part.
 */
export function inParts(elements: readonly string[], size: number, wrap: (content: string) => string): string {
  let html = '';
  for (let start = 0; start < elements.length; start += size) {
    const part = wrap(elements.slice(start, start + size).join(''));
    html += start === 0 ? part : `<noscript>${part}</noscript>`;
  }
  return html;
}
