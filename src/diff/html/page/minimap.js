import { raw } from './panes.js';
import { rawLength } from './positions.js';
import { byId } from './review-data.js';
import { letGo } from './scroll-together.js';

/** Keeps the map's window where the raw pane is, and takes the pane where the map is clicked or dragged. */
export function keepMinimap() {
  const map = byId('minimap');
  const shown = /** @type {HTMLElement} */ (map.querySelector('.window'));
  shown.hidden = false;
  const place = () => {
    const { scrollTop, clientHeight } = raw.scroller;
    const [top, bottom] = [raw.offsetAt(scrollTop), raw.offsetAt(scrollTop + clientHeight)];
    shown.style.top = `${(100 * top) / rawLength}%`;
    shown.style.height = `${(100 * (bottom - top)) / rawLength}%`;
  };
  raw.scroller.addEventListener('scroll', () => requestAnimationFrame(place), { passive: true });
  addEventListener('resize', () => requestAnimationFrame(place));
  requestAnimationFrame(place);
  /** @param {PointerEvent} event */
  const go = (event) => {
    const box = map.getBoundingClientRect();
    letGo();
    raw.show(Math.round(Math.min(1, Math.max(0, (event.clientY - box.top) / box.height)) * rawLength));
  };
  map.addEventListener('pointerdown', (event) => {
    map.setPointerCapture(event.pointerId);
    go(event);
  });
  map.addEventListener('pointermove', (event) => {
    if (event.buttons === 1) go(event);
  });
}
