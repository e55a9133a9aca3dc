import { styleText } from 'node:util';
import type { ChangeKind } from './change.ts';

type Colour = Parameters<typeof styleText>[0];

const colours: Readonly<Record<ChangeKind, Colour>> = {
  corrected: 'yellow',
  joined: 'gray',
  furniture: 'gray',
  duplicate: 'blue',
  moved: 'cyan',
  removed: 'red',
  added: 'green',
  doubtful: 'magenta',
  gap: 'red',
  conflict: 'red',
  suggested: 'green',
};

/** The text in the colour of its kind. */
export function paint(kind: ChangeKind, text: string): string {
  return styleText(colours[kind], text, { validateStream: false });
}

/** Raw text may hold line breaks and control characters: neither may reach the terminal. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
