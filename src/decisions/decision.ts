import * as v from 'valibot';
import { GazetteError } from '../errors.ts';
import type { Span } from '../types.ts';

interface Common {
  /** Why, in the reader's own words. */
  readonly note?: string;
}

/** A joint is made, or is not. */
export interface JointDecision extends Common {
  readonly kind: 'joint';
  /** The joint's id in the ledger. */
  readonly id: string;
  readonly decision: 'accept' | 'reject';
}

/** What becomes of a second print: `drop` it as proposed, `keep` both, or `swap`: keep this copy instead of the kept one. */
export interface DuplicateDecision extends Common {
  readonly kind: 'duplicate';
  /** `spanId(copy, of)`. */
  readonly id: string;
  readonly decision: 'keep' | 'swap' | 'drop';
  readonly copy: Span;
  readonly of: Span;
}

/** Raw text that goes directly before the kept text of another raw place, or to the end. */
export interface MoveDecision extends Common {
  readonly kind: 'move';
  /** `spanId(span)`. */
  readonly id: string;
  readonly span: Span;
  readonly before: Span | null;
}

/** How raw text is to be read. */
export interface ReadingDecision extends Common {
  readonly kind: 'reading';
  /** The suggestion's id, or `spanId(span)`. */
  readonly id: string;
  readonly span: Span;
  readonly reading: string;
  /** Where it is read so. */
  readonly evidence?: Span;
}

/** What a person has decided about one place of the raw text; its id holds in the next run. */
export type Decision = JointDecision | DuplicateDecision | MoveDecision | ReadingDecision;

/** The decisions on one cleaning, as they stand in `decisions.json`. */
export interface Decisions {
  readonly version: 1;
  /** SHA-256 of the report that they were made on; for people, since ids hold over runs. */
  readonly report: string;
  readonly decisions: readonly Decision[];
}

const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const span = v.pipe(
  v.strictObject({ source: v.string(), start: offset, end: offset }),
  v.check(({ start, end }) => start <= end, 'ends before it starts'),
);
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const note = v.exactOptional(v.string());

const decision = v.variant('kind', [
  v.strictObject({ kind: v.literal('joint'), id, decision: v.picklist(['accept', 'reject']), note }),
  v.strictObject({
    kind: v.literal('duplicate'),
    id,
    decision: v.picklist(['keep', 'swap', 'drop']),
    copy: span,
    of: span,
    note,
  }),
  v.strictObject({ kind: v.literal('move'), id, span, before: v.nullable(span), note }),
  v.strictObject({ kind: v.literal('reading'), id, span, reading: v.string(), evidence: v.exactOptional(span), note }),
]);

const file = v.strictObject({ version: v.literal(1), report: v.string(), decisions: v.array(decision) });

/**
 * Reads `decisions.json`.
 *
 * @param name how messages call the file
 * @throws GazetteError `invalid-decisions` when it is no JSON or no decisions, version 1; the message says where
 * @example
 * parseDecisions('{"version":1,"report":"…","decisions":[{"kind":"joint","id":"9f2c61d0a4be","decision":"reject"}]}')
 */
export function parseDecisions(json: string, name = 'the decisions'): Decisions {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new GazetteError('invalid-decisions', name, { cause });
  }
  const found = v.safeParse(file, value);
  if (found.success) return found.output;
  const path = v.getDotPath(found.issues[0]);
  throw new GazetteError('invalid-decisions', `${name} (${path ? `${path}: ` : ''}${found.issues[0].message})`);
}

/** The decisions as JSON, indented by two spaces. */
export function renderDecisions(decisions: Decisions): string {
  return `${JSON.stringify(decisions, null, 2)}\n`;
}
