import { extname, isAbsolute, relative, resolve, sep } from 'node:path';
import { renderPatch } from '../diff/render-patch.ts';
import { GazetteError } from '../errors.ts';
import { readDocument } from '../read/read-document.ts';
import { type Format, render } from '../render/render.ts';
import { readInput } from './collect-inputs.ts';
import type { Compared } from './compare-inputs.ts';
import type { Io } from './io.ts';
import { warn } from './notices.ts';
import type { DiffRequest } from './request.ts';

/**
 * The patch that makes the raw file the clean one, to be applied in the working folder: the report as `gazette clean -o` would write it, in
 * Markdown, or the very file that was named as clean.
 *
 * @throws GazetteError `usage` for standard input, for a file outside the working folder, for an input that is no text, and for a ledger
 *   without its report
 */
export async function patchOf(compared: Compared, request: DiffRequest, io: Io): Promise<Uint8Array> {
  const path = pathInPatch(request.raw, io.cwd);
  const input = await readInput({ path: request.raw, absolute: resolve(io.cwd, request.raw) }, io, request);
  const { source } = await readDocument(input, 's1', request);
  if (source.media !== 'text' && source.media !== 'markdown') {
    throw new GazetteError(
      'usage',
      `a patch can be made of text and Markdown only, and ${request.raw} is ${source.media}`,
    );
  }
  if (source.encoding !== 'utf-8') {
    await warn(io, `${request.raw} is ${source.encoding}: the patch takes its bytes out and puts UTF-8 in`);
  }
  return renderPatch(path, input.content, await cleanBytes(compared, request, io));
}

async function cleanBytes(compared: Compared, request: DiffRequest, io: Io): Promise<Uint8Array | string> {
  if (compared.clean) return compared.clean.content;
  if (!compared.run || compared.isBare)
    throw new GazetteError('usage', 'a patch needs the report: name it behind the raw file');
  const format = formatOf(request.clean);
  // A report that was read from Markdown or text has lost what it was made of, and is there.
  if (request.clean !== undefined && format !== 'json') {
    return (await readInput({ path: request.clean, absolute: resolve(io.cwd, request.clean) }, io, request)).content;
  }
  return render(compared.run.report, 'md');
}

function formatOf(path = ''): Format {
  const ending = extname(path).toLowerCase();
  return ending === '.json' ? 'json' : ending === '.txt' ? 'txt' : 'md';
}

/** The raw file's path below the working folder, with slashes: git takes no other. */
function pathInPatch(raw: string, cwd: string): string {
  if (raw === '-') throw new GazetteError('usage', 'a patch needs a file to change, not standard input');
  const path = relative(cwd, resolve(cwd, raw));
  if (path.startsWith('..') || isAbsolute(path)) {
    throw new GazetteError('usage', `${raw} lies outside the working folder, where no patch can reach it`);
  }
  return path.split(sep).join('/');
}
