import * as v from 'valibot';
import { GazetteError } from '../../errors.ts';
import type { Finding } from '../finding.ts';

/** Known findings of one text: as many as `count` of the same rule and words in the same document. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  /** From the folder of the baseline, with `/`. */
  readonly path: string;
  readonly count: number;
  /** For people who review it. */
  readonly excerpt: string;
}

/** The file that `--baseline` names: sorted, so that a change of it can be reviewed line by line. */
export interface Baseline {
  readonly version: 1;
  readonly findings: readonly BaselineEntry[];
}

/** The findings of a run with their paths as a baseline has them. */
export interface BaselineRun {
  readonly findings: readonly Finding[];
  /** Documents that were checked, by their paths as findings have them. */
  readonly documents: readonly string[];
  /** A path of a finding as the baseline names it. */
  readonly named: (path: string) => string;
  /** Whether a document that the baseline names is there no more: its entries hold for the document that took its text over. */
  readonly isGone: (path: string) => boolean;
}

const shape = v.strictObject({
  version: v.literal(1),
  findings: v.array(
    v.strictObject({
      fingerprint: v.string(),
      rule: v.string(),
      path: v.string(),
      count: v.pipe(v.number(), v.integer(), v.minValue(1)),
      excerpt: v.string(),
    }),
  ),
});

/**
 * Reads a baseline.
 *
 * @throws GazetteError `invalid-baseline`
 */
export function parseBaseline(text: string, name: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new GazetteError('invalid-baseline', `${name} is not valid JSON`, { cause });
  }
  const read = v.safeParse(shape, value);
  if (!read.success) {
    const place = v.getDotPath(read.issues[0]) ?? '';
    throw new GazetteError('invalid-baseline', `${name}: ${place} ${read.issues[0].message}`);
  }
  return read.output;
}

export interface AgainstBaseline {
  /** Findings that the baseline does not know. */
  readonly left: readonly Finding[];
  /** What the baseline knows of documents of this run and what is there no more; `count` says how many too many. */
  readonly stale: readonly BaselineEntry[];
}

/**
 * Parts findings into known and new ones. An entry covers findings of its own document; that of a document that is gone covers those
 * of the same fingerprint anywhere, since files are renamed.
 */
export function compareBaseline(baseline: Baseline, run: BaselineRun): AgainstBaseline {
  const left = baseline.findings.map(({ count }) => count);
  const own = new Map<string, number>();
  const gone = new Map<string, number[]>();
  baseline.findings.forEach(({ path, fingerprint }, i) => {
    own.set(`${path}\0${fingerprint}`, i);
    if (run.isGone(path)) gone.set(fingerprint, [...(gone.get(fingerprint) ?? []), i]);
  });
  const takes = (i: number | undefined): boolean => {
    if (i === undefined || left[i] === 0) return false;
    left[i]! -= 1;
    return true;
  };
  const fresh = run.findings.filter(
    ({ path, fingerprint }) =>
      !takes(own.get(`${run.named(path)}\0${fingerprint}`)) && !(gone.get(fingerprint) ?? []).some((i) => takes(i)),
  );
  const checked = new Set(run.documents.map(run.named));
  const stale = baseline.findings.flatMap((entry, i) =>
    left[i]! > 0 && checked.has(entry.path) ? [{ ...entry, count: left[i]! }] : [],
  );
  return { left: fresh, stale };
}

/**
 * The baseline of a run: all its findings, and what the old one knows of documents that were not checked. Of a document that is gone
 * goes what another one has taken over.
 */
export function updateBaseline(old: Baseline | undefined, run: BaselineRun): Baseline {
  const entries = new Map<string, BaselineEntry>();
  const names = new Set<string>();
  for (const { fingerprint, rule, path, excerpt } of run.findings) {
    const named = run.named(path);
    const key = `${named}\0${fingerprint}`;
    const count = (entries.get(key)?.count ?? 0) + 1;
    entries.set(key, { fingerprint, rule, path: named, count, excerpt });
    names.add(fingerprint);
  }
  const checked = new Set(run.documents.map(run.named));
  for (const entry of old?.findings ?? []) {
    if (checked.has(entry.path) || (run.isGone(entry.path) && names.has(entry.fingerprint))) continue;
    entries.set(`${entry.path}\0${entry.fingerprint}`, entry);
  }
  return { version: 1, findings: [...entries.values()].sort(byName) };
}

export function renderBaseline(baseline: Baseline): string {
  return `${JSON.stringify(baseline, null, 2)}\n`;
}

function byName(a: BaselineEntry, b: BaselineEntry): number {
  return compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
