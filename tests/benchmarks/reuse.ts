/**
 * `npm run bench:reuse [-- --check] [--page FILE] [laws] [newspapers] [growth] [growth64]`: `gazette dedupe` on the corpora of `../shared`,
 * whole processes. Laws cut to passages with planted noisy copies, beside datasketch, rensa and text-dedup (PyPI) on the same texts in
 * one run; front pages with planted reprints, and a sample of what is really there for review; growth over copies of the laws. Writes a
 * page of results that names the machine. With `--check` the exit code is 1 where a required figure is not reached. The seeds are fixed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { measureGrowth } from './reuse-growth.ts';
import { measureLaws } from './reuse-laws.ts';
import { measureNewspapers } from './reuse-newspapers.ts';

/** What a part of the benchmark came to: lines for the page, and whether each required figure was reached. */
export interface ReusePart {
  readonly lines: readonly string[];
  /** What was found, for people to read: quoted from the corpus, so that it goes to a file of its own that nobody commits. */
  readonly sample?: readonly string[];
  readonly required: readonly { readonly line: string; readonly isMet: boolean }[];
}

const shared = join('..', 'shared', 'corpus');
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
  const known = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const sections = new Map<string, string>();
  for (const section of known.split(/^(?=## )/m).slice(1))
    sections.set(/^## (\w+)/.exec(section)![1]!, section.trimEnd());
  for (const { part, lines, required } of done) {
    const met = required.map(({ line, isMet }) => `- ${line}: ${isMet ? 'met' : '**not met**'}`);
    sections.set(part, [`## ${part}`, '', machine(), '', ...lines, '', ...met].join('\n').trimEnd());
  }
  const order = ['laws', 'newspapers', 'growth'];
  const body = order.flatMap((part) => sections.get(part) ?? []);
  writeFileSync(page, `${['# gazette dedupe, measured', 'Written by `npm run bench:reuse`.', ...body].join('\n\n')}\n`);
  for (const { lines, sample } of done) {
    console.log(`${lines.join('\n')}\n`);
    if (sample) writeFileSync(page.replace(/(?:\.md)?$/, '.sample.md'), `${sample.join('\n')}\n`);
  }
  console.log(`written: ${page}`);
}

function machine(): string {
  const processors = cpus();
  return `${processors.length} × ${processors[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${process.platform}`;
}

process.exitCode = await main(process.argv.slice(2));
