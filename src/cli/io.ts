import { GazetteError } from '../errors.ts';
import { guardBytes } from '../read/limits.ts';
import type { Limits } from '../types.ts';

/** Everything of the outside world that a command may touch besides files, so that tests can stand in for it. */
export interface Io {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly stdin: AsyncIterable<string | Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Ends a command that runs until Ctrl-C, as Ctrl-C would. */
  readonly interrupt?: AbortSignal;
}

/** What it takes to read an input that may be `-`. */
export type StandardInput = Pick<Io, 'stdin'>;

/**
 * Writes to stdout or stderr and waits until it is taken. A reader that has gone away (`gazette … | head`) ends the
 * output quietly: false then. (Node never marks its own standard output as closed.)
 *
 * @throws GazetteError `output-unwritable`, for instance on a full disk
 */
export function emit(stream: NodeJS.WritableStream, text: string | Uint8Array): Promise<boolean> {
  if (text.length === 0) return Promise.resolve(true);
  if (!stream.listeners('error').includes(ignore)) stream.on('error', ignore);
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (!error || isGone(error)) resolve(!error);
      else reject(new GazetteError('output-unwritable', 'standard output', { cause: error }));
    });
  });
}

/** The write callback tells of every error; without a listener the same error would also end the process. */
function ignore(): void {}

function isGone(error: Error & { readonly code?: string }): boolean {
  return error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
}

/** Whether to colour what goes to the stream: only on a terminal, and never against NO_COLOR (no-color.org). */
export function wantsColor(stream: NodeJS.WritableStream, env: Io['env']): boolean {
  if (env.NO_COLOR || env.TERM === 'dumb') return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return 'isTTY' in stream && stream.isTTY === true;
}

/**
 * All bytes of a stream, or as many as the limits allow: a pipe or a device may never end.
 *
 * @throws GazetteError `too-large`
 */
export async function readAll(stream: Io['stdin'], name: string, limits: Limits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    const taken = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    bytes += taken.byteLength;
    guardBytes(bytes, name, limits);
    chunks.push(taken);
  }
  return Buffer.concat(chunks);
}
