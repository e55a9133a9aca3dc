import { restoreUnits } from './restore-units.js';
import { byId, data, madeButton } from './review-data.js';
import { letGo } from './scroll-together.js';
import { picked, pickItem } from './selection.js';

const hidden = new Set(
  [...document.querySelectorAll('.filter[aria-pressed="false"]')].map(
    (button) => /** @type {HTMLElement} */ (button).dataset.kind ?? '',
  ),
);
const side = byId('side');

/** Filters and tabs. */
export function keepList() {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.filter'))) {
    button.addEventListener('click', () => {
      const kind = button.dataset.kind ?? '';
      if (!hidden.delete(kind)) hidden.add(kind);
      button.setAttribute('aria-pressed', String(!hidden.has(kind)));
      hideKinds();
    });
  }
  hideKinds();
  offerParts();
  const tabs = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[role="tab"]')]);
  for (const [index, tab] of tabs.entries()) {
    byId(tab.getAttribute('aria-controls') ?? '').setAttribute('role', 'tabpanel');
    tab.addEventListener('click', () => showTab(tab.getAttribute('aria-controls') ?? ''));
    tab.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (step === 0) return;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      showTab(next.getAttribute('aria-controls') ?? '');
      next.focus();
    });
  }
  showTab('changes');
}

function hideKinds() {
  for (const name of [...side.classList]) if (name.startsWith('without-')) side.classList.remove(name);
  for (const kind of hidden) side.classList.add(`without-${kind}`);
  for (const [id, doubt] of /** @type {const} */ ([
    ['look', true],
    ['rest', false],
  ])) {
    const title = document.getElementById(id);
    if (title) title.hidden = !data.items.some((item) => item.doubt === doubt && !hidden.has(item.kind));
  }
}

const kinds = new Map(data.items.map(({ id, kind }) => [id, kind]));

/** @param {string} id */
function kindOf(id) {
  return kinds.get(id) ?? '';
}

/** @param {string} panel */
function showTab(panel) {
  for (const tab of document.querySelectorAll('[role="tab"]')) {
    const isShown = tab.getAttribute('aria-controls') === panel;
    tab.setAttribute('aria-selected', String(isShown));
    /** @type {HTMLElement} */ (tab).tabIndex = isShown ? 0 : -1;
    byId(tab.getAttribute('aria-controls') ?? '').classList.toggle('shown', isShown);
  }
}

/**
 * Goes to the next or previous item in the list that is not filtered out.
 *
 * @param {1 | -1} step
 * @param {boolean} onlyDoubts
 */
export function stepItem(step, onlyDoubts) {
  const { items } = data;
  const start = items.findIndex(({ id }) => id === picked.item);
  const first = start < 0 && step < 0 ? items.length : start;
  for (let index = first + step; index >= 0 && index < items.length; index += step) {
    const item = items[index];
    if (hidden.has(item.kind) || (onlyDoubts && !item.doubt)) continue;
    goToItem(item.id);
    return;
  }
}

/**
 * Picks an item and takes the focus to its card.
 *
 * @param {string} id
 */
export function goToItem(id) {
  const kind = kindOf(id);
  if (hidden.has(kind))
    /** @type {HTMLElement | null} */ (document.querySelector(`.filter[data-kind="${kind}"]`))?.click();
  showTab('changes');
  letGo();
  const card = builtCard(id);
  card.focus({ preventScroll: true });
  scrollInSide(card);
  pickItem(id);
}

/**
 * Brings a card into view without moving the page itself.
 *
 * @param {HTMLElement} card
 */
function scrollInSide(card) {
  const scroller = /** @type {HTMLElement} */ (card.closest('.panel'));
  if (scroller.scrollHeight <= scroller.clientHeight) return;
  const [top, bottom] = [card.getBoundingClientRect().top - scroller.getBoundingClientRect().top, card.offsetHeight];
  if (top < 8 || top + bottom > scroller.clientHeight - 8) scroller.scrollTop += top - scroller.clientHeight * 0.2;
}

/** Called with the cards of a part that has just been built. */
export const builders = /** @type {((ids: readonly string[]) => void)[]} */ ([]);

/** Beside each part that is not built yet, a button that builds it. */
function offerParts() {
  for (const part of document.querySelectorAll('.panel noscript')) {
    part.before(madeButton('Show more', () => buildPart(part), 'more'));
  }
}

/**
 * Builds a part of a list. Its content is the page's own, written and escaped when the page was made.
 *
 * @param {Element} part
 */
function buildPart(part) {
  const before = part.previousElementSibling;
  if (before?.matches('.more')) before.remove();
  const ids = [...(part.textContent ?? '').matchAll(/ id="(c\d+)"/g)].map((match) => match[1]);
  part.insertAdjacentHTML('afterend', part.textContent ?? '');
  part.remove();
  restoreUnits(byId('side'));
  for (const build of builders) build(ids);
}

/**
 * The card of an item, built where it was not.
 *
 * @param {string} id
 */
function builtCard(id) {
  for (const part of document.querySelectorAll('#changes noscript')) {
    if (document.getElementById(id)) break;
    if (part.textContent?.includes(` id="${id}"`)) buildPart(part);
  }
  return byId(id);
}
