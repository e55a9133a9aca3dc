import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PassageRow } from '../../src/corpus/dedupe-rows.ts';
import { type PlantedPassage, readTexts } from './planted-passages.ts';
import { findReprints, plantReprints } from './planted-reprints.ts';
import type { ReusePart } from './reuse.ts';
import { readRows } from './reuse-tools.ts';
import { runMeasured } from './run-measured.ts';
import { drawSome, seededRandom } from './seeded-random.ts';

const COUNT = 200;
const rates = [0.02, 0.05, 0.1];
const requiredRate = 0.05;
const LEAST_FOUND = 0.95;
const SAMPLE = 50;
/** Characters of a passage that the sample shows. */
const SHOWN = 160;

const runner = fileURLToPath(new URL('reuse-run.js', import.meta.url));

/** Front pages with reprints put in, and a sample of what they really share. */
export function measureNewspapers(newspapers: string, folder: string): ReusePart {
  const pages = readTexts(newspapers);
  const found = rates.map((rate) => {
    const planted = plantReprints(pages, { count: COUNT, rate, seed: 1 });
    const hits = findReprints(planted.reprints, dedupe(planted.pages, folder)).filter(Boolean).length;
    return { rate, hits };
  });
  const rows = dedupe(pages, folder);
  const clusters = groupRows(rows);
  const required = found.find(({ rate }) => rate === requiredRate)!;
  const kinds = ['copy', 'edition', 'amendment', 'boilerplate'].map(
    (kind) => `${rows.filter((row) => !row.representative && row.kind === kind).length} ${kind}`,
  );
  return {
    lines: [
      `${pages.length} front pages as OCR read them. ${COUNT} passages of 200 to 600 characters, misread and put into other pages, found: ${found.map(({ rate, hits }) => `${hits} at ${rate * 100}% noise`).join(', ')}.`,
      '',
      `What the pages really share: ${clusters.length} clusters of ${rows.length} passages (beside their representatives: ${kinds.join(', ')}). A sample of ${SAMPLE} for review stands in the file beside this one that ends with \`.sample.md\`.`,
    ],
    sample: [
      `A sample of ${SAMPLE} clusters, the representative and the passage least like it:`,
      '',
      ...sampleOf(clusters, pages),
    ],
    required: [
      {
        line: `${required.hits} of ${COUNT} planted reprints found at 5% noise, at least ${LEAST_FOUND * COUNT}`,
        isMet: required.hits >= LEAST_FOUND * COUNT,
      },
    ],
  };
}

function dedupe(pages: readonly PlantedPassage[], folder: string): readonly PassageRow[] {
  const [input, output] = [join(folder, 'pages.jsonl'), join(folder, 'rows.jsonl')];
  mkdirSync(folder, { recursive: true });
  writeFileSync(input, pages.map((page) => `${JSON.stringify(page)}\n`).join(''));
  runMeasured(process.execPath, [runner, input, '-o', output]);
  return readRows(output).map((row) => ({ ...row, document: row.document.slice(row.document.indexOf('#') + 1) }));
}

function groupRows(rows: readonly PassageRow[]): readonly (readonly PassageRow[])[] {
  const groups = new Map<string, PassageRow[]>();
  for (const row of rows) {
    const known = groups.get(row.cluster);
    if (known) known.push(row);
    else groups.set(row.cluster, [row]);
  }
  return [...groups.values()];
}

function sampleOf(clusters: readonly (readonly PassageRow[])[], pages: readonly PlantedPassage[]): readonly string[] {
  const texts = new Map(pages.map(({ id, text }) => [id, text]));
  const show = ({ document, start, end, similarity, kind }: PassageRow) => {
    const text = texts
      .get(document)!
      .slice(start, end)
      .replace(/\s+/g, ' ')
      .replace(/[`|<>]/g, ' ');
    const shown = text.length > SHOWN ? `${text.slice(0, SHOWN / 2)} … ${text.slice(-SHOWN / 2)}` : text;
    return `\`${document}\` ${start}-${end} ${kind} ${similarity}: ${shown}`;
  };
  return drawSome(seededRandom(50), clusters, SAMPLE).flatMap((cluster, n) => {
    const [first, ...others] = [...cluster].sort((x, y) => Number(y.representative) - Number(x.representative));
    const least = others.reduce((worst, row) => (row.similarity < worst.similarity ? row : worst));
    return [`${n + 1}. ${cluster.length} passages`, `   - ${show(first!)}`, `   - ${show(least)}`];
  });
}
