import { beginsWithSurname } from '../markers/surnames.ts';
import type { Fact } from './fact.ts';

/** Family names beyond the commonest (`markers/surnames`), from the Hundred Family Names; none that is an everyday word. */
const rarer =
  '窦章葛奚昌苗项阮蓝闵席季麻路娄童颜梅盛刁骆樊凌霍虞柯管房裘缪解宗宣郁杭左吉钮嵇邢裴荣翁荀甄曲封储靳焦巴巫隗谷车宫宁仇栾甘厉戎祖符景詹束司韶郜蓟蒲卓蔺屠蒙池阴胥闻莘党翟贡姬申冉宰雍桑桂濮牛寿扈燕冀浦尚温庄晏柴瞿阎慕茹习艾容古戈庾暨耿匡寇阙巩聂晁敖冷辛阚简饶沙鞠关蒯查荆游权桓佟佘祁米仝商牟麦辜占';

/** Offices that stand before a name. */
const office =
  '总书记|副书记|书记|副省长|省长|副市长|市长|副县长|县长|副区长|区长|乡长|镇长|村长|州长|盟长|旗长|副部长|部长|副局长|局长|副厅长|厅长|副主任|主任|副主席|主席|副总理|总理|副委员长|委员长|秘书长|副院长|院长|副检察长|检察长|副校长|校长|厂长|董事长|总经理|副经理|经理|处长|科长|站长|所长|队长|副会长|会长|组长|政委|司令员|参谋长|教授';

/** Those that are words of a sentence as well: a name stands behind them with a blank or a colon only (代表 王芳, 记者：李明). */
const calling = '研究员|工程师|记者|通讯员|代表|委员|主编|编辑|校对|签发人|联系人|作者|摄影';

/** No given name: a word that goes on with the sentence, a place, a body. */
const noName =
  /[的了是在和与同等为就率到说向对一不有于以会团区县市省乡镇村委局厅部办院校厂司社署队组级长们任期令名位人员提作做]/u;

const behindName = String.raw`(?=$|[\s\u3000，。、；：！？,;:()（）〔【\]》”]|同志|先生|女士|作|在|主持|出席|说|介绍|宣布|强调|指出|表示|致|向|讲话|发表|参加|率|和|与|代表|等)`;

/** Each behind what no name of its kind is without, which is found much faster. */
const patterns: readonly (readonly [needed: RegExp, name: RegExp])[] = [
  [
    new RegExp(`${office}|${calling}`, 'u'),
    new RegExp(
      String.raw`(?:(?:${office})[：:\s\u3000]{0,3}|(?:${calling})[：:\s\u3000]{1,3})(\p{Script=Han}{3,4}?|\p{Script=Han}{2})${behindName}`,
      'gu',
    ),
  ],
  [/同志|先生|女士/u, /(?<=^|[\s\u3000，。、；：！？（(和与由])(\p{Script=Han}{2,4})(?=同志|先生|女士)/gu],
];
const list =
  /(?<=^|[\s\u3000，。；：（(])(?:\p{Script=Han}{2,4}、){3,}\p{Script=Han}{2,4}(?=$|[\s\u3000，。；）)等])/gu;

const FEWEST_MARKS = /、[^、]*、[^、]*、/u;

/**
 * The names of persons of a text, found where little else can stand: behind an office (市长杨大勇作报告), before 同志, 先生 and 女士,
 * in lists of four and more, each with a Chinese family name and a given name of one or two characters. Many are missed, on purpose.
 *
 * In: a text. Out: facts in order, whose value is the name.
 */
export function readNames(text: string): readonly Fact[] {
  const found = new Map<number, Fact>();
  const add = (start: number, name: string) => {
    if (isName(name) && !found.has(start))
      found.set(start, { kind: 'name', start, end: start + name.length, reading: name, value: name });
  };
  for (const [needed, pattern] of patterns) {
    if (!needed.test(text)) continue;
    for (const match of text.matchAll(pattern)) add(match.index + match[0].lastIndexOf(match[1]!), match[1]!);
  }
  for (const match of FEWEST_MARKS.test(text) ? text.matchAll(list) : []) {
    const names = match[0].split('、');
    if (!names.every(isName)) continue;
    let start = match.index;
    for (const name of names) {
      add(start, name);
      start += name.length + 1;
    }
  }
  return [...found.values()]
    .sort((a, b) => a.start - b.start)
    .filter(({ start }, i, all) => i === 0 || all[i - 1]!.end <= start);
}

function isName(text: string): boolean {
  const family = /^(?:欧阳|司马|上官|诸葛|司徒|东方|皇甫|令狐|慕容|公孙|夏侯|长孙|尉迟|端木)/u.test(text) ? 2 : 1;
  const given = text.slice(family);
  const hasSurname = family === 2 || beginsWithSurname(text) || rarer.includes(text.charAt(0));
  return hasSurname && given.length >= 1 && given.length <= 2 && !noName.test(given);
}
