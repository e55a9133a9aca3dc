import { describe, expect, it } from 'vitest';
import { rankJoints } from './joint-ranking.ts';
import type { Setting } from './wrapped-columns.ts';

const column = {
  head: new Uint32Array(),
  tail: new Uint32Array(),
  opening: new Uint32Array(),
  ending: new Uint32Array(),
};
const setting: Setting = { lines: [], columns: [true, false, true, true].map((isOpen) => ({ ...column, isOpen })) };

describe('rankJoints', () => {
  it('gives 1 to a judge that knows, 0 to one that knows the opposite', () => {
    const knows = (left: number, right: number) => (right === left + 1 ? 1 : 0);
    expect(rankJoints([setting], () => knows)).toEqual({ joints: 3, top: 1, topOpen: 1, auc: 1 });
    expect(rankJoints([setting], () => (l, r) => -knows(l, r))).toEqual({ joints: 3, top: 0, topOpen: 0, auc: 0 });
  });

  it('gives nothing for a tie at the top, and half for ties of all', () => {
    expect(rankJoints([setting], () => () => 0)).toEqual({ joints: 3, top: 0, topOpen: 0, auc: 0.5 });
  });
});
