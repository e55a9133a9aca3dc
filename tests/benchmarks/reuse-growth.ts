import { once } from 'node:events';
import { createWriteStream, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { growthExponent } from './growth.ts';
import { misprintText } from './misprint.ts';
import { readTexts } from './planted-passages.ts';
import type { ReusePart } from './reuse-part.ts';
import { type ProcessCost, runMeasured } from './run-measured.ts';
import { seededRandom } from './seeded-random.ts';

const rate = 0.05;
const MOST_GROWTH = 1.2;
const runner = fileURLToPath(new URL('reuse-run.js', import.meta.url));

/** The laws several times over, every copy with noise of its own. */
export async function measureGrowth(laws: string, folder: string, sizes: readonly number[]): Promise<ReusePart> {
  const texts = readTexts(laws);
  const measured: (ProcessCost & { readonly pages: number; readonly characters: number; readonly size: number })[] = [];
  for (const size of sizes) {
    const input = join(folder, `laws-x${size}.jsonl`);
    const characters = await writeCopies(texts, size, input);
    const cost = runMeasured(process.execPath, [runner, input, '-o', join(folder, 'rows.jsonl'), '--jobs', '2']);
    measured.push({ ...cost, pages: size, characters, size: statSync(input).size / 1e6 });
    rmSync(input);
  }
  const exponent = growthExponent(measured.map(({ pages, cpu }) => ({ pages, seconds: cpu })));
  return {
    lines: [
      `The laws several times over, every copy with ${rate * 100}% noise of its own; two threads.`,
      '',
      '| times | million characters | MB | seconds | CPU seconds | MB/s a core | peak MB |',
      '| ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
      ...measured.map(
        ({ pages, characters, size, seconds, cpu, megabytes }) =>
          `| ${pages} | ${(characters / 1e6).toFixed(1)} | ${size.toFixed(1)} | ${seconds.toFixed(1)} | ${cpu.toFixed(1)} | ${(size / cpu).toFixed(2)} | ${megabytes.toFixed(0)} |`,
      ),
      '',
      `CPU time grows as n^${exponent.toFixed(2)}: each copy of a law is aligned with others of it, so that it is pairs that grow. Where`,
      'the share of copies stays the same, time grows as the texts do (`npm run bench:index`).',
    ],
    required: [{ line: `growth n^${exponent.toFixed(2)}, below n^${MOST_GROWTH}`, isMet: exponent < MOST_GROWTH }],
  };
}

async function writeCopies(
  texts: readonly { readonly id: string; readonly text: string }[],
  times: number,
  path: string,
): Promise<number> {
  const out = createWriteStream(path);
  let characters = 0;
  for (let copy = 0; copy < times; copy += 1) {
    const random = seededRandom(copy);
    for (const { id, text } of texts) {
      const own = copy === 0 ? text : misprintText(text, rate, random);
      characters += own.length;
      if (!out.write(`${JSON.stringify({ id: `${copy}/${id}`, text: own })}\n`)) await once(out, 'drain');
    }
  }
  out.end();
  await once(out, 'finish');
  return characters;
}
