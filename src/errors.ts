/** Stable codes; messages may be reworded, codes may not. */
export type ErrorCode =
  | 'usage'
  | 'input-not-found'
  | 'input-unreadable'
  | 'nothing-matched'
  | 'unknown-encoding'
  | 'binary-input'
  | 'unsupported-media'
  | 'hostile-markup'
  | 'broken-input'
  | 'encrypted-input'
  | 'no-text-layer'
  | 'too-large'
  | 'invalid-record'
  | 'invalid-row'
  | 'output-unwritable'
  | 'output-needs-folder'
  | 'would-overwrite'
  | 'invalid-json'
  | 'invalid-ledger'
  | 'ledger-mismatch'
  | 'invalid-decisions'
  | 'invalid-setting'
  | 'invalid-facts'
  | 'not-fixable'
  | 'invalid-config'
  | 'invalid-baseline'
  | 'invalid-trend'
  | 'not-in-git'
  | 'document-crashed'
  | 'duckdb-missing'
  | 'index-busy'
  | 'index-unreadable'
  | 'index-mismatch'
  | 'invalid-table'
  | 'stage-incomplete'
  | 'port-taken';

/** Assembled from code and argument, so that tests assert codes and never sentences. */
const sentences: Readonly<Record<ErrorCode, readonly [message: string, hint: string]>> = {
  usage: ['%s', 'run `gazette --help` for the commands and their options'],
  'input-not-found': ['no such file or folder: %s', 'check the path; quote a glob so that the shell leaves it alone'],
  'input-unreadable': ['cannot read %s', 'check that it is a file and that you may read it'],
  'nothing-matched': ['no text found in %s', 'name files, folders that hold .txt or .md files, or a glob in quotes'],
  'unknown-encoding': [
    'cannot decode %s',
    'name its encoding, for example --encoding gb18030; broken UTF-8 is mended for example with iconv -c',
  ],
  'binary-input': ['%s is binary, not text', 'convert it to text first'],
  'unsupported-media': ['cannot read %s yet', 'convert it to plain text or Markdown first, for example with pdftotext'],
  'hostile-markup': ['not read: %s', 'no program of text recognition writes this; look at where the file comes from'],
  'broken-input': ['%s is broken', 'open it in the program that made it and save it again, or get the file once more'],
  'encrypted-input': ['%s is encrypted', 'remove the password first'],
  'no-text-layer': ['%s has no text layer', 'run OCR first'],
  'too-large': ['too large: %s', 'raise the limit with --max-bytes or --max-pages if you trust the file'],
  'invalid-record': [
    '%s is no JSON object with a text',
    'a text in another member than `text` is named with --text-field',
  ],
  'invalid-row': ['%s is no record of this stage', 'worker.schema.json says what each stage takes'],
  'output-unwritable': ['cannot write %s', 'check that the folder exists and that you may write there'],
  'output-needs-folder': ['several inputs need a folder: %s', 'name a folder: -o DIR (and --ledger DIR)'],
  'would-overwrite': ['not written: %s', 'name another folder, or the very file with -o FILE'],
  'invalid-json': ['%s is not valid JSON', 'was it written by `gazette clean --to json` or --ledger?'],
  'invalid-ledger': ['the ledger does not hold: %s', 'make both files in one run of `gazette clean`'],
  'invalid-setting': ['cannot check so: %s', 'the README lists rules, options and metrics'],
  'not-fixable': ['cannot write %s without changing other bytes', 'convert it to UTF-8 first'],
  'invalid-facts': ['%s', 'a facts file has one JSON object a line: {"pdf", "id", "type", "text"}'],
  'invalid-config': ['configuration: %s', 'the README lists its keys; config.schema.json completes them in an editor'],
  'invalid-baseline': ['no baseline: %s', 'make it with `gazette check … --baseline FILE --update-baseline`'],
  'invalid-trend': ['no trend: %s', 'a run of `gazette check … --trend-file FILE` appends a line to it'],
  'not-in-git': ['--changed: %s', 'it needs a git repository that holds REF; in CI fetch it first (fetch-depth: 0)'],
  'document-crashed': [
    '%s took too much memory, or brought its thread down',
    'look at the file; --jobs 1 works at it in the process itself',
  ],
  'duckdb-missing': [
    'DuckDB is not installed: an index, Parquet and shards of dedupe need it',
    'npm install @duckdb/node-api@1.5.5-r.5',
  ],
  'index-busy': ['%s is open in another process', 'wait until it has ended'],
  'index-unreadable': ['cannot open the index %s', 'it is a DuckDB file that `gazette dedupe --index` made'],
  'index-mismatch': ['the index was made otherwise: %s', 'use the same options, or another file'],
  'invalid-table': ['cannot read the rows of %s', 'the README names the columns of each stage'],
  'stage-incomplete': [
    'not all shards are there: %s',
    'run the stage before it for every shard, with the same options',
  ],
  'ledger-mismatch': ['report and ledger do not belong together: %s', 'make both files in one run of `gazette clean`'],
  'invalid-decisions': ['no decisions: %s', 'save them from `gazette diff --open`, or from the page that it writes'],
  'port-taken': ['cannot listen on port %s', 'name another one with --port, or none: a free one is taken then'],
};

/** The one error that a user may meet: one line and a hint. Data problems are findings, never errors. */
export class GazetteError extends Error {
  override readonly name = 'GazetteError';
  readonly code: ErrorCode;
  readonly hint: string;
  /** What the message speaks of: with the code, all that another thread needs to make the error again. */
  readonly argument: string;

  constructor(code: ErrorCode, argument = '', options?: ErrorOptions) {
    const [message, hint] = sentences[code];
    super(
      message.replace('%s', () => argument),
      options,
    );
    this.code = code;
    this.hint = hint;
    this.argument = argument;
  }
}
