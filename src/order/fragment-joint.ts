import type { Confidence } from '../types.ts';
import { type FragmentEnds, type RegionProblem, scoreJoints } from './fragments.ts';
import { estimateMarginals, type JointMarginals } from './joint-marginals.ts';

/** What is known of the joint between two fragments of an order. */
export interface FragmentJoint {
  /** That the two stand so in print, 0 to 1, when all fragments compete ({@link estimateMarginals}). */
  readonly probability: number;
  readonly class: Confidence;
}

/** Probabilities from which a joint that no layout explains is certain, and probable. */
export const CERTAIN = 0.85;
export const PROBABLE = 0.72;

/** Where joints compete, a single one says little more above this many nats. */
const MOST = 12;

/** The probability of every joint among fragments, by wording, line shape, brackets, section markers and page numbers. */
export function weighJoints(region: RegionProblem, ends: readonly FragmentEnds[]): JointMarginals {
  return estimateMarginals(scoreJoints(region, ends, MOST), ends.length);
}
