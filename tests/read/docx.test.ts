import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { checkLedger } from '../../src/ledger/check-ledger.ts';
import { restore } from '../../src/ledger/restore.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { render } from '../../src/render/render.ts';
import { docxParts, makeDocx, makeZip, noteMark, pageBreak, paragraph, table, textBox } from './made-docx.ts';

const report = [
  paragraph('政府工作报告', 'T'),
  paragraph('各位代表：', '', textBox('澜川市人民政府印')),
  paragraph('现在，我代表市人民政府向大会报告工作，请予审议。', '', noteMark),
  paragraph('一、过去一年工作回顾', '1'),
  table([
    ['地区', '总量', '增速'],
    ['全市', '123.4', '5.6%'],
    ['', '45.6', '7.8%'],
  ]),
  paragraph('新增高标准农田12万亩', 'b'),
  paragraph('新建冷库8座', 'b'),
  pageBreak,
  paragraph('澜川市人民政府办公室'),
].join('');
const docx = makeDocx(report, { note: '见《澜川市统计公报》。', comment: '此处待核。' });

const read = (content: Uint8Array) => readDocument({ path: 'a.docx', content }, 's1');
const codeOf = (content: Uint8Array, limits = {}) =>
  readDocument({ path: 'a.docx', content }, 's1', limits).then(
    () => 'read',
    (error: { readonly code: string }) => error.code,
  );

describe('reading Word documents', () => {
  it('gives headings, text boxes, rows, items and notes, in the order of the file', async () => {
    const { source, lines } = await read(docx);
    expect([source.media, source.encoding]).toEqual(['docx', 'utf-8']);
    expect(
      lines.map(({ text, headingLevel, kind, breakBefore }) => [text, headingLevel ?? kind ?? breakBefore]),
    ).toEqual([
      ['政府工作报告', 1],
      ['各位代表：', undefined],
      ['澜川市人民政府印', undefined],
      ['现在，我代表市人民政府向大会报告工作，请予审议。[1]', undefined],
      ['一、过去一年工作回顾', 2],
      ['地区\t总量\t增速', 'table'],
      ['全市\t123.4\t5.6%', 'table'],
      ['\t45.6\t7.8%', 'table'],
      ['新增高标准农田12万亩', 'item'],
      ['新建冷库8座', 'item'],
      ['澜川市人民政府办公室', 'page'],
      ['[1] 见《澜川市统计公报》。', undefined],
    ]);
    for (const { start, end, text } of lines) expect(source.text.slice(start, end)).toBe(text);
  });

  it('keeps every character in the ledger, comments too, and gives the text back', async () => {
    const { report: made, ledger, sources } = await clean({ path: 'a.docx', content: docx });
    expect(checkLedger(made, ledger, sources)).toEqual([]);
    expect(restore(made, ledger)[0]?.text).toBe(sources[0]?.text);
    const comment = ledger.entries.find(({ reason }) => reason === 'comment');
    expect([comment?.fate, comment?.raw]).toEqual(['chrome', '此处待核。']);
  });

  it.each(['md', 'txt'] as const)('comes out as %s that a second run leaves alone', async (format) => {
    const once = render((await clean({ path: 'a.docx', content: docx })).report, format);
    expect(render((await clean({ path: `a.${format}`, content: once })).report, format)).toBe(once);
  });

  it('takes the first level of headings for sections where they count, for titles where they do not', async () => {
    const levels = async (body: string) => (await read(makeDocx(body))).lines.map(({ headingLevel }) => headingLevel);
    expect(await levels(paragraph('一、回顾', '1') + paragraph('（一）农业', '2'))).toEqual([2, 3]);
    expect(await levels(paragraph('政府工作报告', '1') + paragraph('农业', '2'))).toEqual([1, 2]);
  });

  it('lets a table of one column be paragraphs: it lays out the page', async () => {
    const { lines } = await read(makeDocx(table([['各位代表：'], ['现在报告工作。']])));
    expect(lines.map(({ text, kind }) => [text, kind])).toEqual([
      ['各位代表：', undefined],
      ['现在报告工作。', undefined],
    ]);
  });

  it('is told by content, whatever its name', async () => {
    expect((await readDocument({ path: 'a.bin', content: docx }, 's1')).source.media).toBe('docx');
  });
});

describe('what of a Word document cannot be read', () => {
  const ruby =
    '<w:p><w:r><w:ruby><w:rt><w:r><w:t>lan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>澜</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>';

  it('is told, with the number of its characters', async () => {
    const noticesOf = async (body: string) =>
      (await read(makeDocx(body))).notices?.map(({ code, detail }) => [code, detail]);
    expect(await noticesOf(paragraph('甲', '', textBox('乙丙')))).toEqual([]);
    expect(await noticesOf(paragraph('甲', '', textBox('乙丙', false)))).toEqual([['text-lost', '2 characters']]);
    expect(await noticesOf(ruby)).toEqual([['text-lost', '4 characters (elements not read: w:ruby)']]);
    expect(await noticesOf(paragraph('甲', 'n'))).toEqual([
      ['reader-warning', 'numbers that Word counts by itself are not in the text'],
    ]);
    expect(await noticesOf('<w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom>')).toEqual([]);
  });

  it.each([
    ['a zip that is cut', docx.subarray(0, 600), 'broken-input'],
    ['a zip of something else', makeZip([{ name: 'a.txt', content: '公报' }]), 'unsupported-media'],
    ['a workbook', makeZip([{ name: 'xl/workbook.xml', content: '<a/>' }]), 'unsupported-media'],
    ['a document whose XML is broken', makeDocx('<w:p><w:r>'), 'broken-input'],
    ['a document without its main part', makeZip([{ name: 'word/styles.xml', content: '<a/>' }]), 'broken-input'],
    ['a document with a password', encrypted(), 'encrypted-input'],
    ['entities', makeZip(docxParts('').map(withEntity)), 'broken-input'],
  ])('%s', async (_, content, code) => {
    expect(await codeOf(content)).toBe(code);
  });

  it('a bomb is refused by what it says of itself, and one that lies by what it gives', async () => {
    const limits = { maxBytes: 400_000 };
    const bomb = (claimed?: number) =>
      makeZip([
        ...docxParts(report),
        { name: 'word/x.xml', content: ' '.repeat(200_000), ...(claimed === undefined ? {} : { claimed }) },
      ]);
    expect(await codeOf(bomb(), limits)).toBe('too-large');
    expect(await codeOf(bomb(10), limits)).toBe('too-large');
    expect(await codeOf(makeDocx(report), limits)).toBe('read');
  });

  it('more tags than a tree can hold are refused', async () => {
    expect(await codeOf(makeDocx('<w:p/>'.repeat(2000)), { maxBytes: 256 * 1000 })).toBe('too-large');
    expect(await codeOf(makeDocx('<w:p/>'.repeat(2000)), { maxBytes: 256 * 3000 })).toBe('read');
  });

  it('pictures are never unpacked', async () => {
    const picture = { name: 'word/media/1.png', content: ' '.repeat(200_000) };
    expect(await codeOf(makeZip([...docxParts(report), picture]), { maxBytes: 400_000 })).toBe('read');
  });
});

function encrypted(): Uint8Array {
  const head = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
  return Buffer.concat([head, Buffer.alloc(500), Buffer.from('EncryptedPackage', 'utf16le')]);
}

function withEntity(part: ReturnType<typeof docxParts>[number]) {
  const entity =
    '<!DOCTYPE a [<!ENTITY a "甲">]><w:document xmlns:w="w"><w:body><w:p>&a;&a;</w:p></w:body></w:document>';
  return part.name === 'word/document.xml' ? { ...part, content: entity } : part;
}
