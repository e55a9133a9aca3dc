import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach } from 'vitest';
import { main } from '../../src/cli/main.ts';

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Setting {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdout?: Writable;
}

/** A stream that keeps what is written to it. */
export function capture(): Writable & { text(): string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return Object.assign(stream, { text: () => Buffer.concat(chunks).toString() });
}

/** Runs the command line in this process. */
export async function gazetteIn(cwd: string, argv: readonly string[], setting: Setting = {}): Promise<Run> {
  const [stdout, stderr] = [capture(), capture()];
  const stdin = Readable.from(setting.stdin === undefined ? [] : [Buffer.from(setting.stdin)]);
  const io = { stdout: setting.stdout ?? stdout, stderr, stdin, env: setting.env ?? {}, cwd };
  return { code: await main(argv, io), stdout: stdout.text(), stderr: stderr.text() };
}

/** A fresh folder for each test. */
export function temporaryFolder(): { readonly path: string; readonly files: () => string[] } {
  let path = '';
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'gazette-'));
  });
  afterEach(() => rmSync(path, { recursive: true, force: true }));
  return {
    get path() {
      return path;
    },
    /** All files below, folders left out. */
    files: () =>
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
        .sort(),
  };
}
