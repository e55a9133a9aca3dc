import { type Form, type Marker, makeMarker, wordValue } from './marker.ts';
import { parseNumeral } from './numeral.ts';

/** An ordinal inside a text, `at` so many UTF-16 units from its start; negative where it began in the text before. */
export interface InlineOrdinal {
  readonly marker: Marker;
  readonly at: number;
}

/** An ordinal opens a clause: it stands behind one of these, or at the start of a text. */
const stop = '(?<=^|[。；;，,：:、！？!?…—“”‘（(）)】])';

const patterns: readonly (readonly [form: Form, pattern: RegExp])[] = [
  ['point', new RegExp(`${stop}([一二三四五六七八九十]{1,2})[是要](?!否|\\1|求|素|点)`, 'gu')],
  ['word', new RegExp(`${stop}(首先|其次|再次|再者|最后)(?=[，,、：:]|[是要])`, 'gu')],
  ['ordinal', new RegExp(`${stop}第([一二三四五六七八九十]{1,2})[，,：:]`, 'gu')],
  ['subitem', new RegExp(`${stop}[（(]([0-9０-９]{1,2})[）)](?=[\\p{Script=Han}“《])`, 'gu')],
  ['subitem', /([⑴-⒇])/gu],
  ['circled', /([①-⑳])/gu],
];

/** Behind the text before it a clause may go on across the line break: 二|是. */
const CARRIED = 3;

/**
 * The ordinals that count inside a text: 一是 二是, 首先 其次 最后, 第一， 第二，, (1) (2), ① ②. They tell which lines follow one
 * another, and are never headings.
 *
 * @example
 * inlineOrdinals('要点有二：一是清淤；二是种柳。')   // 一是 at 5, 二是 at 10
 * inlineOrdinals('他一是一、二是二。')             // none
 * inlineOrdinals('是种柳。', '一是清淤；二')        // 二是 at -1
 */
export function inlineOrdinals(text: string, before = ''): readonly InlineOrdinal[] {
  const carried = before.slice(-CARRIED);
  const whole = carried + text;
  const found = patterns.flatMap(([form, pattern]) =>
    [...whole.matchAll(pattern)].flatMap((match): readonly InlineOrdinal[] => {
      const at = match.index - carried.length;
      const startsWithin = match.index === 0 && before !== '';
      if (startsWithin || at + match[0].length <= 0) return [];
      const value = form === 'word' ? wordValue(match[1]!) : parseNumeral(match[1]!);
      return [{ marker: makeMarker(form, value, match[0].length), at }];
    }),
  );
  return found.sort((a, b) => a.at - b.at);
}
