import { describe, expect, test } from 'vitest';
import { checkCleaned } from '../../src/check/check-cleaned.ts';
import { formats } from '../../src/check/formats/formats.ts';
import { keptLines } from '../ledger/sketch.ts';

const findings = checkCleaned(keptLines('一、甲\n三、丙\n，工业稳步回升。\n'));
const plain = { color: false };

describe('formats', () => {
  test('unix gives one line a finding: path, line, column, severity and rule', () => {
    const lines = formats.unix(findings, plain).trimEnd().split('\n');
    expect(lines.map((line) => /^(gazette\.txt:\d+:\d+): .* \[(.*)\]$/.exec(line)?.slice(1))).toEqual([
      ['gazette.txt:2:1', 'warning/section-missing'],
      ['gazette.txt:3:1', 'error/dangling-start'],
    ]);
  });

  test('json is one document, jsonl one finding a line, with the same content', () => {
    const { version, findings: all } = JSON.parse(formats.json(findings, plain));
    const lines = formats.jsonl(findings, plain).trimEnd().split('\n');
    expect(version).toBe(1);
    expect(lines.map((line) => JSON.parse(line))).toEqual(all);
    expect(all[0]).toMatchObject({ rule: 'section-missing', line: 2, message: { code: 'section-missing' } });
    expect(all[0].hint).not.toBe('');
  });

  test('stylish groups by path and ends with a count', () => {
    const lines = formats.stylish(findings, plain).trimEnd().split('\n');
    expect(lines[0]).toBe('gazette.txt');
    expect(lines.at(-1)).toBe('1 error, 1 warning');
  });

  test('colour only if asked', () => {
    expect(formats.stylish(findings, plain)).not.toContain('\u001b[');
    expect(formats.stylish(findings, { color: true })).toContain('\u001b[');
  });

  test('a clean text prints nothing, but for json, which stays a document', () => {
    expect(formats.stylish([], plain) + formats.unix([], plain) + formats.jsonl([], plain)).toBe('');
    expect(JSON.parse(formats.json([], plain))).toEqual({ version: 1, findings: [] });
  });
});
