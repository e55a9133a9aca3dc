import { readFileSync } from 'node:fs';
import { clean } from '../../src/clean.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import { read } from '../../src/read/read.ts';
import type { Article, Cleaned, Order, Report } from '../../src/types.ts';
import type { Case, PagedCase } from './cases.ts';
import type { Figures } from './figures.ts';
import { type HolesTold, holesTold } from './holes-told.ts';
import { type JointAccuracy, jointAccuracy } from './joint-accuracy.ts';
import { splitNaively } from './naive-splitter.ts';
import { countJoints, type PooledJoints, precision } from './pooled-joints.ts';
import { isRequired, pagesOut } from './requirements.ts';
import { flat, paragraphF1, type Score, score } from './score.ts';
import { type TornText, takeOutPages } from './take-out-pages.ts';

/** What a run on one case came to. */
export interface CaseResult {
  readonly rawCer: number;
  readonly score: Score;
  /** Paragraph F1 of the naive splitter on the lines of our own report, in its order. */
  readonly naiveF1: number;
  readonly joints: JointAccuracy;
  /** With `order: 'best'`, where the case asks for it. */
  readonly best?: JointAccuracy;
  readonly counted: PooledJoints;
  readonly seconds: number;
  readonly figures: Figures;
}

/** What a run on a case with one page in ten taken out came to. */
export interface TornResult {
  readonly torn: TornText;
  readonly joints: PooledJoints;
  readonly told: HolesTold;
  readonly gaps: number;
  readonly seconds: number;
  readonly figures: Figures;
}

export async function measureCase(each: Case): Promise<CaseResult> {
  const bytes = readFileSync(each.raw);
  const gold = readFileSync(each.gold, 'utf8');
  const [cleaned, seconds] = await timedClean(each.raw, bytes, 'safe');
  const scored = score(textOf(cleaned, each), gold);
  const joints = jointAccuracy(cleaned, gold);
  const best = isRequired(each.name, 'best')
    ? jointAccuracy((await timedClean(each.raw, bytes, 'best'))[0], gold)
    : undefined;
  return {
    rawCer: score(cleaned.sources.map((source) => source.text).join('\n'), gold).cer,
    score: scored,
    naiveF1: paragraphF1(splitNaively(printedLines(cleaned, each)), gold),
    joints,
    ...(best ? { best } : {}),
    counted: countJoints(each.name, cleaned, gold),
    seconds,
    figures: {
      cer: scored.cer,
      lost: scored.lost,
      extra: scored.extra,
      paraF1: scored.paraF1,
      ...(isRequired(each.name, 'made') ? { made: joints.share } : {}),
      ...(best ? { best: best.share } : {}),
      ...(isRequired(each.name, 'moved') ? { moved: cleaned.summary.moved } : {}),
    },
  };
}

export async function measureTorn({ name, raw, golds, columnsPerPage }: PagedCase): Promise<TornResult> {
  const gold = golds.map((file) => readFileSync(file, 'utf8').trimEnd()).join('\n');
  const { text } = read({ path: raw, content: readFileSync(raw) }, 's1', {}).source;
  const torn = takeOutPages(text, gold, name, columnsPerPage);
  const [cleaned, seconds] = await timedClean(raw, torn.raw, 'safe');
  const joints = countJoints(`${name}${pagesOut}`, cleaned, gold);
  const told = holesTold(cleaned, gold, torn.holes);
  return {
    torn,
    joints,
    told,
    gaps: cleaned.ledger.gaps.length,
    seconds,
    figures: {
      certain: precision(joints.classes.certain),
      told: told.visible === 0 ? 1 : told.told / told.visible,
    },
  };
}

async function timedClean(path: string, content: Uint8Array | string, order: Order): Promise<[Cleaned, number]> {
  const start = performance.now();
  const cleaned = await clean({ path, content }, { order });
  return [cleaned, (performance.now() - start) / 1000];
}

/** The raw lines that a report was built from, in its order. */
function printedLines({ report, sources }: Cleaned, each: Case): readonly string[] {
  const texts = new Map(sources.map(({ id, text }) => [id, text]));
  const lines = articlesOf(report, each).flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ pieces }) => {
      let [text, end] = ['', pieces[0]?.start ?? 0];
      for (const piece of pieces) {
        const source = texts.get(piece.source) ?? '';
        const isBroken = piece.start < end || /\n/.test(source.slice(end, piece.start));
        text += (isBroken ? '\n' : '') + source.slice(piece.start, piece.end);
        end = piece.end;
      }
      return text.split('\n');
    }),
  );
  return lines;
}

/** An article that did not come out as one scores as all lost. */
function articlesOf(report: Report, { article }: Case): readonly Article[] {
  return report.articles.filter(({ title }) => article === undefined || flat(title ?? '') === article);
}

function textOf({ report }: Cleaned, each: Case): string {
  return canonical({ articles: articlesOf(report, each) });
}
