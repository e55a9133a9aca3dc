import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type Setting, typeset } from './typeset.ts';

/**
 * How many texts a property is tried on, and the seed that they grow from: fixed, so that a run tells of the code and
 * not of chance. For a long search: `GAZETTE_RUNS=2000 GAZETTE_SEED=7 npx vitest run tests/properties`.
 */
export const runs = {
  numRuns: Number(process.env.GAZETTE_RUNS ?? 60),
  seed: Number(process.env.GAZETTE_SEED ?? 20240215),
} as const;

/** Sentences of the project's own sample issue: order and joints are judged by language, so the words must be some. */
const sentences = readFileSync('samples/issue/expected.md', 'utf8')
  .split('\n')
  .filter((line) => line.length > 40)
  .flatMap((line) => line.match(/[^。！；]+[。！；]”?/gu) ?? [])
  .filter((sentence) => sentence.length >= 12);
const distinctSentences = [...new Set(sentences)];

const han =
  '一三十年月日大小中上下市县政府工作报告发展建设加快推进实施完成增长新高质量产业企业民生城乡改革开放人民代表';
const hanRun = fc.string({ unit: fc.constantFrom(...han), minLength: 2, maxLength: 30 });
const fact = fc.oneof(
  fc.integer({ min: 1, max: 99_999 }).map((count) => `完成投资${count}万元，`),
  fc.tuple(fc.nat(99), fc.nat(99)).map(([whole, part]) => `增长 ${whole}.${part}%，`),
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([m, d]) => `2024年${m}月${d}日，`),
);
const inventedSentence = fc
  .tuple(hanRun, fact, hanRun, fc.constantFrom('。', '；', '！', '”。', '）。', ''))
  .map((parts) => parts.join(''));

const headings = ['一、工作回顾', '（一）经济运行', '（二）城乡面貌', '二、工作安排', '（一）扩大内需', '三、自身建设'];
const sessionLine = '——2024年1月16日在第十七届人民代表大会第四次会议上';

/** Paragraphs of 1 to 5 sentences, no sentence in two of them, with a title, headings and an address between them. */
const paragraphs = fc
  .record({
    chosen: fc.shuffledSubarray(distinctSentences, { minLength: 1, maxLength: Math.min(60, distinctSentences.length) }),
    sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 20 }),
    headingEvery: fc.integer({ min: 2, max: 6 }),
    address: fc.boolean(),
    front: fc.subarray(['政府工作报告', sessionLine, '市长 闻远舟']),
  })
  .map(({ chosen, sizes, headingEvery, address, front }) => {
    const body: string[] = [];
    for (let at = 0, i = 0; at < chosen.length; at += sizes[i % sizes.length]!, i += 1) {
      if (i % headingEvery === 1) body.push(headings[Math.floor(i / headingEvery)] ?? '各位代表！');
      if (address && i % 4 === 0) body.push('各位代表！');
      body.push(chosen.slice(at, at + sizes[i % sizes.length]!).join(''));
    }
    return [...front, ...body];
  });

/** A clean text, one paragraph a line. */
export const cleanParagraphs = paragraphs.map((all) => all.map((paragraph) => paragraph.replace(/；$/u, '。')));

const setting: fc.Arbitrary<Setting> = fc.record({
  width: fc.integer({ min: 8, max: 40 }),
  indent: fc.constantFrom('', '\u3000\u3000', '    '),
  blankLines: fc.boolean(),
  linesPerColumn: fc.integer({ min: 3, max: 36 }),
  places: fc.array(fc.nat(9), { maxLength: 12 }),
  columnMark: fc.constantFrom('', '\n', '\f', ' '),
  runningHead: fc.constantFrom('', '澜川市人民政府公报 2025·1', 'GAZETTE'),
  folios: fc.boolean(),
  repeats: fc.array(fc.nat(8), { maxLength: 6 }),
  misread: fc.array(fc.nat(900), { maxLength: 6 }),
});

const damagedIssue = fc
  .tuple(paragraphs, fc.array(inventedSentence, { maxLength: 6 }), setting)
  .map(([prose, invented, how]) => typeset([...prose, ...invented], how));

/** What scrapers and scanners leave behind, mixed without sense. */
const scraps = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...distinctSentences.slice(0, 12), ...headings, '各位代表！', '目 录') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('\n', '\n\n', '\r\n', '\r', '\f', '\t', ' ', '\u3000', '\u00a0', '\u200b', '\v'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('# ', '## ', '- ', '* ', '> ', '---', '***', '**', '|', '1. ', '```', '\\', '&', '<'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '𠮷',
      '𫗧',
      '😀',
      '⽩',
      '⼈',
      'e\u0301',
      '\u2028',
      '\u0085',
      '（',
      '”',
      '…………12',
      '- 3 -',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('GDP', 'www.gov.cn', '2024·1', '12.5', '%', '1,000', 'ⅣA') },
  { weight: 2, arbitrary: hanRun },
);
const soup = fc.array(scraps, { maxLength: 60 }).map((parts) => parts.join(''));

/** Any characters but those that make a text binary (U+0000) or a second byte order mark. */
const anything = fc.string({ unit: 'binary', maxLength: 80 }).map((text) => text.replace(/[\0\ufeff]/gu, ''));

/** Texts as gazettes come: mostly damaged print, some soup, some that are no text at all. */
export const gazetteText = fc.oneof(
  { weight: 5, arbitrary: damagedIssue },
  { weight: 3, arbitrary: soup },
  { weight: 1, arbitrary: anything },
  { weight: 1, arbitrary: fc.constantFrom('', '\n', ' \n\u3000\n', '。', '一') },
);
