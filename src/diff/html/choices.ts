import type { Decision } from '../../decisions/decision.ts';
import { spanId } from '../../ledger/canonical.ts';
import type { KeptRun } from '../../ledger/kept-runs.ts';
import type { Joint, Ledger, Span } from '../../types.ts';
import type { Change } from '../change.ts';

/** What a reader may decide about an item, in the words of a button. */
export interface Choice {
  readonly label: string;
  readonly decision: Decision;
}

/** What can be decided about a joint. */
export function jointChoices({ id, made }: Pick<Joint, 'id' | 'made'>): readonly Choice[] {
  return [
    { label: made ? 'Right' : 'Join here', decision: { kind: 'joint', id, decision: 'accept' } },
    { label: made ? 'Wrong: part here' : 'Leave apart', decision: { kind: 'joint', id, decision: 'reject' } },
  ];
}

/** Prepares what can be decided about changes of a ledger; `runs` are its kept runs. */
export function choicesFor(ledger: Ledger, runs: readonly KeptRun[]): (change: Change) => readonly Choice[] {
  const suggestions = new Map(ledger.suggestions.map((suggestion) => [suggestion.id, suggestion]));
  const behindInRaw = rawSuccessors(runs);
  return (change) => {
    const span = spanOf(change.place);
    switch (change.kind) {
      case 'doubtful':
        return jointChoices(change);
      case 'duplicate':
        return change.kept ? duplicateChoices(span, spanOf(change.kept)) : [];
      case 'moved': {
        const back = behindInRaw.get(span.start + span.source) ?? null;
        return [
          { label: 'Right', decision: move(span, change.before ? spanOf(change.before) : null) },
          { label: 'Put it back', decision: move(span, back) },
        ];
      }
      case 'corrected':
        return [
          { label: 'Right', decision: reading(span, change.clean) },
          { label: 'Take the raw reading', decision: reading(span, change.raw) },
        ];
      case 'suggested': {
        const { id } = change;
        const evidence = suggestions.get(id)?.evidence;
        return [
          {
            label: `Take “${change.clean}”`,
            decision: { kind: 'reading', id, span, reading: change.clean, ...(evidence ? { evidence } : {}) },
          },
          { label: 'Leave as it is', decision: { kind: 'reading', id, span, reading: change.raw } },
        ];
      }
      case 'conflict': {
        const [a, b] = change.readings;
        if (a === undefined || b === undefined || change.readings.length > 2) return [];
        const other = spanOf(change.other);
        return [
          { label: `“${a}” at both places`, decision: reading(other, a, span) },
          { label: `“${b}” at both places`, decision: reading(span, b, other) },
          { label: 'Both stay', decision: reading(span, a) },
        ];
      }
      default:
        return [];
    }
  };
}

function duplicateChoices(copy: Span, of: Span): readonly Choice[] {
  const choice = (label: string, decision: 'keep' | 'swap' | 'drop'): Choice => ({
    label,
    decision: { kind: 'duplicate', id: spanId(copy, of), decision, copy, of },
  });
  return [choice('Drop it', 'drop'), choice('Keep both', 'keep'), choice('Keep this copy instead', 'swap')];
}

function move(span: Span, before: Span | null): Decision {
  return { kind: 'move', id: spanId(span), span, before };
}

function reading(span: Span, text: string, evidence?: Span): Decision {
  return { kind: 'reading', id: spanId(span), span, reading: text, ...(evidence ? { evidence } : {}) };
}

/** The kept run that stands behind each one in raw, by the place where that one begins. */
function rawSuccessors(runs: readonly KeptRun[]): ReadonlyMap<string, Span> {
  const sorted = [...runs].sort((a, b) => a.source.localeCompare(b.source) || a.start - b.start || a.end - b.end);
  return new Map(
    sorted.flatMap((run, index) => {
      const next = sorted[index + 1];
      return next && next.source === run.source ? [[run.start + run.source, spanOf(next)] as const] : [];
    }),
  );
}

function spanOf({ source, start, end }: Span): Span {
  return { source, start, end };
}
