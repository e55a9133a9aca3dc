import { checkDocument } from '../../check/check-document.ts';
import { activeRules } from '../../check/settings.ts';
import { idInWords } from '../../records/record.ts';
import { type Stage, type StageOptions, textRecord } from './stage.ts';

/**
 * Checks the text of a record as `gazette check` does a document. What only the comparison of documents shows is not among the
 * findings: `signature` is what it needs.
 *
 * @throws GazetteError `invalid-setting`
 * @example
 * await checkStage({})('{"id":"2025/01.txt","text":"一、回顾\n三、展望\n"}', 'line 1')
 * // '{"id":"2025/01.txt","characters":8,"findings":[{"rule":"section-missing",…}],"metrics":{…},"signature":{…}}'
 */
export function checkStage(options: StageOptions): Stage {
  const { settings, maxBytes, maxPages } = options;
  const context = {
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(maxPages === undefined ? {} : { maxPages }),
  };
  // Wrong settings end the worker, not each record.
  activeRules(settings);
  return async (json, name) => {
    const record = textRecord(json, name, options);
    const input = { path: idInWords(record) ?? name, content: record.text };
    const { characters, findings, metrics, signature } = await checkDocument(input, settings, context);
    const said = JSON.stringify({ characters, findings, metrics, signature });
    return record.id === undefined ? said : `{"id":${record.id},${said.slice(1)}`;
  };
}
