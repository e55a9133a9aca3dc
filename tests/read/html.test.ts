import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { tellText } from '../../src/read/tell-media.ts';
import { render } from '../../src/render/render.ts';
import type { Cleaned } from '../../src/types.ts';
import { ledgerState, paragraphTexts, runTwice, soundLedger } from '../invariants.ts';

const folder = 'tests/read/pages';
const pages = readdirSync(folder).filter((file) => file.endsWith('.html'));
const cleanPage = (file: string) => clean({ path: file, content: readFileSync(`${folder}/${file}`) });
const chromeOf = ({ ledger }: Cleaned) =>
  ledger.entries.filter(({ fate }) => fate === 'chrome').map(({ raw }) => raw ?? '');

describe.each(pages)('page %s', (file) => {
  it('gives its article and nothing around it', async () => {
    const expected = `${folder}/${file.replace('.html', '.md')}`;
    const text = render((await cleanPage(file)).report, 'md');
    if (process.env.GAZETTE_UPDATE) writeFileSync(expected, text);
    expect(text).toBe(readFileSync(expected, 'utf8'));
  });

  it('has all its text in the ledger, and a second run changes nothing', async () => {
    const cleaned = await cleanPage(file);
    expect(ledgerState(cleaned)).toEqual(soundLedger(cleaned.sources[0]!.text));
    for (const format of ['md', 'txt'] as const) {
      const { first, second } = await runTwice(cleaned, format);
      expect(second).toBe(first);
    }
  });
});

describe('a scraped page', () => {
  it('is told by its content: with a doctype, as XHTML, as a fragment', () => {
    for (const file of pages) expect(tellText(readFileSync(`${folder}/${file}`, 'utf8')), file).toBe('html');
    expect(tellText('<div id="zoom"><p>各位代表：</p></div>')).toBe('html');
    expect(tellText('<table><tr><td>全市</td></tr></table>\n\n# 政府工作报告\n\n各位代表：\n')).toBe('markdown');
    expect(tellText('<政府工作报告>\n各位代表：')).toBe('text');
  });

  it('has what a reader cannot see in the ledger, but no program', async () => {
    const cleaned = await cleanPage('zoom.html');
    expect(chromeOf(cleaned)).toContain('隐藏的文字，不应出现在报告中，因为读者看不到它。');
    expect(cleaned.sources[0]!.text).not.toMatch(/var a=|color:red/u);
  });

  it('keeps signature, attachment and table, which Readability would drop', async () => {
    const cleaned = await cleanPage('zoom.html');
    expect(paragraphTexts(cleaned)).toEqual(
      expect.arrayContaining(['市长　闻远舟', '2026年1月27日', '附件：1.主要指标解释.doc', '澜东区\t456.7\t7.8%']),
    );
  });

  it('says where the article came from', async () => {
    const { report } = await cleanPage('zoom.html');
    expect(report.articles[0]).toMatchObject({ title: '2026年澜川市政府工作报告', meta: { source: '澜川日报' } });
  });

  it.each([
    ['gbk', 'gb2312', 'gbk'],
    ['gb18030', 'gb18030', 'gb18030'],
  ])('is read in %s where the page says %s', async (written, said, named) => {
    const html = readFileSync(`${folder}/zoom.html`, 'utf8').replace('charset="utf-8"', `charset="${said}"`);
    const cleaned = await clean({ path: 'a.html', content: iconv.encode(html, written) });
    expect(render(cleaned.report, 'md')).toBe(readFileSync(`${folder}/zoom.md`, 'utf8'));
    expect(cleaned.ledger.sources[0]!.encoding).toBe(named);
  });

  it('is read in Big5, and as UTF-8 where it is that whatever it says', async () => {
    const html =
      '<html><head><meta charset="big5"></head><body><p>各位代表：</p><p>現在，我代表市人民政府向大會報告工作，請予審議，並請市政協委員提出意見。</p></body></html>';
    const texts = ['各位代表：', '現在，我代表市人民政府向大會報告工作，請予審議，並請市政協委員提出意見。'];
    const [big5, utf8] = [iconv.encode(html, 'big5'), Buffer.from(html)];
    for (const content of [big5, utf8]) expect(paragraphTexts(await clean({ path: 'a.html', content }))).toEqual(texts);
  });

  it('of which nothing is an article keeps what it has', async () => {
    expect(paragraphTexts(await clean('<html><body><p>停水</p></body></html>'))).toEqual(['停水']);
    expect(paragraphTexts(await clean('<html><body></body></html>'))).toEqual([]);
  });

  it('nested deeper than any person would nest ends well', async () => {
    const deep = `<html><body>${'<div>'.repeat(2000)}各位代表：${'</div>'.repeat(2000)}</body></html>`;
    expect(paragraphTexts(await clean(deep))).toEqual(['各位代表：']);
  });
});
