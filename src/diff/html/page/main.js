import { goToItem, keepList } from './change-list.js';
import { keepDecisions, pickTarget } from './decisions.js';
import { keepKeys } from './keyboard.js';
import { keepMinimap } from './minimap.js';
import { clean, raw } from './panes.js';
import { bases } from './positions.js';
import { restoreUnits } from './restore-units.js';
import { byId, data } from './review-data.js';
import { askForRibbons } from './ribbons.js';
import { keepTogether, letGo } from './scroll-together.js';
import { keepSearch } from './search.js';
import { pickItem, pickParagraph, pickRaw } from './selection.js';

restoreUnits(document);
keepList();
keepDecisions();
keepTogether();
keepMinimap();
keepSearch();
keepKeys();
document.addEventListener('click', (event) => onClick(event));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target instanceof Element && event.target.matches('.card'))
    pickItem(event.target.id);
});
new ResizeObserver(askForRibbons).observe(byId('raw'));
askForRibbons();
if (/^#[rp]\d/.test(location.hash)) showElement(location.hash.slice(1));
else if (/^#c\d/.test(location.hash)) goToItem(location.hash.slice(1));

/**
 * What a click is about: a link within the page, a paragraph, raw text, a card.
 *
 * @param {MouseEvent} event
 */
function onClick(event) {
  const target = /** @type {Element} */ (event.target);
  if (target.closest('button, input, label, select, .skip') || String(getSelection()) !== '') return;
  const paragraph = target.closest('.para');
  if (paragraph && pickTarget(clean.parts.numberOf(paragraph))) {
    event.preventDefault();
    return;
  }
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest('a[href^="#"]'));
  if (link) {
    event.preventDefault();
    followLink(link);
    return;
  }
  const block = target.closest('.block');
  const card = target.closest('.card');
  letGo();
  if (paragraph) pickParagraph(clean.parts.numberOf(paragraph));
  else if (block) pickRaw(offsetUnder(event) ?? raw.starts[raw.parts.numberOf(block)]);
  else if (card) pickItem(card.id);
}

/** @param {HTMLAnchorElement} link */
function followLink(link) {
  const id = link.hash.slice(1);
  letGo();
  if (link.matches('.fragment')) {
    for (const each of document.querySelectorAll('.fragment.at')) each.classList.remove('at');
    for (const each of document.querySelectorAll(
      `.fragment[data-source="${link.dataset.source}"][data-start="${link.dataset.start}"]`,
    ))
      each.classList.add('at');
    const start = bases[Number(link.dataset.source)] + Number(link.dataset.start);
    pickRaw(start);
    raw.show(start);
    return;
  }
  const card = link.closest('.card');
  if (/^c\d/.test(id)) goToItem(id);
  else if (card) {
    pickItem(card.id);
    if (link.matches('.kept-copy')) showKeptCopy();
    else showElement(id);
  } else if (link.closest('.para')) pickParagraph(clean.parts.numberOf(link.closest('.para')));
  else if (link.closest('.block')) pickRaw(raw.starts[raw.parts.numberOf(link.closest('.block'))]);
  else showElement(id);
}

function showKeptCopy() {
  const other = /** @type {HTMLElement | null} */ (document.querySelector('.block.picked-other'));
  if (!other) return;
  raw.show(raw.starts[raw.parts.numberOf(other)]);
  raw.scroller.focus({ preventScroll: true });
}

/** @param {string} id */
function showElement(id) {
  const [, pane, first, second] = /^([rp])(\d+)(?:-(\d+))?$/.exec(id) ?? [];
  if (pane === 'p') clean.show(clean.starts[Number(first) - 1] ?? 0);
  else if (pane === 'r') raw.show(bases[Number(first)] + (data.sources[Number(first)].blocks[Number(second)] ?? 0));
  else document.getElementById(id)?.scrollIntoView();
}

/**
 * The raw offset under the pointer.
 *
 * @param {MouseEvent} event
 */
function offsetUnder({ clientX, clientY }) {
  const caret = document.caretPositionFromPoint?.(clientX, clientY);
  if (caret) return raw.offsetOf(caret.offsetNode, caret.offset);
  const range = document.caretRangeFromPoint?.(clientX, clientY);
  return range ? raw.offsetOf(range.startContainer, range.startOffset) : undefined;
}
