import { describe, expect, it } from 'vitest';
import { readAlto } from '../../src/read/alto.ts';

const string = (text: string, more = '') =>
  `<String CONTENT="${text}" HPOS="10" VPOS="20" WIDTH="30" HEIGHT="40" ${more}/>`;
const line = (inner: string, id = '') => `<TextLine ID="${id}">${inner}</TextLine>`;
const block = (id: string, inner: string, more = '') => `<TextBlock ID="${id}" ${more}>${inner}</TextBlock>`;
const alto = (space: string, head = '') =>
  `<alto>${head}<Layout><Page><PrintSpace>${space}</PrintSpace></Page></Layout></alto>`;

const linesOf = (markup: string) => readAlto(markup, 'page.xml').pages.flatMap(({ lines }) => lines);
const textsOf = (markup: string) => linesOf(markup).map(({ words }) => words.map(({ text }) => text).join('|'));
const ranksOf = (markup: string) => linesOf(markup).map(({ rank, words }) => [words[0]!.text, rank]);

describe('reading ALTO', () => {
  it('gives words with places and confidences, whatever the prefix', () => {
    const markup = `<a:alto xmlns:a="http://www.loc.gov/standards/alto/ns-v4#"><a:Layout><a:Page><a:TextLine><a:String
      CONTENT="各位" WC="0.93" HPOS="10.5" VPOS="20" WIDTH="30" HEIGHT="40"/></a:TextLine></a:Page></a:Layout></a:alto>`;
    expect(linesOf(markup)[0]!.words).toEqual([
      { text: '各位', confidence: 0.93, box: { left: 10.5, top: 20, right: 40.5, bottom: 60 } },
    ]);
  });

  it('parts words where the file has a blank, and everywhere where it has none at all', () => {
    const glued = (markup: string) => linesOf(markup)[0]!.words.map(({ isGlued }) => isGlued ?? false);
    expect(glued(alto(line(`${string('增长')}${string('6.3%')}<SP/>${string('以上')}`)))).toEqual([false, true, false]);
    expect(glued(alto(line(`${string('bei')}${string('Strafe')}`)))).toEqual([false, false]);
  });

  it('takes neither alternatives nor glyphs nor the description for text', () => {
    const inner = `<String CONTENT="午后"><ALTERNATIVE>牛后</ALTERNATIVE><Glyph CONTENT="午"><Variant CONTENT="牛"/></Glyph></String>`;
    expect(
      textsOf(
        alto(
          line(inner),
          '<Description><sourceImageInformation><fileName>a.png</fileName></sourceImageInformation></Description>',
        ),
      ),
    ).toEqual(['午后']);
  });

  it('marks a word whose whole form the file gives, with its hyphen', () => {
    const first = `${string('Verord', 'SUBS_TYPE="HypPart1" SUBS_CONTENT="Verordnung"')}<HYP CONTENT="-"/>`;
    const second = string('nung', 'SUBS_TYPE="HypPart2" SUBS_CONTENT="Verordnung"');
    const [before, after] = linesOf(alto(line(first) + line(second)));
    expect(before!.words.map(({ text, isGlued }) => [text, isGlued])).toEqual([
      ['Verord', undefined],
      ['-', true],
    ]);
    expect(before!.brokenWord).toEqual({ stem: 'Verord-', hyphen: 1, rest: 'nung' });
    expect(after!.brokenWord).toBeUndefined();
  });

  it('does not take out a hyphen that is part of the whole word, or where the file gives another word', () => {
    for (const whole of ['Nord-Süd', 'Anordnung'])
      expect(
        linesOf(alto(line(`${string('Nord', `SUBS_TYPE="HypPart1" SUBS_CONTENT="${whole}"`)}<HYP CONTENT="-"/>`)))[0]!
          .brokenWord?.hyphen ?? 0,
      ).not.toBe(2);
    expect(
      linesOf(alto(line(`${string('Verord', 'SUBS_TYPE="HypPart1" SUBS_CONTENT="Anordnung"')}<HYP CONTENT="-"/>`)))[0]!
        .brokenWord,
    ).toBeUndefined();
  });

  it('gives lines the places of the reading order, ordered and unordered groups inside one another', () => {
    const order = `<ReadingOrder><OrderedGroup ID="g"><ElementRef ID="e1" REF="b3"/>
      <UnorderedGroup ID="u"><ElementRef ID="e2" REF="b1"/><ElementRef ID="e3" REF="b2"/></UnorderedGroup></OrderedGroup></ReadingOrder>`;
    const blocks = ['b1', 'b2', 'b3'].map((id) => block(id, line(string(id)))).join('');
    expect(ranksOf(alto(blocks, order))).toEqual([
      ['b1', 1],
      ['b2', 1],
      ['b3', 0],
    ]);
  });

  it('follows a chain of blocks, and no broken one', () => {
    const chain = (next: string) =>
      block('b1', line(string('b1'))) + block('b2', line(string('b2')), `IDNEXT="${next}"`);
    expect(ranksOf(alto(chain('b1')))).toEqual([
      ['b1', 1],
      ['b2', 0],
    ]);
    expect(ranksOf(alto(chain('b2')))).toEqual([
      ['b1', undefined],
      ['b2', undefined],
    ]);
  });

  it('takes what stands in the margins of the page for running heads', () => {
    const markup = `<alto><Page><TopMargin>${line(string('公报'))}</TopMargin><PrintSpace>${line(string('正文'))}</PrintSpace></Page></alto>`;
    expect(linesOf(markup).map(({ furniture }) => furniture)).toEqual(['running head', undefined]);
  });

  it('reads a file that is cut off as far as it goes, and says so', () => {
    const whole = alto(line(string('各位代表')) + line(string('现在')));
    const cut = readAlto(whole.slice(0, whole.indexOf('现在')), 'page.xml');
    expect(cut.pages[0]!.lines.map(({ words }) => words[0]!.text)).toEqual(['各位代表']);
    expect(cut.warnings).toHaveLength(1);
    expect(readAlto(whole, 'page.xml').warnings).toEqual([]);
  });
});
