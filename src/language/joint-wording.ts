import type { DocumentLanguage } from './document-language.ts';
import { foldText } from './fold-character.ts';
import { topicAffinity } from './topic-affinity.ts';

/** Nats of PMI that one unit of topic affinity is worth: 8 to 13 rank joints alike (`npm run bench:model`). */
export const TOPIC_WEIGHT = 9;

/** Characters on each side whose topic counts. */
const TOPIC_SPAN = 120;

/** What the wording says of a joint. */
export interface JointWording {
  /** Boundary PMI of the character model, in nats. */
  readonly boundary: number;
  /** Whether both sides are about the same, −1 to 1; 0 without topics. */
  readonly affinity: number;
}

/**
 * How the wording goes over from one text to another, by the characters at the joint and by what both sides are about.
 *
 * @example 成功举办第九 | 届中医药发展与科学大会 has a boundary of 8, 综合实 | 全省第三，是水质 one of −1.
 */
export function readWording(left: string, right: string, language: DocumentLanguage): JointWording {
  const [tail, head] = [foldText(left.slice(-2 * TOPIC_SPAN)), foldText(right.slice(0, 2 * TOPIC_SPAN))];
  const topics = language.topics();
  return {
    boundary: measureBoundary(left, right, language),
    affinity: topicAffinity(topics.before(tail.slice(-TOPIC_SPAN)), topics.after(head.slice(0, TOPIC_SPAN))),
  };
}

/** Both as one number, in nats. */
export function measureWording(left: string, right: string, language: DocumentLanguage): number {
  const { boundary, affinity } = readWording(left, right, language);
  return boundary + TOPIC_WEIGHT * affinity;
}

/** The boundary PMI alone. */
export function measureBoundary(left: string, right: string, language: DocumentLanguage): number {
  return language.scorer().boundaryPmi(foldText(left.slice(-8)).slice(-4), foldText(right.slice(0, 8)).slice(0, 4));
}
