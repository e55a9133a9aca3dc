import { describe, expect, test } from 'vitest';
import { formats } from '../../../src/check/formats/formats.ts';
import { findings, plain, runOf } from './made-run.ts';

describe('formats for people and scripts', () => {
  test('unix gives one line a finding: path, line, column, severity and rule', () => {
    const lines = formats.unix(runOf(findings), plain).trimEnd().split('\n');
    expect(lines.map((line) => /^(gazette\.txt:\d+:\d+): .* \[(.*)\]$/.exec(line)?.slice(1))).toEqual([
      ['gazette.txt:2:1', 'warning/section-missing'],
      ['gazette.txt:3:1', 'error/dangling-start'],
    ]);
  });

  test('json is one document, jsonl one finding a line, with the same content', () => {
    const { version, findings: all, documents } = JSON.parse(formats.json(runOf(findings), plain));
    const lines = formats.jsonl(runOf(findings), plain).trimEnd().split('\n');
    expect(version).toBe(1);
    expect(lines.map((line) => JSON.parse(line))).toEqual(all);
    expect(all[0]).toMatchObject({ rule: 'section-missing', line: 2, message: { code: 'section-missing' } });
    expect(all[0].hint).not.toBe('');
    expect(documents.map(({ path }: { path: string }) => path)).toEqual(['clean.txt', 'gazette.txt']);
  });

  test('stylish groups by path and ends with a count', () => {
    const lines = formats.stylish(runOf(findings), plain).trimEnd().split('\n');
    expect(lines[0]).toBe('gazette.txt');
    expect(lines.at(-1)).toBe('1 error, 1 warning');
  });

  test('colour only if asked', () => {
    expect(formats.stylish(runOf(findings), plain)).not.toContain('\u001b[');
    expect(formats.stylish(runOf(findings), { ...plain, color: true })).toContain('\u001b[');
  });

  test('a clean text prints nothing, but for json, which stays a document', () => {
    const clean = runOf([]);
    expect(formats.stylish(clean, plain) + formats.unix(clean, plain) + formats.jsonl(clean, plain)).toBe('');
    expect(JSON.parse(formats.json(clean, plain))).toMatchObject({ version: 1, findings: [], limits: [] });
  });

  test('every format but those for machines speaks Chinese when asked', () => {
    for (const name of ['stylish', 'unix', 'json', 'junit', 'sarif', 'github', 'markdown', 'html'] as const) {
      expect(formats[name](runOf(findings), { ...plain, language: 'zh' }), name).toContain('开头');
    }
  });
});
