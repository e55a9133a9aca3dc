import { GazetteError } from '../errors.ts';

/** Goes before words that yargs must not interpret; no command line can hold it. */
const mark = '\0';

/**
 * Prepares a command line for yargs 18, which loses a lone `-` among the positionals, keeps words behind `--` out of
 * them, takes `-oFILE` for single letters and reads `--merge=yes` as false.
 *
 * @param flags names of the options that take no value
 * @throws GazetteError `usage` for a flag with a value other than true or false
 * @example
 * shield(['clean', '-', '-oa.md', '--', '-b.txt'], [])   // ['clean', '\0-', '-o', 'a.md', '\0-b.txt']
 */
export function shield(argv: readonly string[], flags: readonly string[]): string[] {
  const end = argv.indexOf('--');
  const [options, words] = end < 0 ? [argv, []] : [argv.slice(0, end), argv.slice(end + 1)];
  const shielded = options.flatMap((word) => {
    if (word === '-') return [mark + word];
    if (/^-o[^=]/.test(word)) return ['-o', word.slice(2)];
    const flag = /^--([a-z-]+)=(?!true$|false$)/.exec(word)?.[1];
    if (flag && flags.includes(flag)) throw new GazetteError('usage', `--${flag} takes no value`);
    return [word];
  });
  return [...shielded, ...words.map((word) => mark + word)];
}

/** The word as the user wrote it. */
export function unshield(word: string): string {
  return word.startsWith(mark) ? word.slice(1) : word;
}
