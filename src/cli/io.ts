import { GazetteError } from '../errors.ts';

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

/**
 * Writes to stdout or stderr and waits until it is taken. A reader that has gone away (`gazette … | head`) ends the
 * output quietly.
 *
 * @throws GazetteError `output-unwritable`, for instance on a full disk
 */
export function emit(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (text === '') return Promise.resolve();
  if (!stream.listeners('error').includes(ignore)) stream.on('error', ignore);
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (!error || isGone(error)) resolve();
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

/** All bytes of stdin. */
export async function readStdin(stdin: Io['stdin']): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}
