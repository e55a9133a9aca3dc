import { canonical } from '../../src/ledger/canonical.ts';
import type { Cleaned, Confidence, Entry } from '../../src/types.ts';
import { judgeJoints } from './judge-joints.ts';
import { Places, placesIn } from './places.ts';
import { flat } from './score.ts';

export interface JointAccuracy {
  /** Places in the report whose two sides did not stand side by side in raw and can both be found in gold. */
  readonly made: number;
  /** Those of them that gold has too. */
  readonly right: number;
  /** Places in gold whose two sides stand in raw, but nowhere side by side. */
  readonly toMake: number;
  /** Share of those that the report has; 1 when there was none to make. */
  readonly share: number;
  /** Joints of the ledger that were made, can be judged and are not in gold. */
  readonly wrong: Readonly<Record<Confidence, number>>;
}

/**
 * Judges the joints of a run by gold. Every text is flat (see `flat`), so line breaks are no joints, but a running
 * head between two lines is one. A place with a misread character within 8 characters cannot be judged and counts
 * nowhere, on neither side: the figures tell of order, not of reading.
 */
export function jointAccuracy({ report, ledger, sources }: Cleaned, gold: string): JointAccuracy {
  const text = canonical(report);
  const goldText = flat(gold);
  const inGold = new Places(goldText);
  const inRaw = new Places(sources.map((source) => flat(source.text)).join('\n'));
  const inReport = new Places(flat(text));

  const rawTexts = new Map(sources.map((source) => [source.id, source.text]));
  const kept = ledger.entries.filter((entry) => entry.output !== null).sort((a, b) => a.output![0] - b.output![0]);
  const joints = kept
    .filter((entry, i) => i > 0 && !areNeighbours(kept[i - 1]!, entry, rawTexts))
    .map((entry) => inGold.judge(text, entry.output![0]))
    .filter((verdict) => verdict !== 'unknown');

  const wrong = { certain: 0, probable: 0, guessed: 0 };
  for (const { joint, isRight } of judgeJoints(text, ledger, inGold)) {
    if (!isRight) wrong[joint.class] += 1;
  }
  const toMake = placesIn(goldText).filter(([left, right]) => inRaw.verdict(left, right) === 'apart');
  const found = toMake.filter(([left, right]) => inReport.verdict(left, right) === 'together').length;
  return {
    made: joints.length,
    right: joints.filter((verdict) => verdict === 'together').length,
    toMake: toMake.length,
    share: toMake.length === 0 ? 1 : found / toMake.length,
    wrong,
  };
}

/** In raw, nothing but white space stands between the two. */
function areNeighbours(a: Entry, b: Entry, rawTexts: ReadonlyMap<string, string>): boolean {
  if (a.source !== b.source || b.start < a.end) return false;
  return (rawTexts.get(a.source) ?? '').slice(a.end, b.start).trim() === '';
}
