import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { clean } from '../src/clean.ts';
test('x', async () => {
  const out: string[] = [];
  for (const dir of ['/work/shared/cases', '/work/shared/seeds', '/work/shared/corpus/work-reports'])
    for (const f of readdirSync(dir).filter((f) => /raw\.txt$|scan\d\.txt$|^[^.]*\.txt$/.test(f) && !f.includes('gold')).slice(0, 40)) {
      const { report } = await clean({ path: f, content: readFileSync(`${dir}/${f}`) }).catch(() => ({ report: { articles: [] as never[] } }));
      out.push(`## ${f}`, ...report.articles.flatMap((a: any) => a.paragraphs.map((p: any) => p.text)));
    }
  writeFileSync(process.env.OUT!, out.join('\n'));
}, 200_000);
