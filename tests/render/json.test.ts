import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { parseLedger, renderLedger } from '../../src/render/ledger.ts';
import { parseReport } from '../../src/render/parse-report.ts';
import { render } from '../../src/render/render.ts';
import type { Report } from '../../src/types.ts';

const report: Report = {
  articles: [
    {
      title: '公报',
      meta: { issue: '3' },
      paragraphs: [
        { kind: 'title', text: '公报', pieces: [{ source: 's1', start: 2, end: 4 }] },
        {
          kind: 'heading',
          level: 1,
          page: 4,
          text: '一、回顾',
          pieces: [{ source: 's1', start: 5, end: 8, text: '一、回顾', rule: 'nfc' }],
        },
      ],
    },
    { paragraphs: [] },
  ],
};

describe('the report as JSON', () => {
  it('comes back as it was', () => {
    const json = render(report, 'json');
    expect(parseReport(json)).toEqual(report);
    expect(json.startsWith('{\n  "version": 1,\n  "articles": [')).toBe(true);
    expect(json.endsWith('}\n')).toBe(true);
  });

  it.each([
    '',
    'null',
    '[]',
    '{',
    '{"version":2,"articles":[]}',
    '{"version":1}',
    '{"version":1,"articles":[null]}',
    '{"version":1,"articles":[{"paragraphs":[{"kind":"poem","text":"","pieces":[]}]}]}',
    '{"version":1,"articles":[{"paragraphs":[{"kind":"body","text":1,"pieces":[]}]}]}',
    '{"version":1,"articles":[{"paragraphs":[{"kind":"body","text":"","pieces":[{}]}]}]}',
  ])('refuses %j', (json) => {
    expect(() => parseReport(json, 'report.json')).toThrow(expect.objectContaining({ code: 'invalid-json' }));
  });
});

describe('the ledger as JSON', () => {
  it('comes back as it was', async () => {
    const { ledger } = await clean('# 公报\n\n各位代表：\n');
    expect(parseLedger(renderLedger(ledger))).toEqual(ledger);
  });

  it.each([
    ['{', 'invalid-json'],
    ['{}', 'invalid-ledger'],
    ['{"version":1,"sources":[null]}', 'invalid-ledger'],
  ])('refuses %j', (json, code) => {
    expect(() => parseLedger(json)).toThrow(expect.objectContaining({ code }));
  });
});
