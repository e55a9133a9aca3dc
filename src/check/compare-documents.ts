import type { DocumentSignature } from './document-signature.ts';
import type { Finding } from './finding.ts';
import { fingerprintOf } from './fingerprint.ts';
import { activeRules, type CheckSettings } from './settings.ts';

/**
 * What the rules find that see all documents of a run: those that are nearly the same text.
 *
 * In: the signatures of the run's documents, in its order. Out: findings at the beginning of the later document of each pair.
 *
 * @throws GazetteError `invalid-setting`
 */
export function compareDocuments(
  documents: readonly DocumentSignature[],
  settings: CheckSettings = {},
): readonly Finding[] {
  return activeRules(settings).flatMap(({ rule, severity, options }) =>
    (rule.compare?.(documents, options) ?? []).map(({ document: { path, source, length, hashes }, message }) => ({
      rule: rule.name,
      severity,
      fixable: false,
      path,
      line: 1,
      column: 1,
      span: { source, start: 0, end: length },
      message,
      excerpt: '',
      fingerprint: fingerprintOf(rule.name, message.code, hashes.join(' ')),
    })),
  );
}
