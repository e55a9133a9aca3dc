import { styleText } from 'node:util';
import { GazetteError } from '../errors.ts';
import { emit, type Io, wantsColor } from './io.ts';

/** One line on stderr that is no error, such as a warning that an input is empty. */
export async function warn(io: Io, message: string): Promise<void> {
  await emit(io.stderr, `${label(io, 'yellow')} ${oneLine(message)}\n`);
}

/**
 * An error on stderr: one line and a hint. Errors that nobody foresaw get the same form; their stack, like that of all
 * others, is for `--debug`.
 */
export async function complain(io: Io, error: unknown, debug: boolean): Promise<void> {
  const known = error instanceof GazetteError;
  const message = error instanceof Error ? error.message : String(error);
  const lines = [
    `${label(io, 'red')} ${oneLine(known ? message : `internal error: ${message}`)}`,
    `  hint: ${known ? error.hint : 'run again with --debug and report what it prints'}`,
  ];
  if (debug) lines.push(stackOf(error));
  await emit(io.stderr, `${lines.join('\n')}\n`);
}

/** An error that nobody foresaw, with the input at which it happened; known errors name their input themselves. */
export function withName(error: unknown, name: string): unknown {
  if (error instanceof GazetteError) return error;
  return new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
}

/** What stands before an error that is told in lines of its own. */
export function inlineLabel(io: Io): string {
  return label(io, 'red');
}

function label(io: Io, color: 'red' | 'yellow'): string {
  return wantsColor(io.stderr, io.env) ? styleText(color, 'gazette:', { validateStream: false }) : 'gazette:';
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? error.message;
  return error.cause === undefined ? stack : `${stack}\ncaused by ${stackOf(error.cause)}`;
}

/** A file's name may hold line breaks and control characters: neither may reach the terminal. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
