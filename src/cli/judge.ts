import { canonical } from '../ledger/canonical.ts';
import { linesOf } from '../read/read.ts';
import type { Cleaned } from '../types.ts';
import { doubts } from './summary-lines.ts';

/** What of a clean document makes the exit code 1, as warnings: it is empty, `--check` finds a change, `--strict` a doubt. */
export function judge(
  cleaned: Cleaned,
  name: string,
  { check, strict }: { readonly check: boolean; readonly strict: boolean },
): readonly string[] {
  const empty = cleaned.sources.filter(({ text }) => text.trim() === '');
  const doubtful = strict ? doubts(cleaned.summary) : undefined;
  return [
    ...empty.map(({ path }) => `${path} is empty`),
    ...(check && wouldChange(cleaned) ? [`${name} would change`] : []),
    ...(doubtful === undefined ? [] : [`${name} has ${doubtful}`]),
  ];
}

/** Whether the report says anything else than the lines of its sources, each without the white space around it; of another kind than text it always does. */
function wouldChange({ report, sources }: Cleaned): boolean {
  if (sources.some(({ media }) => media !== 'text' && media !== 'markdown')) return true;
  const lines = sources.flatMap((source) => linesOf(source).lines.map(({ text }) => text));
  return canonical(report) !== lines.join('\n');
}
