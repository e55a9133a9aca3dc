/** Bytes that a name may have beside an ending such as `.ledger.json`: file systems take 255. */
const MOST_BYTES = 200;

/** Names that Windows keeps for devices. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=$|\.)/i;

/**
 * Turns ids into names of files that any system takes, each once: what parts folders or is forbidden becomes `_`, and a name that
 * was given before, in whatever case, gets a number.
 *
 * @example
 * const fileName = fileNames();
 * fileName('2025/01: 报告')   // '2025_01_ 报告'
 * fileName('2025_01_ 报告')   // '2025_01_ 报告-2'
 */
export function fileNames(): (id: string) => string {
  const given = new Set<string>();
  return (id) => {
    const safe = safeName(id);
    let name = safe;
    for (let number = 2; given.has(name.toLowerCase()); number += 1) name = `${safe}-${number}`;
    given.add(name.toLowerCase());
    return name;
  };
}

function safeName(id: string): string {
  const plain = id
    .normalize('NFC')
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cs}\u2028\u2029]/gu, '_')
    .replace(/^\.+/u, (dots: string) => '_'.repeat(dots.length))
    .replace(device, '_$&');
  let name = plain;
  while (Buffer.byteLength(name) > MOST_BYTES) name = [...name].slice(0, -1).join('');
  return name.replace(/[. ]+$/u, '') || '_';
}
