import { arrange, type Body, readBody } from './arrange.ts';
import { continueArticles } from './continue-articles.ts';
import { obeyDecisions, undecided } from './decisions/obey-decisions.ts';
import { dropCaptionTwins } from './dedupe/caption-twins.ts';
import { pointAtKept } from './dedupe/duplicate-drops.ts';
import { findFactConflicts } from './dedupe/fact-conflicts.ts';
import { findReuse } from './dedupe/find-reuse.ts';
import { settleCopies } from './dedupe/settle-copies.ts';
import { type Caption, liftCaptions } from './layout/captions.ts';
import { takeOverprints } from './layout/overprints.ts';
import { placeOf } from './layout/place-of.ts';
import { splitColumns } from './layout/side-by-side.ts';
import { pointStripsAtKept, takeStrips } from './layout/strips.ts';
import { markTables } from './layout/tables.ts';
import { addPageFacts, takeChrome } from './layout/take-chrome.ts';
import { buildLedger, type Pass } from './ledger/build-ledger.ts';
import { sha256 } from './ledger/canonical.ts';
import { summarise } from './ledger/summarise.ts';
import { mendFlow } from './mend-flow.ts';
import { mergeInputs } from './merge/merge-inputs.ts';
import { sortByName } from './merge/name-order.ts';
import { readInOrder } from './order/reading-order.ts';
import { isPlaced, orderLeaves } from './order-leaves.ts';
import { readDocument } from './read/read-document.ts';
import { applyReadings } from './rebuild/apply-readings.ts';
import { rebuild } from './rebuild/rebuild.ts';
import { settle } from './settle.ts';
import { takeFurniture } from './take-furniture.ts';
import { turnVertical } from './turn-vertical.ts';
import type { Cleaned, CleanOptions, Document, Input, Keep, Line, OrderVerdict } from './types.ts';
import { tool } from './version.ts';
import { applyMisreadings } from './witness/apply-readings.ts';
import { describeSuggestions } from './witness/describe-suggestions.ts';
import { suggestReadings } from './witness/suggest-readings.ts';

/**
 * Cleans a text: takes furniture out, drops what is printed twice, finds the reading order and joins lines to paragraphs.
 * Several inputs are parts or copies of one publication and give one report, the same in whatever order they are named.
 *
 * In: a decoded text, bytes, or inputs with their paths. Out: the report, the ledger that accounts for every character of
 * every source, and a summary. Data problems are entries in the ledger, never exceptions.
 *
 * @throws GazetteError `binary-input`, `unknown-encoding`, `unsupported-media` and what the reader of a format throws when an input cannot be read.
 *
 * @example
 * const { report, ledger } = await clean('- 4 -\n澜川市人民政府公报 2025·1\n一、过去一年的工作\n…');
 * ledger.entries[0]   // { start: 0, end: 5, fate: 'furniture', reason: 'folio', … }
 */
export async function clean(
  input: string | Uint8Array | Input | readonly Input[],
  options: CleanOptions = {},
): Promise<Cleaned> {
  const documents = await readAll(asInputs(input), 's', options);
  const witnesses = await readAll(options.witnesses ?? [], 'w', { ...limitsOf(options) });
  const settled = settle(
    runPass(documents, options, witnesses),
    (again) => runPass(again, options, witnesses),
    documents,
    options.settle === 'own',
  );
  const decisions = options.decisions ?? [];
  const { pass, outcomes } = obeyDecisions(settled, decisions, documents, () => runPass(documents, inRaw, []));
  const sources = documents.map(({ source }) => source);
  const ledger = buildLedger({
    tool,
    options: {
      order: options.order ?? 'safe',
      keep: options.keep ?? [],
      ...(options.applyWitness ? { applyWitness: options.applyWitness } : {}),
      ...(decisions.length > 0
        ? { decisions: { count: decisions.length, sha256: sha256(JSON.stringify(decisions)) } }
        : {}),
    },
    sources,
    ...(witnesses.length > 0 ? { witnesses: witnesses.map(({ source }) => source) } : {}),
    suggestions: undecided(describeSuggestions(suggestReadings(pass.report, witnesses), sources), decisions),
    ...pass,
    reuse: findReuse(pass.report),
    notices: documents.flatMap(({ notices }) => notices ?? []),
    decisions: outcomes,
    drops: settleCopies([...documents.flatMap(({ drops }) => drops), ...pass.drops], pass.report),
  });
  return { report: pass.report, ledger, sources, summary: summarise(pass.report, ledger) };
}

/** Inputs in the order of their names, read one after the other: a reader of PDF holds a whole file in memory. */
async function readAll(
  inputs: readonly Input[],
  letter: 's' | 'w',
  options: CleanOptions,
): Promise<readonly Document[]> {
  const documents: Document[] = [];
  for (const [index, each] of sortByName(inputs).entries())
    documents.push(await readDocument(each, `${letter}${index + 1}`, options));
  return documents;
}

function limitsOf({ maxBytes, maxPages }: CleanOptions): CleanOptions {
  return {
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(maxPages === undefined ? {} : { maxPages }),
  };
}

const none: ReadonlySet<number> = new Set();

const inRaw: CleanOptions = { keep: ['duplicates', 'order'] };

/** One pass over the lines: tables, furniture, repeats, order, paragraphs. */
function runPass(read: readonly Document[], options: CleanOptions, witnesses: readonly Document[]): Pass {
  const keep = options.keep ?? [];
  const web = keep.includes('furniture') ? { documents: read, drops: [], behind: [], facts: {} } : takeChrome(read);
  const documents = web.documents.map(splitColumns).map(markTables);
  const prints = documents.map(({ lines }) => takePrints(lines, keep));
  const once = documents.map((document, d) => ({ ...document, lines: prints[d]!.lines }));
  const lifted = once.map(({ lines }) =>
    keep.includes('order') ? { lines, captions: [], behind: none } : liftCaptions(lines),
  );
  const text = once.map((document, d) => ({ ...document, lines: lifted[d]!.lines }));
  const parted = new Set(
    lifted.flatMap(({ behind }, d) => [...behind].map((start) => placeOf({ source: once[d]!.source.id, start }))),
  );
  for (const line of web.behind) parted.add(placeOf(line));
  const page = takeFurniture(text, keep.includes('furniture'), parted);
  const order = options.order ?? 'safe';
  // Where a recogniser put its lines is a guess; a PDF draws them where they stand.
  const isPrinted = documents.length === 1 && documents[0]!.source.media === 'pdf' && isPlaced(page.body.lines);
  const leaves = isPrinted && !keep.includes('order') ? orderLeaves(page.body, readBody(page.body), order) : null;
  const given = leaves?.body ?? page.body;
  const keepOrder = keep.includes('order') || isPrinted;
  const choices = { keepDuplicates: keep.includes('duplicates'), keepOrder, order, witnesses };
  const merged = documents.length > 1 ? mergeInputs(given, choices, (body) => arrange(body, choices)) : null;
  const continued =
    merged || keep.includes('order') ? null : continueArticles(given, page.continuations, page.mastheads);
  const whole = continued?.body ?? given;
  const reading = merged ? undefined : readBody(whole);
  const turned = reading && !keepOrder ? turnVertical(whole, reading) : null;
  const body: Body = merged?.body ?? turned?.body ?? whole;
  const arranged = merged?.arranged ?? arrange(body, choices, turned?.isTurned ? undefined : reading);
  const readings = arranged.regions.map((region) => readInOrder(region, arranged.joints, order, body.seams));
  const captions: readonly Caption[] = lifted.flatMap((each) => each.captions);
  const flow = mendFlow(
    readings.map(({ lines }) => lines),
    captions,
    choices,
  );
  const reported = new Set(flow.regions.flatMap((lines) => lines.map(({ line }) => placeOf(line))));
  const pictures = choices.keepDuplicates
    ? { captions, drops: [] }
    : dropCaptionTwins(captions, page.body.lines, (line) => reported.has(placeOf(line)));
  const rebuilt = addPageFacts(
    rebuild(flow.regions, {
      titles: page.body.titles,
      meta: page.meta,
      mastheads: page.mastheads,
      isMarked: page.body.lines.some((line) => line.headingLevel !== undefined),
      captions: [...pictures.captions, ...flow.captions],
    }),
    web.facts,
  );
  const consensus = applyReadings(rebuilt, [...arranged.readings, ...(merged?.readings ?? []), ...flow.consensus]);
  const isApplied = options.applyWitness?.includes('misreading') ?? false;
  const report = isApplied ? applyMisreadings(consensus, suggestReadings(consensus, witnesses)) : consensus;
  const files = merged?.report(readings.flatMap(({ lines }) => lines.map(({ line }) => line)));
  const joints = readings.flatMap(({ joints }) => joints);
  const known = new Set((files?.joints ?? []).map(({ id }) => id));
  const other = merged?.prints ?? [];
  const stays = [...body.lines.map((line, i) => [line, arranged.renditions[i]!] as const), ...other];
  return {
    report,
    drops: [
      ...web.drops,
      ...page.drops,
      ...(merged?.drops ?? []),
      ...arranged.drops,
      ...flow.drops,
      ...pictures.drops,
      ...pointStripsAtKept(
        prints.flatMap(({ strips }) => strips),
        stays.map(([line]) => line),
        stays.map(([, print]) => print),
      ),
      ...pointAtKept(
        [...prints.flatMap(({ overprints }) => overprints), ...(continued?.drops ?? [])],
        readings.flatMap(({ lines }) => lines.map(({ line }) => line)),
        stays,
      ),
    ],
    joints: [
      ...(files?.joints ?? []),
      ...(continued?.joints ?? []),
      ...(leaves?.reading.joints ?? []),
      ...joints.filter(({ id }) => !known.has(id)),
      ...flow.joints,
    ],
    gaps: [...readings.flatMap(({ gaps }) => gaps), ...(continued?.gaps ?? []), ...flow.gaps],
    conflicts: [...(merged?.conflicts ?? []), ...arranged.conflicts, ...flow.conflicts, ...findFactConflicts(report)],
    order: [
      ...(files?.verdicts ?? []),
      ...(continued?.order ?? []),
      ...(leaves?.reading.verdict ? [leaves.reading.verdict] : []),
      ...readings.flatMap(({ verdict }) => (verdict && turned?.isTurned ? markVertical(verdict) : (verdict ?? []))),
    ],
  };
}

/** A verdict on lines that were turned round first: all of them moved. */
function markVertical(verdict: OrderVerdict): OrderVerdict {
  const evidence = ['lines go on from the one behind: columns are vertical, from right to left', ...verdict.evidence];
  return {
    ...verdict,
    hypothesis: `vertical, ${verdict.hypothesis}`,
    applied: true,
    moved: Math.max(1, verdict.fragments),
    evidence,
  };
}

function asInputs(input: string | Uint8Array | Input | readonly Input[]): readonly Input[] {
  if (typeof input === 'string' || input instanceof Uint8Array) return [{ content: input }];
  return 'content' in input ? [input] : input;
}

/** Takes out what the print or the scan made twice: strips of a neighbouring column, lines printed over themselves. */
function takePrints(lines: readonly Line[], keep: readonly Keep[]) {
  if (keep.includes('duplicates')) return { lines, strips: [], overprints: [] };
  const cropped = takeStrips(lines);
  const once = takeOverprints(cropped.lines);
  return { lines: once.lines, strips: cropped.drops, overprints: once.drops };
}
