/**
 * Puts the characters in place that HTML cannot write.
 *
 * @param {ParentNode} within
 */
export function restoreUnits(within) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll('[data-unit]'))) {
    element.textContent = String.fromCharCode(Number(element.dataset.unit));
  }
}

const entities = /** @type {Record<string, string>} */ ({ amp: '&', lt: '<', gt: '>', quot: '"' });

/**
 * The text of HTML that the page was made with, without building it.
 *
 * @param {string} html
 */
export function textOfHtml(html) {
  return html
    .replace(/<bdi [^>]*data-unit="(\d+)"[^>]*>[^<]*<\/bdi>/g, (_, unit) => String.fromCharCode(Number(unit)))
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) => (code ? String.fromCodePoint(Number(code)) : entities[name]));
}
