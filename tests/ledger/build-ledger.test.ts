import { describe, expect, test } from 'vitest';
import { spanId } from '../../src/ledger/canonical.ts';
import { restore } from '../../src/ledger/restore.ts';
import { cleanedFrom, spanOf } from './sketch.ts';

const raw = '吉林市公报\n一、回顾\n二、安排\n';

describe('building a ledger', () => {
  test('stops rather than lose a character', () => {
    const build = () => cleanedFrom({ raw, paragraphs: [['一、回顾'], ['二、安排']] });
    expect(build).toThrow(expect.objectContaining({ code: 'invalid-ledger' }));
  });

  test('stops rather than use a character twice', () => {
    const build = () =>
      cleanedFrom({
        raw,
        paragraphs: [['一、回顾'], ['二、安排']],
        drops: [{ ...spanOf(raw, '公报\n一'), fate: 'furniture', reason: 'running-head' }],
      });
    expect(build).toThrow(expect.objectContaining({ code: 'invalid-ledger' }));
  });

  test('white space needs no reason: it becomes layout', () => {
    const { ledger } = cleanedFrom({ raw: ' 一、回顾 \n\n', paragraphs: [['一、回顾']] });
    expect(ledger.entries.map(({ fate, start, end }) => [fate, start, end])).toEqual([
      ['layout', 0, 1],
      ['kept', 1, 5],
      ['layout', 5, 8],
    ]);
  });

  test('an edit keeps what was raw, so that restore gives it back', () => {
    const edit = { ...spanOf('粮食１２２万斤。', '１２２'), text: '122', rule: 'width' };
    const { report, ledger } = cleanedFrom({ raw: '粮食１２２万斤。', paragraphs: [['粮食', edit, '万斤。']] });
    expect(ledger.edits).toEqual([{ source: 's1', start: 2, end: 5, raw: '１２２', clean: '122', rule: 'width' }]);
    expect(restore(report, ledger)[0]?.text).toBe('粮食１２２万斤。');
  });

  test('restore refuses a report that is not the ledger’s', () => {
    const { ledger } = cleanedFrom({ raw: '一、回顾', paragraphs: [['一、回顾']] });
    const { report } = cleanedFrom({ raw: '二、安排', paragraphs: [['二、安排']] });
    expect(() => restore(report, ledger)).toThrow(expect.objectContaining({ code: 'ledger-mismatch' }));
  });

  test('ids depend on the spans alone, so that a decision holds in the next run', () => {
    const [a, b] = [spanOf(raw, '一、回顾'), spanOf(raw, '二、安排')];
    expect(spanId(a, b)).toBe('a434b2a98965');
    expect(spanId({ ...a, extra: 1 } as typeof a, b)).toBe(spanId(a, b));
    expect(spanId(b, a)).not.toBe(spanId(a, b));
  });
});
