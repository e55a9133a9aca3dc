import { canonical } from '../../src/ledger/canonical.ts';
import type { Cleaned, Confidence } from '../../src/types.ts';
import { judgeJoints } from './judge-joints.ts';
import { Places } from './places.ts';
import { flat } from './score.ts';

/** Joints of one class over all cases: how many gold can judge, and how many of them it has. */
export interface Count {
  readonly judged: number;
  readonly right: number;
  /** The same, of the joints whose two sides do not stand side by side in raw: what the order has made itself. */
  readonly judgedNew: number;
  readonly rightNew: number;
}

export interface PooledJoints {
  readonly classes: Readonly<Record<Confidence, Count>>;
  /** A line for every wrong joint: case, class, both sides, evidence. */
  readonly wrong: readonly string[];
}

const none: Count = { judged: 0, right: 0, judgedNew: 0, rightNew: 0 };
const shown = 12;

/** Judges the made joints of one run. */
export function countJoints(name: string, { report, ledger, sources }: Cleaned, gold: string): PooledJoints {
  const text = canonical(report);
  const inRaw = new Places(sources.map((source) => flat(source.text)).join('\n'));
  const classes = { certain: none, probable: none, guessed: none };
  const wrong: string[] = [];
  for (const { joint, isRight, left, right } of judgeJoints(text, ledger, new Places(flat(gold)))) {
    const isNew = inRaw.verdictAt(left, right) !== 'together';
    const own = classes[joint.class];
    classes[joint.class] = {
      judged: own.judged + 1,
      right: own.right + Number(isRight),
      judgedNew: own.judgedNew + Number(isNew),
      rightNew: own.rightNew + Number(isNew && isRight),
    };
    if (isRight) continue;
    const sides = `…${left.slice(-shown)} | ${right.slice(0, shown)}…`;
    wrong.push(`${name}: ${joint.class}: ${sides} (${joint.evidence.slice(1).join('; ')})`);
  }
  return { classes, wrong };
}

export function poolJoints(runs: readonly PooledJoints[]): PooledJoints {
  const pool = (confidence: Confidence) =>
    runs.reduce((sum, { classes }) => {
      const each = classes[confidence];
      return {
        judged: sum.judged + each.judged,
        right: sum.right + each.right,
        judgedNew: sum.judgedNew + each.judgedNew,
        rightNew: sum.rightNew + each.rightNew,
      };
    }, none);
  return {
    classes: { certain: pool('certain'), probable: pool('probable'), guessed: pool('guessed') },
    wrong: runs.flatMap((run) => run.wrong),
  };
}

/** Share of the judged joints that is right; 1 when there was none, since none is wrong. */
export function precision({ judged, right }: Pick<Count, 'judged' | 'right'>): number {
  return judged === 0 ? 1 : right / judged;
}
