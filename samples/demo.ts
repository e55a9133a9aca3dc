/** `npm run demo`: cleans the sample issue with the built command and says where everything lies. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const raw = 'samples/issue/raw.txt';
const report = 'demo-output/report.md';
const ledger = 'demo-output/ledger.json';
const summary = 'demo-output/summary.txt';
const shownLines = 12;

/** Runs the command; its stderr is shown as it comes and handed back as well. */
async function run(args: readonly string[]): Promise<{ code: number; stderr: string }> {
  const child = spawn(process.execPath, ['dist/bin/gazette.js', ...args], { stdio: ['ignore', 'inherit', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    process.stderr.write(text);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? 2, stderr };
}

mkdirSync('demo-output', { recursive: true });
console.log(`gazette clean ${raw} -o ${report} --ledger ${ledger}\n`);
const { code, stderr } = await run(['clean', raw, '-o', report, '--ledger', ledger]);
writeFileSync(summary, stderr);

if (code === 0) {
  const head = readFileSync(report, 'utf8').split('\n').slice(0, shownLines).join('\n');
  console.log(`\nraw      ${raw}\nreport   ${report}\nledger   ${ledger}\nsummary  ${summary}\n\n${head}\n…`);
} else {
  console.error(`gazette clean failed with exit code ${code}; what it said is in ${summary}`);
  process.exitCode = code;
}
