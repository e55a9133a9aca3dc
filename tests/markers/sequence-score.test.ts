import { describe, expect, test } from 'vitest';
import { gatherMarkers } from '../../src/markers/marker-ends.ts';
import { readMarkers } from '../../src/markers/read-markers.ts';
import { scoreSequence, sequenceOdds } from '../../src/markers/sequence-score.ts';
import { linesOf } from '../made-print.ts';

const column = (...texts: string[]) => gatherMarkers(readMarkers(linesOf(texts)), 0, texts.length);
const score = (before: string[], after: string[]) => scoreSequence(column(...before), column(...after));

describe('scoreSequence', () => {
  test('a marker that goes on counting gains, one that skips, repeats or goes back loses', () => {
    const before = ['（二）堤上种柳。', '（三）江心清淤。'];
    expect(score(before, ['（四）渡口通电。'])).toBeGreaterThan(0);
    for (const next of ['（二）渡口通电。', '（三）渡口通电。', '（五）渡口通电。'])
      expect(score(before, [next])).toBeLessThan(0);
  });

  test('a deeper level begins at one', () => {
    expect(score(['二、今年的活'], ['（一）堤上种柳。'])).toBeGreaterThan(0);
    expect(score(['二、今年的活'], ['（二）堤上种柳。'])).toBeLessThan(0);
  });

  test('behind a deep marker an outer one goes on with its own count', () => {
    const before = ['（一）堤上种柳。', '一是选苗。', '二是挖坑。'];
    expect(score(before, ['（二）江心清淤。'])).toBeGreaterThan(0);
    expect(score(before, ['（三）江心清淤。'])).toBeLessThan(0);
    expect(score(before, ['三是浇水。'])).toBeGreaterThan(0);
  });

  test('an outer marker closes the deeper ones: their count starts anew', () => {
    const before = ['一是选苗。', '二是挖坑。', '（二）江心清淤。'];
    expect(score(before, ['一是调船。'])).toBeGreaterThan(0);
    expect(score(before, ['三是调船。'])).toBeLessThan(0);
  });

  test('says nothing where one side has no marker', () => {
    expect(score(['柳树在堤上活了下来。'], ['（四）渡口通电。'])).toBe(0);
    expect(score(['（三）江心清淤。'], ['柳树在堤上活了下来。'])).toBe(0);
  });
});

describe('ordinals inside lines', () => {
  test('二是 goes on where 一是 stood in mid-sentence, and is no heading', () => {
    const before = ['今年办两件事：一是在沿江一带清淤，清出的沙', '留给堤坝；二是在堤上种柳，种那些经得住水'];
    const after = ['淹的旱柳；三是在渡口通电，让夜航的渡船看', '得见码头。'];
    expect(score(before, after)).toBeGreaterThan(2);
    expect(score(before, ['淹的旱柳；二是在渡口通电，让夜航的渡船看'])).toBeLessThan(-2);
    expect(score(before, ['淹的旱柳；五是在渡口通电，让夜航的渡船看'])).toBeLessThan(-1);
    expect(column(...after).first).toBeNull();
    expect(column(...after).sections).toEqual([]);
  });

  test('首先 is followed by 其次, and by 最后', () => {
    const before = ['我讲三点。首先，清淤不能停。'];
    expect(score(before, ['其次，种柳不能等。'])).toBeGreaterThan(2);
    expect(score(before, ['最后，通航不能拖。'])).toBeGreaterThan(2);
    expect(score(['最后，通航不能拖。'], ['其次，种柳不能等。'])).toBeLessThan(0);
  });

  test('a count of points that the next column takes no note of speaks a little against it', () => {
    expect(score(['办三件事：一是清淤；二是种柳，种在堤'], ['柳树在堤上活了下来。'])).toBeLessThan(0);
  });

  test('a heading closes the points above it', () => {
    expect(
      column('一是清淤。', '二是种柳。', '（二）渡口', '江水退了。').tail.map(({ marker }) => marker.form),
    ).toEqual(['subheading']);
  });
});

describe('a joint weighed alone', () => {
  test('every marker that stands above those before it counts', () => {
    const before = column('二、今年的活', '（二）堤上种柳。');
    const one = sequenceOdds(before, column('（三）江心清淤。'));
    const two = sequenceOdds(before, column('（三）江心清淤。', '三、明年的活'));
    expect(two).toBeGreaterThan(one);
  });

  test('counts a section that goes on in full: only in a whole order it may do so columns later', () => {
    const [before, after] = [column('（二）堤上种柳。'), column('（三）江心清淤。')];
    expect(sequenceOdds(before, after)).toBe(2 * scoreSequence(before, after));
  });
});

describe('readMarkers', () => {
  test('a marker in mid-sentence is none: the line before has not ended', () => {
    const lines = linesOf(['今年我们要在沿江一带做好的事情共有', '一、二两期堤岸的加固和绿化工程。', '二、渡口']);
    expect(readMarkers(lines).map(({ leading }) => leading?.value)).toEqual([undefined, undefined, 2]);
  });

  test('a heading, a short line and a colon let the next line begin with a marker', () => {
    const lines = linesOf(['一、今年的活', '（一）堤上', '一是选苗，选那些经得住水淹的柳苗：', '1.旱柳']);
    expect(readMarkers(lines).map(({ leading }) => leading?.level)).toEqual([1, 2, 6, 3]);
  });

  test('gathers the chapters and the markers still open', () => {
    const ends = column('一、去年', '（一）堤岸', '（二）渡口', '二、今年', '（一）清淤');
    expect(ends.chapters).toEqual([1, 2]);
    expect(ends.first).toMatchObject({ level: 1, value: 1 });
    expect(ends.open.map(({ level, value }) => [level, value])).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  test('the first line of a column counts whatever stood before it in raw', () => {
    const lines = readMarkers(linesOf(['今年我们要在沿江一带做好的事情共有', '二、渡口和码头']));
    expect(lines[1]!.leading).toBeNull();
    expect(gatherMarkers(lines, 1, 2).first).toMatchObject({ form: 'heading', value: 2 });
  });

  test('mends what the lines around it leave open', () => {
    const lines = linesOf(['（一）护堤', '二）清淤', '（三）种柳']);
    expect(readMarkers(lines).map(({ leading }) => leading?.value)).toEqual([1, 2, 3]);
  });
});
