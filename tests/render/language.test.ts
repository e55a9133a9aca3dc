import { expect, test } from 'vitest';
import { GazetteError } from '../../src/errors.ts';
import { renderJson } from '../../src/render/json.ts';
import { parseReport } from '../../src/render/parse-report.ts';

const paragraph = { kind: 'body', text: '各位代表：', pieces: [] } as const;

test('the language of a paragraph stands in the JSON and is read back', () => {
  const report = { articles: [{ paragraphs: [{ ...paragraph, language: 'zh' }, paragraph] }] };
  const json = renderJson(report);
  expect(json.match(/"language": "zh"/gu)).toHaveLength(1);
  expect(parseReport(json)).toEqual(report);
});

test('a language that is no text makes no report', () => {
  const json = JSON.stringify({ version: 1, articles: [{ paragraphs: [{ ...paragraph, language: 7 }] }] });
  expect(() => parseReport(json)).toThrow(GazetteError);
});
