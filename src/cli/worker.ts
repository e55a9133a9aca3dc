import { Console } from 'node:console';
import { serveStage } from '../corpus/worker/serve-stage.ts';
import { stages } from '../corpus/worker/stages.ts';
import { defaultLimits } from '../read/limits.ts';
import { emit, type Io } from './io.ts';
import type { WorkerRequest } from './request.ts';

/**
 * `gazette worker --stage NAME`: answers records on standard input with records on standard output, until the input ends or nobody
 * reads any more. What a record has wrong with it is its answer, so the exit code is 0.
 */
export async function runWorker(request: WorkerRequest, io: Io): Promise<number> {
  const stdout = takeStdout(io);
  const { command: _, stage, config, debug: __, ...options } = request;
  const settings = config === undefined ? {} : { settings: await settingsIn(config, io.cwd) };
  const work = await stages[stage]({ ...options, ...settings });
  await serveStage(asBytes(io.stdin), work, {
    maxBytes: options.maxBytes ?? defaultLimits.maxBytes,
    write: (line) => emit(stdout, line),
  });
  return 0;
}

/** Standard output for records alone: what a library prints goes to standard error. */
function takeStdout(io: Io): NodeJS.WritableStream {
  globalThis.console = new Console({ stdout: io.stderr, stderr: io.stderr });
  if (io.stdout !== process.stdout) return io.stdout;
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return new Proxy(process.stdout, {
    get: (stream, name) => {
      if (name === 'write') return write;
      const value: unknown = Reflect.get(stream, name, stream);
      return typeof value === 'function' ? value.bind(stream) : value;
    },
  });
}

/** What a configuration says of every document; it is named, never looked for: the same command does the same on any machine. */
async function settingsIn(config: string, cwd: string) {
  const [{ loadConfig }, { configuredDocuments }] = await Promise.all([
    import('../check/config/find-config.ts'),
    import('../check/config/settings-for.ts'),
  ]);
  return configuredDocuments(await loadConfig(config, cwd)).settingsFor(undefined).settings;
}

async function* asBytes(chunks: Io['stdin']): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}
