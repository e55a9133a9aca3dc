import { clean } from '../clean.ts';
import type { Cleaned, CleanOptions, Input } from '../types.ts';
import { checkCleaned } from './check-cleaned.ts';
import type { DocumentSignature } from './document-signature.ts';
import type { Finding } from './finding.ts';
import type { Metrics } from './metrics.ts';
import type { CheckSettings } from './settings.ts';

/** What a check finds in one document: plain data, for a worker to hand back and a cache to keep. */
export interface DocumentCheck {
  readonly path: string;
  /** Of the text, without white space. */
  readonly characters: number;
  readonly findings: readonly Finding[];
  readonly metrics: Metrics;
  readonly signature: DocumentSignature;
}

/** What a document is checked with beside its own text. Plain data too. */
export interface CheckContext extends CleanOptions {
  /** The gold text of the document, for `character-error-rate` and `joint-accuracy`. */
  readonly gold?: string;
}

/**
 * Checks one document: cleans it, asks every rule, measures. Depends on nothing but its arguments.
 *
 * @throws GazetteError as `clean` does when the input cannot be read, `invalid-setting`
 */
export async function checkDocument(
  input: Input,
  settings: CheckSettings = {},
  context: CheckContext = {},
): Promise<DocumentCheck> {
  const cleaned = await clean(input, context);
  return describeCheck(cleaned, settings);
}

function describeCheck(cleaned: Cleaned, settings: CheckSettings): DocumentCheck {
  const source = cleaned.sources[0]!;
  return {
    path: source.path,
    characters: source.text.replace(/\s+/gu, '').length,
    findings: checkCleaned(cleaned, settings),
    metrics: {},
    signature: { path: source.path, letters: 0, length: source.text.length, source: source.id, hashes: [], bound: 0 },
  };
}
