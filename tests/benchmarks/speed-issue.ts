import { readdirSync, readFileSync } from 'node:fs';
import { printArticle, scrambles } from './print-issue.ts';

/** A page of a gazette in all the renditions that its text has of it: 100 pages are 250,000 characters. */
const charactersPerPage = 2_500;

/** Cases whose texts all differ: two of one text would be a duplicate over half the issue. */
const caseNames = [
  'booklet-shanghai',
  'shuffle-anhui',
  'reverse-yunnan',
  'repeat-chongqing',
  'booklet-baicheng',
  'booklet-bare-guangdong',
  'reverse-plenum',
];

/**
 * Makes an issue of so many pages: the raw texts of the cases, each followed by reports of the corpus printed and
 * scrambled in the same ways, so that issues of all sizes have the same mixture. No text stands in it twice but where
 * its own print repeats it.
 *
 * In: the folder of the shared documents. Out: text that ends with a whole line.
 */
export function makeIssue(shared: string, pages: number): string {
  const size = pages * charactersPerPage;
  let issue = '';
  for (const article of articlesOf(shared)) {
    issue += article.endsWith('\n') ? article : `${article}\n`;
    if (issue.length >= size) return issue.slice(0, issue.lastIndexOf('\n', size) + 1);
  }
  throw new Error(`${shared} has only ${issue.length} of the ${size} characters that ${pages} pages have`);
}

function* articlesOf(shared: string): Generator<string> {
  const cases = caseNames.map((name) => readFileSync(`${shared}/cases/${name}.raw.txt`, 'utf8'));
  const folder = `${shared}/corpus/work-reports`;
  const reports = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .reverse();
  for (const [i, file] of reports.entries()) {
    if (cases[i]) yield cases[i];
    yield printArticle(readFileSync(`${folder}/${file}`, 'utf8'), scrambles[i % scrambles.length]!);
  }
}
