import { GazetteError } from '../../errors.ts';
import { guardBytes } from '../../read/limits.ts';
import { idOf } from '../../records/record.ts';
import { splitByteLines } from '../../records/split-lines.ts';
import type { Stage } from './stage.ts';

/** What stands for a record that could not be worked at. */
interface ErrorRecord {
  readonly error: { readonly code: string; readonly message: string };
}

export interface ServeOptions {
  /** Bytes of a line; a longer one is answered with an error and not held. */
  readonly maxBytes: number;
  /** Writes one line and waits until it is taken; false when nobody reads any more. */
  readonly write: (line: string) => Promise<boolean>;
}

/**
 * Answers records with records: each line of JSON with one line, in the same order, errors too. One record is in memory at a time, and
 * the next is not read before the answer is taken. Blank lines are no records.
 */
export async function serveStage(
  chunks: AsyncIterable<Uint8Array>,
  stage: Stage,
  { maxBytes, write }: ServeOptions,
): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const { number, bytes, is } of splitByteLines(chunks, maxBytes)) {
    if (is === 'part') continue;
    const name = `line ${number}`;
    let json = '';
    let answer: string;
    try {
      if (is === 'first-part') guardBytes(bytes.byteLength, name, { maxBytes });
      json = decode(decoder, bytes, name);
      if (json === '') continue;
      answer = await stage(json, name);
    } catch (error) {
      answer = errorRecord(error, json);
    }
    if (!(await write(`${answer}\n`))) return;
  }
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array, name: string): string {
  try {
    return decoder.decode(bytes).trim();
  } catch (cause) {
    throw new GazetteError('unknown-encoding', `${name} as UTF-8`, { cause });
  }
}

function errorRecord(error: unknown, json: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const record: ErrorRecord = { error: { code: error instanceof GazetteError ? error.code : 'internal', message } };
  const said = JSON.stringify(record);
  const id = idOf(json);
  return id === undefined ? said : `{"id":${id},${said.slice(1)}`;
}
