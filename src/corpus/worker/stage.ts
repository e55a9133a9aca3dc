import type { CheckSettings } from '../../check/settings.ts';
import { GazetteError } from '../../errors.ts';
import { idOf, parseRecord, type TextRecord } from '../../records/record.ts';
import type { Keep, Limits, Order } from '../../types.ts';
import type { DedupeOptions } from '../dedupe-rows.ts';

/** What a worker is told once, on its command line. */
export interface StageOptions extends Limits, DedupeOptions {
  /** The member that holds the text; default `text`. */
  readonly textField?: string;
  readonly order?: Order;
  readonly keep?: readonly Keep[];
  /** What of a cleaned document is wanted beside its text and summary. */
  readonly with?: readonly ('report' | 'ledger')[];
  readonly settings?: CheckSettings;
}

/**
 * One stage of the work on a corpus. Depends on the record and the options alone, so that any engine may call it anywhere, twice,
 * and in any order.
 *
 * In: a record as a line of JSON, and how messages call it. Out: the record that answers it, as JSON without line feed.
 *
 * @throws GazetteError where the record is none of this stage, or cannot be worked at
 */
export type Stage = (json: string, name: string) => Promise<string>;

/** @throws GazetteError `invalid-record` */
export function textRecord(json: string, name: string, { textField }: StageOptions): TextRecord {
  const record = parseRecord(json, textField);
  if (!record) throw new GazetteError('invalid-record', name);
  return record;
}

/**
 * The members of a record that is no document.
 *
 * @throws GazetteError `invalid-row` where it is no JSON object
 */
export function rowOf(json: string, name: string): Readonly<Record<string, unknown>> {
  try {
    const row: unknown = JSON.parse(json);
    if (typeof row === 'object' && row !== null && !Array.isArray(row)) return row as Readonly<Record<string, unknown>>;
  } catch {
    // Told below.
  }
  throw new GazetteError('invalid-row', name);
}

/** The answer as a line, with the id of the record that it answers, to the letter. */
export function answerTo(json: string, answer: object): string {
  const said = JSON.stringify(answer);
  const id = idOf(json);
  return id === undefined ? said : `{"id":${id},${said.slice(1)}`;
}

/** What of the options bounds passages. */
export function boundsOf({ minLength, minSimilarity, commonIn }: StageOptions): DedupeOptions {
  return {
    ...(minLength === undefined ? {} : { minLength }),
    ...(minSimilarity === undefined ? {} : { minSimilarity }),
    ...(commonIn === undefined ? {} : { commonIn }),
  };
}
