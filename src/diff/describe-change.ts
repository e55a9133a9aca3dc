import type { Change, Corrected, Correction, Difference, Place, ReportPlace } from './change.ts';

/** A change in words: one line that says what, and lines that show it. Raw text is in them as it is, line breaks and all. */
export interface Description {
  readonly headline: string;
  readonly details: readonly string[];
}

/**
 * Says in words what a change is. Differences are set as `wdiff` sets them: `[-` raw `-]`, `{+` clean `+}`.
 *
 * @example
 * describeChange(change)   // { headline: "kangxi-radical: '⽩' -> '白'", details: ['吉林省[-⽩-]{+白+}城市'] }
 */
export function describeChange(change: Change): Description {
  return { headline: headlineOf(change), details: detailsOf(change) };
}

export function where({ line, column }: Place): string {
  return `${line}:${column}`;
}

function headlineOf(change: Change): string {
  switch (change.kind) {
    case 'corrected':
      return corrected(change);
    case 'joined':
      return `${change.lines} lines joined${change.report.line === undefined ? ` to paragraph ${change.report.paragraph + 1}` : ` to line ${change.report.line}`}`;
    case 'furniture':
      return `${change.fate}: ${change.reason}`;
    case 'duplicate': {
      const of = change.kept ? ` of ${where(change.kept)}` : '';
      const alike = change.similarity === undefined ? '' : `, ${percent(change.similarity)} alike`;
      return `duplicate${of}${alike}`;
    }
    case 'moved':
      return change.behind
        ? `moved to ${target(change.report)}, behind ${where(change.behind)}`
        : 'moved to the beginning';
    case 'removed':
      return 'only in raw';
    case 'added':
      return `only in clean, ${target(change.report)}`;
    case 'doubtful':
      return `${change.class} ${change.joint} joint ${change.made ? 'made' : 'not made'} (${change.confidence.toFixed(1)} nats)`;
    case 'gap':
      return `text is missing ${change.side === 'before' ? 'before' : 'behind'} this`;
    case 'suggested':
      return `${change.rule}: ${change.raw === '' ? 'nothing' : quoted(change.raw)} may be ${change.clean === '' ? 'nothing' : quoted(change.clean)}`;
    case 'conflict':
      return `${change.what} differs from ${where(change.other)}: ${change.readings.join(' / ')}`;
  }
}

function detailsOf(change: Change): readonly string[] {
  switch (change.kind) {
    case 'corrected':
      return [inContext(change.around, change.raw, change.clean), ...evidenceOf(change)];
    case 'removed':
      return [change.place.excerpt];
    case 'added':
      return [inContext(change.around, '', change.clean)];
    case 'duplicate':
      return [change.place.excerpt, ...(change.differences.length > 0 ? [differencesLine(change.differences)] : [])];
    case 'moved':
      return [change.place.excerpt, ...(change.corrections?.length ? [correctionsLine(change.corrections)] : [])];
    case 'doubtful':
      return [change.place.excerpt, ...(change.evidence.length > 0 ? [change.evidence.join(', ')] : [])];
    case 'gap':
      return [change.text];
    case 'suggested':
      return [`as in ${change.witness.path}, character ${change.witness.start + 1}`];
    case 'conflict':
      return [change.place.excerpt, change.other.excerpt];
    default:
      return [change.place.excerpt];
  }
}

function target({ paragraph, line, column }: ReportPlace): string {
  return line === undefined ? `paragraph ${paragraph + 1}` : `line ${line}:${column}`;
}

function corrected({ rule, raw, clean }: Corrected): string {
  if (rule === 'line break') return 'line break put in';
  if (rule === 'space') return raw === '' ? 'space put in' : 'space taken out';
  const what = `${raw === '' ? 'inserted' : quoted(raw)} -> ${clean === '' ? 'nothing' : quoted(clean)}`;
  return rule === 'differs' ? what : `${rule}: ${what}`;
}

function evidenceOf({ rule, evidence }: Corrected): readonly string[] {
  if (typeof evidence === 'object') return [`as in ${where(evidence)}`];
  return rule === 'witness-misreading' && evidence ? [`as in ${evidence}`] : [];
}

function inContext([before, behind]: readonly [string, string], raw: string, clean: string): string {
  return `${before}${raw === '' ? '' : `[-${raw}-]`}${clean === '' ? '' : `{+${clean}+}`}${behind}`;
}

function differencesLine(differences: readonly Difference[]): string {
  return readings(differences.map(({ kept, copy }) => `${copy || '∅'} for ${kept || '∅'}`));
}

function correctionsLine(corrections: readonly Correction[]): string {
  return readings(corrections.map(({ raw, clean }) => `${clean || '∅'} for ${raw || '∅'}`));
}

/** Readings beyond which only their number is told: a line of a terminal holds about as many. */
const shownReadings = 8;

function readings(each: readonly string[]): string {
  const more = each.length > shownReadings ? ` and ${each.length - shownReadings} more` : '';
  return `reads ${each.slice(0, shownReadings).join(', ')}${more}`;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

function quoted(text: string): string {
  return `'${text}'`;
}
