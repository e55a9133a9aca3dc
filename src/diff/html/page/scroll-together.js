import { clean, raw } from './panes.js';
import { bases, fateAt, outputAt, rawAt, sourceAt } from './positions.js';
import { byId, data } from './review-data.js';
import { askForRibbons } from './ribbons.js';

/** Share of a pane's height at which both texts are held side by side. */
const line = 0.3;

/** The pane that the reader moves; the other one follows. What the script scrolls is followed by none. */
let driver = /** @type {import('./panes.js').Pane | null} */ (null);
let isTogether = true;

const copies = data.items
  .filter(({ kind, other }) => kind === 'duplicate' && other)
  .sort((a, b) => a.source - b.source || a.start - b.start);

export function keepTogether() {
  for (const pane of [raw, clean]) {
    for (const kind of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
      pane.scroller.addEventListener(
        kind,
        () => {
          driver = pane;
        },
        { passive: true },
      );
    }
    pane.scroller.addEventListener('scroll', () => follow(pane), { passive: true });
  }
  byId('together').addEventListener('click', switchTogether);
}

/** Whoever is about to scroll by script says so first. */
export function letGo() {
  driver = null;
}

export function switchTogether() {
  isTogether = !isTogether;
  byId('together').setAttribute('aria-pressed', String(isTogether));
}

/** @param {import('./panes.js').Pane} pane */
function follow(pane) {
  askForRibbons();
  if (!isTogether || driver !== pane) return;
  const other = pane === raw ? clean : raw;
  const { scrollTop, clientHeight } = pane.scroller;
  const offset = pane.offsetAt(scrollTop + clientHeight * line);
  const target = pane === raw ? outputOf(offset) : rawAt(offset);
  other.scroller.scrollTop = other.yOf(target) - other.scroller.clientHeight * line;
}

/**
 * Where raw text stands in the report; of a copy, where the kept one does.
 *
 * @param {number} offset
 */
function outputOf(offset) {
  if (fateAt(offset) === 1) {
    const { source, offset: at } = sourceAt(offset);
    const copy = copies.find((item) => item.source === source && item.start <= at && at < item.end);
    if (copy?.other) {
      const share = (at - copy.start) / Math.max(1, copy.end - copy.start);
      const [kept, start, end] = copy.other;
      return outputAt(bases[kept] + Math.round(start + share * (end - start)));
    }
  }
  return outputAt(offset);
}
