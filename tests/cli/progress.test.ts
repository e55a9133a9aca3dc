import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { startProgress } from '../../src/cli/progress.ts';
import { capture, temporaryFolder } from './gazette.ts';

const folder = temporaryFolder();

/** What a terminal makes of the codes that a bar uses: an erased line is gone, a carriage return goes to its start. */
function screenOf(written: string): string {
  const lines = [''];
  let column = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what a terminal is sent
  for (const [piece] of written.matchAll(/\u001b\[[?\d;]*[A-Za-z]|\r|\n|[^\u001b\r\n]+/g)) {
    const line = lines.length - 1;
    if (piece === '\n') [column] = [lines.push('') && 0];
    else if (piece === '\r' || piece.endsWith('G')) column = 0;
    else if (piece === '\u001b[2K') lines[line] = '';
    else if (piece === '\u001b[0K' || piece === '\u001b[K') lines[line] = lines[line]!.slice(0, column);
    else if (!piece.startsWith('\u001b')) {
      lines[line] = lines[line]!.slice(0, column).padEnd(column) + piece + lines[line]!.slice(column + piece.length);
      column += piece.length;
    }
  }
  return lines.join('\n');
}

async function run(words: string, env: Readonly<Record<string, string>> = {}, isTTY = true) {
  const stderr = Object.assign(capture(), { isTTY, columns: 80 });
  const stdout = capture();
  const io = { stdout, stderr, stdin: Readable.from([]), env, cwd: folder.path };
  const code = await main(words.split(' '), io);
  return { code, written: stderr.text() };
}

describe('progress', () => {
  it('shows itself on a terminal for several files, and leaves nothing behind', async () => {
    for (const name of ['a.txt', 'b.txt']) writeFileSync(join(folder.path, name), '各位代表：\n');
    const { code, written } = await run('clean . -o out');
    expect(code).toBe(0);
    expect(written).toContain('1/2 inputs b.txt');
    const screen = screenOf(written).replace(/\d+\.\d s/g, 'n s');
    expect(screen).toMatch(/^a\.txt: 1 article, 1 paragraph, n s\n {2}fragments [^\n]*\n {2}joints [^\n]*\nb\.txt: /);
    expect(screen).not.toContain('/2');
    expect(written.lastIndexOf('\u001b[?25h')).toBeGreaterThan(written.lastIndexOf('\u001b[?25l'));
  });

  it.each([
    ['in CI', 'clean . -o out', { CI: 'true' }, true],
    ['off a terminal', 'clean . -o out', {}, false],
    ['with --quiet', 'clean . -o out --quiet', {}, true],
    ['on a terminal that cannot erase', 'clean . -o out', { TERM: 'dumb' }, true],
    ['for a single text', 'clean a.txt -o out.md', {}, true],
  ])('is silent %s', async (_, words, env, isTTY) => {
    for (const name of ['a.txt', 'b.txt']) writeFileSync(join(folder.path, name), '各位代表：\n');
    const { written } = await run(words, env as Record<string, string>, isTTY);
    expect(written).not.toContain('\u001b');
    expect(written).not.toContain('inputs');
  });

  it('counts the pages of one file', async () => {
    const stderr = Object.assign(capture(), { isTTY: true, columns: 80 });
    const io = { stdout: capture(), stderr, stdin: Readable.from([]), env: {}, cwd: folder.path };
    const progress = await startProgress(io, false);
    progress.input('公报.pdf', 1, 1);
    progress.part(1, 3, 'page');
    expect(screenOf(stderr.text())).toContain('1/3 pages 公报.pdf');
    progress.hide();
    expect(screenOf(stderr.text()).trim()).toBe('');
  });
});
