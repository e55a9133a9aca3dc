import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnsOf, orderStretches } from '../../../src/corpus/clusters/order-stretches.ts';
import { runs } from '../../properties/gazette-text.ts';

const stretch = fc.record({ document: fc.nat(3), start: fc.nat(6), end: fc.nat(9) });

it('orders stretches by document, start and end, and leaves those that are the same as they came', () => {
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 120 }), (stretches) => {
      const expected = [...stretches.keys()].sort((x, y) => {
        const [one, other] = [stretches[x]!, stretches[y]!];
        return one.document - other.document || one.start - other.start || one.end - other.end || x - y;
      });
      expect([...orderStretches(columnsOf(stretches))]).toEqual(expected);
    }),
    runs,
  );
});
