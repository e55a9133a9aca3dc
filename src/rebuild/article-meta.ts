import type { Masthead } from '../layout/masthead.ts';
import type { Line, Meta } from '../types.ts';

/**
 * Reads what the mastheads say of the article that begins at a line: of the issue what the contents list says, else the first
 * masthead that says it, of the page (its number, section and editor) what the last one above the line says.
 *
 * In: the facts of a contents list, and the mastheads in raw order. Out: a function of an article's first line.
 */
export function readArticleMeta(listed: Meta, mastheads: readonly Masthead[]): (line: Line) => Meta {
  const bySource = new Map<string, Masthead[]>();
  for (const masthead of mastheads) {
    const own = bySource.get(masthead.source);
    if (own) own.push(masthead);
    else bySource.set(masthead.source, [masthead]);
  }
  const issues = new Map([...bySource].map(([source, own]) => [source, { ...issueOf(own), ...listed }]));
  return ({ source, start }) => {
    const own = bySource.get(source) ?? [];
    let [low, high] = [0, own.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (own[middle]!.start < start) low = middle + 1;
      else high = middle;
    }
    const { page, section, editor } = own[low - 1]?.meta ?? {};
    return { ...(issues.get(source) ?? listed), ...withoutGaps({ page, section, editor }) };
  };
}

function issueOf(mastheads: readonly Masthead[]): Meta {
  const first = <K extends keyof Meta>(fact: K) => mastheads.find(({ meta }) => meta[fact] !== undefined)?.meta[fact];
  return withoutGaps({
    publisher: first('publisher'),
    issue: first('issue'),
    total: first('total'),
    date: first('date'),
  });
}

function withoutGaps(facts: { readonly [K in keyof Meta]?: Meta[K] | undefined }): Meta {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
}
