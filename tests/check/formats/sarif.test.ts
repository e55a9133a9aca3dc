import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/check/finding.ts';
import { sarif, uriOf } from '../../../src/check/formats/sarif.ts';
import { beyond, findings, hostile, plain, runOf } from './made-run.ts';

/** The published schema: .ci/fetch-schemas puts it there. In CI it must be there. */
const schemaFile = 'node_modules/.cache/gazette-schemas/sarif.json';
const isHere = existsSync(schemaFile) || process.env.CI !== undefined;

describe('SARIF', () => {
  it.skipIf(!isHere).each([
    ['findings', runOf(findings)],
    ['hostile paths and texts', runOf(hostile)],
    ['limits', runOf(findings, [beyond])],
    ['nothing', runOf([])],
  ])('is valid by the published schema of 2.1.0: %s', (_, run) => {
    const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
    const validate = new Ajv({ strict: false, logger: false, validateFormats: false, unicodeRegExp: false }).compile(
      schema,
    );
    validate(JSON.parse(sarif(run, plain)));
    expect(validate.errors).toBeNull();
  });

  it('knows a finding again by rule and text, not by line or path', () => {
    const prints = (all: readonly Finding[]) =>
      JSON.parse(sarif(runOf(all), plain)).runs[0].results.map(
        (result: { partialFingerprints: Record<string, string> }) => result.partialFingerprints['gazetteText/v1'],
      );
    const moved = findings.map((finding) => ({ ...finding, line: finding.line + 40, path: 'other.txt' }));
    expect(prints(moved)).toEqual(prints(findings));
    expect(new Set(prints(findings)).size).toBe(findings.length);
  });

  it('has 25,000 results at the most, errors first, and says how many are left out', () => {
    const many = Array.from({ length: 25_003 }, (_, i) => ({ ...findings[i < 3 ? 0 : 1]!, line: i + 1 }));
    const [run] = JSON.parse(sarif(runOf(many), plain)).runs;
    expect(run.results).toHaveLength(25_000);
    expect(run.results.every(({ level }: { level: string }) => level === 'error')).toBe(true);
    expect(run.properties.leftOut).toBe(3);
  });

  it.each([
    ['corpus/2025年 第1期.txt', 'corpus/2025%E5%B9%B4%20%E7%AC%AC1%E6%9C%9F.txt'],
    ['/data/a#b?.txt', 'file:///data/a%23b%3F.txt'],
    ['c:d.txt', 'c%3Ad.txt'],
  ])('a path is a URI: %s', (path, uri) => {
    expect(uriOf(path)).toBe(uri);
  });
});
