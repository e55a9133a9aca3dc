import type { CharacterScorer } from '../language/character-scorer.ts';
import { isOddCharacter } from './odd-character.ts';

/** A slot as the decoder sees it: distinct readings, the kept print's first. */
export interface Choice {
  /** Where the slot stands in the kept print. */
  readonly start: number;
  readonly end: number;
  readonly readings: readonly (readonly number[])[];
  /** For every reading how many prints have it. */
  readonly votes: readonly number[];
  /** For every reading how much surer its recogniser was of it than that of the kept print's, -1 to 1; 0 where either does not say. */
  readonly lead?: readonly number[];
}

/** Constants of the decoder, in nats. */
export interface ChoiceWeights {
  /** Against every reading that is not the kept print's. */
  readonly margin: number;
  /** Share of a character's own probability that is taken off: 1 where misreadings are as frequent as characters are. */
  readonly alone: number;
  /** For every further print that has a reading. */
  readonly vote: number;
  /** Against a character that a Chinese text hardly has. */
  readonly odd: number;
  /** From which the kept reading goes so well with the text on both of its sides that another of as many prints is not taken. */
  readonly fits: number;
  /** For a reading of which its recogniser was wholly sure, where that of the kept print was not at all. */
  readonly certainty: number;
}

/**
 * Found by `npm run bench:consensus` and on two pages scanned twice. Errors left of 5%, two prints of held-out reports: margin 0 to 0.5
 * 1.00 to 1.02%, 2 1.16%; share 0.6 1.08%, 0.8 1.05%, 1 1.07% (margin 1); a vote of 3, 5, 8 nats with three prints .56, .54, .56%;
 * fits 3, 2, 1, 0: 1.01, 1.02, 1.05, 1.37%. Certainty was found on three pages, each read by Tesseract from two bad scans: errors left of
 * 1.64 and .57%, 2.39 and 1.23%, .68 and 1.91%: .43, 1.57, .75% with certainty 0; .36, 1.43, .68% with 15 or 25.
 */
export const choiceWeights: ChoiceWeights = { margin: 0.25, alone: 0.8, vote: 5, odd: 3, fits: 2, certainty: 15 };

/** Characters that the model looks back on. */
const CONTEXT = 4;

/** Partial readings that are followed at once; slots closer than the context multiply. */
const BEAM = 48;

interface Hypothesis {
  readonly tail: readonly number[];
  readonly score: number;
  /** The readings picked so far, the last one first. */
  readonly picks: Picks | null;
}

interface Picks {
  readonly pick: number;
  readonly before: Picks | null;
}

/**
 * Takes the likeliest reading of every slot (Viterbi over the lattice of readings, by the character model), neighbouring slots
 * together.
 *
 * In: the folded characters of the kept print, with those before and behind it as context, and choices rising in it. Out: for every
 * choice the index of the reading; 0 is the kept print's own.
 */
export function chooseVariants(
  kept: Uint32Array,
  choices: readonly Choice[],
  scorer: CharacterScorer,
  around: { readonly before: Uint32Array; readonly after: Uint32Array },
  weights: ChoiceWeights = choiceWeights,
): readonly number[] {
  const buffer = new Uint32Array(CONTEXT + 1);
  const alone = new Map<number, number>();
  const own = (code: number) => {
    let known = alone.get(code);
    if (known === undefined) {
      known = weights.alone * scorer.logProbability(Uint32Array.of(code), 0, 0);
      alone.set(code, known);
    }
    return known;
  };
  const extend = ({ tail, score, picks }: Hypothesis, code: number): Hypothesis => {
    const length = Math.min(CONTEXT, tail.length);
    for (let i = 0; i < length; i += 1) buffer[i] = tail[tail.length - length + i]!;
    buffer[length] = code;
    const gained = scorer.logProbability(buffer.subarray(0, length + 1), 0, length) - own(code);
    return { tail: [...tail.slice(1 - CONTEXT), code], score: score + gained, picks };
  };
  const whole = [...around.before.slice(-CONTEXT), ...kept, ...around.after.slice(0, CONTEXT)];
  const shift = Math.min(CONTEXT, around.before.length);
  let beam: readonly Hypothesis[] = [{ tail: [], score: 0, picks: null }];
  let at = -shift;
  for (const [c, { start, end, readings, votes, lead }] of choices.entries()) {
    if (start - at >= CONTEXT || c === 0)
      beam = [{ ...best(beam), tail: whole.slice(Math.max(0, start + shift - CONTEXT), start + shift) }];
    beam = prune(
      beam.flatMap((hypothesis) =>
        readings.map((reading, r) => {
          let next: Hypothesis = { ...hypothesis, picks: { pick: r, before: hypothesis.picks } };
          for (const code of reading) next = extend(next, code);
          const odd = reading.filter((code) => isOddCharacter(code)).length;
          const prior =
            weights.vote * (votes[r]! - 1) -
            weights.odd * odd -
            (r === 0 ? 0 : weights.margin) +
            weights.certainty * (lead?.[r] ?? 0);
          return { ...next, score: next.score + prior };
        }),
      ),
    );
    at = end;
    const until = Math.min(at + CONTEXT, choices[c + 1]?.start ?? whole.length - shift, whole.length - shift);
    for (let k = at; k < until; k += 1) beam = beam.map((hypothesis) => extend(hypothesis, whole[k + shift]!));
    at = end;
  }
  const joins = (choice: Choice, reading: readonly number[]) => {
    const before = whole.slice(Math.max(0, choice.start + shift - CONTEXT), choice.start + shift);
    const after = whole.slice(choice.end + shift, choice.end + shift + CONTEXT);
    const behind = Uint32Array.from([...reading, ...after]).slice(0, CONTEXT);
    const ahead = Uint32Array.from([...before, ...reading]).slice(-CONTEXT);
    return [
      scorer.boundaryPmi(Uint32Array.from(before), behind),
      scorer.boundaryPmi(ahead, Uint32Array.from(after)),
    ] as const;
  };
  return inOrder(best(beam).picks).map((pick, c) => {
    const choice = choices[c]!;
    if (pick === 0 || choice.votes[pick]! > choice.votes[0]!) return pick;
    return Math.min(...joins(choice, choice.readings[0]!)) >= weights.fits ? 0 : pick;
  });
}

function inOrder(last: Picks | null): readonly number[] {
  const picks: number[] = [];
  for (let each = last; each; each = each.before) picks.push(each.pick);
  return picks.reverse();
}

function best(beam: readonly Hypothesis[]): Hypothesis {
  return beam.reduce((a, b) => (b.score > a.score ? b : a));
}

/** The best of those that go on alike, and of these the best. */
function prune(beam: readonly Hypothesis[]): readonly Hypothesis[] {
  const byTail = new Map<string, Hypothesis>();
  for (const hypothesis of beam) {
    const key = hypothesis.tail.join();
    const known = byTail.get(key);
    if (!known || hypothesis.score > known.score) byTail.set(key, hypothesis);
  }
  return [...byTail.values()].sort((a, b) => b.score - a.score).slice(0, BEAM);
}
