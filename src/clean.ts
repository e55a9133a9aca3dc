import { buildLedger } from './ledger/build-ledger.ts';
import { summarise } from './ledger/summarise.ts';
import { read } from './read/read.ts';
import type { Article, Cleaned, CleanOptions, Input, Line, Paragraph, Report } from './types.ts';
import { tool } from './version.ts';

/** (docstring to come) */
export async function clean(
  input: string | Uint8Array | Input | readonly Input[],
  options: CleanOptions = {},
): Promise<Cleaned> {
  const documents = asInputs(input).map((each, index) => read(each, `s${index + 1}`, options));
  const sources = documents.map((document) => document.source);
  const lines = documents.flatMap((document) => document.lines);
  const paragraph = (line: Line): Paragraph => ({
    kind: 'body',
    text: line.text,
    pieces: [{ source: line.source, start: line.start, end: line.end }],
  });
  const article: Article = { paragraphs: lines.map(paragraph) };
  const report: Report = { articles: lines.length > 0 ? [article] : [] };
  const ledger = buildLedger({
    tool,
    options: { order: options.order ?? 'safe', keep: options.keep ?? [] },
    sources,
    report,
    drops: documents.flatMap((document) => document.drops),
    joints: [],
    gaps: [],
    conflicts: [],
    order: [],
  });
  return { report, ledger, sources, summary: summarise(report, ledger) };
}

function asInputs(input: string | Uint8Array | Input | readonly Input[]): readonly Input[] {
  if (typeof input === 'string' || input instanceof Uint8Array) return [{ content: input }];
  return 'content' in input ? [input] : input;
}
