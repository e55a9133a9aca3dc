import { countWhile } from './positions.js';
import { restoreUnits, textOfHtml } from './restore-units.js';

/** How far outside of a pane's window its parts are built, in heights of the window. */
const near = '150%';

/** Called when elements of a pane have just been built. */
export const onBuilt = /** @type {(() => void)[]} */ ([]);

/**
 * The elements of a pane, which stand in parts: one that is far away is only its HTML until it comes near or is asked
 * for. Elements are told by their numbers.
 */
export class Parts {
  /** @type {Map<Element, number>} */
  #numbers = new Map();
  /** @type {(HTMLElement | undefined)[]} */
  #elements = [];

  /**
   * @param {HTMLElement} scroller
   * @param {number} length how many elements there are
   * @param {number} height of an element before it has been drawn, in pixels, as the style has it
   */
  constructor(scroller, length, height) {
    this.length = length;
    /** @type {readonly HTMLElement[]} */
    this.all = /** @type {HTMLElement[]} */ ([...scroller.querySelectorAll('.part')]);
    this.firsts = this.all.map(({ dataset }) => Number(dataset.first));
    /** @readonly */
    this.watch = new IntersectionObserver(
      (seen) => {
        for (const { isIntersecting, target } of seen)
          if (isIntersecting) this.#build(this.all.indexOf(/** @type {HTMLElement} */ (target)));
      },
      { root: scroller, rootMargin: `${near} 0px` },
    );
    for (const [index, part] of this.all.entries()) {
      if (this.isBuilt(index)) {
        this.#take(index);
        continue;
      }
      part.style.height = `${height * (this.end(index) - this.firsts[index])}px`;
      this.watch.observe(part);
    }
    addEventListener('beforeprint', () => {
      for (const index of this.all.keys()) this.#build(index);
    });
  }

  /**
   * The number behind the last element of a part.
   *
   * @param {number} part
   */
  end(part) {
    return this.firsts[part + 1] ?? this.length;
  }

  /** @param {number} part */
  isBuilt(part) {
    return this.all[part].firstElementChild?.localName !== 'noscript';
  }

  /**
   * The part that holds an element.
   *
   * @param {number} number
   */
  partOf(number) {
    return Math.max(0, countWhile(this.firsts.length, (part) => this.firsts[part] <= number) - 1);
  }

  /**
   * An element, built where it was not.
   *
   * @param {number} number
   */
  element(number) {
    if (number >= 0 && number < this.length) this.#build(this.partOf(number));
    return this.#elements[number];
  }

  /**
   * An element if it is there.
   *
   * @param {number} number
   */
  builtElement(number) {
    return this.#elements[number];
  }

  /**
   * The number of an element; -1 for what is none.
   *
   * @param {Element | null | undefined} element
   */
  numberOf(element) {
    return (element && this.#numbers.get(element)) ?? -1;
  }

  /** The texts of all elements, of a part at a time; none is built for it. */
  *texts() {
    for (const [index, part] of this.all.entries()) {
      const first = this.firsts[index];
      if (this.isBuilt(index)) {
        for (let number = first; number < this.end(index); number += 1)
          yield this.#elements[number]?.querySelector('.text')?.textContent ?? '';
      } else {
        const [, ...htmls] = (part.textContent ?? '').split(/<div class="(?:block|para)(?= )/);
        for (const html of htmls) yield textOfHtml(`<div class="${html}`);
      }
    }
  }

  /**
   * Builds a part. Its content is the page's own, written and escaped when the page was made.
   *
   * @param {number} index
   */
  #build(index) {
    const part = this.all[index];
    if (!part || this.isBuilt(index)) return;
    this.watch.unobserve(part);
    part.innerHTML = part.textContent ?? '';
    part.style.height = '';
    restoreUnits(part);
    this.#take(index);
    for (const tell of onBuilt) tell();
  }

  /** @param {number} index */
  #take(index) {
    const elements = /** @type {HTMLCollectionOf<HTMLElement>} */ (this.all[index].children);
    for (const [k, element] of [...elements].entries()) {
      this.#elements[this.firsts[index] + k] = element;
      this.#numbers.set(element, this.firsts[index] + k);
    }
  }
}
