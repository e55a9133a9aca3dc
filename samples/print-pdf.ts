/**
 * Prints the report of 澜川 as PDF, and lays its pages out as a booklet: samples/pdf/raw.pdf and samples/pdf-booklet/raw.pdf; and a
 * part of it with a list, a table and a picture as tagged PDF: samples/pdf-tagged/raw.pdf.
 *
 * Run by `npm run samples:pdf` where Chromium, MuPDF's `mutool` and the fonts Noto CJK are installed (Debian: chromium, mupdf-tools,
 * fonts-noto-cjk). Both write the date into a file and name its parts anew, so the bytes differ each time and the text does not.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** The report without its second half: every character that is printed adds half a kilobyte to the font in the file. */
const report = readFileSync('samples/clean/expected.md', 'utf8').replace(/\n## 二、[\s\S]*/u, '');

const style = (columns: number, size: number, leading: number) => `
  @page { size: 148mm 210mm; margin: 18mm 14mm }
  body { margin: 0; font: ${size}pt/${leading}pt 'Noto Sans CJK SC'; text-align: justify; columns: ${columns}; column-gap: 12pt; column-fill: auto }
  h1 { font-size: 1.5em; text-align: center; margin: 0 0 1em; column-span: all }
  h2 { font-size: 1em } h2, h3, p { font-size: 1em; margin: 0; text-indent: 2em }`;

/** Sections whose headings have no markers, a list, a table of three rows and a picture: only the tags of the file tell what they are. */
const tagged = `${report.replace(/\n### （二）[\s\S]*/u, '').replace(/^(#+) （一）/gmu, '$1 ')}
### 民生持续改善

- 新增城镇就业1.84万人，零就业家庭保持动态清零。
- 建成社区食堂26个，老人午餐补贴按月送到手中，凭社保卡即可在全市任何一家食堂使用。

\`\`\`text
指标          总量
新增学位      3200
新增床位      900
\`\`\`

汀浦码头旧仓库改成的街区夜景

${/(农业端牢饭碗[^\n]*)/u.exec(report)![1]}
`;

const taggedStyle = `table { border-spacing: 0 } td, th { font: inherit; text-align: left; padding: 0 3em 0 0 } figure { margin: 0 } ul { margin: 0; padding: 0 0 0 3em }`;

/** A block of the tagged sample that is no heading and no paragraph. */
function toList(block: string): string | null {
  const lines = block.split('\n');
  if (block.startsWith('- ')) return `<ul>${lines.map((line) => `<li>${line.slice(2)}</li>`).join('')}</ul>`;
  if (block.startsWith('```')) {
    const rows = lines
      .slice(1, -1)
      .map((line, i) => [line.split(/ +/u), i === 0 ? 'th' : 'td'] as const)
      .map(([cells, tag]) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`);
    return `<table>${rows.join('')}</table>`;
  }
  const image = `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='90' height='40'><rect width='90' height='40'/></svg>`;
  return block.endsWith('夜景')
    ? `<figure><img alt="街区" src="${image}"><figcaption>${block}</figcaption></figure>`
    : null;
}

function toHtml(markdown: string, css: string): string {
  const blocks = markdown
    .trim()
    .split('\n\n')
    .map((block) => {
      const other = toList(block);
      if (other) return other;
      const level = /^#+/.exec(block)?.[0].length;
      const tag = level ? `h${level}` : 'p';
      return `<${tag}>${block.replace(/^#+ /, '')}</${tag}>`;
    });
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><title>澜川市人民政府公报</title><style>${css}</style>${blocks.join('')}`;
}

async function print(html: string, head: string, isTagged = false): Promise<Buffer> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--disable-gpu', '--no-first-run'],
  });
  try {
    const page = await browser.newPage();
    await page.setContent(html);
    const line = `font: 8pt 'Noto Sans CJK SC'; width: 100%; text-align: center`;
    return await page.pdf({
      tagged: isTagged,
      preferCSSPageSize: true,
      displayHeaderFooter: true,
      headerTemplate: `<div style="${line}">${head}</div>`,
      footerTemplate: `<div style="${line}">- <span class="pageNumber"></span> -</div>`,
    });
  } finally {
    await browser.close();
  }
}

/** What mutool runs: two pages to a sheet, in the order given; 0 is a blank page. */
const imposing = `
  var source = new PDFDocument(scriptArgs[0]), sheets = new PDFDocument(), map = sheets.newGraftMap();
  var order = scriptArgs[2].split(','), forms = {};
  function inherited(page, key) { for (; page; page = page.get('Parent')) { var v = page.get(key); if (v && !v.isNull()) return v; } }
  function form(number) {
    var page = source.findPage(number - 1), buffer = new Buffer(), contents = page.get('Contents');
    if (contents.isArray()) for (var i = 0; i < contents.length; i++) { buffer.writeBuffer(contents.get(i).readStream()); buffer.writeLine(''); }
    else buffer.writeBuffer(contents.readStream());
    var box = inherited(page, 'MediaBox');
    var size = [0, 0, box.get(2).asNumber(), box.get(3).asNumber()];
    return { size: size, stream: sheets.addStream(buffer, { Type: 'XObject', Subtype: 'Form', BBox: size, Resources: map.graftObject(inherited(page, 'Resources')) }) };
  }
  for (var s = 0; s < order.length; s += 2) {
    var objects = sheets.newDictionary(), resources = sheets.newDictionary(), content = '', size = form(1).size;
    for (var k = 0; k < 2; k++) {
      var number = +order[s + k];
      if (!number) continue;
      forms[number] = forms[number] || form(number);
      objects.put('P' + k, forms[number].stream);
      content += 'q 1 0 0 1 ' + k * size[2] + ' 0 cm /P' + k + ' Do Q ';
    }
    resources.put('XObject', objects);
    sheets.insertPage(-1, sheets.addPage([0, 0, 2 * size[2], size[3]], 0, resources, content));
  }
  sheets.save(scriptArgs[1], 'garbage=compact,compress');`;

/** Pages of a booklet as they lie on its sheets, outermost first: the front of each, then its back; 0 is blank. */
function bookletOrder(pages: number): readonly number[] {
  const all = Math.ceil(pages / 4) * 4;
  return Array.from({ length: all / 4 }, (_, s) => [all - 2 * s, 2 * s + 1, 2 * s + 2, all - 2 * s - 1])
    .flat()
    .map((page) => (page > pages ? 0 : page));
}

function writeSample(name: string, pdf: Buffer, text = report): void {
  mkdirSync(`samples/${name}`, { recursive: true });
  writeFileSync(`samples/${name}/raw.pdf`, pdf);
  writeFileSync(`samples/${name}/expected.md`, text);
}

const folder = mkdtempSync(join(tmpdir(), 'print-pdf-'));
try {
  const path = (name: string) => join(folder, name);
  writeSample('pdf', await print(toHtml(report, style(2, 9, 15)), '澜川市人民政府公报 2025·1'));
  const html = toHtml(tagged, style(1, 10, 17) + taggedStyle);
  writeSample('pdf-tagged', await print(html, '澜川市人民政府公报 2025·1', true), tagged);
  const pages = await print(toHtml(report, style(1, 16, 31)), '2025·1 澜川市人民政府公报');
  writeFileSync(path('pages.pdf'), pages);
  writeFileSync(path('impose.js'), imposing);
  const count = Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [path('pages.pdf')], { encoding: 'utf8' }))?.[1]);
  execFileSync('mutool', ['run', path('impose.js'), path('pages.pdf'), path('sheets.pdf'), bookletOrder(count).join()]);
  writeSample('pdf-booklet', readFileSync(path('sheets.pdf')));
} finally {
  rmSync(folder, { recursive: true });
}
