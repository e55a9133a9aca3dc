import type { Finding } from '../finding.ts';

/**
 * Findings with the worst first, for formats that show only some: errors before warnings, then those that speak of more text, then
 * the order of the run.
 */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding, place) => ({ finding, place, length: finding.span.end - finding.span.start }))
    .sort(
      (a, b) =>
        Number(a.finding.severity === 'warning') - Number(b.finding.severity === 'warning') ||
        b.length - a.length ||
        a.place - b.place,
    )
    .map(({ finding }) => finding);
}

/** How many findings each rule has, the most first, then by name. */
export function countByRule(
  findings: readonly Finding[],
): readonly { readonly rule: string; readonly errors: number; readonly warnings: number }[] {
  const counts = new Map<string, { errors: number; warnings: number }>();
  for (const { rule, severity } of findings) {
    const count = counts.get(rule) ?? { errors: 0, warnings: 0 };
    count[severity === 'error' ? 'errors' : 'warnings'] += 1;
    counts.set(rule, count);
  }
  return [...counts]
    .map(([rule, count]) => ({ rule, ...count }))
    .sort((a, b) => b.errors - a.errors || b.warnings - a.warnings || (a.rule < b.rule ? -1 : 1));
}
