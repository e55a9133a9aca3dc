import { Parts } from './parts.js';
import { countWhile } from './positions.js';
import { byId, data } from './review-data.js';

/** Frames in which blocks that come into view get their true heights. */
const framesToSettle = 4;

/**
 * One of the two texts, as elements that follow one another and the offsets at which they begin. Heights of elements
 * that are far away are the browser's guesses; places are exact where one looks.
 */
export class Pane {
  /** Counts what was asked to be shown: only the last one counts. */
  #shown = 0;

  /**
   * @param {HTMLElement} scroller
   * @param {number} height of an element before it has been drawn, as the style has it
   * @param {readonly number[]} starts
   * @param {readonly number[]} ends
   */
  constructor(scroller, height, starts, ends) {
    this.scroller = scroller;
    this.parts = new Parts(scroller, starts.length, height);
    this.starts = starts;
    this.ends = ends;
  }

  /** @param {number} offset */
  indexAt(offset) {
    return Math.max(0, countWhile(this.starts.length, (index) => this.starts[index] <= offset) - 1);
  }

  /**
   * Height of an offset in the scrolled content, by its share of the element that holds it.
   *
   * @param {number} offset
   */
  yOf(offset) {
    const index = this.indexAt(offset);
    const element = this.parts.builtElement(index);
    const part = this.parts.partOf(index);
    const [box, start, end] = element
      ? [element, this.starts[index], this.ends[index]]
      : [this.parts.all[part], ...this.#stretchOf(part)];
    if (!box) return 0;
    const share = Math.min(1, Math.max(0, (offset - start) / Math.max(1, end - start)));
    return box.offsetTop + share * box.offsetHeight;
  }

  /**
   * The offset at a height of the scrolled content.
   *
   * @param {number} y
   */
  offsetAt(y) {
    const { all, firsts } = this.parts;
    const part = Math.max(0, countWhile(all.length, (k) => all[k].offsetTop <= y) - 1);
    if (!all[part]) return 0;
    const first = firsts[part];
    const inPart = countWhile(
      this.parts.end(part) - first,
      (k) => (this.parts.builtElement(first + k)?.offsetTop ?? Number.POSITIVE_INFINITY) <= y,
    );
    const index = first + Math.max(0, inPart - 1);
    const element = this.parts.builtElement(index);
    const [box, start, end] = element
      ? [element, this.starts[index], this.ends[index]]
      : [all[part], ...this.#stretchOf(part)];
    const share = Math.min(1, Math.max(0, (y - box.offsetTop) / Math.max(1, box.offsetHeight)));
    return Math.round(start + share * (end - start));
  }

  /**
   * @param {number} part
   * @returns {[start: number, end: number]}
   */
  #stretchOf(part) {
    return [this.starts[this.parts.firsts[part]] ?? 0, this.ends[this.parts.end(part) - 1] ?? 0];
  }

  /**
   * @param {number} start
   * @param {number} end
   */
  rangeOf(start, end) {
    const range = document.createRange();
    const [from, fromOffset] = this.#nodeAt(start, false);
    const [to, toOffset] = this.#nodeAt(end, true);
    range.setStart(from, fromOffset);
    range.setEnd(to, toOffset);
    return range;
  }

  /**
   * Scrolls so that an offset stands in the upper third. What was far away has its true height only when it has been
   * drawn: the next frames put it right.
   *
   * @param {number} offset
   */
  show(offset) {
    this.#shown += 1;
    const own = this.#shown;
    // What stands around it must not be built while it settles.
    const part = this.parts.partOf(this.indexAt(offset));
    for (const each of [part - 1, part, part + 1]) this.parts.element(this.parts.firsts[each] ?? -1);
    /** @param {number} frames */
    const settle = (frames) => {
      if (own !== this.#shown) return;
      this.scroller.scrollTop = this.#exactY(offset) - this.scroller.clientHeight * 0.3;
      if (frames > 0) requestAnimationFrame(() => settle(frames - 1));
    };
    this.scroller.scrollTop = this.yOf(offset) - this.scroller.clientHeight * 0.3;
    settle(framesToSettle);
  }

  /**
   * The offset of a place in the page, or undefined where it is not in this text.
   *
   * @param {Node} node
   * @param {number} inNode
   */
  offsetOf(node, inNode) {
    const element = (node instanceof Element ? node : node.parentElement)?.closest('.block, .para');
    const index = this.parts.numberOf(element);
    const text = element?.querySelector('.text');
    if (index < 0 || !text) return undefined;
    if (!text.contains(node)) return this.starts[index];
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(node, inNode);
    return this.starts[index] + range.toString().length;
  }

  /** @param {number} offset */
  #exactY(offset) {
    const box = this.rangeOf(offset, Math.min(offset + 1, this.ends[this.indexAt(offset)])).getBoundingClientRect();
    if (box.height === 0) return this.yOf(offset);
    return box.top - this.scroller.getBoundingClientRect().top + this.scroller.scrollTop;
  }

  /**
   * @param {number} offset
   * @param {boolean} isEnd an end belongs to the text before it
   * @returns {[Node, number]}
   */
  #nodeAt(offset, isEnd) {
    let index = this.indexAt(offset);
    if (isEnd && index > 0 && this.starts[index] === offset) index -= 1;
    const text = this.parts.element(index)?.querySelector('.text') ?? this.scroller;
    let left = offset - (this.starts[index] ?? 0);
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let last = /** @type {Text | null} */ (null);
    for (
      let node = /** @type {Text | null} */ (walker.nextNode());
      node;
      node = /** @type {Text | null} */ (walker.nextNode())
    ) {
      if (left < node.length || (isEnd && left === node.length)) return [node, left];
      left -= node.length;
      last = node;
    }
    return last ? [last, last.length] : [text, 0];
  }
}

export const raw = rawPane();
export const clean = new Pane(
  /** @type {HTMLElement} */ (byId('clean').querySelector('.scroller')),
  110,
  data.paragraphs.map(([start]) => start),
  data.paragraphs.map(([start, length]) => start + length),
);

function rawPane() {
  const starts = data.sources.flatMap(({ blocks }, source) => {
    const base = data.sources.slice(0, source).reduce((sum, { length }) => sum + length, 0);
    return blocks.map((start) => base + start);
  });
  const total = data.sources.reduce((sum, { length }) => sum + length, 0);
  return new Pane(
    /** @type {HTMLElement} */ (byId('raw').querySelector('.scroller')),
    560,
    starts,
    starts.map((_, index) => starts[index + 1] ?? total),
  );
}
