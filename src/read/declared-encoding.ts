/** Bytes in which a page must say its encoding (HTML standard, 4.2.5.4); older pages have scripts before it. */
const HEAD = 4096;

/**
 * The encoding that a page of HTML or XML names itself, if it is one that these bytes can be in. Bytes that are valid UTF-8 are that,
 * whatever the page says: servers convert pages and leave what they say.
 *
 * @example
 * declaredEncoding(bytesOf('<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">…'))   // 'gbk'
 */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD)).toString('latin1');
  if (!/^(?:\xef\xbb\xbf)?\s*</u.test(head)) return undefined;
  const label =
    /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1] ??
    /^\s*<\?xml\b[^>]*\bencoding\s*=\s*["']([\w-]+)/iu.exec(head)?.[1];
  if (label === undefined || decodes(bytes, 'utf-8')) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    return decodes(bytes, encoding) ? encoding : undefined;
  } catch {
    return undefined;
  }
}

function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
