import type { Finding } from '../finding.ts';
import type { Language } from '../language.ts';
import { speak } from '../speak.ts';
import type { Format } from './format.ts';

/**
 * One JSON document: `{ "version": 1, "findings", "documents", "limits" }`, each finding with its sentence and the way to mend it,
 * each document with its characters and metrics, each limit with its value and worst documents.
 */
export const json: Format = ({ findings, documents, verdicts }, { language }) =>
  `${JSON.stringify(
    {
      version: 1,
      findings: findings.map((finding) => spoken(finding, language)),
      documents: documents.map(({ path, characters, metrics }) => ({ path, characters, metrics })),
      limits: verdicts,
    },
    null,
    2,
  )}\n`;

/** One finding a line as JSON; nothing at all for a clean text. */
export const jsonl: Format = ({ findings }, { language }) =>
  findings.map((finding) => `${JSON.stringify(spoken(finding, language))}\n`).join('');

function spoken(finding: Finding, language: Language) {
  return { ...finding, ...speak(finding.message, language) };
}
