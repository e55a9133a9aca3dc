import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { junit } from '../../../src/check/formats/junit.ts';
import { beyond, findings, hostile, plain, runOf } from './made-run.ts';

/** The published schemas (.ci/fetch-schemas) and the validator of libxml2; in CI both must be there. */
const schemas = 'node_modules/.cache/gazette-schemas';
const isHere =
  process.env.CI !== undefined || (existsSync(schemas) && spawnSync('xmllint', ['--version']).error === undefined);

describe('JUnit', () => {
  it.skipIf(!isHere).each([
    ['Ant', 'JUnit.xsd'],
    ['Jenkins', 'jenkins-junit.xsd'],
  ])('is valid by the schema of %s, whatever stands in paths and texts', (_, schema) => {
    const folder = mkdtempSync(join(tmpdir(), 'gazette-junit-'));
    try {
      for (const run of [runOf(findings), runOf(hostile), runOf(findings, [beyond]), runOf([])]) {
        const file = join(folder, 'report.xml');
        writeFileSync(file, junit(run, plain));
        // Throws with the reasons when the report is not valid. The schemas import nothing; --nonet makes sure.
        execFileSync('xmllint', ['--nonet', '--noout', '--schema', join(schemas, schema), file], { stdio: 'pipe' });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('fails for errors and limits, and tells warnings without failing', () => {
    const report = junit(runOf(findings, [beyond]), plain);
    expect(report.match(/<failure type="[^"]*"/g)).toEqual(['<failure type="dangling-start"', '<failure type="limit"']);
    expect(report).toContain('section-missing');
    expect(report).toContain('<testcase name="gazette check" classname="clean.txt" time="0"/>');
  });
});
