/** @import { ReviewData } from '../review-data.ts' */

/** @type {ReviewData} */
export const data = JSON.parse(byId('data').textContent ?? '');

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element ${id}`);
  return element;
}

/**
 * A new element with text. All that the script writes into the page goes through here: never as HTML.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [text]
 * @param {string} [style]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function made(tag, text = '', style = '') {
  const element = document.createElement(tag);
  element.textContent = text;
  if (style) element.className = style;
  return element;
}

/**
 * @param {string} text
 * @param {() => void} act
 * @param {string} [style]
 */
export function madeButton(text, act, style) {
  const button = made('button', text, style);
  button.type = 'button';
  button.addEventListener('click', act);
  return button;
}
