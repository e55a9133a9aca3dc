import { endsSentence } from '../layout/measure.ts';

/** A note in brackets behind a sentence: （鼓掌）, （责任单位：市水务局）. */
const noted = /[。！？][”’」』]?[（(][^（()）]{1,40}[）)]$/u;

/** A full stop that OCR took for a point. */
const point = /\p{Script=Han}．$/u;

/** Whether a text ends a sentence or clause, with a note behind it or not. */
export function closesSentence(text: string): boolean {
  return endsSentence(text) || noted.test(text.slice(-48)) || point.test(text);
}

/** How strongly a text closes: with 。 or a clause's ； or ：, or not at all. */
export type Closing = 'sentence' | 'clause' | 'colon' | 'none';

export function closingOf(text: string): Closing {
  if (!closesSentence(text)) return 'none';
  if (/[；;]$/u.test(text)) return 'clause';
  return /[：:]$/u.test(text) ? 'colon' : 'sentence';
}
