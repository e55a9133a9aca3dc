import { describe, expect, it } from 'vitest';
import { addConflicts, mergePrints } from '../../src/consensus/merge-prints.ts';
import type { Prints } from '../../src/consensus/merge-readings.ts';
import { readLanguage } from '../../src/language/document-language.ts';
import type { Conflict, Line } from '../../src/types.ts';
import { misprintText } from '../benchmarks/misprint.ts';
import { seededRandom } from '../benchmarks/seeded-random.ts';

const paragraphs = [
  '过去一年，面对复杂严峻的形势，我们坚持稳中求进工作总基调，统筹推进改革发展稳定各项工作，完成了全年主要目标任务。',
  '深入实施创新驱动发展战略，加快建设现代化产业体系，推动传统产业转型升级，培育壮大战略性新兴产业，布局建设未来产业。',
  '全面推进乡村振兴，巩固拓展脱贫攻坚成果，持续改善农村人居环境，提高农民收入水平，建设宜居宜业和美乡村。',
  '坚持以人民为中心的发展思想，着力解决群众急难愁盼问题，扩大基本公共服务供给，织密扎牢社会保障网，促进社会公平正义。',
  '加强法治政府建设，严格依法行政，自觉接受人大法律监督、政协民主监督和社会舆论监督，不断提高政府工作水平。',
];

function prints(rates: readonly number[], seed: number): readonly Prints[] {
  const random = seededRandom(seed);
  return paragraphs.map((paragraph, p) => {
    const [kept, ...others] = rates.map((rate, r): readonly [Line] => {
      const text = misprintText(paragraph, rate, random);
      return [{ source: `s${r}p${p}`, start: 0, end: text.length, text, indent: 0, blanksBefore: 0 }];
    });
    return { kept: kept!, others };
  });
}

function merge(passages: readonly Prints[]) {
  const { readings } = mergePrints(passages, [], readLanguage(passages.flatMap(({ kept }) => kept as readonly Line[])));
  return passages.map(({ kept: [kept] }) => {
    let read = '';
    let at = 0;
    for (const { span, text } of readings.filter((each) => each.span.source === kept!.source)) {
      read += kept!.text.slice(at, span.start) + text;
      at = span.end;
    }
    return read + kept!.text.slice(at);
  });
}

describe('a text printed more than once', () => {
  it.each([1, 2, 3, 4])('takes nothing into a clean print from a poor one (%i)', (seed) => {
    expect(merge(prints([0, 0.06], seed))).toEqual(paragraphs);
  });

  it('loses nearly all misreadings of two poor prints', () => {
    const passages = [1, 2, 3, 4].flatMap((seed) => [prints([0.05, 0.05], seed)]);
    const wrong = (texts: readonly string[]) => texts.filter((text, i) => text !== paragraphs[i]).length;
    const before = passages.map((each) => wrong(each.map(({ kept }) => kept[0]!.text)));
    const after = passages.map((each) => wrong(merge(each)));
    const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
    expect(sum(before)).toBeGreaterThan(14);
    expect(sum(after)).toBeLessThan(sum(before) / 2);
  });
});

describe('conflicts', () => {
  const at = (start: number, end: number): Conflict => ({
    a: { source: 's1', start, end },
    b: { source: 's1', start: start + 100, end: end + 100 },
    kind: 'number',
    readings: ['12', '13'],
  });

  it('of a line that is reported as a whole are not reported again', () => {
    expect(addConflicts([at(10, 30)], [at(12, 14), at(40, 42)])).toEqual([at(10, 30), at(40, 42)]);
  });
});
