import { readDocument } from '../read/read-document.ts';
import type { Input } from '../types.ts';
import { applyFixes } from './apply-fixes.ts';
import { type CheckContext, checkDocument, type DocumentCheck } from './check-document.ts';
import type { CheckSettings } from './settings.ts';
import { writeBack } from './write-back.ts';

/** A document with its fixes made. */
export interface FixedDocument {
  /** The file as it should be written; absent where there was nothing to mend, or nothing that may be. */
  readonly content?: Uint8Array;
  /** Findings that were mended. */
  readonly mended: number;
  /** What is left. */
  readonly check: DocumentCheck;
}

/**
 * With lines joined and running heads gone, another line break may show. Each round leaves fewer characters that a rule can mend, so that
 * it ends by itself; so many rounds are more than any document has been seen to need.
 */
const MOST_ROUNDS = 12;

/**
 * Checks a document and mends what its findings have a fix for, until nothing is left to mend: a second run changes nothing. All
 * else stays byte for byte: encoding, byte order mark and line ends too.
 *
 * @throws GazetteError as `checkDocument`; `not-fixable`
 */
export async function fixDocument(
  input: Input & { readonly content: Uint8Array },
  settings: CheckSettings = {},
  context: CheckContext = {},
): Promise<FixedDocument> {
  let content = input.content;
  let mended = 0;
  for (let round = 0; ; round += 1) {
    const check = await checkDocument({ ...input, content }, settings, context);
    const result = { mended, check, ...(content === input.content ? {} : { content }) };
    if (round === MOST_ROUNDS || !check.findings.some(({ fixable }) => fixable)) return result;
    const { source } = await readDocument({ ...input, content }, check.signature.source, context);
    const fixed = applyFixes(source.text, source.id, check.findings);
    if (fixed.text === source.text) return result;
    const write = await writeBack(content, source.text, source.encoding, source.path);
    content = write(fixed.text);
    mended += fixed.mended;
  }
}
