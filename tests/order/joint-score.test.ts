import { describe, expect, test } from 'vitest';
import { linesOf, report, setInLines } from '../made-print.ts';
import { jointsOf } from './made-region.ts';

const texts = setInLines(report, 18);
const joints = jointsOf(linesOf(texts), 18);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const neighbours = texts.slice(1).map((_, i) => [i, i + 1] as const);
/** Pairs that stand 37 lines apart: no neighbours in print. */
const strangers = texts.map((_, i) => [i, (i + 37) % texts.length] as const);

describe('calibrateJoints on a wrapped text', () => {
  test('true joints beat false ones', () => {
    const [hits, misses] = [neighbours, strangers].map((pairs) => pairs.map(([u, v]) => joints.score(u, v)));
    expect(mean(hits!)).toBeGreaterThan(0);
    expect(mean(misses!)).toBeLessThan(0);
    const wins = hits!.map((hit) => misses!.filter((miss) => hit > miss).length / misses!.length);
    expect(mean(wins)).toBeGreaterThan(0.85);
  });

  test('inside a column as well', () => {
    const [hits, misses] = [neighbours, strangers].map((pairs) => pairs.map(([u, v]) => joints.inColumn(u, v)));
    expect(mean(hits!)).toBeGreaterThan(mean(misses!) + 3);
  });

  test('wording and shape each tell true from false', () => {
    for (const part of ['wording', 'shape'] as const) {
      const [hits, misses] = [neighbours, strangers].map((pairs) =>
        mean(pairs.map(([u, v]) => joints.evidence(u, v)[part])),
      );
      expect([part, hits! > misses!]).toEqual([part, true]);
    }
  });

  test('its score is the sum of its evidence', () => {
    for (const [u, v] of strangers) {
      const { wording, shape, brackets } = joints.evidence(u, v);
      expect(joints.score(u, v)).toBeCloseTo(wording + shape + brackets, 4);
    }
  });

  test('the same lines give the same scores', () => {
    const again = jointsOf(linesOf(texts), 18);
    for (const [u, v] of strangers) expect(again.score(u, v)).toBe(joints.score(u, v));
  });
});

describe('the evidence of a joint', () => {
  const own = [
    '镇上的人都说，今年“白鹭江夜航',
    '船队”把两岸的灯火连成了一片。渡',
    '口的老船工收起了缆绳，（江心洲除',
    '外）所有的渡船都换上了电动机，他',
    '》的旧封面还挂在墙上，没有人去动',
    '镇上的灯亮了一夜，江上的船也走了',
  ];
  const joint = jointsOf(linesOf([...texts, ...own]), 18);
  const at = (k: number) => texts.length + k;
  const brackets = (u: number, v: number) => joint.evidence(at(u), at(v)).brackets;

  test('an open quotation mark wants its closing one, and no other bracket', () => {
    expect(brackets(0, 1)).toBeGreaterThan(0);
    expect(brackets(2, 3)).toBeGreaterThan(0);
    expect(brackets(0, 3)).toBeLessThan(0);
    expect(brackets(2, 1)).toBeLessThan(0);
  });

  test('a closing bracket that nothing opened speaks against the joint, no bracket says nothing', () => {
    expect(brackets(5, 4)).toBeLessThan(0);
    expect(brackets(5, 5)).toBe(0);
  });
});

test('flowing text tells nothing and breaks nothing', () => {
  const lines = linesOf(report);
  const flowing = jointsOf(lines, 0);
  for (const i of lines.keys()) expect(Number.isFinite(flowing.score(i, (i + 3) % lines.length))).toBe(true);
  expect(() => jointsOf([], 18)).not.toThrow();
});
