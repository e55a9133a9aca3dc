import { describe, expect, test } from 'vitest';
import { isLong, type LineShape, learnShapes, shapeOf } from '../../src/order/line-shape.ts';
import { linesOf, report, setInLines } from '../made-print.ts';

const MEASURE = 12;
const shape = (text: string) => shapeOf(linesOf(text)[0]!, MEASURE);

describe('the shape of a line', () => {
  test('knows full lines, those short by an indent, and short ones', () => {
    const [full, indented, short] = ['江心洲的灯火连成了一片渡', '江心洲的灯火连成了一', '江心洲的灯'].map(shape);
    expect(new Set([full!.left, indented!.left, short!.left]).size).toBe(3);
    expect([full, indented, short].map((each) => isLong(each!))).toEqual([true, true, false]);
  });

  test('knows how a line ends: with a sentence, a comma, or in the middle', () => {
    const endings = ['江心洲的灯火连成了一片。', '江心洲的灯火连成了一片，', '江心洲的灯火连成了一片渡'].map(shape);
    expect(new Set(endings.map(({ left }) => left)).size).toBe(3);
    expect(endings.map(({ closed }) => closed)).toEqual([1, 0, 0]);
  });

  test('knows how it begins: with a marker, with a mark that no line begins with, or with text', () => {
    const openings = ['一是江心洲灯火连成一片渡', '，江心洲的灯火连成了一片', '江心洲的灯火连成了一片渡'].map(shape);
    expect(new Set(openings.map(({ right }) => right)).size).toBe(3);
  });

  test('a short heading is closed like a sentence, and no stub', () => {
    expect(shape('（一）江心洲')).toMatchObject({ closed: 1, isStub: false });
    expect(shape('江心洲')).toMatchObject({ closed: 0, isStub: true });
    expect(shape('江心洲。')).toMatchObject({ closed: 1, isStub: false });
  });
});

describe('learnShapes', () => {
  const [full, end, head]: readonly LineShape[] = [
    shape('江心洲的灯火连成了一片渡'),
    shape('江心洲的灯火。'),
    shape('一是江心洲灯火连成一片渡'),
  ];

  test('learns that a paragraph’s end stands before a marker, and no full line that breaks off does', () => {
    const shapes = Array.from({ length: 200 }, (_, i) => [head, full, full, end][i % 4]!);
    const ratio = learnShapes(shapes, (i) => i < 199);
    expect(ratio(end!, head!)).toBeGreaterThan(1);
    expect(ratio(full!, full!)).toBeGreaterThan(0.2);
    expect(ratio(full!, head!)).toBeLessThan(-1);
  });

  test('chance is the product of shares: a rare pair seen as often as chance says is worth nothing', () => {
    // One line in ten is an end, one in ten a head, each drawn on its own: one joint in a hundred is of both.
    let seed = 7;
    const random = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed / 2 ** 32;
    };
    const shapes = Array.from({ length: 20_000 }, () => (random() < 0.1 ? end! : random() < 1 / 9 ? head! : full!));
    const ratio = learnShapes(shapes, () => true);
    for (const left of [full!, end!, head!]) {
      for (const right of [full!, end!, head!]) expect(Math.abs(ratio(left, right))).toBeLessThan(0.2);
    }
  });

  test('a pair that never was seen, of shapes that hardly were, says nearly nothing', () => {
    const ratio = learnShapes([full!, full!, full!, full!, end!, head!], () => true);
    expect(Math.abs(ratio(head!, end!))).toBeLessThan(1);
  });

  test('counts neighbours alone, and leaves out lines that tell nothing', () => {
    const shapes = Array.from({ length: 120 }, (_, i) => [end!, head!, null][i % 3]!);
    const apart = learnShapes(shapes, (i) => i % 3 === 1);
    const joined = learnShapes(shapes, (i) => i % 3 === 0);
    expect(joined(end!, head!)).toBeGreaterThan(apart(end!, head!));
    expect(Math.abs(apart(end!, head!))).toBeLessThan(0.1);
  });

  test('no shape says more than eight nats, and with no text all is finite', () => {
    const lines = linesOf(setInLines(report, 18));
    const shapes = lines.map((line) => shapeOf(line, 18));
    const ratio = learnShapes(shapes, () => true);
    const none = learnShapes([], () => true);
    for (const left of shapes.slice(0, 60)) {
      for (const right of shapes.slice(60, 120)) {
        expect(Math.abs(ratio(left, right))).toBeLessThanOrEqual(8);
        expect(Number.isFinite(none(left, right))).toBe(true);
      }
    }
  });
});
