/**
 * `node dist/tests/benchmarks/pdf-run.js PAGES`: reads a PDF of so many pages, two columns of running text each with head and folio, and
 * prints JSON: seconds, peak memory of the process in MB, lines, and how often progress was told.
 */
import { readDocument } from '../../src/read/read-document.ts';
import { makePdf, runningText } from '../read/make-pdf.ts';

const pages = Number(process.argv[2] ?? 300);
const MEASURE = 20;
const ROWS = 44;

const content = makePdf(
  Array.from({ length: pages }, (_, p) => ({
    texts: [
      { x: 220, y: 805, text: '澜川市人民政府公报', size: 9 },
      ...Array.from({ length: 2 * ROWS }, (_, i) => ({
        x: i < ROWS ? 60 : 310,
        y: 770 - 16 * (i % ROWS),
        text: runningText(MEASURE, (p * 2 * ROWS + i) * MEASURE),
        size: 11,
      })),
      { x: 280, y: 30, text: `- ${p + 1} -`, size: 9 },
    ],
  })),
);

let told = 0;
const start = performance.now();
const { lines } = await readDocument({ path: 'made.pdf', content }, 's1', {
  onPage: () => {
    told += 1;
  },
});
const seconds = (performance.now() - start) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ pages, seconds, megabytes, lines: lines.length, told }));
