import { readHocr } from '../src/read/hocr.ts';
import type { RecognisedLine } from '../src/read/recognised.ts';
import type { Box } from '../src/types.ts';

const namespace = 'http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15';

/** Lines of one region in the made file. */
const REGION = 8;

/**
 * Writes the first page of an hOCR file as PAGE XML as layout tools do: regions from the foot of the page to its head, their true order
 * in a group of ReadingOrder, every line with its words, its text and a second, wrong reading of it.
 */
export function toPageXml(hocr: string): string {
  const lines = readHocr(hocr, 'scan').pages[0]?.lines ?? [];
  const regions: (readonly RecognisedLine[])[] = [];
  for (let at = 0; at < lines.length; at += REGION) regions.push(lines.slice(at, at + REGION));
  const written = regions.map((region, r) => writeRegion(region, r));
  const refs = regions.map((_, r) => `<RegionRefIndexed index="${r}" regionRef="r${r}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<PcGts xmlns="${namespace}">
<Metadata><Creator>samples/to-page-xml.ts</Creator><Created>2025-01-08T00:00:00</Created><LastChange>2025-01-08T00:00:00</LastChange></Metadata>
<Page imageFilename="scan.png" imageWidth="1166" imageHeight="1654">
<ReadingOrder><OrderedGroup id="g0">${refs.join('')}</OrderedGroup></ReadingOrder>
${written.reverse().join('\n')}
</Page>
</PcGts>
`;
}

function writeRegion(lines: readonly RecognisedLine[], region: number): string {
  const written = lines.map((line, l) => {
    const id = `r${region}l${l}`;
    const text = line.words.map((word) => word.text).join(' ');
    const words = line.words.map(
      (word, w) =>
        `<Word id="${id}w${w}">${writeCoords(word.box)}<TextEquiv conf="${word.confidence ?? 1}"><Unicode>${escapeXml(word.text)}</Unicode></TextEquiv></Word>`,
    );
    const readings = `<TextEquiv index="1" conf="0.2"><Unicode>${escapeXml(text.replace(/的/gu, '白勺'))}</Unicode></TextEquiv><TextEquiv index="0" conf="0.9"><Unicode>${escapeXml(text)}</Unicode></TextEquiv>`;
    return `<TextLine id="${id}">${writeCoords(line.box)}\n${words.join('\n')}\n${readings}</TextLine>`;
  });
  const box = lines.find((line) => line.box)?.box;
  return `<TextRegion id="r${region}" type="paragraph">${writeCoords(box)}\n${written.join('\n')}\n</TextRegion>`;
}

function writeCoords(box: Box | undefined): string {
  const { left, top, right, bottom } = box ?? { left: 0, top: 0, right: 0, bottom: 0 };
  return `<Coords points="${left},${top} ${right},${top} ${right},${bottom} ${left},${bottom}"/>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
