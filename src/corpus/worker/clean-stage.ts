import { clean } from '../../clean.ts';
import { idInWords, withMembers, withText } from '../../records/record.ts';
import { reportAsData } from '../../render/json.ts';
import { renderText } from '../../render/text.ts';
import { type Stage, type StageOptions, textRecord } from './stage.ts';

/**
 * Cleans the text of a record as `gazette clean` does that of JSON Lines: it gives way to the clean text, all other members stay to
 * the letter; `summary`, and where they are asked for `report` and `ledger`, come behind them.
 *
 * @example
 * await cleanStage({})('{"id":"2025/01.txt","year":2025,"text":"- 4 -\n一、回顾\n…"}', 'line 1')
 * // '{"id":"2025/01.txt","year":2025,"text":"一、回顾\n…","summary":{"paragraphs":12,…}}'
 */
export function cleanStage(options: StageOptions): Stage {
  const { order, keep, maxBytes, maxPages } = options;
  const given = {
    ...(order === undefined ? {} : { order }),
    ...(keep === undefined ? {} : { keep }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(maxPages === undefined ? {} : { maxPages }),
  };
  const wanted = new Set(options.with ?? []);
  return async (json, name) => {
    const record = textRecord(json, name, options);
    const { report, ledger, summary } = await clean({ path: idInWords(record) ?? name, content: record.text }, given);
    const text = renderText(report).replace(/\n$/, '');
    return withMembers(withText(record, text), {
      ...(wanted.has('report') ? { report: reportAsData(report) } : {}),
      ...(wanted.has('ledger') ? { ledger } : {}),
      summary,
    });
  };
}
