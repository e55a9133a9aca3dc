import { formatNames } from '../check/formats/format-names.ts';
import { GazetteError } from '../errors.ts';
import type { FormatOutput } from './request.ts';

/**
 * A format as the command line and the configuration have it.
 *
 * @throws GazetteError `usage`
 * @example
 * parseFormat('sarif:reports/out.sarif')   // { name: 'sarif', file: 'reports/out.sarif' }
 */
export function parseFormat(word: string): FormatOutput {
  const [, given = '', file] = /^([^:]*)(?::(.*))?$/su.exec(word) ?? [];
  const name = formatNames.find((each) => each === given);
  if (!name)
    throw new GazetteError('usage', `--format: there is no format ${given}; choices: ${formatNames.join(', ')}`);
  if (file === '') throw new GazetteError('usage', `--format: a file must follow ${word}`);
  return file === undefined || file === '-' ? { name } : { name, file };
}

/**
 * Formats with the file of `--output-file` for the one that has none.
 *
 * @throws GazetteError `usage` where two would share standard output, and where no format is left for the file
 */
export function outputsOf(formats: readonly FormatOutput[], outputFile?: string): readonly FormatOutput[] {
  const bare = formats.filter(({ file }) => file === undefined);
  if (bare.length > 1) {
    const names = bare.map(({ name }) => name).join(' and ');
    throw new GazetteError('usage', `${names} cannot share standard output: write NAME:FILE`);
  }
  if (outputFile === undefined || outputFile === '-') return formats;
  if (bare.length === 0)
    throw new GazetteError('usage', 'every format has its file: nothing is left for --output-file');
  return formats.map((each) => (each.file === undefined ? { ...each, file: outputFile } : each));
}
