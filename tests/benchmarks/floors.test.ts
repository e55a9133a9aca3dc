import { describe, expect, it } from 'vitest';
import { fallenBehind, floorOf, formatFloors } from './floors.ts';

const reached = { cer: 0.00042, lost: 0, extra: 0.0015, paraF1: 0.9876, moved: 3 };

describe('floors', () => {
  it('are rounded outward, and a figure that stands on a step stays there', () => {
    expect(floorOf(reached)).toEqual({ cer: 0.0005, lost: 0, extra: 0.0015, paraF1: 0.985, moved: 3 });
    expect(floorOf({ ...reached, paraF1: 1 }).paraF1).toBe(1);
  });

  it('hold for the score that they were made of', () => {
    expect(fallenBehind(reached, floorOf(reached))).toEqual([]);
  });

  it('name every figure that fell back', () => {
    const worse = { ...reached, lost: 0.01, paraF1: 0.9 };
    expect(fallenBehind(worse, floorOf(reached))).toEqual(['lost 0.01 is above 0', 'paraF1 0.9 is below 0.985']);
  });

  it('are kept for the figures of shares too: the least that must be right', () => {
    expect(floorOf({ best: 0.7777, certain: 1 })).toEqual({ best: 0.775, certain: 1 });
    expect(fallenBehind({ certain: 0.98 }, { certain: 1 })).toEqual(['certain 0.98 is below 1']);
  });

  it('ask for a floor of every figure, and for every figure of a floor', () => {
    expect(fallenBehind({ cer: 0, told: 1 }, { cer: 0 })).toEqual(['told has no floor yet: run with --update']);
    expect(fallenBehind({ cer: 0 }, { cer: 0, told: 1 })).toEqual(['told is not measured any more']);
  });

  it('are written sorted, a line a case, and read back the same', () => {
    const floors = { b: floorOf(reached), a: floorOf({ ...reached, cer: 0.2 }) };
    expect(JSON.parse(formatFloors(floors))).toEqual(floors);
    expect(formatFloors(floors).split('\n')[1]).toMatch(/^ {2}"a": \{ "cer": 0.2, /);
  });
});
