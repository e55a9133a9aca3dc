/**
 * `npm run bench:check`: what the rules find in texts that are in order. Reports of the State Council (without 1991, which holds its
 * report twice) and laws, all rules at their defaults; `garbled-text` is asked with a model that has not seen the document, in five
 * folds by document. Prints every finding with its passage, then findings per 100,000 characters by rule, and the cost. Takes some ten
 * minutes; `-- 10` looks at every tenth law only.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { checkDocument, type DocumentCheck } from '../../src/check/check-document.ts';
import { compareDocuments } from '../../src/check/compare-documents.ts';
import type { Finding } from '../../src/check/finding.ts';
import { sentenceOf } from '../../src/check/messages.ts';
import { rules } from '../../src/check/rules/rules.ts';
import { mergeCounts } from '../../src/language/merge-counts.ts';
import type { PackedCounts } from '../../src/language/packed-counts.ts';
import { pruneCounts } from '../../src/language/prune-counts.ts';
import { foldParagraphs } from '../../src/language/read-corpus.ts';
import { LEAST, openCorpora } from '../../src/language/train.ts';

const corpus = '../shared/corpus';
const FOLDS = 5;

const isReport = (name: string) => /\.txt$/.test(name) && !name.startsWith('1991');
const isLaw = (name: string) => /\.md$/.test(name) && name !== '__index.md';

interface Document {
  readonly path: string;
  readonly content: Buffer;
}

function readFolder(folder: string, isWanted: (name: string) => boolean): readonly Document[] {
  return readdirSync(`${corpus}/${folder}`)
    .filter(isWanted)
    .sort()
    .map((name) => ({ path: `${folder}/${name}`, content: readFileSync(`${corpus}/${folder}/${name}`) }));
}

function trainWithout(fold: number, reports: readonly Document[], laws: readonly Document[]): PackedCounts {
  const others = (documents: readonly Document[]) =>
    documents.filter((_, i) => i % FOLDS !== fold).map(({ content }) => foldParagraphs(content.toString('utf8')));
  return pruneCounts(mergeCounts(openCorpora(others(reports), others(laws))), LEAST);
}

async function main(every: number): Promise<void> {
  if (!existsSync(corpus)) {
    console.log(`check: nothing to measure, ${corpus} is not here`);
    return;
  }
  const [reports, laws] = [readFolder('work-reports', isReport), readFolder('laws', isLaw)];
  const checks: DocumentCheck[] = [];
  let seconds = 0;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = trainWithout(fold, reports, laws);
    const out = [reports, laws.filter((_, i) => i % (FOLDS * every) < FOLDS)].flatMap((documents) =>
      documents.filter((_, i) => i % FOLDS === fold),
    );
    const began = process.cpuUsage();
    for (const { path, content } of out) {
      const check = await checkDocument({ path, content }, {}, { model });
      checks.push(check);
      for (const finding of check.findings) print(finding);
    }
    const { user, system } = process.cpuUsage(began);
    seconds += (user + system) / 1e6;
  }
  const compared = compareDocuments(checks.map(({ signature }) => signature));
  for (const finding of compared) print(finding);
  printTable(checks, [...checks.flatMap(({ findings }) => findings), ...compared]);
  const memory = process.resourceUsage().maxRSS / 1000;
  console.log(
    `${seconds.toFixed(0)} s of one processor, ${memory.toFixed(0)} MB at most with the training of the models`,
  );
}

function print({ path, line, column, rule, severity, message, excerpt }: Finding): void {
  console.log(`${path}:${line}:${column} ${severity} ${rule}: ${sentenceOf(message).text}\n    ${excerpt}`);
}

function printTable(checks: readonly DocumentCheck[], findings: readonly Finding[]): void {
  const characters = checks.reduce((sum, check) => sum + check.characters, 0);
  const rate = (count: number) => ((count / characters) * 100_000).toFixed(2);
  console.log(
    `\n${checks.length} documents, ${characters} characters\nrule, findings, findings per 100,000 characters`,
  );
  for (const { name } of rules) {
    const count = findings.filter(({ rule }) => rule === name).length;
    console.log(`${name.padEnd(24)} ${String(count).padStart(5)}  ${rate(count)}`);
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  console.log(
    `${'all'.padEnd(24)} ${String(findings.length).padStart(5)}  ${rate(findings.length)}  (${errors} errors)`,
  );
}

await main(Number(process.argv[2] ?? 1));
