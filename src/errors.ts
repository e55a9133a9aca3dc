/** Stable codes; messages may be reworded, codes may not. */
export type ErrorCode =
  | 'usage'
  | 'input-not-found'
  | 'input-unreadable'
  | 'nothing-matched'
  | 'unknown-encoding'
  | 'binary-input'
  | 'unsupported-media'
  | 'output-unwritable'
  | 'output-needs-folder'
  | 'would-overwrite'
  | 'invalid-json'
  | 'invalid-ledger'
  | 'ledger-mismatch'
  | 'invalid-decisions'
  | 'port-taken';

/** Assembled from code and argument, so that tests assert codes and never sentences. */
const sentences: Readonly<Record<ErrorCode, readonly [message: string, hint: string]>> = {
  usage: ['%s', 'run `gazette --help` for the commands and their options'],
  'input-not-found': ['no such file or folder: %s', 'check the path; quote a glob so that the shell leaves it alone'],
  'input-unreadable': ['cannot read %s', 'check that it is a file and that you may read it'],
  'nothing-matched': ['no text found in %s', 'name files, folders that hold .txt or .md files, or a glob in quotes'],
  'unknown-encoding': ['cannot decode %s', 'name its encoding, for example --encoding gb18030'],
  'binary-input': ['%s is binary, not text', 'convert it to text first'],
  'unsupported-media': ['cannot read %s yet', 'convert it to plain text or Markdown first, for example with pdftotext'],
  'output-unwritable': ['cannot write %s', 'check that the folder exists and that you may write there'],
  'output-needs-folder': ['several inputs need a folder: %s', 'name a folder: -o DIR (and --ledger DIR)'],
  'would-overwrite': ['not written: %s', 'name another folder, or the very file with -o FILE'],
  'invalid-json': ['%s is not valid JSON', 'was it written by `gazette clean --to json` or --ledger?'],
  'invalid-ledger': ['the ledger does not hold: %s', 'make both files in one run of `gazette clean`'],
  'ledger-mismatch': ['report and ledger do not belong together: %s', 'make both files in one run of `gazette clean`'],
  'invalid-decisions': ['no decisions: %s', 'save them from `gazette diff --open`, or from the page that it writes'],
  'port-taken': ['cannot listen on port %s', 'name another one with --port, or none: a free one is taken then'],
};

/** The one error that a user may meet: one line and a hint. Data problems are findings, never errors. */
export class GazetteError extends Error {
  override readonly name = 'GazetteError';
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, argument = '', options?: ErrorOptions) {
    const [message, hint] = sentences[code];
    super(
      message.replace('%s', () => argument),
      options,
    );
    this.code = code;
    this.hint = hint;
  }
}
