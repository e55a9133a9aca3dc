import type { CheckContext, DocumentCheck } from '../check/check-document.ts';
import type { CheckSettings } from '../check/settings.ts';
import { type ErrorCode, GazetteError } from '../errors.ts';
import type { Input } from '../types.ts';

/** A document to check with all that its check depends on: plain data, for a worker and for the key of a cache. */
export interface DocumentJob {
  readonly input: Input & { readonly path: string };
  readonly settings: CheckSettings;
  readonly context: CheckContext;
}

/** What became of a document. */
export type DocumentResult = { readonly check: DocumentCheck } | { readonly path: string; readonly error: unknown };

/** A result as it travels between threads: an error would lose its class. */
export type SentResult =
  | { readonly check: DocumentCheck }
  | { readonly path: string; readonly code?: ErrorCode; readonly text: string; readonly stack?: string };

/** Checks one document; whatever goes wrong with it is its result. */
export async function checkJob({ input, settings, context }: DocumentJob): Promise<DocumentResult> {
  try {
    // A run that finds everything in its cache loads nothing that cleans.
    const { checkDocument } = await import('../check/check-document.ts');
    return { check: await checkDocument(input, settings, context) };
  } catch (error) {
    return { path: input.path, error };
  }
}

export function send(result: DocumentResult): SentResult {
  if ('check' in result) return result;
  const { path, error } = result;
  const stack = error instanceof Error && error.stack !== undefined ? { stack: error.stack } : {};
  if (error instanceof GazetteError) return { path, code: error.code, text: error.argument, ...stack };
  return { path, text: error instanceof Error ? error.message : String(error), ...stack };
}

export function receive(sent: SentResult): DocumentResult {
  if ('check' in sent) return sent;
  const { path, code, text, stack } = sent;
  const error = code === undefined ? new Error(text) : new GazetteError(code, text);
  if (stack !== undefined) error.stack = stack;
  return { path, error };
}
