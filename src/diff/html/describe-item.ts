import type { Difference } from '../change.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import type { ReviewItem } from './review-items.ts';

/** Names of the kinds as filters and cards show them. */
export const kindNames: Readonly<Record<string, string>> = {
  doubtful: 'Doubtful joint',
  joint: 'Joint',
  gap: 'Gap',
  conflict: 'Conflict',
  suggested: 'Suggested',
  corrected: 'Corrected',
  duplicate: 'Duplicate',
  moved: 'Moved',
  furniture: 'Furniture',
  joined: 'Joined lines',
};

/** How an item reads on its card, as HTML with all text escaped. */
export interface Description {
  readonly headline: string;
  /** The text at stake. */
  readonly quote?: string;
  readonly details: readonly string[];
}

/** Says in words and quotations what an item is about, and what speaks for it. */
export function describeItem({ change, sides, verdict }: ReviewItem): Description {
  switch (change.kind) {
    case 'doubtful':
    case 'joint': {
      const joint = change.kind === 'joint' ? change.joint : { ...change, kind: change.joint };
      const [first, ...evidence] = joint.evidence;
      const quote =
        joint.made && sides
          ? `${quoted(sides[0])}<span class="seam" role="img" aria-label="joint"></span>${quoted(sides[1])}`
          : quoted(first ?? change.place.excerpt);
      return {
        headline: `${joint.class}, ${joint.kind} joint, ${joint.made ? 'made' : 'not made'}`,
        quote,
        details: [
          `${nats(joint.confidence)} nats for it against chance`,
          ...(first?.includes(' | ') ? evidence : joint.evidence).map(escapeText),
          ...(verdict ? [orderDetail(verdict)] : []),
        ],
      };
    }
    case 'corrected':
      return {
        headline: escapeText(change.rule),
        quote:
          change.raw === ''
            ? `<ins>${shown(change.clean)}</ins> put in`
            : `<del>${shown(change.raw)}</del> → <ins>${shown(change.clean)}</ins>`,
        details:
          typeof change.evidence === 'object'
            ? [`as in line ${change.evidence.line}: ${quoted(change.evidence.excerpt)}`]
            : change.evidence
              ? [escapeText(change.evidence)]
              : [],
      };
    case 'furniture':
      return {
        headline: escapeText(
          change.fate === 'furniture' || change.fate === change.reason
            ? change.reason
            : `${change.fate}: ${change.reason}`,
        ),
        quote: quoted(change.place.excerpt),
        details: [],
      };
    case 'duplicate':
      return {
        headline: `${escapeText(change.reason)}${change.similarity === undefined ? '' : `, ${percent(change.similarity)} alike`}`,
        quote: quoted(change.place.excerpt),
        details: change.differences.length > 0 ? [differencesDetail(change.differences)] : [],
      };
    case 'moved':
      return {
        headline: `to paragraph ${change.report.paragraph + 1}`,
        quote: quoted(change.place.excerpt),
        details: [
          change.behind
            ? `now behind line ${change.behind.line}: ${quoted(change.behind.excerpt)}`
            : 'now at the beginning',
          ...(change.before ? [`and before line ${change.before.line}: ${quoted(change.before.excerpt)}`] : []),
        ],
      };
    case 'joined':
      return { headline: `${change.lines} lines to one paragraph`, quote: quoted(change.place.excerpt), details: [] };
    case 'gap':
      return {
        headline: `text is missing ${change.side === 'before' ? 'before' : 'behind'} this`,
        quote: quoted(change.text),
        details: [],
      };
    case 'suggested':
      return {
        headline: `${escapeText(change.rule)}, not applied`,
        quote: `<del>${shown(change.raw)}</del> → <ins>${shown(change.clean)}</ins>`,
        details: [`as in ${escapeText(change.witness.path)}, character ${change.witness.start + 1}`],
      };
    case 'conflict':
      return {
        headline: `${change.what}: ${change.readings.map(escapeText).join(' / ')}`,
        quote: quoted(change.place.excerpt),
        details: [`line ${change.other.line} says ${quoted(change.other.excerpt)}`],
      };
    default:
      return { headline: '', quote: quoted((change as { place: { excerpt: string } }).place.excerpt), details: [] };
  }
}

function orderDetail({ hypothesis, score, runnerUp, runnerUpScore }: NonNullable<ReviewItem['verdict']>): string {
  const chosen = `order here: ${escapeText(hypothesis)}, ${nats(score)} nats a joint`;
  return runnerUp === undefined ? chosen : `${chosen}; runner-up: ${escapeText(runnerUp)}, ${nats(runnerUpScore ?? 0)}`;
}

function differencesDetail(differences: readonly Difference[]): string {
  const listed = differences
    .slice(0, 12)
    .map(({ kept, copy }) => `<del>${shown(copy)}</del> for <ins>${shown(kept)}</ins>`);
  const more = differences.length > listed.length ? ` and ${differences.length - listed.length} more` : '';
  return `${differences.length === 1 ? 'one difference' : `${differences.length} differences`}: it reads ${listed.join(', ')}${more}`;
}

function quoted(text: string): string {
  return `<q>${escapeText(text)}</q>`;
}

/** What a correction takes or gives; nothing and white space are named, since neither is seen. */
function shown(text: string): string {
  if (text === '') return '<i>nothing</i>';
  return text.trim() === '' ? `<i>${text.includes('\n') ? 'a line break' : 'white space'}</i>` : escapeText(text);
}

function nats(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}

function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)}%`;
}

/** What a mark in the text says to those who do not see it. */
export function labelOf({ change }: ReviewItem): string {
  return escapeAttribute(`${kindNames[change.kind] ?? change.kind}, line ${change.place.line}`);
}
