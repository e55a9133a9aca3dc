import { GazetteError } from '../../errors.ts';

/** A member of a record that is no text, as the schema of the stage has it. */
export type MemberKind = 'string' | 'array' | 'object';

/**
 * Reads a record of rows, such as a pair with its texts.
 *
 * @param members what it must have; more is no error
 * @throws GazetteError `invalid-row`
 * @example
 * rowRecord('{"a":"晚报.txt","seeds":[[4,3]]}', 'line 1', { a: 'string', seeds: 'array' })   // { a: '晚报.txt', seeds: [[4, 3]] }
 */
export function rowRecord<Row>(json: string, name: string, members: Readonly<Record<keyof Row, MemberKind>>): Row {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new GazetteError('invalid-row', name, { cause });
  }
  const row = (value ?? {}) as Readonly<Record<string, unknown>>;
  for (const [member, kind] of Object.entries<MemberKind>(members))
    if (kindOf(row[member]) !== kind) throw new GazetteError('invalid-row', `${name}, whose ${member} is no ${kind},`);
  return row as Row;
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}
