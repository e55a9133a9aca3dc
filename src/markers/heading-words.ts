/**
 * What newspapers put over the parts of a report in the place of 一、 and 二、: a time, and what is told of it. Collected from the
 * digests of work reports that provincial and city papers print.
 */
const time =
  '(?:(?:\\d{4}|[二〇零○一三四五六七八九]{4})年(?:以来|上半年|下半年|度)?|过去[一五]年|今后五年|未来五年|[今去]年|[上下]半年|“?十[一二三四五]五”?(?:时期|期间)?)';
const matter =
  '(?:工作回顾|工作总结|主要成绩|主要成就|发展成就|重点工作|主要工作|工作重点|工作安排|工作部署|工作打算|工作任务|重点任务|主要任务|目标任务|主要目标|发展目标|预期目标|总体要求|总体思路|基本思路|指导思想|工作思路)';
const words = new RegExp(
  `^(?:${time}的?)?(?:政府|经济社会发展|全市|全省|全县)?(?:${matter}(?:[和与及、]${matter})?)$`,
  'u',
);

/** Longest such heading, in characters. */
const LONGEST = 24;

/** `2023年工作回顾`, `2024年重点工作`: a heading by its words alone. */
export function isHeadingByWords(text: string): boolean {
  return text.length <= LONGEST && words.test(text.replace(/\s+/gu, ''));
}
