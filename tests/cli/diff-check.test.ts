import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gazetteIn, temporaryFolder } from './gazette.ts';

const folder = temporaryFolder();
const gazette = (words: string) => gazetteIn(folder.path, words.split(' '));
const put = (path: string, content: string | Uint8Array) => writeFileSync(join(folder.path, path), content);
const clean = '# 政府工作报告\n\n各位代表：\n\n现在，我代表市人民政府向大会报告工作，请予审议。\n';

describe('gazette diff', () => {
  it('finds nothing in a clean text: exit 0', async () => {
    put('a.md', clean);
    expect((await gazette('diff a.md')).code).toBe(0);
    await gazette('clean a.md -o r.json --ledger l.json');
    expect((await gazette('diff a.md r.json --ledger l.json --to jsonl')).stdout).toBe('');
  });

  it('writes to a file, but not over what it reads', async () => {
    put('a.md', clean);
    expect((await gazette('diff a.md -o changes.txt')).stdout).toBe('');
    expect(folder.files()).toEqual(['a.md', 'changes.txt']);
    expect((await gazette('diff a.md -o a.md')).code).toBe(2);
  });

  it('refuses the ledger of another text', async () => {
    put('a.md', clean);
    put('b.md', `${clean}\n乙\n`);
    await gazette('clean a.md -o r.json --ledger l.json');
    const { code, stderr } = await gazette('diff b.md r.json --ledger l.json');
    expect(code).toBe(2);
    expect(stderr).toContain('not about b.md');
  });
});

describe('gazette check', () => {
  it('passes a clean text', async () => {
    put('a.md', clean);
    expect(await gazette('check a.md --max-warnings 0')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('fails on findings', async () => {
    put('a.md', '# 报告\n\n一、过去一年工作回顾\n\n全市经济稳定增长。\n\n三、今年工作安排\n\n全市经济继续增长。\n');
    const { code, stdout } = await gazette('check a.md --max-warnings 0 --format unix');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^a\.md:\d+:\d+: /);
    expect(JSON.parse((await gazette('check a.md --format json')).stdout).findings.length).toBeGreaterThan(0);
  });

  it('goes on behind a bad file', async () => {
    put('a.txt', Uint8Array.of(0, 1));
    put('b.md', clean);
    const { code, stderr } = await gazette('check . no.txt --format jsonl');
    expect(code).toBe(2);
    expect(stderr).toContain('a.txt is binary');
    expect(stderr).toContain('no such file or folder: no.txt');
  });
});
