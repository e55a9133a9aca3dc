/**
 * `npm run bench:reuse [-- --check] [--page FILE] [laws] [newspapers] [growth] [growth64]`: `gazette dedupe` on the corpora of `../shared`,
 * whole processes. Laws cut to passages with planted noisy copies, beside datasketch, rensa and text-dedup (PyPI) on the same texts in
 * one run; front pages with planted reprints, and a sample of what is really there for review; growth over copies of the laws. Writes a
 * page of results that names the machine. With `--check` the exit code is 1 where a required figure is not reached. The seeds are fixed.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSection } from './results-page.ts';
import { measureGrowth } from './reuse-growth.ts';
import { measureLaws } from './reuse-laws.ts';
import { measureNewspapers } from './reuse-newspapers.ts';
import { type ReusePart, verdictLine } from './reuse-part.ts';

const shared = join('..', 'shared', 'corpus');
const title = 'gazette dedupe, measured by `npm run bench:reuse`';
const defaultPage = join('tests', 'benchmarks', 'reuse-results.md');
const parts = {
  laws: (folder: string) => measureLaws(join(shared, 'laws'), folder),
  newspapers: (folder: string) => measureNewspapers(join(shared, 'newspapers-en'), folder),
  growth: (folder: string) => measureGrowth(join(shared, 'laws'), folder, [1, 4, 16]),
  growth64: (folder: string) => measureGrowth(join(shared, 'laws'), folder, [1, 4, 16, 64]),
} as const;

async function main(args: readonly string[]): Promise<number> {
  if (!existsSync(shared)) {
    console.log('reuse: no corpus, ../shared is not here');
    return 0;
  }
  const pageAt = args.indexOf('--page');
  const page = pageAt < 0 ? defaultPage : args[pageAt + 1]!;
  const named = args.filter((word): word is keyof typeof parts => word in parts);
  const folder = mkdtempSync(join(tmpdir(), 'gazette-reuse-'));
  try {
    const done: (ReusePart & { readonly part: string })[] = [];
    for (const part of named.length > 0 ? named : (['laws', 'newspapers', 'growth'] as const))
      done.push({ part: part.replace(/\d+$/, ''), ...(await parts[part](folder)) });
    writePage(page, done);
    const required = done.flatMap((each) => each.required);
    for (const { line, isMet } of required) console.log(`${isMet ? 'met    ' : 'NOT MET'} ${line}`);
    return args.includes('--check') && required.some(({ isMet }) => !isMet) ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Parts that were not run stay on the page as they are. */
function writePage(page: string, done: readonly (ReusePart & { readonly part: string })[]): void {
  for (const { part, lines, required, sample } of done) {
    writeSection(page, title, part, [...lines, '', ...required.map(verdictLine)]);
    console.log(`${lines.join('\n')}\n`);
    if (sample) writeFileSync(page.replace(/(?:\.md)?$/, '.sample.md'), `${sample.join('\n')}\n`);
  }
  console.log(`written: ${page}`);
}

process.exitCode = await main(process.argv.slice(2));
