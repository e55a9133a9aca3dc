import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { report } from '../made-print.ts';
import { capture, type Run } from './gazette.ts';

export const program = 'dist/bin/gazette.js';

type Main = typeof import('../../src/cli/main.ts').main;

/** Runs the built command line in this process: only what is built can start threads. Seconds are blotted out. */
export async function builtIn(cwd: string, words: string): Promise<Run> {
  const { main } = (await import(new URL('../../dist/src/cli/main.js', import.meta.url).href)) as {
    readonly main: Main;
  };
  const [stdout, stderr] = [capture(), capture()];
  const io = { stdout, stderr, stdin: Readable.from([]), env: {}, cwd };
  const code = await main(words.split(' '), io);
  return { code, stdout: stdout.text(), stderr: stderr.text().replace(/\d+\.\d s$/gmu, 'n s') };
}

export function writeTree(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** All files below a folder with the hashes of their bytes; what a run says of itself is left out, and what is to be passed over. */
export function treeOf(folder: string, passOver = /^$/): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !name.startsWith('.gazette/') && !passOver.test(name))
    .sort();
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

/** A page of the sample report, other ones for other numbers. */
export function pageOf(number: number): string {
  const from = number % 23;
  const body = report.slice(from, from + 2 + (number % 4)).join('\n');
  return `澜川市人民政府公报 2025·1\n\n${body}\n\n- ${number} -\n`;
}

/** So many single pages, below folders. */
export function pages(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`${Math.floor(i / 40)}/第${i}页.txt`, pageOf(i)] as const),
  );
}

export interface Killed {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

/** Starts the built program, and sends it one signal when `when` says so, asked every few milliseconds. */
export function runAndKill(cwd: string, words: string, signal: NodeJS.Signals, when: () => boolean): Promise<Killed> {
  const child = spawn(process.execPath, [join(process.cwd(), program), ...words.split(' ')], { cwd, detached: true });
  // A terminal sends Ctrl-C to all processes that it sees, the others come to one.
  const kill = () => (signal === 'SIGINT' ? process.kill(-child.pid!, signal) : child.kill(signal));
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdout.resume();
  let isSent = false;
  const look = setInterval(() => {
    // Once: a second one ends it at once.
    if (!isSent && when()) isSent = kill();
  }, 3);
  return new Promise((resolve) => {
    child.on('close', (code, ended) => {
      clearInterval(look);
      resolve({ code, signal: ended, stderr });
    });
  });
}

/** How many files there are below a folder, finished or not. */
export function countFiles(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  } catch {
    return 0;
  }
}
