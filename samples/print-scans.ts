/**
 * `npm run samples:scans`: prints parts of the clean text with Chromium, makes bad scans of the pages and has Tesseract read them, as
 * hOCR and ALTO. PAGE XML, which no tool here writes, is made from the hOCR: its regions out of order, with a reading order, and a
 * second reading of every line. Needs chromium, pdftoppm and tesseract with chi_sim; their versions decide what is misread, so that
 * `expected.md` is the text as recognised, read through by hand.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Scan, spoilScan } from './spoil-scan.ts';
import { toPageXml } from './to-page-xml.ts';

interface PrintedScan {
  readonly name: string;
  /** Paragraphs of samples/issue/expected.md. */
  readonly from: number;
  readonly to: number;
  readonly columns: number;
  readonly scan: Scan;
  readonly formats: readonly ('hocr' | 'alto' | 'page')[];
}

const scans: readonly PrintedScan[] = [
  { name: 'hocr', from: 7, to: 20, columns: 2, scan: { blur: 0.6, noise: 6, lean: 0, seed: 1 }, formats: ['hocr'] },
  { name: 'alto', from: 18, to: 30, columns: 3, scan: { blur: 0.6, noise: 6, lean: 0.9, seed: 2 }, formats: ['alto'] },
  { name: 'page', from: 31, to: 40, columns: 2, scan: { blur: 0.6, noise: 6, lean: 0, seed: 3 }, formats: ['page'] },
];

const endings = { hocr: 'hocr', alto: 'alto.xml', page: 'page.xml' } as const;

function toHtml(paragraphs: readonly string[], columns: number): string {
  const body = paragraphs.map((text) => {
    const name = /^——\d|^市长 /.test(text) ? 'centred' : /^各.{1,40}：$/.test(text) ? 'flush' : '';
    return text.startsWith('# ') ? `<h1>${text.slice(2)}</h1>` : `<p class="${name}">${text.replace(/^#+ /, '')}</p>`;
  });
  return `<meta charset="utf-8"><style>
@page { size: 148mm 210mm; margin: 20mm 14mm; font: 8pt "Noto Sans CJK SC";
  @top-center { content: "澜川市人民政府公报 2025·1" } @bottom-center { content: "— " counter(page) " —" } }
body { margin: 0; font: ${columns > 2 ? 9 : 10}pt/1.7 "Noto Sans CJK SC" }
main { columns: ${columns}; column-gap: 7mm; text-align: justify }
h1 { column-span: all; font-size: 15pt; text-align: center; margin: 0 } .centred { column-span: all; text-align: center; text-indent: 0 }
p { margin: 0; text-indent: 2em }</style><main>${body.join('\n')}</main>`;
}

function run(command: string, ...words: readonly string[]): void {
  execFileSync(command, words, { stdio: 'ignore', env: { ...process.env, OMP_THREAD_LIMIT: '1' } });
}

function recognise({ name, from, to, columns, scan, formats }: PrintedScan, paragraphs: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const path = (file: string) => join(folder, file);
  writeFileSync(path('page.html'), toHtml(paragraphs.slice(from, to), columns));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
  run('chromium', ...flags, `--print-to-pdf=${path('page.pdf')}`, `file://${path('page.html')}`);
  run('pdftoppm', '-r', '200', '-gray', path('page.pdf'), path('page'));
  const images = readdirSync(folder).filter((file) => file.endsWith('.pgm'));
  for (const image of images.sort()) writeFileSync(path(image), spoilScan(readFileSync(path(image)), scan));
  writeFileSync(path('list'), images.map((image) => `${path(image)}\n`).join(''));
  run('tesseract', path('list'), path('read'), '-l', 'chi_sim', 'hocr', 'alto');
  mkdirSync(`samples/${name}`, { recursive: true });
  for (const format of formats) {
    const own = format === 'alto' ? 'read.xml' : 'read.hocr';
    const text = readFileSync(path(own), 'utf8').replaceAll(`${folder}/`, '');
    writeFileSync(`samples/${name}/raw.${endings[format]}`, format === 'page' ? toPageXml(text) : text);
  }
  rmSync(folder, { recursive: true });
}

const paragraphs = readFileSync('samples/issue/expected.md', 'utf8').trim().split('\n\n');
for (const scan of scans) recognise(scan, paragraphs);
