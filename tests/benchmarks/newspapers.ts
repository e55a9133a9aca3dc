/**
 * `npm run bench:newspapers`: makes newspaper pages of the gold texts of `../shared/cases` (captions inside sentences, bare breaks,
 * shattered headings, passages printed once more inside another paragraph), cleans them and says how near they come to what they
 * were made of. Which sentence is torn where is drawn with a fixed seed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { printNewspaper } from '../../samples/print-newspaper.ts';
import { clean } from '../../src/clean.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import { score } from './score.ts';

const shared = '../shared/cases';
const damage = { captions: 8, breaks: 4, repeats: 2, shattered: 2 };

/** Noisy, scrambled or doubly encoded texts are no natural ones. */
const natural = (file: string) =>
  file.endsWith('.gold.txt') && !/^(?:newspaper|scan|layout|shuffle-noisy|wrapped)-/u.test(file);

async function main(): Promise<void> {
  if (!existsSync(shared)) return console.log(`newspapers: nothing to print, ${shared} is not here`);
  const totals = { pages: 0, cer: 0, paraF1: 0, made: 0, wrong: 0, left: 0, cut: 0, repeats: 0 };
  console.log('page                         raw CER     CER  para F1  joints right/made  left open  passages cut');
  for (const [k, file] of readdirSync(shared).filter(natural).sort().entries()) {
    const article = readFileSync(`${shared}/${file}`, 'utf8')
      .split(/\r?\n/u)
      .map((line) => line.replace(/\s+/gu, ''));
    const page = printNewspaper(
      article.filter((line) => line !== ''),
      damage,
      k + 1,
    );
    const gold = page.gold.join('\n');
    const { report, ledger } = await clean(page.raw);
    const { cer, paraF1 } = score(canonical(report), gold);
    const joints = ledger.joints.map(({ made, evidence }) => ({ made, isTrue: standsIn(gold, evidence[0] ?? '') }));
    const [made, left] = [joints.filter((joint) => joint.made), joints.filter(({ made, isTrue }) => !made && isTrue)];
    const right = made.filter(({ isTrue }) => isTrue).length;
    const cut = ledger.entries.filter(({ fate }) => fate === 'duplicate').length;
    const name = file.replace('.gold.txt', '').padEnd(28);
    const cells = [score(page.raw, gold).cer, cer].map((value) => value.toFixed(4)).join('  ');
    console.log(
      `${name}  ${cells}    ${paraF1.toFixed(3)}  ${`${right}/${made.length}`.padStart(17)}  ${`${left.length}`.padStart(9)}  ${`${cut}/${damage.repeats}`.padStart(12)}`,
    );
    totals.pages += 1;
    totals.cer += cer;
    totals.paraF1 += paraF1;
    totals.made += made.length;
    totals.wrong += made.length - right;
    totals.left += left.length;
    totals.cut += cut;
    totals.repeats += damage.repeats;
  }
  const mean = (sum: number) => sum / totals.pages;
  console.log(
    `mean of ${totals.pages} pages: CER ${mean(totals.cer).toFixed(4)}, para F1 ${mean(totals.paraF1).toFixed(3)}; ` +
      `joints ${totals.made - totals.wrong} of ${totals.made} made are right, ${totals.left} true ones left open; ` +
      `${totals.cut} of ${totals.repeats} passages cut`,
  );
}

/** Whether the two sides of a joint, as its evidence quotes them, stand side by side in the gold text. */
function standsIn(gold: string, quoted: string): boolean {
  const [, left = '', right = ''] = /^…(.*) \| (.*)…$/u.exec(quoted) ?? [];
  return gold.includes(left.slice(-4) + right.slice(0, 4));
}

await main();
