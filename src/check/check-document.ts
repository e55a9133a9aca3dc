import { clean } from '../clean.ts';
import type { PackedCounts } from '../language/packed-counts.ts';
import type { CleanOptions, Input, Source } from '../types.ts';
import { findingsIn } from './check-cleaned.ts';
import { checkedText } from './checked-text.ts';
import type { DocumentSignature } from './document-signature.ts';
import type { Fact } from './fact.ts';
import type { Finding } from './finding.ts';
import { measureDocument } from './measure-document.ts';
import type { Metrics } from './metrics.ts';
import { readPassages, signatureOf } from './passages.ts';
import { scoreGold } from './score-gold.ts';
import type { CheckSettings } from './settings.ts';

/** What a check finds in one document: plain data, for a worker to hand back and a cache to keep. */
export interface DocumentCheck {
  readonly path: string;
  /** Of the text, without white space. */
  readonly characters: number;
  readonly findings: readonly Finding[];
  readonly metrics: Metrics;
  /** To compare it with the other documents of the run: see `compareDocuments`. */
  readonly signature: DocumentSignature;
  /** Rules that the text itself turns off for all of it, `*` for all; absent where it does not. */
  readonly offInFile?: readonly string[];
}

/** What a document is checked with beside its own text: plain data but for `model`. */
export interface CheckContext extends CleanOptions {
  /** The gold text of the document, for `character-error-rate` and `joint-accuracy`. */
  readonly gold?: string;
  readonly facts?: readonly Fact[];
  /** The language model that judges; the one shipped, unless it has seen the document. */
  readonly model?: PackedCounts;
}

/**
 * Checks one document: cleans it, asks every rule, measures. Depends on nothing but its arguments.
 *
 * In: one input, rules and their options, what is known beside it. Out: findings sorted by place, metrics, a signature.
 *
 * @throws GazetteError as `clean` does when the input cannot be read, `invalid-setting`
 * @example
 * const { findings, metrics } = await checkDocument({ path: 'a.txt', content: '一、回顾\n三、展望\n' });
 */
export async function checkDocument(
  input: Input,
  settings: CheckSettings = {},
  { gold, facts, model, ...options }: CheckContext = {},
): Promise<DocumentCheck> {
  const cleaned = await clean(input, { settle: 'own', ...options });
  const given = { ...(facts ? { facts } : {}), ...(model ? { model } : {}) };
  const text = checkedText(cleaned.report, cleaned.ledger, cleaned.sources, given);
  const source = cleaned.sources[0]!;
  const { findings, offInFile } = findingsIn(
    text,
    settings,
    source.media === 'html' ? markupOf(input, source) : undefined,
  );
  const passages = readPassages(source.text);
  return {
    path: source.path,
    characters: source.text.replace(/\s+/gu, '').length,
    findings,
    ...(offInFile.length === 0 ? {} : { offInFile }),
    metrics: {
      ...measureDocument(text, passages),
      ...(gold === undefined ? {} : scoreGold(source.text, gold)),
    },
    signature: signatureOf(passages, { path: source.path, source: source.id, length: source.text.length }),
  };
}

/** The page itself: its comments are no part of what was read of it. */
function markupOf({ content }: Input, { encoding }: Source): string {
  return typeof content === 'string' ? content : new TextDecoder(encoding).decode(content);
}
