import { describe, expect, it } from 'vitest';
import { readHocr } from '../../src/read/hocr.ts';

const line = (text: string, title = 'bbox 10 10 200 30') => `<span class='ocr_line' title='${title}'>${text}</span>`;
const word = (text: string, title = 'bbox 10 10 40 30; x_wconf 90') =>
  `<span class='ocrx_word' title='${title}'>${text}</span>`;
const page = (inner: string) =>
  `<html><body><div class='ocr_page' title='bbox 0 0 400 600'>${inner}</div></body></html>`;

/** The words of every line, by page. */
const textsOf = (markup: string) =>
  readHocr(markup, 'page.hocr').pages.map(({ lines }) =>
    lines.map(({ words }) => words.map(({ text }) => text).join('|')),
  );

describe('reading hOCR', () => {
  it('gives pages, lines and words with their places and confidences', () => {
    const { pages } = readHocr(
      page(line(`${word('各位')} ${word('代表', 'bbox 50 10 90 30; x_wconf 61')}`)),
      'page.hocr',
    );
    expect(pages[0]!.lines).toEqual([
      {
        box: { left: 10, top: 10, right: 200, bottom: 30 },
        words: [
          { text: '各位', box: { left: 10, top: 10, right: 40, bottom: 30 }, confidence: 0.9 },
          { text: '代表', box: { left: 50, top: 10, right: 90, bottom: 30 }, confidence: 0.61 },
        ],
      },
    ]);
  });

  it('knows a blank between words from none', () => {
    const [only] = readHocr(page(line(`${word('增长')}${word('6.3%')} ${word('。')}`)), 'page.hocr').pages[0]!.lines;
    expect(only!.words.map(({ isGlued }) => isGlued ?? false)).toEqual([false, true, false]);
  });

  it('takes a line inside a header for the line, and not twice', () => {
    expect(textsOf(page(`<div class="ocr_header">${line('澜川市人民政府公报')}</div>${line('各位代表：')}`))).toEqual([
      ['澜川市人民政府公报', '各位代表：'],
    ]);
  });

  it('reads what Tesseract calls header, caption and textfloat as lines', () => {
    const lines = ['ocr_header', 'ocr_caption', 'ocr_textfloat', 'ocrx_line'].map(
      (name) => `<span class='${name}'>${name}</span>`,
    );
    expect(textsOf(page(lines.join('')))).toEqual([['ocr_header', 'ocr_caption', 'ocr_textfloat', 'ocrx_line']]);
  });

  it('reads HTML that is no XML: void elements, unquoted attributes, entities, no end', () => {
    const markup = `<!DOCTYPE html><html><head><meta charset=utf-8><title>page 1</title><script>if (1 < 2) document.write("<b>")</script>
      </head><body><div class=ocr_page><span class=ocr_line title="bbox 1 1 9 9">R&D 经费&nbsp;&mdash;<br><span class='ocr_line'>第二行`;
    expect(textsOf(markup)).toEqual([['page 1', 'R&D 经费\u00a0—', '第二行']]);
    expect(readHocr(markup, 'page.hocr').warnings).toHaveLength(1);
  });

  it('keeps text that no class marks as a line, ended by the blocks of HTML, and tells what stands on no page', () => {
    const markup = `<title>扫描件</title><div class='ocr_page'><p>第一段</p><p>第二段<br>第三行</p></div><p>脚本</p>`;
    const { pages } = readHocr(markup, 'page.hocr');
    expect(pages[0]!.lines.map(({ words, isOutside = false }) => [words[0]!.text, isOutside])).toEqual([
      ['扫描件', true],
      ['第一段', false],
      ['第二段', false],
      ['第三行', false],
      ['脚本', true],
    ]);
  });

  it('reads the confidences of Kraken as shares, and characters of a word as the word', () => {
    const cinfo = [...'代表'].map((each) => `<span class="ocrx_cinfo">${each}</span>`).join('');
    const [only] = readHocr(page(line(word(cinfo, 'bbox 1 1 9 9; x_confs 0.9 0.7'))), 'page.hocr').pages[0]!.lines;
    expect(only!.words[0]).toMatchObject({ text: '代表' });
    expect(only!.words[0]!.confidence).toBeCloseTo(0.8);
  });

  it('does without boxes, and takes none that is empty or turned inside out', () => {
    for (const title of ['', 'bbox 0 0 0 0', 'bbox 9 9 1 1', 'bbox a b c d']) {
      expect(readHocr(page(line('各位代表：', title)), 'page.hocr').pages[0]!.lines).toEqual([
        { words: [{ text: '各位代表：' }] },
      ]);
    }
  });

  it('takes a page number that the file calls one for a folio', () => {
    expect(readHocr(page("<span class='ocr_pageno'>12</span>"), 'page.hocr').pages[0]!.lines[0]).toMatchObject({
      furniture: 'folio',
    });
  });
});
