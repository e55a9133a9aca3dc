/** An invented ordinance of 澜川 and what else its papers print: the texts of the tests of `gazette dedupe`. */
export const ordinance = [
  '第一条　为了加强城市供水管理，保障居民生活和企业生产用水，根据有关法律，结合本市实际，制定本办法。',
  '第二条　澜川市行政区域内的供水、用水和供水设施的建设、维护，适用本办法。',
  '第三条　市水务局负责全市供水的监督管理，各区县水务站在职责范围内做好有关工作。',
  '第四条　供水企业应当按照规定检测水质，每月向社会公布一次检测结果，不得瞒报、漏报。',
  '第五条　因施工停水的，应当提前三日告知用户；停水超过二十四小时的，应当设置临时供水点。',
  '第六条　用户逾期不缴纳水费的，自逾期之日起每日按欠费的千分之三加收违约金。',
  '第七条　违反本办法规定，擅自改装、拆除供水设施的，责令限期改正，处五百元以上五千元以下罚款。',
  '第八条　本办法自2024年3月1日起施行，原《澜川市自来水管理暂行规定》同时废止。',
].join('\n');

/** The front page of a paper, before and behind what it reprints. */
const frame = (n: number): readonly [before: string, behind: string] => [
  `${opening[n % opening.length]}${people[n % people.length]}在${places[(n * 7) % places.length]}调研时说，${opening[(n * 3 + 1) % opening.length]}\n\n`,
  `\n\n${people[(n + 2) % people.length]}昨日到${places[(n * 5 + 3) % places.length]}慰问，${opening[(n * 5 + 2) % opening.length]}\n`,
];

const opening = [
  '东山隧道昨天下午贯通，比计划早了四十二天，两岸居民往来从此不必再坐渡船。',
  '今年的莲花节将在北湖边举行，来自十一个乡镇的手艺人会带来竹编、剪纸和蓝印布。',
  '入冬以来，南坪粮库收进晚稻六万吨，仓容已经过半，农户凭手机就能排队。',
  '职业学校的实训楼封了顶，明年秋天将有八百名学生在这里学习船舶焊接。',
  '青石巷的老人食堂添了两样素菜，十块钱能吃好，腿脚不便的有人送饭上门。',
  '澜川至临浦的夜班渡轮恢复开行，末班船改到二十二点三十分，票价不变。',
  '省队的划艇选手在西塘水库集训，教练说这里风小浪平，四月也能下水。',
];
const people = ['市长杨大勇', '副市长周敏', '市水务局局长何立新', '市总工会主席沈秋兰', '市林业站站长罗成'];
const places = ['青石巷', '南坪镇', '临浦渡口', '东山林场', '北湖湿地', '西塘水库', '柳岸新村', '马家畈', '石门关'];

/** A page that holds a text between its own. */
export function pageWith(n: number, text: string): string {
  const [before, behind] = frame(n);
  return before + text + behind;
}

/** Misreads every n-th ideograph, as recognition does: for one that is no numeral. */
export function misreadEvery(text: string, n: number): string {
  let seen = 0;
  return text.replace(/[^\s\d\p{P}一二三四五六七八九十百千零]/gu, (letter) => {
    seen += 1;
    return seen % n === 0 ? '囗' : letter;
  });
}
