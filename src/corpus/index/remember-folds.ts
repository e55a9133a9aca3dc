import { type FoldedUnits, foldUnits } from '../signatures/fold-units.ts';

/** UTF-16 units of the texts that are remembered: some hundred issues of a gazette. */
const MOST_UNITS = 8_000_000;

/** `foldUnits` that remembers the texts which were asked for last: pairs come by their first document, and those of one year meet again. */
export function rememberFolds(mostUnits: number = MOST_UNITS): (text: string) => FoldedUnits {
  const known = new Map<string, FoldedUnits>();
  let units = 0;
  return (text) => {
    const found = known.get(text);
    // What was asked for last stands last.
    if (found) known.delete(text);
    else units += text.length;
    const folded = found ?? foldUnits(text);
    known.set(text, folded);
    for (const [oldest] of known) {
      if (units <= mostUnits) break;
      known.delete(oldest);
      units -= oldest.length;
    }
    return folded;
  };
}
