import { type Decision, type Decisions, parseDecisions } from '../decisions/decision.ts';
import { GazetteError } from '../errors.ts';
import type { Ledger } from '../types.ts';

/** The decisions as they are saved: with the report that they were taken on. */
export function decisionsOn(ledger: Ledger, decisions: readonly Decision[]): Decisions {
  return { version: 1, report: ledger.report.sha256, decisions };
}

/**
 * What is decided after a page has sent what it withdraws and decides: a decision takes the place of one of the same
 * kind and id. Only what changed is sent, so that two pages of one review do not undo each other.
 *
 * @throws GazetteError `invalid-decisions`
 * @example
 * applyPost('{"withdraw":[],"decide":[{"kind":"joint","id":"9f2c61d0a4be","decision":"reject"}]}', [])
 */
export function applyPost(body: string, taken: readonly Decision[]): readonly Decision[] {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    throw new GazetteError('invalid-decisions', 'the request is no JSON', { cause });
  }
  const { withdraw, decide } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(withdraw) || !Array.isArray(decide)) {
    throw new GazetteError('invalid-decisions', 'the request decides nothing');
  }
  const { decisions } = parseDecisions(JSON.stringify({ version: 1, report: '', decisions: decide }), 'the request');
  const next = new Map(taken.map((decision) => [keyOf(decision), decision]));
  for (const each of withdraw) next.delete(keyOf((each ?? {}) as Decision));
  for (const each of decisions) next.set(keyOf(each), each);
  return [...next.values()];
}

function keyOf({ kind, id }: Pick<Decision, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}
