/** Text at a place of a page, in points from its lower left corner; `font` is that of vertical text where it is `vertical`. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly vertical?: boolean;
  /** Number of its marked content, to which elements of the tree refer, or that it is no text of the page. */
  readonly mark?: number | 'Artifact';
}

/** An element of the structure tree, with numbers of marked content. */
export interface MadeElement {
  readonly role: string;
  readonly kids: readonly (number | MadeElement)[];
}

/** One page of a PDF that a test writes by hand. */
export interface MadePage {
  readonly texts?: readonly Placed[];
  /** Operators that are put behind the texts. */
  readonly content?: string;
  readonly width?: number;
  readonly height?: number;
  /** A grey picture over the whole page. */
  readonly picture?: boolean;
  /** What the structure tree of the file has on this page. */
  readonly tree?: readonly MadeElement[];
}

const font = (encoding: string) =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [ << /Type /Font /Subtype /CIDFontType0 ` +
  '/BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor << ' +
  '/Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 ' +
  '/CapHeight 880 /StemV 93 >> >> ] >>';

const stream = (dictionary: string, content: string) =>
  `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** A PDF of objects by number, the first the catalogue (PDF 32000-1, 7.5). */
export function writePdf(objects: readonly (readonly [number: number, body: string])[]): Uint8Array {
  let text = '%PDF-1.7\n';
  const offsets = new Map<number, number>();
  for (const [number, body] of objects) {
    offsets.set(number, text.length);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const size = Math.max(...offsets.keys()) + 1;
  const rows = Array.from({ length: size }, (_, n) => {
    const offset = offsets.get(n);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  text += `xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** The structure tree of pages whose objects are numbered 10, 12, … (PDF 32000-1, 14.7); elements from number 10,000 on. */
function writeTree(pages: readonly MadePage[]): readonly (readonly [number: number, body: string])[] {
  const objects: [number, string][] = [];
  const owners = pages.map((): number[] => []);
  let next = 10_000;
  const write = ({ role, kids }: MadeElement, page: number, parent: number): number => {
    const number = next++;
    const written = kids.map((kid) => {
      if (typeof kid !== 'number') return `${write(kid, page, number)} 0 R`;
      owners[page]![kid] = number;
      return String(kid);
    });
    const body = `/S /${role} /P ${parent} 0 R /Pg ${10 + 2 * page} 0 R /K [${written.join(' ')}]`;
    objects.push([number, `<< /Type /StructElem ${body} >>`]);
    return number;
  };
  const tops = pages.flatMap(({ tree = [] }, p) => tree.map((element) => write(element, p, 7)));
  const nums = owners.map((each, p) => `${p} [${Array.from(each, (n) => (n ? `${n} 0 R` : 'null')).join(' ')}]`);
  return [
    [6, `<< /Type /StructTreeRoot /K [7 0 R] /ParentTree << /Nums [${nums.join(' ')}] >> >>`],
    [7, `<< /Type /StructElem /S /Document /P 6 0 R /K [${tops.map((n) => `${n} 0 R`).join(' ')}] >>`],
    ...objects,
  ];
}

/** A PDF with these pages, in a font that is not embedded. */
export function makePdf(pages: readonly MadePage[]): Uint8Array {
  const isTagged = pages.some(({ tree }) => tree);
  const tagging = isTagged ? ' /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R' : '';
  const objects: (readonly [number, string])[] = [
    [1, `<< /Type /Catalog /Pages 2 0 R${tagging} >>`],
    [2, `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, p) => `${10 + 2 * p} 0 R`).join(' ')}] >>`],
    [3, font('UniGB-UCS2-H')],
    [4, font('UniGB-UCS2-V')],
    [
      5,
      stream(
        '/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8',
        'g'.repeat(64),
      ),
    ],
    ...(isTagged ? writeTree(pages) : []),
  ];
  for (const [p, page] of pages.entries()) {
    const { texts = [], content = '', width = 595, height = 842, picture = false } = page;
    const resources = '<< /Font << /H 3 0 R /V 4 0 R >> /XObject << /I 5 0 R >> >>';
    objects.push([
      10 + 2 * p,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${11 + 2 * p} 0 R /Resources ${resources}${isTagged ? ` /StructParents ${p}` : ''} >>`,
    ]);
    const image = picture ? `q ${width} 0 0 ${height} 0 0 cm /I Do Q ` : '';
    objects.push([11 + 2 * p, stream('', `${image}BT ${texts.map(show).join(' ')} ET ${content}`)]);
  }
  return writePdf(objects);
}

function show({ x, y, text, size = 10, vertical = false, mark }: Placed): string {
  const codes = Buffer.from(text, 'utf16le').swap16().toString('hex');
  const shown = `/${vertical ? 'V' : 'H'} ${size} Tf 1 0 0 1 ${x} ${y} Tm <${codes}> Tj`;
  if (mark === undefined) return shown;
  return `${mark === 'Artifact' ? '/Artifact BMC' : `/Span << /MCID ${mark} >> BDC`} ${shown} EMC`;
}

const words =
  '澜川市人民政府工作报告各位代表现在我代表市人民政府向大会报告工作请予审议并请市政协各位委员和其他列席人员提出意见过去一年面对复杂形势全市上下顶压前行';

/** So many characters of running text; `from` chooses where it begins. */
export function runningText(length: number, from = 0): string {
  const start = from % words.length;
  return words.repeat(Math.ceil((length + start) / words.length)).slice(start, start + length);
}
