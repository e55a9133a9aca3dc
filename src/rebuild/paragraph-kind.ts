import { endsSentence } from '../layout/measure.ts';
import type { Form } from '../markers/marker.ts';
import { isReporterByline } from '../markers/newspaper-lines.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import { isSession } from '../markers/session-line.ts';
import type { ParagraphKind } from '../types.ts';

const office = '(?:省长|市长|主席|州长|县长|区长|旗长|盟长|主任|(?<!总)书记|院长|检察长|总理)';
const byline = new RegExp(
  `^\\p{Script=Han}{0,16}${office}\\s*(?![的在对和])\\p{Script=Han}(?:\\s?\\p{Script=Han}){1,3}$`,
  'u',
);
const caption = /^[▲△▼▽◀◁▶▷].+|摄[）)]?$/u;
const item = /^(?:[●•■◆○·]|——|[—–-]\s)/u;
const note = /^(?:注|注释|名词解释|附注)\s*[:：]?$/u;

/** Markers of items where they open no heading; 第一， and 首先 open an argument in prose. */
const counted: ReadonlySet<Form> = new Set(['item', 'letter', 'subitem', 'circled', 'point']);

/** Longest heading and caption, in characters. */
const HEADING = 60;
const CAPTION = 60;

/** `市长 闻远舟`, an office and a name, or `本报记者 张磊 尹雪`, alone on its line. */
export function isByline(text: string): boolean {
  return (text.length <= 24 && byline.test(text)) || isReporterByline(text);
}

/** The kind of a paragraph by its own text, and the level of a heading (1 for 一、, 2 for （一）, 3 for 1.). */
export function classify(text: string): { readonly kind: ParagraphKind; readonly level?: number } {
  if (isSession(text)) return { kind: 'session' };
  if (isByline(text)) return { kind: 'byline' };
  if (note.test(text)) return { kind: 'note' };
  const marker = parseMarker(text);
  if (
    marker &&
    marker.level <= 3 &&
    !/^附\s?件\s?[:：]/u.test(text) &&
    text.length > marker.length &&
    text.length <= HEADING &&
    !/[。！？；，：!?;,:]$/u.test(text) &&
    !/[。！？；]/u.test(text)
  ) {
    return { kind: 'heading', level: marker.level };
  }
  if (text.length <= CAPTION && caption.test(text) && !endsSentence(text.replace(/摄$/u, '')))
    return { kind: 'caption' };
  if (item.test(text) || (marker && counted.has(marker.form))) return { kind: 'item' };
  return { kind: 'body' };
}
