import type { Argv } from 'yargs';
import { languages } from '../check/language.ts';
import { GazetteError } from '../errors.ts';
import { outputsOf, parseFormat } from './format-arguments.ts';
import { jobOptions, jobsOf, shardOf } from './job-arguments.ts';
import { parseLimit } from './limit-arguments.ts';
import { inputOf, inputs, readingOf, readingOptions } from './reading-arguments.ts';
import type { CheckRequest, PrintConfigRequest, TrendRequest } from './request.ts';
import { choice, flag, is, list, one, text, type Words } from './words.ts';

export function checkOptions(command: Argv): Argv {
  return jobOptions(readingOptions(inputs(command, false)))
    .option(
      'format',
      text(
        'NAME or NAME:FILE, several times: stylish, unix, json, jsonl, junit, sarif, github, markdown, html; default: stylish',
      ),
    )
    .option('output-file', text('file for the format that has none of its own', 'o'))
    .option('quiet', flag('list errors only; warnings still count for --max-warnings'))
    .option('lang', choice('language of findings; default: en', languages))
    .option('max-warnings', text('exit 1 on more warnings than this; default: warnings never fail'))
    .option('fix', flag('mend what can be mended without doubt, and write the files in their place'))
    .option(
      'max',
      text('METRIC=NUMBER: exit 1 where a metric of the corpus is greater; each:METRIC=NUMBER for every document'),
    )
    .option(
      'min',
      text('METRIC=NUMBER: exit 1 where a metric of the corpus is less; each:METRIC=NUMBER for every document'),
    )
    .option('gold', text('folder with gold texts: measures character-error-rate and joint-accuracy where there is one'))
    .option('facts', text('JSON Lines of passages that must be there, must not, or must stand in order'))
    .option('config', text('configuration file; default: the nearest gazette.config.json, .mjs, .ts or package.json'))
    .option('no-config', flag('use no configuration file'))
    .option('print-config', { type: 'string', describe: 'print what is configured, for a file or in general' })
    .option('baseline', text('file of known findings: they are not listed and do not count'))
    .option('update-baseline', flag('write the findings of this run to the baseline'))
    .option('cache', flag('keep results and check only what has changed'))
    .option('no-cache', flag('check everything, whatever is configured'))
    .option('cache-location', text('folder of the cache; default: node_modules/.cache/gazette, else .gazette-cache'))
    .option('workers', text('the same as --jobs'))
    .option('changed', text('check only documents that differ from this commit, such as origin/main'))
    .option('trend-file', text('append a line with the figures of this run to a file'))
    .option('trend', { type: 'string', describe: 'draw a trend file; as SVG with -o FILE.svg' })
    .example('$0 check corpus/ --max-warnings 0', 'fail on the least finding')
    .example('$0 check corpus/ --format github --format sarif:out.sarif', 'several reports of one run')
    .example('$0 check corpus/ --baseline known.json --update-baseline', 'take what is there as known');
}

export function checkRequest(words: Words): CheckRequest | PrintConfigRequest | TrendRequest {
  const config = is(words, 'no-config') ? (false as const) : one(words, 'config');
  const configured = config === undefined ? {} : { config };
  const output = one(words, 'output-file');
  if (words.trend !== undefined) {
    if (list(words.input).length > 0)
      throw new GazetteError('usage', '--trend draws runs that were: it takes no input');
    const file = list(words.trend).at(-1);
    return {
      command: 'trend',
      ...(file ? { file } : {}),
      ...(output === undefined || output === '-' ? {} : { output }),
      ...configured,
    };
  }
  const check = { ...checkOf(words), ...configured };
  const printed = list(words['print-config']).at(-1);
  if (printed !== undefined) return { command: 'print-config', ...(printed ? { file: printed } : {}), check };
  if (check.input.length === 0) throw new GazetteError('usage', 'no input given');
  return check;
}

function checkOf(words: Words): CheckRequest {
  const maxWarnings = wholeNumber(words, 'max-warnings');
  const named = ['gold', 'facts', 'baseline', 'changed'] as const;
  const options = Object.fromEntries(
    named.flatMap((name) => {
      const value = one(words, name);
      return value === undefined ? [] : [[name, value]];
    }),
  ) as Pick<CheckRequest, (typeof named)[number]>;
  const [lang, cacheLocation, trendFile] = [one(words, 'lang'), one(words, 'cache-location'), one(words, 'trend-file')];
  if (trendFile !== undefined && options.changed !== undefined)
    throw new GazetteError('usage', 'a trend is of the whole corpus: --trend-file does not go with --changed');
  const { shard } = shardOf(words);
  if (trendFile !== undefined && shard !== undefined)
    throw new GazetteError('usage', 'a trend is of the whole corpus: --trend-file does not go with --shard');
  const outputFile = one(words, 'output-file');
  const formats = list(words.format).map(parseFormat);
  outputsOf(formats.length === 0 ? [{ name: 'stylish' }] : formats, outputFile);
  const caches = cacheLocation !== undefined || is(words, 'cache');
  return {
    command: 'check',
    input: inputOf(words),
    formats,
    quiet: is(words, 'quiet'),
    fix: is(words, 'fix'),
    limits: [
      ...list(words.max).map((word) => parseLimit(word, 'max')),
      ...list(words.min).map((word) => parseLimit(word, 'min')),
    ],
    updateBaseline: is(words, 'update-baseline'),
    ...options,
    ...(lang === undefined ? {} : { lang: lang as NonNullable<CheckRequest['lang']> }),
    ...(outputFile === undefined || outputFile === '-' ? {} : { outputFile }),
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
    ...jobsOf(words, ['jobs', 'workers']),
    ...(shard === undefined ? {} : { shard }),
    ...(is(words, 'no-cache') ? { cache: false } : caches ? { cache: true } : {}),
    ...(cacheLocation === undefined ? {} : { cacheLocation }),
    ...(trendFile === undefined ? {} : { trendFile }),
    ...readingOf(words),
  };
}

function wholeNumber(words: Words, name: string): number | undefined {
  const value = one(words, name);
  if (value !== undefined && !/^\d+$/.test(value))
    throw new GazetteError('usage', `--${name} needs a whole number, not ${value}`);
  return value === undefined ? undefined : Number(value);
}
