import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Baseline,
  type BaselineRun,
  compareBaseline,
  parseBaseline,
  renderBaseline,
  updateBaseline,
} from '../../../src/check/baseline/baseline.ts';
import type { Finding } from '../../../src/check/finding.ts';

function finding(path: string, fingerprint: string, line = 1): Finding {
  return {
    rule: 'stray-space',
    severity: 'warning',
    fixable: false,
    path,
    line,
    column: 1,
    span: { source: 's1', start: 0, end: 1 },
    message: { code: 'spaced', blanks: 1, sample: '万 头' },
    excerpt: '万 头',
    fingerprint,
  };
}

function runOf(findings: readonly Finding[], documents: readonly string[], gone: readonly string[] = []): BaselineRun {
  return { findings, documents, named: (path) => path, isGone: (path) => gone.includes(path) };
}

const known = updateBaseline(
  undefined,
  runOf([finding('b.txt', 'f2'), finding('a.txt', 'f1'), finding('a.txt', 'f1', 9)], ['a.txt', 'b.txt']),
);

describe('a baseline', () => {
  test('is sorted, with counts, without lines', () => {
    expect(known.findings.map(({ path, fingerprint, count }) => [path, fingerprint, count])).toEqual([
      ['a.txt', 'f1', 2],
      ['b.txt', 'f2', 1],
    ]);
    expect(renderBaseline(known)).not.toContain('"line"');
    expect(parseBaseline(renderBaseline(known), 'b.json')).toEqual(known);
  });

  test('covers as many findings as it counts, wherever their lines are', () => {
    const three = [finding('a.txt', 'f1', 3), finding('a.txt', 'f1', 4), finding('a.txt', 'f1', 5)];
    const { left, stale } = compareBaseline(known, runOf(three, ['a.txt']));
    expect(left.map(({ line }) => line)).toEqual([5]);
    expect(stale).toEqual([]);
  });

  test('is stale for a document of the run whose findings are gone, and silent about others', () => {
    const { stale } = compareBaseline(known, runOf([finding('a.txt', 'f1')], ['a.txt']));
    expect(stale.map(({ path, count }) => [path, count])).toEqual([['a.txt', 1]]);
  });

  test('does not cover the same words in another document that is there', () => {
    expect(compareBaseline(known, runOf([finding('c.txt', 'f1')], ['c.txt'])).left).toHaveLength(1);
  });

  test('follows a document that was renamed', () => {
    const run = runOf([finding('c.txt', 'f2')], ['c.txt'], ['b.txt']);
    expect(compareBaseline(known, run)).toEqual({ left: [], stale: [] });
    expect(updateBaseline(known, run).findings.map(({ path }) => path)).toEqual(['a.txt', 'c.txt']);
  });

  test('keeps what it knows of documents that were not checked', () => {
    const updated = updateBaseline(known, runOf([], ['a.txt']));
    expect(updated.findings.map(({ path }) => path)).toEqual(['b.txt']);
  });

  test('covers everything of the run that made it, and nothing of it is stale', () => {
    const some = (...paths: string[]) =>
      fc.array(fc.tuple(fc.constantFrom(...paths), fc.constantFrom('f1', 'f2', 'f3')), { maxLength: 12 });
    const run = (pairs: readonly (readonly [string, string])[], documents: readonly string[]) =>
      runOf(
        pairs.map(([path, print]) => finding(path, print)),
        documents,
      );
    fc.assert(
      fc.property(some('a', 'b', 'c'), some('a', 'b'), (before, after) => {
        const later = run(after, ['a', 'b']);
        const updated = updateBaseline(updateBaseline(undefined, run(before, ['a', 'b', 'c'])), later);
        expect(compareBaseline(updated, later)).toEqual({ left: [], stale: [] });
        expect(updateBaseline(updated, later)).toEqual(updated);
      }),
    );
  });

  test.each(['', '{', '[]', '{"version":2,"findings":[]}', '{"version":1,"findings":[{"path":"a"}]}'])(
    '%j is none',
    (text) => {
      expect(() => parseBaseline(text, 'b.json')).toThrow(expect.objectContaining({ code: 'invalid-baseline' }));
    },
  );
});

test('an empty baseline knows nothing', () => {
  const empty: Baseline = { version: 1, findings: [] };
  expect(compareBaseline(empty, runOf([finding('a.txt', 'f1')], ['a.txt'])).left).toHaveLength(1);
});
