import { type ErrorCode, GazetteError } from '../errors.ts';

/** An error as it travels between processes: it would lose its class. */
export interface SentError {
  readonly code?: ErrorCode;
  readonly text: string;
  readonly stack?: string;
}

export function sendError(error: unknown): SentError {
  const stack = error instanceof Error && error.stack !== undefined ? { stack: error.stack } : {};
  if (error instanceof GazetteError) return { code: error.code, text: error.argument, ...stack };
  return { text: error instanceof Error ? error.message : String(error), ...stack };
}

export function receiveError({ code, text, stack }: SentError): Error {
  const error = code === undefined ? new Error(text) : new GazetteError(code, text);
  if (stack !== undefined) error.stack = stack;
  return error;
}
