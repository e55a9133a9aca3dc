/**
 * First bytes that tell a file which is no plain text. A file known here and readable in principle (a PDF, a Word file)
 * is told from one that never holds text, so that the message can say what to do.
 *
 * Source: PDF 32000-1 section 7.5.2; APPNOTE.TXT section 4.3.6 (zip); the PNG, JPEG, GIF, TIFF, gzip and OLE2 specifications.
 */
const signatures: readonly (readonly [magic: readonly number[], kind: string, carriesText: boolean])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'PDF', true],
  [[0x50, 0x4b, 0x03, 0x04], 'zip (docx)', true],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'Word 97 (doc)', true],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'PNG image', false],
  [[0xff, 0xd8, 0xff], 'JPEG image', false],
  [[0x47, 0x49, 0x46, 0x38], 'GIF image', false],
  [[0x49, 0x49, 0x2a, 0x00], 'TIFF image', false],
  [[0x4d, 0x4d, 0x00, 0x2a], 'TIFF image', false],
  [[0x1f, 0x8b, 0x08], 'gzip', false],
  [[0x7f, 0x45, 0x4c, 0x46], 'ELF program', false],
];

export interface Signature {
  readonly kind: string;
  /** True for a document that holds text in another form, such as PDF. */
  readonly carriesText: boolean;
}

/**
 * Names the kind of a file that is no plain text by its first bytes.
 *
 * @example
 * signatureOf(new TextEncoder().encode('%PDF-1.7'))        // { kind: 'PDF', carriesText: true }
 * signatureOf(new TextEncoder().encode('政府工作报告'))      // undefined
 */
export function signatureOf(bytes: Uint8Array): Signature | undefined {
  const found = signatures.find(([magic]) => magic.every((byte, index) => bytes[index] === byte));
  return found && { kind: found[1], carriesText: found[2] };
}

/** A Word document with a password: an OLE2 file with a stream of this name (MS-OFFCRYPTO, section 2.3.4.4). */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return signatureOf(bytes)?.kind === 'Word 97 (doc)' && buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

/**
 * Names the markup language of a decoded text by how it opens, or undefined for plain text.
 *
 * @example
 * markupOf('<!DOCTYPE html><html><body>政府工作报告')   // 'HTML'
 */
export function markupOf(text: string): 'HTML' | 'XML' | undefined {
  const head = text.slice(0, 1024).trimStart();
  if (/^<\?xml[\s?]/i.test(head)) return 'XML';
  if (/^(?:<!doctype\s+html|<html)[\s>]/i.test(head)) return 'HTML';
  return undefined;
}
