import { type Change, type ChangeKind, signs } from './change.ts';
import { oneLine } from './colours.ts';
import { countChanges } from './count-changes.ts';
import { describeChange, percent, where } from './describe-change.ts';
import { clip } from './display-width.ts';
import type { FileStat } from './stat.ts';

/** GitHub refuses a longer comment. */
const longestComment = 65_536;
/** Changes of each kind that are shown. */
const shown = 10;
/** What needs a decision comes first, so that it is there when the rest does not fit. Joined lines are only counted: nothing is to be decided. */
const byUrgency: readonly ChangeKind[] = [
  'conflict',
  'doubtful',
  'gap',
  'suggested',
  'moved',
  'duplicate',
  'removed',
  'added',
  'corrected',
  'furniture',
];
/** Cells of a headline or a detail. */
const width = 100;

/** What a summary is made of. */
export interface Summarised {
  readonly paths: readonly string[];
  readonly changes: readonly Change[];
  readonly stats: readonly FileStat[];
  /** The kinds that are counted, in this order. */
  readonly kinds: readonly ChangeKind[];
}

/**
 * A summary for the comment on a pull request: a table of counts, and behind it the ten worst changes of each kind, folded. Every character
 * of the texts is escaped, and the whole fits a comment on GitHub (65,536 characters): where it does not, kinds at the end lose their
 * changes, and the summary says so.
 */
export function renderSummary({ paths, changes, stats, kinds }: Summarised): string {
  const counts = countChanges(changes);
  const [first = '', ...others] = paths;
  const head = [
    `### gazette diff: ${code(first)}${others.length > 0 ? ` and ${others.length} more` : ''}`,
    '',
    '| | change | count |',
    '| :-: | --- | ---: |',
    ...kinds.filter((kind) => counts[kind] > 0).map((kind) => `| ${code(signs[kind])} | ${kind} | ${counts[kind]} |`),
    '',
    ...(changes.length === 0 ? ['Nothing changes.', ''] : []),
    fateLine(stats),
    '',
  ].join('\n');
  const details = byUrgency.flatMap((kind) => {
    const own = changes.filter((change) => change.kind === kind);
    return own.length === 0 ? [] : [detailsOf(kind, own, others.length > 0)];
  });
  const leftOut = 'The rest is left out: it does not fit a comment.\n';
  let text = head;
  for (const block of details) {
    if (text.length + block.length + leftOut.length > longestComment) return `${text}\n${leftOut}`;
    text += block;
  }
  return text;
}

/** What became of the raw characters, all of them. */
function fateLine(stats: readonly FileStat[]): string {
  const sums = new Map<string, number>();
  let all = 0;
  for (const { rows, characters } of stats) {
    all += characters;
    for (const { fate, characters: own } of rows) sums.set(fate, (sums.get(fate) ?? 0) + own);
  }
  const shares = [...sums].map(([fate, sum]) => `${sum} ${fate} (${percent(sum / Math.max(1, all))})`);
  return `Of ${all} raw characters: ${shares.join(', ') || 'none'}.\n`;
}

function detailsOf(kind: ChangeKind, changes: readonly Change[], withPath: boolean): string {
  const worst = changes
    .map((change) => ({ change, weight: weightOf(change) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, shown);
  const more =
    changes.length > shown ? `, the ${shown} ${kind === 'conflict' || kind === 'gap' ? 'first' : 'worst'} of them` : '';
  const items = worst.map(({ change }) => {
    const { headline, details } = describeChange(change);
    const place = `${withPath ? `${change.place.path}:` : ''}${where(change.place)}`;
    const lines = details.map((detail) => `<br>${code(detail)}`).join('');
    return `- ${code(place)} ${code(headline)}${lines}`;
  });
  return [
    `<details><summary>${code(signs[kind])} ${changes.length} ${kind}${more}</summary>`,
    '',
    ...items,
    '',
    '</details>',
    '',
  ].join('\n');
}

/** How much a reader should look at a change: how much text it is about, how different copies are, how little is sure. */
function weightOf(change: Change): number {
  const length = change.place.end - change.place.start;
  switch (change.kind) {
    case 'corrected':
      return Math.max(change.raw.length, change.clean.length);
    case 'added':
      return change.clean.length;
    case 'duplicate':
      return change.differences.length * 1000 + length;
    case 'moved':
      return (change.corrections?.length ?? 0) * 1000 + length;
    case 'doubtful':
      return -change.confidence;
    case 'conflict':
    case 'gap':
      return 0;
    default:
      return length;
  }
}

/** Text in which nothing is markup, a mention or a link: GitHub makes no mentions inside `code`. */
function code(text: string): string {
  const plain = clip(oneLine(text), width)
    .replace(/[&<>"'`*_~[\]\\|!#@$^{}]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/(?<=www)\./gi, '&#46;');
  return `<code>${plain}</code>`;
}
