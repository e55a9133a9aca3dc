import type { Marker } from '../markers/parse-marker.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import type { CheckedText, PlacedParagraph } from './checked-text.ts';
import type { Section, SequenceFault } from './section-sequence.ts';
import { sequenceFaults } from './section-sequence.ts';

/** A paragraph that opens a section. `mark` is its marker as printed. */
export interface PlacedSection extends Section {
  readonly placed: PlacedParagraph;
  readonly mark: string;
}

/** The sections of one article of one source in raw order, and where their count breaks. */
export interface SectionCount {
  readonly sections: readonly PlacedSection[];
  readonly faults: readonly SequenceFault[];
}

/** Levels up to ① (5) count through a text; 一是 (6) runs within a sentence, and 第一条 (7) may be quoted in any order. */
const deepestLevel = 5;

/** Counts sections per article and source, in raw order: does the raw text hold them in order? */
export function sectionCounts(text: CheckedText): readonly SectionCount[] {
  const groups = new Map<string, PlacedSection[]>();
  const inRawOrder = [...text.paragraphs].sort((a, b) => a.first.start - b.first.start || a.index - b.index);
  for (const placed of inRawOrder) {
    const marker = parseMarker(placed.paragraph.text);
    if (!marker || marker.level > deepestLevel) continue;
    const key = `${placed.article} ${placed.first.source}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(sectionOf(placed, marker));
  }
  return [...groups.values()].map((group) => {
    const sections = withContents(group);
    return { sections, faults: sequenceFaults(sections) };
  });
}

/** Headings on three lines running, without any text between: a contents list (1955 report) rather than sections. */
const contentsLines = 3;

function withContents(sections: readonly PlacedSection[]): readonly PlacedSection[] {
  const listed = new Set<number>();
  let from = 0;
  sections.forEach((section, index) => {
    const next = sections[index + 1];
    const running =
      next !== undefined && next.placed.index === section.placed.index + 1 && !/[。！？]/u.test(next.heading);
    if (running && !/[。！？]/u.test(section.heading)) return;
    if (index - from + 1 >= contentsLines) for (let each = from; each <= index; each += 1) listed.add(each);
    from = index + 1;
  });
  return sections.map((section, index) => (listed.has(index) ? { ...section, listed: true } : section));
}

function sectionOf(placed: PlacedParagraph, { level, value, length }: Marker): PlacedSection {
  const { text } = placed.paragraph;
  const mark = text.slice(0, length);
  const behind = text.slice(length).trim();
  return {
    series: `${level} ${formOf(mark)}`,
    value,
    // The items of two enumerations may well be the same words (laws: （一）申请书；): they are no headings.
    heading: level > 2 || /[；;]$/.test(behind) ? '' : behind,
    doubtful: level === 1 && /^[一二三四五六七八九十]+[、月季]/.test(behind),
    running: level === 3 || /^第.*[章节]$/.test(mark),
    placed,
    mark,
  };
}

/** A mark without its number; OCR and authors mix half-width and full-width brackets within one count. */
function formOf(mark: string): string {
  const bare = mark.replace(/\s/g, '').replace(number, '#');
  return bare
    .replace('(', '（')
    .replace(/[)\]】]/, '）')
    .replace('．', '.');
}

const number = /[〇零一二三四五六七八九十百]+|\d+|[①-⑳]/;

/** A marker of the same kind as `like` with another value, for a message: （二） like （四）. */
export function markerOf(value: number, like: PlacedSection): string {
  return like.mark.replace(number, (printed) => {
    if (/\d/.test(printed)) return String(value);
    return /[①-⑳]/.test(printed) ? String.fromCodePoint(0x245f + value) : chineseNumeral(value);
  });
}

const digits = '零一二三四五六七八九';

/** 1 to 999 as section markers write them: 十, 十二, 二十, 一百零五. */
function chineseNumeral(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const one = ones > 0 ? digits[ones] : '';
  if (hundreds > 0) return `${digits[hundreds]}百${tens > 0 ? `${digits[tens]}十` : ones > 0 ? '零' : ''}${one}`;
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${one}`;
}
