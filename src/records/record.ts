/** One line of JSON Lines that holds a document: the line as it stands, and where in it the document is. */
export interface TextRecord {
  readonly json: string;
  readonly text: string;
  /** The value of the member that holds the text, quotation marks included: offsets in `json`, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The value of `id` as JSON, so that a long number stays what it is; absent where there is none. */
  readonly id?: string;
}

/**
 * Reads a line of JSON Lines; undefined where it is no JSON object with a string in the member named.
 *
 * @param field the member that holds the text; where it stands twice the last one counts, as in `JSON.parse`
 * @example
 * parseRecord('{"id":7,"text":"各位代表："}')   // { json: …, text: '各位代表：', start: 15, end: 22, id: '7' }
 */
export function parseRecord(json: string, field = 'text'): TextRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, field))
    return undefined;
  const text = (value as Readonly<Record<string, unknown>>)[field];
  if (typeof text !== 'string') return undefined;
  let [start, end] = [0, 0];
  let id: string | undefined;
  for (const member of membersOf(json)) {
    if (member.key === field) [start, end] = [member.start, member.end];
    if (member.key === 'id') id = json.slice(member.start, member.end);
  }
  return { json, text, start, end, ...(id === undefined ? {} : { id }) };
}

/**
 * The line with another text, all other members as they stand. The same text leaves the line alone, its escapes too.
 *
 * @example
 * withText(parseRecord('{"n":1.50,"text":"各位\\n代表："}')!, '各位代表：')   // '{"n":1.50,"text":"各位代表："}'
 */
export function withText({ json, text, start, end }: TextRecord, clean: string): string {
  return clean === text ? json : json.slice(0, start) + JSON.stringify(clean) + json.slice(end);
}

/**
 * The line with more members behind its own; a member of one of these names gives way, all others stay to the letter.
 *
 * @param json an object
 * @example
 * withMembers('{"n":1.50,"summary":"?"}', { summary: { paragraphs: 3 } })   // '{"n":1.50,"summary":{"paragraphs":3}}'
 */
export function withMembers(json: string, members: Readonly<Record<string, unknown>>): string {
  const kept = [...membersOf(json)].filter(({ key }) => !Object.hasOwn(members, key));
  const own = kept.map(({ key, start, end }) => `${JSON.stringify(key)}:${json.slice(start, end)}`);
  const added = Object.entries(members).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return `{${[...own, ...added].join(',')}}`;
}

/** The value of `id` in a line, as JSON; undefined where there is none, or the line is no JSON object. */
export function idOf(json: string): string | undefined {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  } catch {
    return undefined;
  }
  let id: string | undefined;
  for (const member of membersOf(json)) if (member.key === 'id') id = json.slice(member.start, member.end);
  return id;
}

/** The `id` of a record in words: a string without its quotation marks, anything else as it stands. */
export function idInWords({ id }: Pick<TextRecord, 'id'>): string | undefined {
  if (id === undefined || id === 'null') return undefined;
  return id.startsWith('"') ? (JSON.parse(id) as string) : id;
}

interface Member {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** The members of an object that `JSON.parse` has taken, with the places of their values. */
function* membersOf(json: string): Generator<Member> {
  let at = skipBlanks(json, json.indexOf('{') + 1);
  while (json[at] !== '}') {
    const behindKey = endOfString(json, at);
    const key = JSON.parse(json.slice(at, behindKey)) as string;
    const start = skipBlanks(json, skipBlanks(json, behindKey) + 1);
    const end = endOfValue(json, start);
    yield { key, start, end };
    at = skipBlanks(json, end);
    if (json[at] === ',') at = skipBlanks(json, at + 1);
  }
}

function skipBlanks(json: string, from: number): number {
  let at = from;
  while (json[at] === ' ' || json[at] === '\t' || json[at] === '\n' || json[at] === '\r') at += 1;
  return at;
}

function endOfValue(json: string, start: number): number {
  const first = json[start];
  if (first === '"') return endOfString(json, start);
  let at = start;
  if (first !== '{' && first !== '[') {
    while (at < json.length && !/[\s,}\]]/.test(json[at]!)) at += 1;
    return at;
  }
  let depth = 0;
  do {
    const character = json[at];
    if (character === '"') {
      at = endOfString(json, at);
      continue;
    }
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    at += 1;
  } while (depth > 0);
  return at;
}

/** Behind the quotation mark that closes the string; one behind an odd number of backslashes does not. */
function endOfString(json: string, start: number): number {
  let quote = json.indexOf('"', start + 1);
  for (;;) {
    let slashes = 0;
    while (json[quote - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
    quote = json.indexOf('"', quote + 1);
  }
}
