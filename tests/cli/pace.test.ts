import { describe, expect, it } from 'vitest';
import { startPace } from '../../src/cli/pace.ts';

/** What is said when so many are done at so many milliseconds, of 1,000. */
function saidAt(steps: readonly (readonly [milliseconds: number, done: number])[], total = 1000): readonly string[] {
  let time = 0;
  const pace = startPace(() => time);
  return steps.map(([at, done]) => {
    time = at;
    return pace.at(done, total);
  });
}

describe('the pace of a run', () => {
  it('is told when there is something to go by', () => {
    expect(
      saidAt([
        [0, 0],
        [1000, 10],
        [5000, 50],
      ]),
    ).toEqual(['', '', '10/s, 1m 35s left']);
  });

  it.each([
    [
      [
        [0, 0],
        [10_000, 5],
      ],
      '30.0/min, 33m 10s left',
    ],
    [
      [
        [0, 0],
        [10_000, 25],
      ],
      '2.5/s, 6m 30s left',
    ],
    [
      [
        [0, 0],
        [10_000, 1],
      ],
      '6.0/min, 2h 46m left',
    ],
    [
      [
        [0, 0],
        [10_000, 999],
      ],
      '100/s, 1s left',
    ],
  ] as const)('%j is %s', (steps, said) => expect(saidAt(steps).at(-1)).toBe(said));

  it('is that of the last half minute', () => {
    const slow = Array.from({ length: 11 }, (_, i) => [i * 60_000, i] as const);
    const fast = Array.from({ length: 60 }, (_, i) => [600_000 + (i + 1) * 1000, 10 + 10 * (i + 1)] as const);
    expect(saidAt([...slow, ...fast]).at(-1)).toBe('10/s, 39s left');
  });

  it('begins anew where the count does', () => {
    expect(
      saidAt([
        [0, 0],
        [5000, 50],
        [6000, 1],
      ]).at(-1),
    ).toBe('');
  });

  it('says nothing while nothing gets done', () => {
    expect(
      saidAt([
        [0, 0],
        [5000, 0],
        [9000, 0],
      ]),
    ).toEqual(['', '', '']);
  });
});
