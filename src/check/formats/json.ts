import type { Finding } from '../finding.ts';
import { sentenceOf } from '../messages.ts';
import type { Format } from './format.ts';

/** One JSON document: `{ "version": 1, "findings": [...] }`, each finding with its sentence and the way to mend it. */
export const json: Format = (findings) =>
  `${JSON.stringify({ version: 1, findings: findings.map(spoken) }, null, 2)}\n`;

/** One finding a line as JSON; nothing at all for a clean text. */
export const jsonl: Format = (findings) => findings.map((finding) => `${JSON.stringify(spoken(finding))}\n`).join('');

function spoken(finding: Finding) {
  return { ...finding, ...sentenceOf(finding.message) };
}
