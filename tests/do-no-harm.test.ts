import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clean } from '../src/clean.ts';
import { ledgerState, paragraphTexts, soundLedger } from './invariants.ts';

const report = readFileSync('samples/clean/raw.txt', 'utf8').split('\n').filter(Boolean);

/** Texts whose lines are no set prose, or look like furniture and are text: each comes out line by line. */
const texts: Readonly<Record<string, readonly string[]>> = {
  'a list of courts': ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'].map(
    (name) => `澜川市${name}山区人民法院`,
  ),
  'a list of committee members': Array.from(
    { length: 12 },
    (_, i) => `沈江平\u3000闻远${'山川水木石火云雨田禾竹松'[i]}\u3000罗一苇\u3000齐大河`,
  ),
  verse: [
    '澜水东来绕郭流，',
    '柳塬烟雨望川秋。',
    '一声汽笛惊鸥起，',
    '万点帆灯照客舟。',
    '石埠炉红连夜铸，',
    '禾屿稻熟满仓收。',
    '老城旧巷添新绿，',
    '长话家常在渡头。',
  ],
  'rows of figures': Array.from(
    { length: 12 },
    (_, i) => `${343.9 + i} ${657.2 + i} ${478.9 + i} ${585.9 + i} 167.${i}`,
  ),
  'a price list with leaders': ['白菜……………………2', '青椒……………………7', '鲫鱼…………………16', '猪肉…………………28', '豆腐……………………3'],
  'numbers in brackets': ['问题', '（1）', '有多少户？', '（2）', '住在哪里？', '（3）', '何时搬来？'],
  'addressees behind form feeds': ['一', '二', '三', '四'].flatMap((each) => [
    `\f各县（市、区）人民政府：`,
    `现将第${each}批名单印发给你们，请认真执行。`,
  ]),
  'chapters behind form feeds': [1, 2, 3, 4, 5].flatMap((n) => [
    `\f第${n}章`,
    `这一章说的是第${n}件事，和别的章不同。`,
  ]),
  'provisions with other numbers': [3, 5, 10, 15, 20, 25, 30, 45].map(
    (days) => `市水务局应当自收到取水申请之日起${days}个工作日内作出决定；不予批准的，应当书面告知申请人并说明理由。`,
  ),
  'a clean report': report,
};

describe('what is no damage stays as it is', () => {
  it.each(Object.entries(texts))('%s', async (_, lines) => {
    const raw = `${lines.join('\n')}\n`;
    const cleaned = await clean(raw);
    expect(paragraphTexts(cleaned)).toEqual(lines.map((line) => line.trim()));
    expect(cleaned.summary).toMatchObject({ moved: 0, duplicates: 0, furniture: 0, edits: 0 });
    expect(ledgerState(cleaned)).toEqual(soundLedger(raw));
  });

  it('a page that is out of order is not run together with its neighbours', async () => {
    const lines =
      report
        .slice(8, 30)
        .join('')
        .match(/.{1,18}/gu) ?? [];
    const page = (number: number) => [...lines.slice(20 * number - 20, 20 * number), `- ${number} -`, ''].join('\n');
    const raw = [1, 2, 4, 3, 5, 6].map(page).join('');
    const cleaned = await clean(raw);
    expect(cleaned.ledger.gaps.length + cleaned.summary.moved).toBeGreaterThan(0);
  });

  it('ten megabytes on one line are one paragraph', async () => {
    const raw = '澜川市人民政府工作报告。'.repeat(300_000);
    expect((await clean(raw)).report.articles[0]?.paragraphs).toHaveLength(1);
  });
});
