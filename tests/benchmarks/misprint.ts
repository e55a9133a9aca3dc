/** Numbers in [0, 1) from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Characters that recognition takes for one another. */
const lookAlikes = [
  '目日曰白自',
  '贯货贷',
  '高商',
  '末未',
  '己已巳',
  '土士',
  '千干于',
  '人入八',
  '大太犬',
  '氢氨氧',
  '量最里',
  '牛午',
  '历厉',
  '署暑',
  '亩亭',
  '议以',
  '雪需',
  '项顶',
  '住往佳',
  '拓折',
  '快决块',
  '析折',
  '治冶',
  '晶品',
  '候侯',
  '间问闻',
  '令今',
  '天夫',
  '力刀',
  '压庄',
  '设没',
  '技枝',
  '推椎',
  '准淮',
  '科料',
  '特持',
  '情清',
  '城域',
  '感惑',
  '链键',
  '碳磁',
  '粮糠',
  '设役',
]; // prettier-ignore
const alike = new Map<string, string[]>();
for (const group of lookAlikes) {
  for (const each of group)
    alike.set(each, [...(alike.get(each) ?? []), ...[...group].filter((other) => other !== each)]);
}

const SUBSTITUTED = 0.7;
const LOST = 0.85;

/**
 * A text as a poor print has it: of `rate` of its characters 70% are exchanged for a look-alike, or for a Han character as frequent as
 * those of the text itself, 15% are lost, and before 15% stands one too many. `spares` names characters that come out right.
 */
export function misprint(text: string, rate: number, random: () => number, spares?: RegExp): string {
  const han = text.match(/\p{Script=Han}/gu) ?? ['一'];
  const any = () => han[Math.floor(random() * han.length)]!;
  return Array.from(text, (char) => {
    if (random() >= rate || spares?.test(char)) return char;
    const kind = random();
    if (kind >= LOST) return any() + char;
    if (kind >= SUBSTITUTED) return '';
    const twins = alike.get(char);
    return twins ? twins[Math.floor(random() * twins.length)]! : any();
  }).join('');
}
