import type { Line } from '../types.ts';
import { loadCharacterModel } from './character-model.ts';
import { type CharacterScorer, combine } from './character-scorer.ts';
import { countDocument } from './document-counts.ts';
import { foldText } from './fold-character.ts';
import { readTopics, type TopicReader } from './topic-affinity.ts';

/** What the model of its language and its own words say of a document. Nothing is counted before it is asked for. */
export interface DocumentLanguage {
  /** Scores by the language and all lines of the document. */
  scorer(): CharacterScorer;
  /** Scores by the language and the given folded stretches: those of the document that are not in dispute. */
  scorerOf(stretches: readonly Uint32Array[]): CharacterScorer;
  /** Tells what passages are about, against what the whole document is about. */
  topics(): TopicReader;
  /**
   * How much better the characters of a line go together than by themselves, in nats. Of two prints of a line the better is
   * told by the language and by the lines that are not in dispute, for the disputed ones speak for both; and taking off each
   * character's own probability makes prints of different length comparable.
   */
  coherence(disputed: ReadonlySet<number>): (line: Line) => number;
}

/** Weight of the document's own counts on top of the model's (AUC .903 against .859 without; flat from 1 to 5). */
const DOCUMENT_WEIGHT = 3;

/** Below this share of Han the Chinese model is a foreign one and stays out. */
const LEAST_HAN = 0.3;

/**
 * Languages that are kept: a text is asked for as a whole and by its regions, and once more when it is gone through again (`settle`).
 * They depend on nothing but the words of the lines.
 */
const KEPT = 3;
let known: readonly { readonly texts: readonly string[]; readonly language: DocumentLanguage }[] = [];

/** Reads the language of a document's lines; the Chinese model is used where the document is Chinese. */
export function readLanguage(lines: readonly Line[]): DocumentLanguage {
  const same = known.find(
    ({ texts }) => texts.length === lines.length && texts.every((text, i) => text === lines[i]!.text),
  );
  if (same) return same.language;
  const texts = lines.map(({ text }) => text);
  const language = languageOf(lines);
  known = [{ texts, language }, ...known].slice(0, KEPT);
  return language;
}

function languageOf(lines: readonly Line[]): DocumentLanguage {
  let folded: readonly Uint32Array[] | undefined;
  const codes = () => {
    folded ??= lines.map((line) => foldText(line.text));
    return folded;
  };
  let whole: CharacterScorer | undefined;
  let topics: TopicReader | undefined;
  const model = () => (isChinese(codes()) ? loadCharacterModel() : null);
  return {
    scorer: () => {
      whole ??= combine(model(), countDocument(codes()), DOCUMENT_WEIGHT);
      return whole;
    },
    scorerOf: (stretches) => combine(model(), countDocument(stretches), DOCUMENT_WEIGHT),
    topics: () => {
      topics ??= readTopics(model()?.topics ?? null, codes());
      return topics;
    },
    coherence: (disputed) => {
      let language: CharacterScorer | undefined;
      return (line) => {
        language ??= combine(model(), countDocument(codes().filter((_, i) => !disputed.has(i))), DOCUMENT_WEIGHT);
        return measureCoherence(foldText(line.text), language);
      };
    },
  };
}

function isChinese(folded: readonly Uint32Array[]): boolean {
  let han = 0;
  let all = 0;
  for (const codes of folded) {
    all += codes.length;
    for (const code of codes) if (code >= 0x4e00 && code <= 0x9fff) han += 1;
  }
  return han >= LEAST_HAN * all;
}

/** How much better characters go together than by themselves, in nats. */
export function measureCoherence(codes: Uint32Array, language: CharacterScorer): number {
  let alone = 0;
  for (let i = 0; i < codes.length; i += 1) alone += language.logProbability(codes, i, i);
  return language.logLikelihood(codes).sum - alone;
}
