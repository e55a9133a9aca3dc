import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encodingNamed } from '../../src/read/decode.ts';
import { encode } from './encode.ts';

const simplified =
  '各位代表：现在，我代表市人民政府向大会报告工作，请予审议。一、过去一年工作回顾。全市粮食总产量达到122.8万斤，同比增长5.4%。';
const traditional =
  '各位代表：現在，我代表市人民政府向大會報告工作，請予審議。一、過去一年工作回顧。全市糧食總產量達到122.8萬斤，同比增長5.4%。';

function codeOf(bytes: Uint8Array | readonly number[], label?: string): string {
  try {
    decode(Uint8Array.from(bytes), 'raw.txt', label);
    return 'decoded';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const ascii = (text: string) => [...new TextEncoder().encode(text)];

describe('decode', () => {
  it.each([
    ['gb18030', 'gb18030', simplified],
    ['gb18030', 'gbk', simplified],
    ['gb18030', 'gb18030', traditional],
    ['big5', 'big5', traditional],
    ['utf-16le', 'utf-16le', simplified],
    ['utf-16be', 'utf-16be', simplified],
    ['utf-16le', 'utf-16le', 'Report of the city\r\nPage 1'],
    ['utf-16be', 'utf-16be', 'Report of the city\r\nPage 1'],
    ['utf-8', 'utf-8', simplified],
  ])('finds %s in text written as %s', (encoding, written, text) => {
    expect(decode(encode(text, written), 'raw.txt')).toEqual({ text, encoding });
  });

  it.each([
    ['utf-8', [0xef, 0xbb, 0xbf], 'utf-8'],
    ['utf-16le', [0xff, 0xfe], 'utf-16le'],
    ['utf-16be', [0xfe, 0xff], 'utf-16be'],
    ['gb18030', [0x84, 0x31, 0x95, 0x33], 'gb18030'],
  ])('takes the BOM off %s', (encoding, bom, written) => {
    const bytes = Uint8Array.from([...bom, ...encode(simplified, written)]);
    expect(decode(bytes, 'raw.txt')).toEqual({ text: simplified, encoding });
    expect(decode(bytes, 'raw.txt', encoding).text).toBe(simplified);
  });

  it('takes no more than one BOM', () => {
    expect(decode(new TextEncoder().encode('\ufeff\ufeff公报'), 'raw.txt').text).toBe('\ufeff公报');
  });

  it.each([
    ['PDF', ascii('%PDF-1.7\n'), 'unsupported-media'],
    ['docx', [0x50, 0x4b, 3, 4, 20, 0], 'unsupported-media'],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'binary-input'],
    ['NUL among text', ascii('abc\0def'), 'binary-input'],
    ['UTF-32', [0xff, 0xfe, 0, 0, 0x2d, 0x4e, 0, 0], 'unknown-encoding'],
    ['Latin-1', [...ascii('M'), 0xfc, ...ascii('nchen, den 3. M'), 0xe4, ...ascii('rz')], 'unknown-encoding'],
    ['UTF-8 with its last character cut', [...new TextEncoder().encode(simplified)].slice(0, -1), 'unknown-encoding'],
    ['UTF-8 with a stray byte', [...new TextEncoder().encode(simplified), 0xff, 0x0a], 'unknown-encoding'],
    ['stray bytes', [0xff, 0xff, 0x81, 0xff], 'unknown-encoding'],
  ])('refuses %s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });

  it('takes the encoding that is named, strictly', () => {
    expect(decode(encode('政府', 'gb18030'), 'raw.txt', 'gbk')).toEqual({ text: '政府', encoding: 'gbk' });
    expect(codeOf(encode(simplified, 'gb18030'), 'utf-8')).toBe('unknown-encoding');
    expect(codeOf([0x41], 'klingon')).toBe('usage');
    expect(() => encodingNamed('klingon')).toThrow('klingon');
  });

  it('says where the first bad byte is', () => {
    const bytes = new TextEncoder().encode(simplified.repeat(2000));
    bytes[100_001] = 0xff;
    expect(() => decode(bytes, 'raw.txt')).toThrow(/raw\.txt .*byte 100001\b/);
    expect(() => decode(bytes, 'raw.txt', 'utf-8')).toThrow(/byte 100001\b/);
    expect(() => decode(encode(simplified, 'gb18030').slice(0, -1), 'raw.txt', 'gb18030')).toThrow(/byte \d+\b/);
  });

  it('never takes broken UTF-8 for another encoding', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 100 }),
        fc.integer({ min: 0x80, max: 0xff }),
        fc.nat({ max: 60 }),
        (at, byte, length) => {
          const bytes = new TextEncoder().encode(simplified.slice(0, 10 + length));
          if (at >= bytes.length) return;
          bytes[at] = byte;
          const code = codeOf(bytes);
          expect(code === 'unknown-encoding' || decode(bytes, 'raw.txt').encoding === 'utf-8').toBe(true);
        },
      ),
    );
  });

  it.each(['模式', '县级', '一般', '2025年公报', 'GDP增长'])('reads %s in GB 2312, however short', (text) => {
    expect(decode(encode(text, 'gb18030'), 'raw.txt')).toEqual({ text, encoding: 'gb18030' });
  });

  it.each(['ǎ', 'Müller', '25°C', 'Ünlü ß', 'Добрый день', 'Ελλάδα'])('reads %s in UTF-8, however short', (text) => {
    expect(decode(encode(text, 'utf-8'), 'raw.txt')).toEqual({ text, encoding: 'utf-8' });
  });

  it.each(['utf-8', 'gb18030'])('believes the bytes, not what the markup says of them: %s', (encoding) => {
    for (const said of ['utf-8', 'gb2312', 'big5']) {
      const page = `<html><head><meta charset="${said}">${'<script>var a=1</script>'.repeat(300)}</head><p>${simplified}</p>`;
      expect(decode(encode(page, encoding), 'a.html')).toEqual({ text: page, encoding });
    }
  });

  it.each([
    ['UTF-32', [0x16, 0x51, 0, 0, 0xa5, 0x62, 0, 0]],
    ['UTF-32', [0, 0, 0x51, 0x6c, 0, 0, 0x62, 0xa5]],
    ['HZ', ascii('~{8wN;4z1m~}: ~{OVTZ~}\n')],
  ])('tells %s, which nothing here decodes', (kind, bytes) => {
    expect(() => decode(Uint8Array.from(bytes), 'raw.txt')).toThrow(
      expect.objectContaining({ code: 'unknown-encoding' }),
    );
    expect(() => decode(Uint8Array.from(bytes), 'raw.txt')).toThrow(kind);
  });

  it('does not take a format of Lisp for HZ', () => {
    expect(codeOf(ascii('(format t "~{abcd~}")'))).toBe('decoded');
  });

  it('is not misled by one page of another kind: it looks at the text beyond ASCII', () => {
    const bytes = Uint8Array.from([...ascii('-'.repeat(100_000)), ...encode(simplified, 'gb18030')]);
    expect(decode(bytes, 'raw.txt').encoding).toBe('gb18030');
  });

  it('reads what UTF-8 and UTF-16 with BOM have written, whatever it is', () => {
    const anyText = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decode(new TextEncoder().encode(`\ufeff${text}`), 'raw.txt').text).toBe(text);
        expect(decode(Buffer.from(`\ufeff${text}`, 'utf16le'), 'raw.txt').text).toBe(text);
      }),
    );
  });

  it('gives text or a known error for any bytes, and never a new U+FFFD', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const code = codeOf(bytes);
        expect(['decoded', 'binary-input', 'unknown-encoding', 'unsupported-media']).toContain(code);
        if (code !== 'decoded') return;
        const { text, encoding } = decode(bytes, 'raw.txt');
        if (encoding === 'utf-8') expect(Buffer.from(text).length).toBeGreaterThanOrEqual(bytes.length - 3);
        else expect(text).not.toContain('\ufffd');
      }),
      { numRuns: 500 },
    );
  });

  it.each(['utf-8', 'gb18030'])('reads 10 MB of %s in time that the size explains', (encoding) => {
    const once = encode(simplified, encoding);
    const bytes = Buffer.concat(Array.from({ length: Math.ceil(10_000_000 / once.length) }, () => once));
    expect(decode(bytes, 'raw.txt').encoding).toBe(encoding);
  });
});
