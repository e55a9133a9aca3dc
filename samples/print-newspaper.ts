/** A newspaper page as OCR gives it, made from an article whose paragraphs are known. */

/** A page with the paragraphs that it must become. */
export interface NewspaperPage {
  readonly raw: string;
  readonly gold: readonly string[];
}

/** How many times each kind of damage is done. */
export interface PageDamage {
  /** Captions that stand inside a sentence. */
  readonly captions: number;
  /** Sentences broken by a blank line alone. */
  readonly breaks: number;
  /** Passages printed once more, inside another paragraph. */
  readonly repeats: number;
  /** Headings broken over lines of one to four characters. */
  readonly shattered: number;
}

const marks = ['▲', '▶', '◀', '▼', ''];
const credits = ['本报记者 摄', '本报记者 林远舟 摄', '资料图片', '许闻笛 摄', '（林远舟 摄）'];
const scenes = [
  '新投运的换电站前车来车往。',
  '河堤步道上晨练的市民',
  '菌菇大棚里采收正忙。',
  '老街修缮后重新开市。',
  '港口夜间装卸作业。',
  '社区食堂开饭前的准备。',
];

/** Numbers below `n`, the same for the same seed. */
function dice(seed: number): (n: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/**
 * Prints an article as a newspaper page: captions stand inside sentences, sentences are broken by blank lines, headings are
 * shattered, passages are printed once more inside another paragraph.
 *
 * In: paragraphs of an article, a seed. Out: the page, and the paragraphs as they should be: each caption behind the paragraph
 * that it interrupted.
 */
export function printNewspaper(article: readonly string[], damage: PageDamage, seed: number): NewspaperPage {
  const roll = dice(seed);
  const blocks = article.map((text) => ({ raw: [text], gold: [text] }));
  const free = new Set(article.flatMap((text, i) => (text.length >= 110 && /。$/u.test(text) ? [i] : [])));
  const takeOne = () => {
    const left = [...free];
    const chosen = left[roll(left.length)];
    if (chosen !== undefined) free.delete(chosen);
    return chosen;
  };
  const tear = (text: string) => 20 + roll(text.length - 40);
  for (let k = 0; k < damage.repeats; k += 1) {
    const [from, to] = [takeOne(), takeOne()];
    if (from === undefined || to === undefined) break;
    const [donor, host] = [article[from]!, article[to]!];
    const length = Math.min(donor.length - 10, 90 + roll(70));
    const start = roll(donor.length - length);
    const ends = [...host.matchAll(/[。；，]/gu)].map(({ index }) => index + 1).filter((at) => at < host.length - 1);
    const at = ends[roll(ends.length)];
    if (at !== undefined) blocks[to]!.raw = [host.slice(0, at) + donor.slice(start, start + length) + host.slice(at)];
  }
  for (let k = 0; k < damage.captions; k += 1) {
    const i = takeOne();
    if (i === undefined) break;
    const at = tear(article[i]!);
    const captions = Array.from({ length: roll(4) === 0 ? 2 : 1 }, () => {
      const mark = marks[roll(marks.length)]!;
      return `${mark}${scenes[roll(scenes.length)]!}${credits[roll(credits.length)]!}`;
    });
    blocks[i] = {
      raw: [article[i]!.slice(0, at), ...captions, article[i]!.slice(at)],
      gold: [article[i]!, ...captions],
    };
  }
  for (let k = 0; k < damage.breaks; k += 1) {
    const i = takeOne();
    if (i === undefined) break;
    const at = tear(article[i]!);
    blocks[i]!.raw = [article[i]!.slice(0, at), article[i]!.slice(at)];
  }
  const headings = article.flatMap((text, i) =>
    /^[（(]?[一二三四五六七八九十]+[）)、]/u.test(text) && text.length <= 30 ? [i] : [],
  );
  for (const i of headings.slice(0, damage.shattered)) blocks[i]!.raw = shatter(article[i]!, roll);
  return {
    raw: `${blocks.flatMap(({ raw }) => raw).join('\n\n')}\n`,
    gold: blocks.flatMap(({ gold }) => gold),
  };
}

function shatter(heading: string, roll: (n: number) => number): string[] {
  const parts: string[] = [];
  for (let at = 0; at < heading.length; ) {
    const length = 1 + roll(4);
    parts.push(heading.slice(at, at + length));
    at += length;
  }
  return parts;
}
