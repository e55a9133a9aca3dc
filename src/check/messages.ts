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
    case 'furniture':
      return { text: `${message.what} stands in the text`, hint: 'run `gazette check --fix`, or `gazette clean`' };
    case 'chrome':
      return { text: `${message.what} of the web page stands in the text`, hint: 'run `gazette check --fix`' };
    case 'wrapped':
      return {
        text: `${count(message.breaks, 'line break')} inside paragraphs`,
        hint: 'run `gazette check --fix` to join the lines',
      };
    case 'spaced':
      return {
        text: `${count(message.blanks, 'blank')} inside words: ${message.sample}`,
        hint: 'run `gazette check --fix` where lines were letter-spaced; else correct by hand',
      };
    case 'other-width':
      return {
        text: `${count(message.marks, 'mark')} of the other width: ${message.sample} (${message.usual} width is usual here)`,
        hint: 'run `gazette check --fix`',
      };
    case 'brackets-differ':
      return { text: `brackets of two widths: ${message.brackets}`, hint: 'make both of one width' };
    case 'radicals':
      return {
        text: `${count(message.characters, 'radical')} for ideographs: ${message.sample} for ${message.meant}`,
        hint: 'run `gazette check --fix`: the font of a PDF named glyphs wrongly',
      };
    case 'undecoded':
      return {
        text: `${count(message.characters, 'character')} lost in decoding (U+FFFD)`,
        hint: 'decode the original again with the right encoding',
      };
    case 'control-characters':
      return {
        text: `${count(message.characters, 'control character')} in the text: ${message.sample}`,
        hint: 'take them out, or decode the original again',
      };
    case 'private':
      return {
        text: `${count(message.characters, 'character')} without a meaning outside one font: ${message.sample}`,
        hint: 'look into the print for the character that was meant',
      };
    case 'wrong-encoding':
      return {
        text: `decoded as ${message.read}: ${message.sample} for ${message.meant}`,
        hint: 'decode the original again with the right encoding',
      };
    case 'doubled':
      return { text: `every character stands twice: ${message.meant}`, hint: 'run `gazette check --fix`' };
    case 'garbled':
      return {
        text: `${message.characters} characters read like no text (${message.nats.toFixed(1)} nats a character)`,
        hint: 'compare with the print; recognise the page again',
      };
    case 'never-closed':
      return { text: `${message.mark} is never closed`, hint: 'look for the lost mark, or for lost text' };
    case 'never-opened':
      return { text: `${message.mark} closes nothing`, hint: 'look for the lost mark, or for lost text' };
    case 'encoded-as':
      return { text: `is encoded as ${message.encoding}`, hint: 'write it as UTF-8' };
    case 'line-ends-differ':
      return { text: `line ends differ: ${message.counts}`, hint: 'write all lines with one line end' };
    case 'suppression-unused':
      return {
        text: message.rules.length === 0 ? 'suppresses nothing' : `suppresses nothing of ${message.rules.join(', ')}`,
        hint: 'remove the mark',
      };
    case 'suppression-unknown':
      return {
        text: `there is no rule ${message.rule}${message.meant === undefined ? '' : `; did you mean ${message.meant}?`}`,
        hint: 'correct the mark, or remove it',
      };
    case 'alike':
      return {
        text: `says the same as ${message.path} (${percent(message.shared)} of its passages)`,
        hint: 'keep one of them, or switch the rule off for editions of one text',
      };
    case 'fact-missing':
      return { text: `fact ${message.id} does not hold, not found: ${message.text}`, hint: 'compare with the print' };
    case 'fact-forbidden':
      return { text: `fact ${message.id} does not hold, found: ${message.text}`, hint: 'compare with the print' };
    case 'fact-order':
      return {
        text: `fact ${message.id} does not hold: ${message.before} should stand before ${message.after}`,
        hint: 'columns or pages are out of order',
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

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
