import { dropChancePairs } from './align/drop-chance-pairs.ts';
import { effortFor, pairCharacters } from './align/pair-characters.ts';

/** Lines of context around a change, as in `git diff`. */
const context = 3;
const timeout = 20_000;

/** A line of a patch: of both files, of the old one alone, or of the new one alone. Bytes as Latin-1 units, with the line feed. */
interface PatchLine {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

/**
 * The patch that makes one file another, as `git apply` and `patch -p1` take it in the folder that `path` starts from. It is made of
 * bytes, so that a raw file in any encoding, with a BOM, with CRLF or without a last line feed comes out as the clean file, byte for byte.
 * Equal files give an empty patch.
 *
 * @param path of the file to be changed, below the folder in which the patch is applied
 * @example
 * renderPatch('raw.txt', '- 4 -\n一、回顾\n', '# 一、回顾\n')
 * // --- a/raw.txt
 * // +++ b/raw.txt
 * // @@ -1,2 +1 @@
 * // -- 4 -
 * // -一、回顾
 * // +# 一、回顾
 */
export function renderPatch(path: string, raw: Uint8Array | string, clean: Uint8Array | string): Uint8Array {
  const [before, after] = [Buffer.from(raw as string), Buffer.from(clean as string)];
  if (before.equals(after)) return new Uint8Array();
  const lines = patchLines(linesOf(before), linesOf(after));
  const header = `--- ${nameOf('a', path)}\n+++ ${nameOf('b', path)}\n`;
  return Buffer.concat([Buffer.from(header), Buffer.from(hunksOf(lines).join(''), 'latin1')]);
}

/** Bytes up to and with each line feed: what is a line to git. */
function linesOf(bytes: Buffer): readonly string[] {
  return bytes.toString('latin1').match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function patchLines(raw: readonly string[], clean: readonly string[]): readonly PatchLine[] {
  const numbers = new Map<string, number>();
  const numberOf = (line: string) => {
    if (!numbers.has(line)) numbers.set(line, numbers.size + 1);
    return numbers.get(line)!;
  };
  const pairs: [number, number][] = [];
  pairCharacters(
    Int32Array.from(raw, numberOf),
    Int32Array.from(clean, numberOf),
    effortFor(timeout),
    (a, b) => pairs.push([a, b]),
    1,
  );
  pairs.sort((a, b) => a[0] - b[0]);
  const lines: PatchLine[] = [];
  let [i, j] = [0, 0];
  // Blank lines that both files have by chance would cut a change into pieces that nobody can read.
  for (const [a, b] of [...dropChancePairs(pairs, raw.length, clean.length), [raw.length, clean.length] as const]) {
    for (; i < a; i += 1) lines.push({ sign: '-', line: raw[i]! });
    for (; j < b; j += 1) lines.push({ sign: '+', line: clean[j]! });
    if (i < raw.length && j < clean.length) lines.push({ sign: ' ', line: raw[i]! });
    i += 1;
    j += 1;
  }
  return lines;
}

function hunksOf(lines: readonly PatchLine[]): readonly string[] {
  const changed = lines.flatMap(({ sign }, index) => (sign === ' ' ? [] : [index]));
  const hunks: { from: number; to: number }[] = [];
  for (const index of changed) {
    const [from, to] = [Math.max(0, index - context), Math.min(lines.length, index + context + 1)];
    const last = hunks.at(-1);
    if (last && from <= last.to) last.to = to;
    else hunks.push({ from, to });
  }
  const found: string[] = [];
  let [at, inRaw, inClean] = [0, 0, 0];
  for (const { from, to } of hunks) {
    // Between hunks both files go on alike.
    inRaw += from - at;
    inClean += from - at;
    const own = lines.slice(from, to);
    const removed = own.filter(({ sign }) => sign !== '+').length;
    const added = own.filter(({ sign }) => sign !== '-').length;
    found.push(`@@ -${range(inRaw, removed)} +${range(inClean, added)} @@\n${own.map(lineText).join('')}`);
    at = to;
    inRaw += removed;
    inClean += added;
  }
  return found;
}

/** First line and number of lines; of none, the line before (POSIX diff, unified format). */
function range(before: number, count: number): string {
  if (count === 1) return `${before + 1}`;
  return `${count === 0 ? before : before + 1},${count}`;
}

function lineText({ sign, line }: PatchLine): string {
  return line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`;
}

/** A name as git writes it: in quotes, with octal bytes, where it is not plain ASCII; with a tab behind it where it holds a space. */
function nameOf(side: 'a' | 'b', path: string): string {
  const name = `${side}/${path}`;
  if (/^[ !#-[\]-~]*$/.test(name)) return name.includes(' ') ? `${name}\t` : name;
  const quoted = Array.from(Buffer.from(name), (byte) => {
    const character = String.fromCharCode(byte);
    if (character === '"' || character === '\\') return `\\${character}`;
    return byte >= 0x20 && byte < 0x7f ? character : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `"${quoted.join('')}"`;
}
