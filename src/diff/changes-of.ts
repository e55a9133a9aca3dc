import { canonical, spanId } from '../ledger/canonical.ts';
import { droppedBlocks } from '../ledger/dropped-blocks.ts';
import { type Joins, joinedLines } from '../ledger/joined-lines.ts';
import { keptRuns } from '../ledger/kept-runs.ts';
import type { Joint, Ledger, Report, Span } from '../types.ts';
import type { Change, Corrected, Duplicate, Furniture, Joined, Moved, Place } from './change.ts';
import { differences } from './differences.ts';
import type { Locator } from './locate.ts';
import { locator } from './locate.ts';
import { sortChanges } from './sort-changes.ts';

/**
 * Lists what cleaning changed and why, from the ledger alone: nothing is compared again but a duplicate with its kept
 * copy, block by block. O(n log n) in entries for the sorting, O(n) in text.
 *
 * In: `at`, the locator of both, where it is there already.
 * Out: changes sorted by raw position (source, start), with lines and columns from 1.
 *
 * @throws GazetteError `ledger-mismatch` when the report is not the one the ledger was made with.
 *
 * @example
 * const { report, ledger } = await clean('吉林市人民政府公报\n各位代表:\n');
 * changesOf(report, ledger)   // [{ kind: 'furniture', place: { line: 1, column: 1, … }, reason: 'running-head', … }]
 */
export function changesOf(report: Report, ledger: Ledger, at: Locator = locator(report, ledger)): readonly Change[] {
  const joins = joinedLines(ledger, canonical(report));
  const changes: readonly Change[] = [
    ...corrected(ledger, at, joins),
    ...joined(joins, at),
    ...dropped(ledger, at),
    ...moved(ledger, at),
    ...doubtful(ledger, at),
    ...gaps(ledger, at),
    ...conflicts(ledger, at),
    ...suggested(ledger, at),
  ];
  return sortChanges(
    changes,
    ledger.sources.map(({ id }) => id),
  );
}

/** A space that only stands for a line break is part of the joining. */
function corrected(ledger: Ledger, at: Locator, { spaces }: Joins): readonly Corrected[] {
  const edits = ledger.edits.filter((edit) => edit.clean !== ' ' || !spaces.has(spanId(edit)));
  return edits.map(({ raw, clean, rule, evidence, ...span }) => ({
    kind: 'corrected',
    id: spanId(span),
    around: at.around(span),
    place: at.place(span),
    report: at.outputOf(span),
    raw,
    clean,
    rule,
    ...(evidence === undefined ? {} : { evidence: describeEvidence(ledger, at, evidence) }),
  }));
}

function joined({ blocks }: Joins, at: Locator): readonly Joined[] {
  return blocks.map(({ lines, output, ...span }) => ({
    kind: 'joined',
    id: spanId(span),
    place: at.place(span),
    report: at.inReport(output[0]),
    lines,
  }));
}

function dropped(ledger: Ledger, at: Locator): readonly (Furniture | Duplicate)[] {
  let number = 0;
  return droppedBlocks(ledger).map((block) => {
    const { fate, reason, of, similarity } = block;
    const place = at.place(block);
    if (fate !== 'duplicate') {
      return { kind: 'furniture', id: spanId(block), place, report: at.outputOf(block), fate, reason };
    }
    number += 1;
    return {
      kind: 'duplicate',
      id: spanId(block, ...(of ? [of] : [])),
      place,
      report: at.outputOf(of ?? block),
      number,
      reason,
      ...(of === undefined ? {} : { kept: at.place(of) }),
      ...(similarity === undefined ? {} : { similarity }),
      differences: of ? differences(at.rawText(of), of.start, at.rawText(block), block.start) : [],
    };
  });
}

function moved(ledger: Ledger, at: Locator): readonly Moved[] {
  const runs = [...keptRuns(ledger)].sort((a, b) => a.output[0] - b.output[0] || a.output[1] - b.output[1]);
  return runs.flatMap((run, index) => {
    if (!run.moved) return [];
    const [behind, before] = [runs[index - 1], runs[index + 1]];
    return [
      {
        kind: 'moved' as const,
        id: spanId(run),
        place: at.place(run),
        report: at.inReport(run.output[0]),
        ...(behind ? { behind: at.place(behind) } : {}),
        ...(before ? { before: at.place(before) } : {}),
      },
    ];
  });
}

/** Joints that were not made or are a mere guess, and that no person has decided. */
export function doubtfulJoints({ joints, decisions = [] }: Ledger): readonly Joint[] {
  const decided = new Set(decisions.filter(({ kind, applied }) => kind === 'joint' && applied).map(({ id }) => id));
  return joints.filter(({ id, made, class: level }) => (!made || level === 'guessed') && !decided.has(id));
}

function doubtful(ledger: Ledger, at: Locator): readonly Change[] {
  return doubtfulJoints(ledger).map(({ id, kind: joint, class: level, confidence, made, evidence, ...rest }) => ({
    kind: 'doubtful',
    place: at.place(at.sourceAt(rest.at)),
    report: at.inReport(rest.at),
    id,
    joint,
    class: level,
    confidence,
    made,
    evidence,
  }));
}

function gaps(ledger: Ledger, at: Locator): readonly Change[] {
  return ledger.gaps.map(({ side, text, ...gap }) => {
    // The end of a text belongs to the character before it: behind it another paragraph may begin.
    const span = at.sourceAt(side === 'after' ? Math.max(0, gap.at - 1) : gap.at);
    return { kind: 'gap', id: spanId(span), place: at.place(span), report: at.inReport(gap.at), side, text };
  });
}

function conflicts(ledger: Ledger, at: Locator): readonly Change[] {
  return ledger.conflicts.map(({ a, b, kind: what, readings }) => ({
    kind: 'conflict',
    id: spanId(a, b),
    place: at.place(a),
    report: at.outputOf(a),
    what,
    other: at.place(b),
    readings,
  }));
}

function suggested(ledger: Ledger, at: Locator): readonly Change[] {
  return ledger.suggestions.map(({ id, raw, clean, rule, evidence, ...span }) => ({
    kind: 'suggested',
    place: at.place(span),
    report: at.outputOf(span),
    id,
    raw,
    clean,
    rule,
    witness: { path: witnessOf(ledger, evidence)?.path ?? evidence.source, start: evidence.start },
  }));
}

/** The text of a witness is not in the ledger: of a place in it only path and offset can be told. */
function describeEvidence(ledger: Ledger, at: Locator, evidence: string | Span): string | Place {
  if (typeof evidence === 'string') return evidence;
  const witness = witnessOf(ledger, evidence);
  return witness ? `${witness.path}, character ${evidence.start + 1}` : at.place(evidence);
}

function witnessOf(ledger: Ledger, { source }: Span) {
  return ledger.witnesses?.find(({ id }) => id === source);
}
