import { clean, raw } from './panes.js';
import { bases, countWhile } from './positions.js';
import { data } from './review-data.js';

/** @typedef {{ start: number, end: number, from: number, to: number, moved: boolean }} Run */

const canvas = /** @type {SVGSVGElement} */ (document.querySelector('.ribbons'));

/** @type {Run[]} */
const runs = data.runs.map(([source, start, end, from, to, moved]) => ({
  start: bases[source] + start,
  end: bases[source] + end,
  from,
  to,
  moved: moved === 1,
}));
const inRaw = [...runs].sort((a, b) => a.start - b.start || a.end - b.end);

/** How far outside of the window a ribbon's end is still drawn. */
const margin = 120;

let isAsked = false;

/** Draws ribbons anew before the next frame. */
export function askForRibbons() {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    drawRibbons();
  });
}

/** Draws a ribbon for every run that either pane shows: where it stands in raw, and where in the report. */
function drawRibbons() {
  const box = canvas.getBoundingClientRect();
  if (box.width === 0) return;
  const shown = new Set([
    ...visible(
      inRaw,
      raw,
      ({ start }) => start,
      ({ end }) => end,
    ),
    ...visible(
      runs,
      clean,
      ({ from }) => from,
      ({ to }) => to,
    ),
  ]);
  const left = edge(raw, box);
  const right = edge(clean, box);
  canvas.setAttribute('viewBox', `0 0 ${box.width} ${box.height}`);
  canvas.replaceChildren(
    ...[...shown]
      .sort((a, b) => Number(a.moved) - Number(b.moved))
      .map((run) => {
        const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
        path.setAttribute('class', run.moved ? 'moved' : 'stays');
        path.setAttribute('d', ribbon(left(run.start), left(run.end), right(run.from), right(run.to), box.width));
        return path;
      }),
  );
}

/**
 * @param {Run[]} sorted
 * @param {import('./panes.js').Pane} pane
 * @param {(run: Run) => number} start
 * @param {(run: Run) => number} end
 */
function visible(sorted, pane, start, end) {
  const { scrollTop, clientHeight } = pane.scroller;
  const [low, high] = [pane.offsetAt(scrollTop), pane.offsetAt(scrollTop + clientHeight)];
  const first = countWhile(sorted.length, (index) => end(sorted[index]) <= low);
  const found = [];
  for (let index = first; index < sorted.length && start(sorted[index]) <= high; index += 1) found.push(sorted[index]);
  return found;
}

/**
 * Height in the ribbons' own picture, kept near its window.
 *
 * @param {import('./panes.js').Pane} pane
 * @param {DOMRect} box
 * @returns {(offset: number) => number}
 */
function edge(pane, box) {
  const top = pane.scroller.getBoundingClientRect().top - box.top - pane.scroller.scrollTop;
  return (offset) => Math.min(box.height + margin, Math.max(-margin, top + pane.yOf(offset)));
}

/**
 * @param {number} a
 * @param {number} b
 * @param {number} c
 * @param {number} d
 * @param {number} width
 */
function ribbon(a, b, c, d, width) {
  const half = width / 2;
  return `M0 ${a}C${half} ${a} ${half} ${c} ${width} ${c}V${d}C${half} ${d} ${half} ${b} 0 ${b}Z`;
}
