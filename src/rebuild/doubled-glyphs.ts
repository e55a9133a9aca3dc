/** So many pairs, and nothing else, make a doubled line. */
const FEWEST_PAIRS = 4;

/** Words that are doubled by themselves: 高高兴兴, 平平安安. A line of nothing but such ones is as the author wrote it. */
const reduplicated =
  /^(?:高兴|平安|红火|快乐|干净|清楚|明白|热闹|轰烈|扎实|认真|踏实|堂正|世代|方面|形色|家户|时刻|千万|日夜|年月|风雨|说笑|来往|进出|上下|前后|大小|里外|老少|多少|欢喜|和美|团圆|健康|顺利|安稳|兢业|勤恳|规矩|实在|老实|辛苦|忙碌|匆忙|断续|反复|点滴|原本|彻底|真切|稳当|整齐|密麻|郁葱|浩荡|洋洒|沸扬|纷扬|口声|心念|星点|条块|角落|林总|战兢|唯诺|吞吐|偷摸|结巴|婆妈|鬼祟|疯癫|花绿|坑洼|曲折|枝叶|子孙|代代|生生|岁岁|步步)+$/u;

/**
 * What a line says whose every character was printed twice (bold type made by printing each glyph over itself), or null.
 *
 * @example 政政府府工工作作报报告告 gives 政府工作报告; 高高兴兴平平安安 gives null
 */
export function readDoubled(text: string): string | null {
  const letters = [...text];
  if (letters.length % 2 !== 0 || letters.length < 2 * FEWEST_PAIRS) return null;
  if (letters.some((letter, i) => i % 2 === 1 && letter !== letters[i - 1])) return null;
  const once = letters.filter((_, i) => i % 2 === 0);
  const han = once.filter((letter) => /\p{Script=Han}/u.test(letter)).length;
  // A line of one sign alone (————, 哈哈哈哈哈哈哈哈) is drawn or cried out.
  if (han < FEWEST_PAIRS || new Set(once).size < FEWEST_PAIRS) return null;
  return reduplicated.test(once.join('')) ? null : once.join('');
}
