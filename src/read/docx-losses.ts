import type { WordNode } from './docx-passages.ts';

/** Tags between which text stands that is shown, and those that hold what is not: a moved original, one of two renditions. */
const tags = /<(\/?)(w:t|m:t|a:t|w:moveFrom|mc:AlternateContent|mc:Choice|mc:Fallback)(?:\s[^>]*?)?(\/?)>/g;

/**
 * How many characters a Word document shows that did not come out of mammoth: what stands in elements that it passes over, such as
 * formulas, readings above the line (ruby) and text boxes that only newer programs know. 0 where nothing is missing.
 *
 * @param xml the main part of the document
 * @param body what mammoth made of it
 */
export function lostCharacters(xml: string, body: readonly WordNode[]): number {
  return Math.max(0, shownCharacters(xml) - body.reduce((sum, node) => sum + charactersOf(node), 0));
}

function shownCharacters(xml: string): number {
  let shown = 0;
  let [moved, from] = [0, -1];
  // For each open alternative: what its choices hold, and whether there is a fallback, which is what is read.
  const open: { choices: number; hasFallback: boolean; isInChoice: boolean }[] = [];
  for (const { 0: tag, 1: slash, 2: name, 3: empty, index } of xml.matchAll(tags)) {
    const isOpening = slash === '' && empty === '';
    const inner = open.at(-1);
    if (name === 'w:moveFrom') moved += isOpening ? 1 : slash === '' ? 0 : -1;
    else if (name === 'mc:AlternateContent') {
      if (isOpening) open.push({ choices: 0, hasFallback: false, isInChoice: false });
      else if (inner) {
        open.pop();
        if (!inner.hasFallback) shown += inner.choices;
      }
    } else if (name === 'mc:Choice') {
      if (inner) inner.isInChoice = isOpening;
    } else if (name === 'mc:Fallback') {
      if (inner) inner.hasFallback = true;
    } else if (isOpening) from = index + tag.length;
    else if (from >= 0 && slash !== '') {
      const length = moved > 0 ? 0 : xml.slice(from, index).replace(/&[^;]*;/g, '&').length;
      const choice = open.find(({ isInChoice }) => isInChoice);
      if (choice) choice.choices += length;
      else shown += length;
      from = -1;
    }
  }
  return shown;
}

/** Hyphens that are elements of their own are left out. */
function charactersOf({ type, value = '', children = [] }: WordNode): number {
  if (type === 'text') return value === '\u2011' || value === '\u00ad' ? 0 : value.length;
  return children.reduce((sum, child) => sum + charactersOf(child), 0);
}
