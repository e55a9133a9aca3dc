import { keptRuns } from '../ledger/kept-runs.ts';
import type { CheckedText } from './checked-text.ts';
import { garbleBounds, garbledStretches } from './garbled-stretches.ts';
import type { Metrics } from './metrics.ts';
import type { Passages } from './passages.ts';

/** Measures a document. Shares are of its characters without white space, four digits behind the point. */
export function measureDocument(text: CheckedText, passages: Passages): Metrics {
  const { ledger } = text;
  const weights = { kept: 0, duplicate: 0, furniture: 0, chrome: 0, layout: 0, noise: 0 };
  for (const entry of ledger.entries)
    weights[entry.fate] += entry.fate === 'layout' ? 0 : lettersIn(text.rawText(entry));
  const all = Object.values(weights).reduce((sum, each) => sum + each, 0);
  if (all === 0) return { gaps: ledger.gaps.length };
  const runs = keptRuns(ledger);
  const [kept, moved] = [runs, runs.filter((run) => run.moved)].map((some) =>
    some.reduce((sum, { weight }) => sum + weight, 0),
  ) as [number, number];
  const wording = text.wording();
  const garbled = garbledStretches(wording, garbleBounds).reduce((sum, { letters }) => sum + letters, 0);
  return {
    'duplicate-ratio': round(weights.duplicate / all),
    'furniture-ratio': round((weights.furniture + weights.chrome) / all),
    order: round(kept === 0 ? 1 : 1 - moved / kept),
    gaps: ledger.gaps.length,
    ...(wording.characters > 0
      ? {
          'garble-rate': round(garbled / wording.characters),
          'bits-per-character': round(wording.nats / wording.characters / Math.LN2),
        }
      : {}),
    ...(passages.distinct === undefined ? {} : { 'distinct-20': round(passages.distinct) }),
  };
}

function lettersIn(raw: string): number {
  let letters = 0;
  for (let i = 0; i < raw.length; i += 1) {
    const code = raw.charCodeAt(i);
    if (code > 32 && code !== 0x3000 && code !== 0xa0) letters += 1;
  }
  return letters;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
