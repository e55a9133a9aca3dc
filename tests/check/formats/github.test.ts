import { describe, expect, it } from 'vitest';
import { github } from '../../../src/check/formats/github.ts';
import { beyond, findings, hostile, plain, runOf } from './made-run.ts';

const [warning, error] = [findings[0]!, findings[1]!];

describe('GitHub annotations', () => {
  it('stand at file, line and column, with rule and excerpt', () => {
    const [first] = github(runOf([error]), plain).split('\n');
    expect(first).toMatch(/^::error file=gazette\.txt,line=3,col=1,title=dangling-start::.*%0A，工业稳步回升。$/);
  });

  it('show the worst ten errors and ten warnings, then how many more there are', () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ ...(i % 2 ? error : warning), line: i + 1 }));
    const lines = github(runOf(many), plain).trimEnd().split('\n');
    expect(lines.map((line) => line.split(/[ :]+/)[1])).toEqual([
      ...Array(10).fill('error'),
      ...Array(10).fill('warning'),
      'notice',
    ]);
    expect(lines.at(-1)).toContain('10 more');
  });

  it('never let a text or a name begin a command or end one', () => {
    const lines = github(runOf(hostile), plain).trimEnd().split('\n');
    expect(lines).toHaveLength(hostile.length);
    for (const line of lines) {
      expect(line).toMatch(/^::(?:error|warning) file=a%2Cb%3Ac%25\//);
      expect(line).toContain('%250A');
    }
  });

  it('tell a limit that does not hold first', () => {
    expect(github(runOf(findings, [beyond]), plain)).toMatch(/^::error title=limit::duplicate-ratio 0\.31/);
  });
});
