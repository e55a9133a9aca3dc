import { clean, raw } from './panes.js';
import { onBuilt } from './parts.js';
import { bases, fateAt, outputAt, outputStretches, paragraphAt, rawStretches, sourceAt } from './positions.js';
import { data, made, madeButton } from './review-data.js';
import { askForRibbons } from './ribbons.js';

/** @typedef {import('./positions.js').Stretch} Stretch */

const where = /** @type {HTMLElement} */ (document.querySelector('.where'));
const items = new Map(data.items.map((item) => [item.id, item]));

/** What is picked now; the keyboard goes on from here. */
export const picked = { item: '', paragraph: -1 };

/** Called when something else is picked. */
const listeners = /** @type {(() => void)[]} */ ([]);

/**
 * Shows an item: its card, its raw text, its second place, and where it stands in the report.
 *
 * @param {string} id
 */
export function pickItem(id) {
  const item = items.get(id);
  const card = document.getElementById(id);
  if (!item || !card) return;
  const start = bases[item.source] + item.start;
  const end = bases[item.source] + item.end;
  const other =
    item.other && /** @type {Stretch} */ ([bases[item.other[0]] + item.other[1], bases[item.other[0]] + item.other[2]]);
  const isDropped = item.kind === 'duplicate' || item.kind === 'furniture';
  const isSeam = item.kind === 'joint' || item.kind === 'doubtful' || item.kind === 'gap';
  const cleanStretches = isDropped
    ? other
      ? outputStretches(...other)
      : []
    : isSeam
      ? [/** @type {Stretch} */ ([Math.max(0, item.at - 12), item.at + 12])]
      : outputStretches(start, Math.max(end, start + 1));
  picked.item = id;
  picked.paragraph = paragraphAt(item.at);
  mark({
    raw: [isSeam ? [start, Math.min(end, start + 12)] : [start, end]],
    other: other ? [other] : [],
    clean: cleanStretches,
  });
  document.querySelector('.card[aria-current]')?.removeAttribute('aria-current');
  card.setAttribute('aria-current', 'true');
  raw.show(start);
  clean.show(cleanStretches[0]?.[0] ?? item.at);
  say(`${card.querySelector('strong')?.textContent ?? ''}, ${card.querySelector('.what')?.textContent ?? ''}`, [
    ['raw text', () => raw.show(start)],
    ...(other
      ? [
          /** @type {[string, () => void]} */ ([
            item.kind === 'duplicate' ? 'kept copy' : 'other place',
            () => raw.show(other[0]),
          ]),
        ]
      : []),
    ['report', () => clean.show(cleanStretches[0]?.[0] ?? item.at)],
  ]);
  for (const tell of listeners) tell();
}

/**
 * Shows where a paragraph came from, piece by piece.
 *
 * @param {number} index
 * @param {{ scrollClean?: boolean }} [how]
 */
export function pickParagraph(index, { scrollClean = false } = {}) {
  const paragraph = data.paragraphs[index];
  if (!paragraph) return;
  const [start, length] = paragraph;
  const stretches = rawStretches(start, start + length);
  picked.paragraph = index;
  mark({ raw: stretches, other: [], clean: [[start, start + length]] });
  if (stretches[0]) raw.show(stretches[0][0]);
  if (scrollClean) clean.show(start);
  const pieces = stretches.map(
    ([from, to]) => /** @type {[string, () => void]} */ ([linesOf(from, to), () => raw.show(from)]),
  );
  say(`Paragraph ${index + 1} comes from`, pieces);
  for (const tell of listeners) tell();
}

/**
 * Shows what became of the raw text at an offset.
 *
 * @param {number} offset
 */
export function pickRaw(offset) {
  const fate = fateAt(offset);
  const dropped = fate === 0 ? undefined : droppedItemAt(offset);
  if (dropped) {
    pickItem(dropped.id);
    return;
  }
  const at = outputAt(offset);
  const index = paragraphAt(at);
  const [start, length] = data.paragraphs[index] ?? [0, 0];
  const stretch = rawStretches(start, start + length).find(([from, to]) => from <= offset && offset <= to) ?? [
    offset,
    offset + 1,
  ];
  const output = outputStretches(...stretch).map(
    ([from, to]) => /** @type {Stretch} */ ([Math.max(from, start), Math.min(to, start + length)]),
  );
  picked.paragraph = index;
  mark({ raw: [stretch], other: [], clean: output });
  clean.show(output[0]?.[0] ?? at);
  say(`${linesOf(...stretch)} went to`, [
    [`paragraph ${index + 1}`, () => pickParagraph(index, { scrollClean: true })],
  ]);
  for (const tell of listeners) tell();
}

/** @param {number} offset */
function droppedItemAt(offset) {
  const { source, offset: at } = sourceAt(offset);
  return data.items.find(
    (item) =>
      (item.kind === 'duplicate' || item.kind === 'furniture') &&
      item.source === source &&
      item.start <= at &&
      at < item.end,
  );
}

/** @typedef {{ raw: readonly Stretch[], other: readonly Stretch[], clean: readonly Stretch[] }} Marked */

let marked = /** @type {Marked} */ ({ raw: [], other: [], clean: [] });
onBuilt.push(touchAll);

/** @param {Marked} stretches */
function mark(stretches) {
  marked = stretches;
  for (const element of document.querySelectorAll('.picked, .picked-other'))
    element.classList.remove('picked', 'picked-other');
  touchAll();
  // Where the browser has no highlights, the bars beside blocks and paragraphs still show them.
  if (typeof Highlight === 'undefined') return;
  CSS.highlights.set(
    'picked',
    new Highlight(
      ...stretches.raw.map(([start, end]) => raw.rangeOf(start, end)),
      ...stretches.clean.map(([start, end]) => clean.rangeOf(start, end)),
    ),
  );
  CSS.highlights.set('picked-other', new Highlight(...stretches.other.map(([start, end]) => raw.rangeOf(start, end))));
  askForRibbons();
}

function touchAll() {
  for (const [start, end] of marked.raw) touch(raw, start, end, 'picked');
  for (const [start, end] of marked.other) touch(raw, start, end, 'picked-other');
  for (const [start, end] of marked.clean) touch(clean, start, end, 'picked');
}

/**
 * @param {import('./panes.js').Pane} pane
 * @param {number} start
 * @param {number} end
 * @param {string} style
 */
function touch(pane, start, end, style) {
  for (
    let index = pane.indexAt(start);
    index < pane.parts.length && pane.starts[index] < Math.max(end, start + 1);
    index += 1
  ) {
    pane.parts.builtElement(index)?.classList.add(style);
  }
}

/**
 * Says in the strip below the texts what is picked, with buttons that go there.
 *
 * @param {string} text
 * @param {readonly (readonly [string, () => void])[]} places
 */
export function say(text, places) {
  const line = made('p', `${text} `);
  for (const [name, go] of places.slice(0, 40)) line.append(madeButton(name, go), ' ');
  if (places.length > 40) line.append(`and ${places.length - 40} more`);
  where.replaceChildren(line);
}

/** @type {number[][]} */
const lineStarts = [];

/**
 * @param {number} start
 * @param {number} end
 */
function linesOf(start, end) {
  const [first, last] = [lineAt(start), lineAt(Math.max(start, end - 1))];
  return first === last ? `line ${first}` : `lines ${first}–${last}`;
}

/**
 * Number of the line that holds a raw offset. Lines are counted when first asked for.
 *
 * @param {number} offset
 */
function lineAt(offset) {
  const { source, offset: at } = sourceAt(offset);
  lineStarts[source] ??= startsOfLines(source);
  let low = 0;
  let high = lineStarts[source].length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lineStarts[source][middle] <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param {number} source */
function startsOfLines(source) {
  const first = raw.indexAt(bases[source]);
  const text = [...raw.parts.texts()].slice(first, first + data.sources[source].blocks.length).join('');
  const found = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) found.push(match.index + match[0].length);
  return found;
}
