import { describe, expect, it } from 'vitest';
import { choosePrints } from '../../src/dedupe/choose-prints.ts';
import { findCopies } from '../../src/dedupe/find-copies.ts';
import { readLanguage } from '../../src/language/document-language.ts';
import type { Line } from '../../src/types.ts';

const own = [
  '过去一年，全市上下坚持稳中求进工作总基调，着力稳增长、促改革、调结构、惠民生，经济运行总体平稳，社会大局和谐稳定。',
  '工业经济稳步回升，装备制造、食品加工和新材料等主导产业不断壮大，园区承载能力明显增强，一批重点项目建成投产达效。',
  '城乡面貌明显改善，老旧小区改造有序推进，背街小巷得到整治，污水处理厂扩建工程投入运行，群众居住条件持续提升。',
  '教育事业均衡发展，义务教育学校办学条件全面改善，职业教育产教融合不断深化，教师队伍建设得到加强，社会反响良好。',
];
const misread = [
  '过去一年，全巿上下坚持稳中求迸工作总基调，着力稳增长、促攺革、调结构、惠民生，经济运行总休平稳，社会大局和谐稳定。',
  '工业经济稳步回升，装备制造、食品加工和新村料等主导产业不断壮大，园区承载能力明显增弹，一批重点顷目建成投产达效。',
  '城乡面貌明显攺善，老旧小区改造有序推进，背街小巷得到整治，污水处理厂扩建工程投人运行，群众居佳条件持续提升。',
];
const award = (name: string) =>
  `经研究决定，给予${name}建国同志记个人二等功一次，颁发奖章和证书，并号召全市广大干部职工向他学习，爱岗敬业，无私奉献，再立新功。`;
const school = (side: string) =>
  `城${side}小学新建教学楼一栋，建筑面积三千平方米，可容纳学生八百人，极大改善了办学条件，受到师生和家长的一致好评和社会各界的广泛赞誉。`;

const tale = [
  '那年冬天雪下得早，河面结了厚厚的冰，老船工把渡船拖上岸，用草帘子盖好，从此每天清早到堤上看一回水位和风向。',
  '邻村的铁匠搬来以后，街口整天叮叮当当，孩子们放学都围在炉子旁边看火花，直到各家的母亲站在门口喊吃饭才散去。',
];

function dropped(texts: readonly string[]): readonly string[] {
  const language = readLanguage(texts.map((text) => ({ text }) as Line));
  return choosePrints(texts, findCopies(texts), language).map(({ text, start, end }) => texts[text]!.slice(start, end));
}

describe('choosePrints', () => {
  it('drops misread prints and keeps parallel statements of the same text, which differ in one letter of a name', () => {
    const parallel = [...['李', '王', '张', '刘'].map(award), ...['东', '西', '南', '北'].map(school)];
    expect(dropped([...own, ...parallel, ...misread])).toEqual(misread);
  });

  it('takes a misread print of one of two parallel statements for a print of that one only', () => {
    const again =
      '经硏究决定，给予王建国同志记个人二等功一次，颁发奖章和证书，并号召全巿广大千部职工向他学习，爱岗敬业，无私奉猷，再立新功。';
    expect(dropped([...own, award('李'), award('王'), ...misread, again])).toEqual([...misread, again]);
  });

  it('drops the second print of a text that stands twice throughout, as a text layer under a scan does, and no less', () => {
    const lines = [
      ...own,
      award('李'),
      school('东'),
      ...misread,
      '城乡居民基本养老保险参保人数持续增加，养老服务设施覆盖全部社区，孤寡老人得到妥善照料，生活有了保障。',
    ];
    const plain = lines.filter((line) => !misread.includes(line)).concat(tale);
    const pages = [plain.slice(0, 4), plain.slice(4)];
    expect(dropped(pages.flatMap((page) => [...page, ...page]))).toEqual(plain);
    expect(dropped([...plain, ...plain.slice(4)])).toEqual([]);
  });

  it('keeps items of a list that count otherwise', () => {
    const items = [
      '（七）数量或者数额未达到本款第一项至第六项规定的标准，但属于犯罪集团的首要分子，使用特种车辆从事走私活动，造成环境严重污染，或者引起甲类传染病传播、重大动植物疫情等情形的。',
      '（二）达到前款第一项至第六项规定的标准，且属于犯罪集团的首要分子，使用特种车辆从事走私活动，造成环境严重污染，或者引起甲类传染病传播、重大动植物疫情等情形的。',
    ];
    expect(dropped([...own, ...items])).toEqual([]);
  });
});
