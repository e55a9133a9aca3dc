import { choosePrints, type SecondPrint } from '../dedupe/choose-prints.ts';
import type { DocumentLanguage } from '../language/document-language.ts';
import type { Drop } from '../types.ts';
import { cutUnit, type FlowUnit, spanWithin } from './flow-unit.ts';

/** Drops paragraphs of flowing text that are second prints of others. Out: the units that stay, and the drops. */
export function dropPrints(units: readonly FlowUnit[], language: DocumentLanguage) {
  const texts = units.map(({ lines, text }) => (lines.some(({ line }) => line.kind === 'table') ? '' : text));
  const prints = choosePrints(texts, language);
  const gone = new Set(prints.map(({ text }) => text));
  return {
    units: units.filter((_, u) => !gone.has(u)),
    drops: prints.flatMap((print) => dropsOf(units, print)),
  };
}

function dropsOf(units: readonly FlowUnit[], { text, start, end, of, similarity }: SecondPrint): readonly Drop[] {
  const print = spanWithin(units[of.text]!, of.start, of.end);
  return cutUnit(units[text]!, start, end).cut.map((line) => ({
    source: line.source,
    start: line.start,
    end: line.end,
    fate: 'duplicate',
    reason: similarity === 1 ? 'printed again' : 'printed again, read differently',
    of: print,
    similarity: Math.round(similarity * 1000) / 1000,
  }));
}
