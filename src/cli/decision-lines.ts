import type { DecisionOutcome } from '../types.ts';

const reasons: Readonly<Record<NonNullable<DecisionOutcome['why']>, string>> = {
  unknown: 'nothing has its id or place: the text or the options have changed',
  'not-kept': 'text that it needs is not in the report',
  scattered: 'its text does not stand together',
  circle: 'its text would stand before itself',
  overruled: 'a later one says otherwise',
};

/** Decisions of one kind and reason that are named; the ledger has all of them. */
const MOST = 3;

/**
 * What could not be obeyed, for people, without line feeds: one line for each reason.
 *
 * @param name of the input
 * @example
 * decisionLines([{ id: '9f2c61d0a4be', kind: 'joint', applied: false, why: 'unknown' }], 'raw.txt')
 * // ['raw.txt: decision 9f2c61d0a4be (joint) is left out: nothing has its id or place: the text or the options have changed']
 */
export function decisionLines(outcomes: readonly DecisionOutcome[], name: string): readonly string[] {
  const groups = new Map<NonNullable<DecisionOutcome['why']>, DecisionOutcome[]>();
  for (const outcome of outcomes) {
    if (outcome.why === undefined) continue;
    const group = groups.get(outcome.why);
    if (group) group.push(outcome);
    else groups.set(outcome.why, [outcome]);
  }
  return [...groups].map(([why, group]) => {
    const named = group.slice(0, MOST).map(({ id, kind }) => `${id} (${kind})`);
    const more = group.length > MOST ? ` and ${group.length - MOST} more` : '';
    const isOne = group.length === 1;
    return `${name}: decision${isOne ? '' : 's'} ${named.join(', ')}${more} ${isOne ? 'is' : 'are'} left out: ${reasons[why]}`;
  });
}
