import { expect, it } from 'vitest';
import { orderLines } from '../../src/geometry/order-lines.ts';

const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });

it('orders lines from top to bottom', () => {
  expect(orderLines([box(0, 40, 300, 56), box(0, 0, 300, 16), box(32, 20, 300, 36)])).toEqual([1, 2, 0]);
});

it('puts pieces of one row from left to right, though the right one stands a little higher', () => {
  expect(orderLines([box(220, 18, 300, 34), box(0, 20, 200, 36), box(0, 0, 300, 16)])).toEqual([2, 1, 0]);
});

it('takes lines that overlap in height for two rows where one stands over the other', () => {
  expect(orderLines([box(0, 7, 300, 23), box(0, 0, 300, 16)])).toEqual([1, 0]);
});
