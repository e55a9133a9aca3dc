import { signs } from '../change.ts';
import { kindNames } from './describe-item.ts';
import { escapeText } from './escape.ts';

const keys: readonly (readonly [keys: string, what: string])[] = [
  ['j  k', 'next, previous change'],
  ['n  p', 'next, previous thing that needs a look'],
  [']  [', 'next, previous paragraph: where it came from'],
  ['1  2  3', 'decide on the change at hand, by its buttons'],
  ['/', 'search raw and clean text; Enter and Shift+Enter go on'],
  ['s', 'scroll together or apart'],
  ['t', 'light or dark'],
  ['Esc', 'leave search, or a move'],
  ['?', 'this help'],
];

/** What the signs and keys mean. */
export function renderHelp(): string {
  const listed = Object.entries({ ...signs, joint: '&' }).map(
    ([kind, sign]) => `<div><dt class="sign ${kind}">${escapeText(sign)}</dt><dd>${kindNames[kind] ?? kind}</dd></div>`,
  );
  const pressed = keys.map(
    ([key, what]) =>
      `<div><dt>${key
        .split('  ')
        .map((each) => `<kbd>${escapeText(each)}</kbd>`)
        .join(' ')}</dt><dd>${what}</dd></div>`,
  );
  return `<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">Keys and signs</h2><dl class="keys">${pressed.join('')}</dl><h3>Signs</h3><dl class="signs">${listed.join('')}</dl><form method="dialog"><button>Close</button></form></dialog>`;
}
