import { stepItem } from './change-list.js';
import { chooseByNumber, stopPicking } from './decisions.js';
import { byId, data } from './review-data.js';
import { letGo, switchTogether } from './scroll-together.js';
import { startSearch } from './search.js';
import { picked, pickParagraph } from './selection.js';

const help = /** @type {HTMLDialogElement} */ (byId('help'));

/** @type {Record<string, () => void>} */
const keys = {
  j: () => stepItem(1, false),
  k: () => stepItem(-1, false),
  n: () => stepItem(1, true),
  p: () => stepItem(-1, true),
  ']': () => stepParagraph(1),
  '[': () => stepParagraph(-1),
  '/': startSearch,
  '?': () => help.showModal(),
  s: switchTogether,
  t: switchTheme,
  Escape: stopPicking,
};

export function keepKeys() {
  document.addEventListener('keydown', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || help.open || target.closest('input, textarea')) return;
    const act =
      keys[event.key] ?? (/^[1-9]$/.test(event.key) ? () => chooseByNumber(Number(event.key) - 1) : undefined);
    if (!act) return;
    event.preventDefault();
    act();
  });
  byId('help-button').addEventListener('click', () => help.showModal());
  byId('theme').addEventListener('click', switchTheme);
}

/** @param {1 | -1} step */
function stepParagraph(step) {
  letGo();
  pickParagraph(Math.min(data.paragraphs.length - 1, Math.max(0, picked.paragraph + step)), { scrollClean: true });
}

function switchTheme() {
  const root = document.documentElement;
  const now = root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  root.dataset.theme = now === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem('gazette-theme', root.dataset.theme);
  } catch {
    // It holds for this page then.
  }
}
