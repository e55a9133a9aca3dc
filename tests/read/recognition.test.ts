import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { tellText } from '../../src/read/tell-media.ts';
import { ledgerState, soundLedger } from '../invariants.ts';

interface Piece {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width?: number;
  readonly height?: number;
}

/** A line of ALTO at a place, 20 units high and 20 wide a character where nothing else is said. */
const line = ({ text, left, top, width = 20 * text.length, height = 20 }: Piece) =>
  `<TextLine HPOS="${left}" VPOS="${top}" WIDTH="${width}" HEIGHT="${height}"><String CONTENT="${text}" WC="0.9"/></TextLine>`;
const page = (pieces: readonly Piece[]) => `<Page>${pieces.map(line).join('')}</Page>`;
const alto = (...pages: readonly (readonly Piece[])[]) => `<alto><Layout>${pages.map(page).join('')}</Layout></alto>`;
const read = (content: string | Uint8Array) => readDocument({ path: 'page.xml', content }, 's1');
const textsOf = async (content: string) => (await read(content)).lines.map(({ text }) => text);

const sentence = '过去一年全市经济社会发展';
const column = (left: number, name: string, count = 6, top = 100) =>
  Array.from({ length: count }, (_, i) => ({ text: `${name}${i}${sentence}`, left, top: top + 30 * i, width: 260 }));

describe('a recognised page', () => {
  it('gives lines with page, column, box, indent and the confidences of its words', async () => {
    const indented = { text: '各位代表现在向大会报告工作', left: 140, top: 70, width: 240 };
    const { lines, source } = await read(alto([indented, ...column(100, '甲')], column(100, '乙')));
    expect(lines[0]).toMatchObject({
      page: 1,
      column: 1,
      indent: 2,
      box: { left: 140, top: 70, right: 380, bottom: 90 },
    });
    expect(lines[0]!.confidences).toEqual([[0, 13, 0.9]]);
    expect(lines.find(({ page }) => page === 2)).toMatchObject({ text: `乙0${sentence}`, breakBefore: 'page' });
    expect(source.text.split('\f')).toHaveLength(2);
    for (const { start, end, text } of lines) expect(source.text.slice(start, end)).toBe(text);
  });

  it('is read column by column where the file goes across the columns row by row', async () => {
    const [left, right] = [column(100, '左'), column(420, '右')];
    const rows = left.flatMap((each, i) => [each, right[i]!]);
    expect(await textsOf(alto(rows))).toEqual([...left, ...right].map(({ text }) => text));
  });

  it('reads a title over the columns first, and what stands below it likewise', async () => {
    const title = { text: '政府工作报告澜川市人民政府', left: 240, top: 40, width: 300 };
    const middle = { text: '二关于预算执行情况的报告书', left: 240, top: 320, width: 300 };
    const below = [column(100, '丙', 6, 380), column(420, '丁', 6, 380)].flat();
    const above = [column(100, '甲'), column(420, '乙')].flat();
    expect(await textsOf(alto([...below, middle, ...[...above].reverse(), title]))).toEqual(
      [title, ...above, middle, ...below].map(({ text }) => text),
    );
  });

  it('keeps the columns of a page that was scanned askew apart', async () => {
    const lean = ({ left, top, ...rest }: Piece): Piece => ({
      ...rest,
      left: left - 0.02 * top,
      top: top + 0.02 * left,
    });
    const [left, right] = [column(100, '左', 60), column(400, '右', 60)];
    const rows = left.flatMap((each, i) => [lean(each), lean(right[i]!)]);
    expect(await textsOf(alto(rows))).toEqual([...left, ...right].map(({ text }) => text));
  });

  it('keeps the order of the file where boxes show no columns', async () => {
    const blocks = [
      { text: '澜川市人民政府', left: 100, top: 100 },
      { text: '二〇二五年一月', left: 100, top: 130 },
      { text: '办公室印发', left: 400, top: 100 },
      { text: '共印三百份', left: 400, top: 130 },
    ];
    expect(await textsOf(alto(blocks))).toEqual(blocks.map(({ text }) => text));
  });

  it('puts the end of a printed line that the file has elsewhere behind its beginning', async () => {
    const lines = column(100, '甲', 30);
    const [head, tail] = [
      { ...lines[0]!, text: '甲零过去一年全市', width: 160 },
      { text: '经济社会', left: 270, top: 102, width: 90 },
    ];
    const texts = await textsOf(alto([head, ...lines.slice(1), tail]));
    expect(texts.slice(0, 2)).toEqual([head.text, tail.text]);
  });

  it('follows the reading order that the file names against that of the boxes', async () => {
    const blocks = column(100, '甲', 3)
      .map((each, i) => `<TextBlock ID="b${i}">${line(each)}</TextBlock>`)
      .join('');
    const order = ['b2', 'b0', 'b1'].map((id) => `<ElementRef REF="${id}"/>`).join('');
    const markup = `<alto><ReadingOrder><OrderedGroup>${order}</OrderedGroup></ReadingOrder><Layout><Page>${blocks}</Page></Layout></alto>`;
    expect((await textsOf(markup)).map((text) => text.slice(0, 2))).toEqual(['甲2', '甲0', '甲1']);
  });

  it('reads vertical columns from right to left as the file gives them', async () => {
    const columns = [500, 470, 440, 410].map((left, i) => ({
      text: `第${i}行澜川市人民政府`,
      left,
      top: 100,
      width: 20,
      height: 220,
    }));
    const { lines } = await read(alto(columns));
    expect(lines.map(({ text }) => text)).toEqual(columns.map(({ text }) => text));
    expect(lines.map(({ indent }) => indent)).toEqual([0, 0, 0, 0]);
  });

  it('tells a printed blank from those between the words of an engine', async () => {
    const words = (texts: readonly [text: string, left: number, width: number][]) =>
      texts
        .map(
          ([text, left, width]) => `<String CONTENT="${text}" HPOS="${left}" VPOS="40" WIDTH="${width}" HEIGHT="20"/>`,
        )
        .join('<SP/>');
    const signed = `<TextLine HPOS="100" VPOS="40" WIDTH="112" HEIGHT="20">${words([
      ['市长', 100, 40],
      ['王', 152, 20],
      ['勇', 174, 38],
    ])}</TextLine>`;
    const prose = `<TextLine HPOS="100" VPOS="70" WIDTH="260" HEIGHT="20">${words([
      ['2026', 100, 40],
      ['年', 150, 20],
      ['内', 178, 20],
      ['蒙古', 199, 60],
    ])}</TextLine>`;
    const markup = `<alto><Page>${signed}${prose}${column(100, '甲').map(line).join('')}</Page></alto>`;
    expect((await textsOf(markup)).slice(0, 2)).toEqual(['市长 王勇', '2026年内蒙古']);
  });

  it('joins a word that the file gives whole, and gives its hyphen back', async () => {
    const first = `<TextLine><String CONTENT="Die"/><SP/><String CONTENT="Zqxord" SUBS_TYPE="HypPart1" SUBS_CONTENT="Zqxordnung"/><HYP CONTENT="-"/></TextLine>`;
    const second =
      '<TextLine><String CONTENT="nung" SUBS_TYPE="HypPart2" SUBS_CONTENT="Zqxordnung"/><SP/><String CONTENT="tritt"/><SP/><String CONTENT="in"/><SP/><String CONTENT="Kraft."/></TextLine>';
    const cleaned = await clean({ path: 'page.xml', content: `<alto><Page>${first}${second}</Page></alto>` });
    expect(canonical(cleaned.report)).toContain('Zqxordnung tritt');
    expect(ledgerState(cleaned)).toEqual(soundLedger('Die Zqxord-\nnung tritt in Kraft.\n'));
  });
});

describe('recognised pages of any shape', () => {
  const number = fc.oneof(
    fc.integer({ min: -50, max: 2000 }),
    fc.constant(0),
    fc.double({ noNaN: true, min: 0, max: 1e7 }),
  );
  const piece = fc.record({
    text: fc.stringMatching(/^[一-龥0-9a-z，。]{1,12}$/),
    left: number,
    top: number,
    width: number,
    height: number,
  });

  it('have every character in the ledger, once, and come out restored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(piece, { maxLength: 14 }), { maxLength: 3 }), async (pages) => {
        const cleaned = await clean({ path: 'page.xml', content: alto(...pages) });
        const all = pages.flat().map(({ text }) => text);
        expect(cleaned.sources[0]!.text.split(/[\n\f]/).filter(Boolean)).toEqual(all);
        expect(ledgerState(cleaned)).toEqual(soundLedger(cleaned.sources[0]!.text));
      }),
      { numRuns: 40 },
    );
  });
});

describe('telling formats of recognition', () => {
  it('goes by the root element and the classes, never by the name', () => {
    const prolog = '<?xml version="1.0" encoding="GB18030"?>\n<!-- 扫描 -->\n<!DOCTYPE alto [ <!ELEMENT alto ANY> ]>\n';
    expect(tellText(`${prolog}<ns0:alto xmlns:ns0="http://www.loc.gov/standards/alto/ns-v2#">`)).toBe('alto');
    expect(tellText('<pc:PcGts xmlns:pc="http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15">')).toBe(
      'page',
    );
    expect(
      tellText(`<html><head><style>${'p { color: red } '.repeat(900)}</style></head><body><div class=ocr_page>`),
    ).toBe('hocr');
    expect(tellText("<div class='foo ocr_page' id='page_1'>")).toBe('hocr');
    expect(tellText('<!DOCTYPE html><META NAME="ocr-system" CONTENT="x">')).toBe('html');
    expect(tellText('<html><body><p>about &lt;alto&gt; and ocr_page</p>')).toBe('html');
    expect(tellText('各位代表：ocr_page 是一个类名。')).toBe('text');
  });
});

describe('encodings of recognition files', () => {
  const markup = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>${alto(column(100, '甲', 8))}`;
  const texts = column(100, '甲', 8).map(({ text }) => text);

  it.each([
    ['gb18030', 'GB18030', 'gb18030'],
    ['utf-16le', 'UTF-16', 'utf-16le'],
    ['utf8', 'GB18030', 'utf-8'],
    ['utf8', 'UTF-16', 'utf-8'],
  ])('are told by the bytes: %s that says %s', async (written, said, found) => {
    const { lines, source } = await read(iconv.encode(markup(said), written, { addBOM: written === 'utf-16le' }));
    expect(source.encoding).toBe(found);
    expect(lines.map(({ text }) => text)).toEqual(texts);
  });
});

describe('hostile and broken files', () => {
  const refused = (content: string) => expect(read(content)).rejects.toMatchObject({ code: 'hostile-markup' });

  it('are refused: entities, and with them other files', async () => {
    const secret = join(mkdtempSync(join(tmpdir(), 'gazette-')), 'secret.txt');
    writeFileSync(secret, 'kept to itself');
    await refused(
      `<!DOCTYPE alto [<!ENTITY x SYSTEM "file://${secret}">]><alto><Page><TextLine><String CONTENT="&x;"/></TextLine></Page></alto>`,
    );
    await refused('<!DOCTYPE alto [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><alto><Page>&b;</Page></alto>');
    await refused(
      `<!DOCTYPE html [<!ENTITY % x SYSTEM "file://${secret}">%x;]><html><div class="ocr_page">&x;</div></html>`,
    );
  });

  it('are refused: deep nesting, attributes beyond measure', async () => {
    await refused(`<div class="ocr_page">${'<span>'.repeat(5000)}`);
    await refused(`<alto><Page><TextLine><String CONTENT="${'长'.repeat(1_000_001)}"/></TextLine></Page></alto>`);
    await refused(`<alto><Page ${Array.from({ length: 2000 }, (_, i) => `a${i}="1"`).join(' ')}/></alto>`);
  });

  it('do not count line breaks that HTML never closes as nesting', async () => {
    const lines = "<span class='ocr_line'>各位代表</span><br>".repeat(600);
    expect((await read(`<div class='ocr_page'>${lines}</div>`)).lines).toHaveLength(600);
  });

  it('are refused beyond the pages and the bytes that are to be read', async () => {
    const content = alto(column(100, '甲'), column(100, '乙'), column(100, '丙'));
    const readWithin = (limits: object) => readDocument({ path: 'page.xml', content }, 's1', limits);
    await expect(readWithin({ maxPages: 2 })).rejects.toMatchObject({ code: 'too-large' });
    await expect(readWithin({ maxBytes: 100 })).rejects.toMatchObject({ code: 'too-large' });
    expect((await readWithin({ maxPages: 3 })).lines).toHaveLength(18);
  });

  it('tell that they are cut off or hold no text', async () => {
    const whole = alto(column(100, '甲'));
    const { lines, notices } = await read(whole.slice(0, -200));
    expect(lines.length).toBeGreaterThan(2);
    expect(notices).toMatchObject([{ code: 'reader-warning' }]);
    expect((await read('<alto><Layout><Page/></Layout></alto>')).notices).toMatchObject([{ code: 'no-text-layer' }]);
  });
});
