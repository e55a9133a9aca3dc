const name = '\\p{Script=Han}{2,4}(?:·\\p{Script=Han}{2,6})?';
const names = `${name}(?:[、，,\\s]{1,2}${name}){0,5}`;
const role =
  '(?:本报|本刊|本台|本网|新华社|中新社|人民图片|特约|见习|实习|首席|全媒体|融媒体|通讯员|摄影|记者|作者)+[\\s：:]*';
const taken = '摄(?:影(?:报道)?)?';
const archive = '(?:资料图片|资料照片|资料图|网络图片|视频截图)';
const given = '(?:供图|图片由.{2,16}提供|(?:图|摄影|图片)\\s?[/／：:]\\s?\\S{2,12}(?:[、\\s]\\S{2,4}){0,3})';
const credit = `(?:${role}(?:${names})?\\s*${taken}|${names}\\s*${taken}|${archive}|(?:${role})?(?:${names}\\s*)?${given})`;

const alone = new RegExp(`^[（(]?${credit}[）)]?。?$`, 'u');
const atEnd = new RegExp(`(?:[。！？!?；…”】\\s]\\s*|[（(])${credit}[）)]?。?$`, 'u');
/** 晨练的市民许闻笛 摄: nothing but the blank before 摄 shows that a name stands there. */
const blankBefore = /\p{Script=Han}{2,}\s+摄[）)]?$/u;
const collective = /^本版(?:图片|照片|摄影|图表).{0,40}(?:摄|提供|资料图片|资料照片|资料图)[）)]?。?$/u;

/** No credit is without one of these. */
const spoken = /[摄图]|照片/u;

/** Longest credit that stands alone, in characters. */
const LONGEST = 48;

/** `许胜信 摄`, `本报记者 林远舟 摄影报道`, `资料图片`: who took a photograph, alone on its line. */
export function isCredit(text: string): boolean {
  return text.length <= LONGEST && alone.test(text);
}

/** `本版图片除署名外均由本报记者张磊摄`: one credit for all pictures of a page. */
function isCollectiveCredit(text: string): boolean {
  return text.length <= LONGEST && collective.test(text);
}

/** `…持续升温。许胜信 摄`: a text that ends with a credit. */
export function endsWithCredit(text: string): boolean {
  const tail = text.slice(-LONGEST);
  if (!spoken.test(tail)) return false;
  return atEnd.test(tail) || blankBefore.test(tail) || isCredit(text) || isCollectiveCredit(text);
}
