import { beginsWithSurname } from './surnames.ts';

const signed =
  /^\p{Script=Han}{0,16}(?:省长|市长|主席|州长|县长|区长|旗长|盟长|主任|(?<!总)书记|院长|检察长|总理)(?=\p{Script=Han}{2,4}$)/u;

/**
 * Where the name begins in a line that is an office and a name and nothing else, as reports are signed; undefined for any other line.
 *
 * In: a line without its blanks. Out: UTF-16 offset.
 *
 * @example findSignature('澜川市市长闻远舟')   // 5
 */
export function findSignature(text: string): number | undefined {
  const office = signed.exec(text)?.[0];
  return office !== undefined && beginsWithSurname(text.slice(office.length)) ? office.length : undefined;
}
