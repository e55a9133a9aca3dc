import { isHeadingByWords } from './heading-words.ts';
import { parseMarker } from './parse-marker.ts';
import { isSession } from './session-line.ts';
import { beginsWithSurname } from './surnames.ts';

const han = '\\p{Script=Han}';
const role =
  '(?:(?:本报|本刊|本台|本网|新华社|人民日报|融媒体?|全媒体|特约|见习|实习|首席|驻站)\\s*){0,3}(?:记者|通讯员|实习生|评论员|特派员)';
const name = `(?:${han}{2,4}|${han}[ \\u3000]{1,2}${han}|${han}{1,8}·${han}{1,10})`;
const names = `${name}(?:[\\s、，,]+(?!${role})${name})*`;
const suffix = '(?:\\s*[/／]?\\s*(?:文[/／]?图|图[/／]?文|摄影报道|文))?';
const bylines = new RegExp(
  `^[■●□◆▲◎]?\\s*(?:文\\s*(?:[/／][图摄]?|[:：])\\s*)?(?:${role}(?:\\s*[:：]\\s*|\\s+)${names}\\s*)+${suffix}$`,
  'u',
);
const glued = new RegExp(`^[■●□◆▲◎]?\\s*${role}(${names})${suffix}$`, 'u');
const written = new RegExp(`^[■●□◆]?\\s*(?:文|图文|文图)\\s*[/／]\\s*${names}$`, 'u');
const commentator = /^[■●□◆]?\s*(?:本报|本刊|人民日报)\s*(?:特约)?\s*评论员$/u;

/** Longest byline, in characters. */
const LONGEST_BYLINE = 60;

/** `本报记者 张磊 尹雪`, `■ 通讯员 刘莹`, `文／王芳`, `本报评论员`: who wrote an article, alone on its line. */
export function isReporterByline(text: string): boolean {
  if (text.length > LONGEST_BYLINE) return false;
  if (bylines.test(text) || written.test(text) || commentator.test(text)) return true;
  const first = glued.exec(text)?.[1];
  return first !== undefined && beginsWithSurname(first);
}

const dispatch =
  /^(?:本报|本刊|本台|人民网|新华网|中新网|中新社|新华社)[\p{Script=Han}\s]{0,12}(?:\d{1,2}月\d{1,2}日)?(?:讯|电)(?=[\s（(：:　]|$)|^[（(](?:本报)?(?:记者|通讯员)[\s:：]/u;

/** `本报讯（记者 张磊）…`, `新华社北京3月5日电 …`: how a newspaper's report opens. */
export function opensDispatch(text: string): boolean {
  return dispatch.test(text.slice(0, 40));
}

const SHORTEST_TITLE = 4;
const LONGEST_TITLE = 40;

/** Whether a line may be the title of an article by its own words: short, without a stop, and neither item, caption nor byline. */
export function mayBeTitle(text: string): boolean {
  return (
    text.length >= SHORTEST_TITLE &&
    text.length <= LONGEST_TITLE &&
    (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= SHORTEST_TITLE &&
    !/[\p{P}]$/u.test(text.replace(/[”》’」』]$/u, '')) &&
    !/^[\p{P}\p{S}]/u.test(text.replace(/^[“《‘「『]/u, '')) &&
    !/[。；]|摄$|\S(?: {2,}|\t|\u3000)\S.*(?: {2,}|\t|\u3000)\S/u.test(text) &&
    parseMarker(text) === null &&
    !isSession(text) &&
    !isHeadingByWords(text) &&
    !isReporterByline(text) &&
    !opensDispatch(text)
  );
}

/**
 * Whether an article of a newspaper opens at a line: a title over a byline or over `本报讯`, perhaps with a subtitle between them.
 *
 * @example `澜川：守住两百里江堤` over `本报记者 张磊 尹雪`
 */
export function opensNewspaperArticle(line: string, ...following: readonly (string | undefined)[]): boolean {
  if (!mayBeTitle(line)) return false;
  const [next, after, third] = following;
  const isSubtitle = next !== undefined && /^(?:——|--)/u.test(next) && next.length <= LONGEST_TITLE;
  const [head, body] = isSubtitle ? [after, third] : [next, after];
  if (head === undefined) return false;
  if (opensDispatch(head)) return true;
  // A byline at the end of an article stands over no text of its own.
  return isReporterByline(head) && body !== undefined && (/[。！？；，]/u.test(body) || isHeadingByWords(body));
}
