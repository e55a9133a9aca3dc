import { clean, raw } from './panes.js';
import { onBuilt } from './parts.js';
import { outputAt, rawAt } from './positions.js';
import { byId } from './review-data.js';
import { letGo } from './scroll-together.js';
import { say } from './selection.js';

/** Places that are shown at once; more would make the browser slow and the reader no wiser. */
const mostShown = 2000;

const field = /** @type {HTMLInputElement} */ (byId('query'));
const answer = /** @type {HTMLOutputElement} */ (document.querySelector('.found'));

/** @typedef {{ text: string, at: Int32Array }} Index letters without white space, and where each stood */

let index = /** @type {{ raw: Index, clean: Index } | null} */ (null);
let hits = /** @type {{ raw: number[], clean: number[], current: number, length: number }} */ ({
  raw: [],
  clean: [],
  current: -1,
  length: 0,
});
let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);

export function keepSearch() {
  onBuilt.push(askForHits);
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(find, 120);
  });
  field.form?.addEventListener('submit', (event) => event.preventDefault());
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      field.value = '';
      find();
      field.blur();
    }
    if (event.key !== 'Enter') return;
    clearTimeout(timer);
    if (hits.length === 0 || field.dataset.query !== field.value) find();
    step(event.shiftKey ? -1 : 1);
  });
}

export function startSearch() {
  field.focus();
  field.select();
}

function find() {
  index ??= { raw: indexOf(raw), clean: indexOf(clean) };
  field.dataset.query = field.value;
  const query = folded(field.value);
  hits = { raw: placesOf(index.raw, query), clean: placesOf(index.clean, query), current: -1, length: query.length };
  answer.textContent = query === '' ? '' : `${hits.raw.length} raw, ${hits.clean.length} clean`;
  showHits();
}

let isAskedForHits = false;

/** Shows the hits in what has just been built, before the next frame. */
function askForHits() {
  if (isAskedForHits || hits.length === 0) return;
  isAskedForHits = true;
  requestAnimationFrame(() => {
    isAskedForHits = false;
    showHits();
  });
}

function showHits() {
  if (!index || typeof Highlight === 'undefined') return;
  CSS.highlights.set(
    'found',
    new Highlight(...builtRanges(raw, index.raw, hits.raw), ...builtRanges(clean, index.clean, hits.clean)),
  );
}

/**
 * Ranges of the hits that stand in what is built.
 *
 * @param {import('./panes.js').Pane} pane
 * @param {Index} letters
 * @param {readonly number[]} places
 */
function builtRanges(pane, letters, places) {
  return places
    .filter((at) => pane.parts.builtElement(pane.indexAt(letters.at[at])))
    .slice(0, mostShown)
    .map((at) => rangeAt(pane, letters, at));
}

/** @param {1 | -1} direction */
function step(direction) {
  if (!index) return;
  const list = hits.raw.length > 0 ? hits.raw : hits.clean;
  if (list.length === 0) return;
  hits.current = (hits.current + direction + list.length + (hits.current < 0 && direction < 0 ? 1 : 0)) % list.length;
  const isRaw = list === hits.raw;
  const at = (isRaw ? index.raw : index.clean).at[list[hits.current]];
  letGo();
  raw.show(isRaw ? at : rawAt(at));
  clean.show(isRaw ? outputAt(at) : at);
  if (typeof Highlight !== 'undefined') {
    CSS.highlights.set(
      'current',
      new Highlight(
        isRaw ? rangeAt(raw, index.raw, list[hits.current]) : rangeAt(clean, index.clean, list[hits.current]),
      ),
    );
  }
  say(`Found ${hits.current + 1} of ${list.length} in the ${isRaw ? 'raw' : 'clean'} text`, []);
}

/**
 * @param {import('./panes.js').Pane} pane
 * @param {Index} letters
 * @param {number} at
 */
function rangeAt(pane, letters, at) {
  return pane.rangeOf(letters.at[at], letters.at[at + hits.length - 1] + 1);
}

/**
 * The letters of a text: a word that a line break tears is found as one.
 *
 * @param {import('./panes.js').Pane} pane
 * @returns {Index}
 */
function indexOf(pane) {
  const parts = [];
  const places = new Int32Array(pane.ends[pane.ends.length - 1] ?? 0);
  let count = 0;
  let number = 0;
  for (const text of pane.parts.texts()) {
    const start = pane.starts[number];
    number += 1;
    for (let k = 0; k < text.length; k += 1) {
      if (isBlank(text.charCodeAt(k))) continue;
      places[count] = start + k;
      count += 1;
    }
    parts.push(folded(text));
  }
  return { text: parts.join(''), at: places };
}

/** @param {number} code */
function isBlank(code) {
  return (
    code <= 32 ||
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200a)
  );
}

/**
 * Without white space and without case; one unit stays one unit, so that places hold.
 *
 * @param {string} text
 */
function folded(text) {
  let out = '';
  for (let k = 0; k < text.length; k += 1) {
    if (isBlank(text.charCodeAt(k))) continue;
    const lower = text[k].toLowerCase();
    out += lower.length === 1 ? lower : text[k];
  }
  return out;
}

/**
 * @param {Index} letters
 * @param {string} query
 */
function placesOf(letters, query) {
  const found = /** @type {number[]} */ ([]);
  if (query === '') return found;
  for (let at = letters.text.indexOf(query); at >= 0; at = letters.text.indexOf(query, at + 1)) found.push(at);
  return found;
}
