const wide = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef〇';
const wideEnd = new RegExp(`[${wide}]$`, 'u');
const wideStart = new RegExp(`^[${wide}]`, 'u');
const anyWide = new RegExp(`[${wide}]`, 'u');
const anyLetter = /\p{L}/u;

/** How far a number or a mark looks round to tell whether it stands in Chinese or in Western text. */
const AROUND = 12;

/** Brackets and slashes hold on to what is beside them, in every Western script. */
const opensTight = /[([{‹«/\\_@#§„‚]$/u;
const closesTight = /^[)\]}.,;:!?%°/\\_@…›]/u;

/** A dash has blanks on both sides or on none. */
const dashEnd = /(\s?)[—–]$/u;
const dashStart = /^[—–](\s?)/u;

/**
 * What stands between two lines of a paragraph: nothing between ideographs, a blank between words of scripts that part words.
 * An ideograph and a letter stand as the document has them elsewhere.
 *
 * @param isMixedSpaced the document puts blanks between Han and letters or digits
 *
 * @example
 * separateLines('停产六年的石埠玻璃厂重燃', '炉火', false)              // ''
 * separateLines('den Erwerber iſt ausgeſchloſſen,', 'die Prokura', false)   // ' '
 */
export function separateLines(left: string, right: string, isMixedSpaced: boolean): '' | ' ' {
  const [isWideLeft, isWideRight] = [wideEnd.test(left), wideStart.test(right)];
  if (isWideLeft && isWideRight) return '';
  if (isWideLeft || isWideRight) return isMixedSpaced && isMixedPair(left, right) ? ' ' : '';
  if (/[A-Za-z]$/.test(left) && /^[A-Za-z]/.test(right)) return ' ';
  if (opensTight.test(left) || closesTight.test(right)) return '';
  if (isChineseAround(left, right)) return '';
  const dash = dashEnd.exec(left) ?? dashStart.exec(right);
  return dash?.[1] === '' && anyLetter.test(left.at(-2) ?? '') ? '' : ' ';
}

function isMixedPair(left: string, right: string): boolean {
  return (
    (/\p{Script=Han}$/u.test(left) && /^[0-9A-Za-z]/.test(right)) ||
    (/[0-9A-Za-z%]$/.test(left) && /^\p{Script=Han}/u.test(right))
  );
}

/** Digits and marks belong to both writings: 20 and 25年 are one number, 20 and 25 men two. */
function isChineseAround(left: string, right: string): boolean {
  const near = left.slice(-AROUND) + right.slice(0, AROUND);
  return anyWide.test(near) || !anyLetter.test(near);
}
