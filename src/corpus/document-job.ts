import type { CheckContext, DocumentCheck } from '../check/check-document.ts';
import type { CheckSettings } from '../check/settings.ts';
import type { Input } from '../types.ts';
import { receiveError, type SentError, sendError } from './sent-error.ts';

/** A document to check with all that its check depends on: plain data, for a worker and for the key of a cache. */
export interface DocumentJob {
  readonly input: Input & { readonly path: string };
  readonly settings: CheckSettings;
  readonly context: CheckContext;
}

/** What became of a document. */
export type DocumentResult = { readonly check: DocumentCheck } | { readonly path: string; readonly error: unknown };

/** A result as it travels between processes. */
export type SentResult = { readonly check: DocumentCheck } | { readonly path: string; readonly error: SentError };

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
  return { path: result.path, error: sendError(result.error) };
}

export function receive(sent: SentResult): DocumentResult {
  return 'check' in sent ? sent : { path: sent.path, error: receiveError(sent.error) };
}
