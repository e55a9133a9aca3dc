import { nearestName } from '../config/nearest-name.ts';
import type { Finding, Message } from '../finding.ts';
import { rules } from '../rules/rules.ts';
import { lineOfDirective } from './directive-lines.ts';
import { type Directive, readDirectives } from './read-directives.ts';

/** A suppression that suppresses nothing, or names a rule that is none. */
export interface IdleDirective {
  readonly start: number;
  readonly end: number;
  readonly message: Message;
}

export interface Suppressed {
  /** Findings that no suppression covers. */
  readonly left: readonly Finding[];
  readonly idle: readonly IdleDirective[];
  /** Rules that are off for the whole file, `*` for all: to be asked again of what is found across documents. */
  readonly offInFile: readonly string[];
}

const names: readonly string[] = rules.map(({ name }) => name);

/** What they find is only known behind all documents: nobody can say here that their suppression is idle. */
const acrossDocuments: ReadonlySet<string> = new Set(rules.filter(({ compare }) => compare).map(({ name }) => name));

/**
 * Takes out the findings of a file that its own marks suppress.
 *
 * @param text raw text of the file, into which the findings point
 * @param isPlaced false where findings do not point into this text (HTML): then only marks for the whole file hold
 */
export function suppress(findings: readonly Finding[], text: string, isPlaced = true): Suppressed {
  const directives = readDirectives(text);
  if (directives.length === 0) return { left: findings, idle: [], offInFile: [] };
  const covers = coversOf(directives, text, isPlaced);
  const used = directives.map(() => new Set<string>());
  const left = findings.filter((finding) => {
    let isOff = false;
    directives.forEach(({ rules }, i) => {
      if (!covers[i]!(finding) || (rules.length > 0 && !rules.includes(finding.rule))) return;
      used[i]!.add(finding.rule);
      isOff = true;
    });
    return !isOff;
  });
  const forFile = directives.filter(({ kind }) => kind === 'disable-file');
  return {
    left,
    idle: directives.flatMap((directive, i) => idleIn(directive, used[i]!)),
    offInFile: [...new Set(forFile.flatMap(({ rules }) => (rules.length === 0 ? ['*'] : rules)))],
  };
}

type Covers = (finding: Finding) => boolean;

function coversOf(directives: readonly Directive[], text: string, isPlaced: boolean): readonly Covers[] {
  return directives.map((directive, i): Covers => {
    const { kind, start } = directive;
    if (kind === 'disable-file') return () => true;
    if (!isPlaced || kind === 'enable') return () => false;
    if (kind === 'disable') {
      return (finding) => finding.span.start >= start && finding.span.start < endOf(directives, i, finding.rule);
    }
    const line = lineOfDirective(text, directive);
    return ({ span }) => line !== null && span.start >= line[0] && span.start < line[1];
  });
}

/** Where a block ends for a rule: at the mark that turns it on again, else with the text. */
function endOf(directives: readonly Directive[], from: number, rule: string): number {
  const end = directives.find(
    ({ kind, rules }, k) => k > from && kind === 'enable' && (rules.length === 0 || rules.includes(rule)),
  );
  return end?.start ?? Number.POSITIVE_INFINITY;
}

function idleIn({ kind, rules, start, end }: Directive, used: ReadonlySet<string>): readonly IdleDirective[] {
  const unknown = rules.filter((rule) => !names.includes(rule));
  const said = unknown.map((rule): Message => {
    const meant = nearestName(rule, names);
    return { code: 'suppression-unknown', rule, ...(meant === undefined ? {} : { meant }) };
  });
  const unused = rules.filter((rule) => names.includes(rule) && !used.has(rule) && !acrossDocuments.has(rule));
  const isUnused = kind !== 'enable' && (unused.length > 0 || (rules.length === 0 && used.size === 0));
  const all: readonly Message[] = isUnused ? [...said, { code: 'suppression-unused', rules: unused }] : said;
  return all.map((message) => ({ start, end, message }));
}
