/** UTF-16 units of text after which a part ends: some ten screens, built in a few milliseconds. */
const partLength = 12_000;
/** Units of a pane that are there at once: an issue of usual length is whole, and the browser's own search finds all of it. */
const builtLength = 40_000;

/** An element of a pane, and the length of the text that it shows. */
export interface PaneElement {
  readonly html: string;
  readonly length: number;
}

/**
 * Prepares a pane's elements to stand in parts, so that megabytes open at once: each part beyond the first screens stands
 * in `noscript`, whose content a browser with script takes for one text and does not build. The script builds a part when
 * it comes near or is asked for; without script all of them are there.
 *
 * Out: a function that takes the next elements of the pane and gives their HTML. Each part says the number of its first
 * element, counted over the whole pane.
 */
export function textParts(): (elements: readonly PaneElement[]) => string {
  let number = 0;
  let written = 0;
  return (elements) => {
    let html = '';
    for (let start = 0; start < elements.length; ) {
      let content = '';
      let length = 0;
      let end = start;
      while (end < elements.length && length < partLength) {
        content += elements[end]!.html;
        length += elements[end]!.length;
        end += 1;
      }
      const part = written < builtLength ? content : `<noscript>${content}</noscript>`;
      html += `<div class="part" data-first="${number}">${part}</div>`;
      number += end - start;
      written += length;
      start = end;
    }
    return html;
  };
}
