import { type Form, isOrdinal, type Marker } from '../markers/marker.ts';
import { nestMarkers, type Section, type SequenceFault } from '../markers/marker-tree.ts';
import { chineseNumeral } from '../markers/numeral.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import { repairMarkers } from '../markers/repair-markers.ts';
import type { CheckedText, PlacedParagraph } from './checked-text.ts';

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

/** 一是 runs within a sentence, 第一条 may be quoted in any order, letters and annexes are named more often than counted. */
const uncounted: ReadonlySet<Form> = new Set(['article', 'clause', 'letter', 'annex']);

/** Counts sections per article and source, in raw order: does the raw text hold them in order? */
export function sectionCounts(text: CheckedText): readonly SectionCount[] {
  const groups = new Map<string, PlacedParagraph[]>();
  const inRawOrder = [...text.paragraphs].sort((a, b) => a.first.start - b.first.start || a.index - b.index);
  for (const placed of inRawOrder) {
    // Rows of a table count for themselves.
    if (placed.paragraph.kind === 'table') continue;
    const key = `${placed.article} ${placed.first.source}`;
    const group = groups.get(key);
    if (group) group.push(placed);
    else groups.set(key, [placed]);
  }
  return [...groups.values()].flatMap((group) => {
    const texts = group.map(({ paragraph }) => paragraph.text);
    const markers = repairMarkers(texts, texts.map(parseMarker));
    const sections = withContents(
      group.flatMap((placed, i) => {
        const marker = markers[i];
        return !marker || isOrdinal(marker.form) || uncounted.has(marker.form) ? [] : [sectionOf(placed, marker)];
      }),
    );
    return sections.length === 0 ? [] : [{ sections, faults: nestMarkers(sections).faults }];
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

function sectionOf(placed: PlacedParagraph, { level, form, value, length }: Marker): PlacedSection {
  const { text } = placed.paragraph;
  const mark = text.slice(0, length);
  const behind = text.slice(length).trim();
  return {
    series: `${form} ${separatorOf(mark, form)}`,
    value,
    // The items of two enumerations may well be the same words (laws: （一）申请书；): they are no headings.
    heading: level > 2 || /[；;]$/.test(behind) ? '' : behind,
    doubtful: level === 1 && /^[一二三四五六七八九十]+[、月季]/.test(behind),
    running: level === 3 || form === 'chapter' || form === 'section',
    placed,
    mark,
  };
}

/** 1. and 1、 may be two counts, one within the other, and so may (1) and ⑴; brackets of one width and another are one. */
function separatorOf(mark: string, form: Form): string {
  if (/[⑴-⒛①-⑳㈠-㈩]/u.test(mark)) return 'sign';
  if (form !== 'item') return '';
  return /[、，,]/.test(mark) ? '、' : '.';
}

const number = /[〇零一二三四五六七八九十百](?:[ \u3000]?[〇零一二三四五六七八九十百])*|[0-9０-９]+|[①-⒛㈠-㈩]/u;

/** A marker of the same kind as `like` with another value, for a message: （二） like （四）. */
export function markerOf(value: number, like: PlacedSection): string {
  return like.mark.replace(number, (printed) => {
    if (/[0-9０-９]/.test(printed)) return String(value);
    if (!/[①-⒛㈠-㈩]/u.test(printed)) return chineseNumeral(value);
    return String.fromCodePoint(printed.codePointAt(0)! - like.value + value);
  });
}
