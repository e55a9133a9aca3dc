import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** The machine that figures are of. */
function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} × ${processors[0]?.model ?? 'unknown'}, ${memory} GB, Node ${process.versions.node}, ${process.platform}`;
}

/** Writes one section of a page of results, with the machine; the other sections stay as they are. */
export function writeSection(page: string, title: string, section: string, lines: readonly string[]): void {
  const known = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const sections = new Map(
    known
      .split(/^(?=## )/mu)
      .slice(1)
      .map((each) => [/^## (.+)/u.exec(each)![1]!, each.trimEnd()] as const),
  );
  sections.set(section, [`## ${section}`, '', machine(), '', ...lines].join('\n').trimEnd());
  writeFileSync(page, `${[`# ${title}`, ...[...sections.values()]].join('\n\n')}\n`);
}
