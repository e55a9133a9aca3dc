import { describe, expect, it } from 'vitest';
import { readPageXml } from '../../src/read/page-xml.ts';

const reading = (text: string, more = '') => `<TextEquiv ${more}><Unicode>${text}</Unicode></TextEquiv>`;
const line = (inner: string) => `<TextLine id="l"><Coords points="20,37 90,37 90,52 20,52"/>${inner}</TextLine>`;
const region = (id: string, inner: string, type = 'paragraph') =>
  `<TextRegion id="${id}" type="${type}">${inner}</TextRegion>`;
const file = (inner: string) => `<PcGts><Metadata><Creator>扫描</Creator></Metadata><Page>${inner}</Page></PcGts>`;

const linesOf = (markup: string) => readPageXml(markup, 'page.xml').pages.flatMap(({ lines }) => lines);
const textsOf = (markup: string) => linesOf(markup).map(({ words }) => words.map(({ text }) => text).join('|'));

describe('reading PAGE XML', () => {
  it('gives a line with its box and confidence', () => {
    const box = { left: 20, top: 37, right: 90, bottom: 52 };
    expect(linesOf(file(region('r', line(reading('各位代表：', 'conf="0.9"')))))).toEqual([
      { words: [{ text: '各位代表：', confidence: 0.9, box }], box },
    ]);
  });

  it('takes the reading with the lowest index, of equals the first', () => {
    const readings = reading('三', 'index="2"') + reading('一', 'index="0"') + reading('二', 'index="0"');
    expect(textsOf(file(region('r', line(readings))))).toEqual(['一']);
  });

  it('says nothing twice that region, line, word and glyph all say', () => {
    const glyph = `<Glyph>${reading('各')}</Glyph>`;
    const words = `<Word>${glyph}${reading('各位')}</Word><Word>${reading('代表')}</Word>`;
    expect(textsOf(file(region('r', line(words + reading('各位 代表')) + reading('各位 代表'))))).toEqual([
      '各位|代表',
    ]);
    expect(textsOf(file(region('r', line(words))))).toEqual(['各位|代表']);
  });

  it('believes the line where its words say something else', () => {
    expect(textsOf(file(region('r', line(`<Word>${reading('各住')}</Word>${reading('各位')}`))))).toEqual(['各位']);
  });

  it('reads a region without lines by its own text', () => {
    expect(textsOf(file(region('r', reading('第一行\n第二行'))))).toEqual(['第一行', '第二行']);
  });

  it('orders regions by index, groups inside groups, and leaves a line that no region places behind the one before', () => {
    const order = `<ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="1" regionRef="a"/>
      <OrderedGroupIndexed index="0" id="h"><RegionRefIndexed index="1" regionRef="b"/><RegionRefIndexed index="0" regionRef="c"/></OrderedGroupIndexed>
      </OrderedGroup></ReadingOrder>`;
    const regions = ['a', 'x', 'b', 'c'].map((id) => region(id, line(reading(id)))).join('');
    expect(linesOf(file(order + regions)).map(({ words, rank }) => [words[0]!.text, rank])).toEqual([
      ['a', 2],
      ['x', 2],
      ['b', 1],
      ['c', 0],
    ]);
  });

  it('takes headers, footers and page numbers for furniture', () => {
    const types = ['header', 'page-number', 'heading'].map((type) => region(type, line(reading(type)), type));
    expect(linesOf(file(types.join(''))).map(({ furniture }) => furniture)).toEqual([
      'running head',
      'folio',
      undefined,
    ]);
  });

  it('reads the points of the first version, cells of tables, and a file that is cut off', () => {
    const old = `<TextLine><Coords><Point x="1" y="2"/><Point x="5" y="9"/></Coords>${reading('旧')}</TextLine>`;
    expect(linesOf(file(region('r', old)))[0]!.box).toEqual({ left: 1, top: 2, right: 5, bottom: 9 });
    expect(
      textsOf(file(`<TableRegion id="t"><TableCell id="c">${line(reading('甲'))}</TableCell></TableRegion>`)),
    ).toEqual(['甲']);
    const whole = file(region('r', line(reading('一')) + line(reading('二'))));
    expect(textsOf(whole.slice(0, whole.indexOf('二')))).toEqual(['一']);
  });
});
