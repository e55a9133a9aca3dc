import { deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the zip says of its size, where that is a lie. */
  readonly claimed?: number;
}

/** A zip as any program writes it: deflated parts, then the central directory. Checksums are left out, as readers leave them alone. */
export function makeZip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed } of parts) {
    const raw = Buffer.from(content as string);
    const packed = deflateRawSync(raw);
    const label = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claimed ?? raw.length, 22);
    local.writeUInt16LE(label.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claimed ?? raw.length, 24);
    entry.writeUInt16LE(label.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, label, packed);
    central.push(entry, label);
    offset += local.length + label.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const spaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
].join(' ');

/** A paragraph: `style` T is the title, 1 and 2 are headings, b a bulleted and n a numbered list. */
export function paragraph(text: string, style = '', behind = ''): string {
  const list = style === 'b' ? 1 : style === 'n' ? 2 : 0;
  const properties = list
    ? `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`
    : style && `<w:pStyle w:val="${style}"/>`;
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r>${behind}</w:p>`;
}

export function table(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('');
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}

/** A text box as Word writes it: twice, for new programs and for old ones. */
export function textBox(text: string, hasFallback = true): string {
  const content = `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
  const old = `<mc:Fallback><w:pict><v:shape><v:textbox>${content}</v:textbox></v:shape></w:pict></mc:Fallback>`;
  const recent = `<mc:Choice Requires="wps"><wps:txbx>${content}</wps:txbx></mc:Choice>`;
  return `<w:r><mc:AlternateContent>${recent}${hasFallback ? old : ''}</mc:AlternateContent></w:r>`;
}

export const noteMark = '<w:r><w:footnoteReference w:id="2"/></w:r>';
export const pageBreak = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';

const styleOf = (id: string, name: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
const listOf = (id: number, format: string) =>
  `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:numFmt w:val="${format}"/></w:lvl></w:abstractNum>`;

/** The parts of a Word document, laid out as Word does. */
export function docxParts(body: string, { note = '', comment = '' } = {}): readonly ZipPart[] {
  const part = (name: string, root: string, content: string) => ({
    name: `word/${name}.xml`,
    content: `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${spaces}>${content}</w:${root}>`,
  });
  const numbers = [1, 2].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id - 1}"/></w:num>`);
  return [
    {
      name: '[Content_Types].xml',
      content:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    },
    part('document', 'document', `<w:body>${body}</w:body>`),
    part('styles', 'styles', styleOf('T', 'Title') + styleOf('1', 'heading 1') + styleOf('2', 'heading 2')),
    part('numbering', 'numbering', listOf(0, 'bullet') + listOf(1, 'decimal') + numbers.join('')),
    part('footnotes', 'footnotes', note && `<w:footnote w:id="2">${paragraph(note)}</w:footnote>`),
    part('comments', 'comments', comment && `<w:comment w:id="0">${paragraph(comment)}</w:comment>`),
  ];
}

export function makeDocx(body: string, behind: { readonly note?: string; readonly comment?: string } = {}): Buffer {
  return makeZip(docxParts(body, behind));
}
