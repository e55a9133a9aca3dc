/**
 * Makes `samples/side-by-side/raw.txt`: prints the sample report in two columns with Chromium and reads the PDF with
 * `pdftotext -layout` (poppler). Not part of `npm run samples`: fonts and versions of both differ from machine to machine.
 *
 * `npm run build && node dist/samples/print-side-by-side.js`
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { chromium } from 'playwright-core';

const [title = '', ...paragraphs] = readFileSync('samples/clean/raw.txt', 'utf8').split('\n').filter(Boolean);
const style = `@page { size: A4; margin: 20mm } body { font: 11pt/1.7 "Noto Serif CJK SC", serif } h1 { text-align: center }
p { margin: 0; text-indent: 2em; text-align: justify } main { columns: 2; column-gap: 24pt }`;
const html = `<meta charset="utf-8"><style>${style}</style><h1>${title}</h1><main>${paragraphs.map((each) => `<p>${each}</p>`).join('')}</main>`;
const edge = (text: string) => `<div style="font-size: 9px; width: 100%; text-align: center">${text}</div>`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
const page = await browser.newPage();
await page.setContent(html);
const pdf = `${mkdtempSync(`${tmpdir()}/gazette-`)}/report.pdf`;
await page.pdf({
  path: pdf,
  preferCSSPageSize: true,
  displayHeaderFooter: true,
  headerTemplate: edge('澜川市人民政府公报 2025·1'),
  footerTemplate: edge('- <span class="pageNumber"></span> -'),
});
await browser.close();
writeFileSync('samples/side-by-side/raw.txt', execFileSync('pdftotext', ['-layout', pdf, '-']));
