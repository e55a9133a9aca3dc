import type { Message } from './finding.ts';

/** A finding in words: what is wrong, and the way to mend it. */
export interface Sentence {
  readonly text: string;
  readonly hint: string;
}

/** Assembles the English sentences of a message. Wording may change; codes and arguments may not. */
export function sentenceOf(message: Message): Sentence {
  switch (message.code) {
    case 'no-text':
      return { text: 'holds no text', hint: 'fetch or scan it again, or take it out of the corpus' };
    case 'repeated':
      return {
        text: `${message.characters} characters repeat line ${message.line} (${percent(message.similarity)} alike)`,
        hint: 'run `gazette clean` to keep one copy',
      };
    case 'repeated-of-unknown':
      return {
        text: `${message.characters} characters repeat another passage`,
        hint: 'run `gazette clean` to keep one copy',
      };
    case 'section-before':
      return {
        text: `${message.marker} stands before ${list(message.missing)}`,
        hint: 'columns or pages are out of order: run `gazette clean` and read `gazette diff`',
      };
    case 'section-back':
      return {
        text: `${message.marker} stands behind ${message.after}`,
        hint: 'columns or pages are out of order: run `gazette clean` and read `gazette diff`',
      };
    case 'section-missing':
      return {
        text: `${list(message.missing)} not found before ${message.marker}`,
        hint: 'look for a lost page or a damaged marker in the print',
      };
    case 'section-repeated':
      return {
        text: `${message.marker} repeats the section of line ${message.line}`,
        hint: 'remove one copy, or correct the marker',
      };
    case 'listed-missing':
      return {
        text: `the contents list names ${message.title}, which stands nowhere`,
        hint: 'look for lost pages, or a title that was misread',
      };
    case 'starts-with-punctuation':
      return { text: `begins with ${message.character}`, hint: 'join it to the text that it continues' };
    case 'starts-in-sentence':
      return { text: 'begins in mid-sentence', hint: 'look for the text before it: a column may be lost' };
    case 'ends-without-stop':
      return { text: 'ends without a full stop', hint: 'look for the text behind it: a line may be lost' };
    case 'ends-in-sentence':
      return { text: 'ends in mid-sentence', hint: 'look for the text behind it: a column may be lost' };
    case 'other-part-missing':
      return {
        text: `stands at ${message.notice}, and the other part is not here`,
        hint: 'fetch the page or the issue that the notice names',
      };
    case 'continues-elsewhere':
      return {
        text: `breaks off in mid-sentence and continues at line ${message.line}`,
        hint: 'columns or pages are out of order: run `gazette clean` and read `gazette diff`',
      };
    case 'joint-guessed':
      return {
        text: `order is a guess here (${message.nats.toFixed(1)} nats), ${message.made ? 'made' : 'raw order kept'}`,
        hint: 'compare with the print; `--order best` applies guesses',
      };
    case 'readings-differ':
      return {
        text: `${message.what} differs from line ${message.line}: ${message.readings.join(' / ')}`,
        hint: 'compare with the print or name a witness',
      };
  }
}

function list(markers: readonly string[]): string {
  if (markers.length <= 3) return markers.join(' ');
  return `${markers[0]} … ${markers.at(-1)}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
