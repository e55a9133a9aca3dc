import { builders, goToItem } from './change-list.js';
import { byId, data, made, madeButton } from './review-data.js';
import { picked, say } from './selection.js';

/** @import { Decision } from '../../../decisions/decision.ts' */

/** @type {Map<string, Decision>} */
let taken = new Map(data.decisions.map((decision) => [keyOf(decision), decision]));
/** Decisions that stand in no file yet. */
let isUnsaved = false;
let picking = /** @type {import('../../../types.ts').Span | null} */ (null);
let pickingId = '';
let waiting = Promise.resolve();

const itemOfChoice = new Map(data.items.flatMap(({ id, choices }) => choices.map((choice) => [keyOf(choice), id])));
const itemsById = new Map(data.items.map((item) => [item.id, item]));

/** @param {{ kind: string, id: string }} decision */
function keyOf({ kind, id }) {
  return `${kind} ${id}`;
}

export function keepDecisions() {
  byId('changes').addEventListener('click', (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest('button');
    const id = button?.closest('.card')?.id;
    const item = itemsById.get(id ?? '');
    if (!button || !item) return;
    if (button.dataset.choice !== undefined) choose(item.id, Number(button.dataset.choice));
    if (button.hasAttribute('data-pick')) startPicking(item.choices[0]);
    if (button.hasAttribute('data-read')) askForReading(button, item);
  });
  addEventListener('beforeunload', (event) => {
    if (isUnsaved) event.preventDefault();
  });
  const showTaken = (/** @type {readonly string[]} */ ids) =>
    show(ids.filter((id) => itemsById.get(id)?.choices.some((choice) => taken.has(keyOf(choice)))));
  builders.push(showTaken);
  showTaken([...itemsById.keys()]);
}

/**
 * Takes one of an item's decisions, or takes it back where it is taken already.
 *
 * @param {string} id
 * @param {number} index
 */
function choose(id, index) {
  const choices = itemsById.get(id)?.choices ?? [];
  const choice = choices[index];
  if (!choice) return;
  const isTaken = isSame(taken.get(keyOf(choice)), choice);
  const withdrawn = choices.filter((each) => taken.has(keyOf(each)));
  change(withdrawn, isTaken ? [] : [choice]);
}

/**
 * @param {readonly { kind: string, id: string }[]} withdrawn
 * @param {readonly Decision[]} added
 */
function change(withdrawn, added) {
  const touched = new Set([...withdrawn, ...added].map((each) => itemOfChoice.get(keyOf(each)) ?? ''));
  for (const each of withdrawn) taken.delete(keyOf(each));
  for (const each of added) taken.set(keyOf(each), each);
  show([...touched]);
  if (data.server) {
    // One after the other, so that the server sees them as they were taken.
    waiting = waiting.then(() =>
      send('decisions', { withdraw: withdrawn.map(({ kind, id }) => ({ kind, id })), decide: added }),
    );
  } else {
    isUnsaved = true;
  }
}

/**
 * @param {Decision | undefined} a
 * @param {Decision} b
 */
function isSame(a, b) {
  return a !== undefined && JSON.stringify({ ...a, note: '' }) === JSON.stringify({ ...b, note: '' });
}

/**
 * Shows on the cards of these items what is decided, and lists all decisions.
 *
 * @param {readonly string[]} ids
 */
function show(ids) {
  for (const id of ids) {
    const item = itemsById.get(id);
    const card = document.getElementById(id);
    if (!item || !card) continue;
    let isDecided = false;
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (card.querySelectorAll('[data-choice]'))) {
      const choice = item.choices[Number(button.dataset.choice)];
      const isTaken = choice !== undefined && isSame(taken.get(keyOf(choice)), choice);
      button.setAttribute('aria-pressed', String(isTaken));
      isDecided ||= isTaken || (choice !== undefined && taken.has(keyOf(choice)));
    }
    card.classList.toggle('decided', isDecided);
  }
  byId('decided').textContent = String(taken.size);
  listDecisions();
}

function listDecisions() {
  const list = made('ol', '', 'taken');
  for (const decision of taken.values()) {
    const line = made('li');
    line.append(made('span', describe(decision)), ' ');
    const item = itemOfChoice.get(keyOf(decision));
    if (item)
      line.append(
        madeButton('Show', () => goToItem(item)),
        ' ',
      );
    line.append(madeButton('Take back', () => change([decision], [])));
    list.append(line);
  }
  const tools = made('div', '', 'decision-tools');
  if (data.server) {
    tools.append(
      made(
        'p',
        taken.size === 0
          ? 'Nothing decided yet. What you decide is saved at once.'
          : 'Saved. `gazette clean --decisions` obeys them.',
      ),
    );
    if (data.server.canApply) {
      const apply = madeButton('Clean again with these', applyDecisions, 'main-action');
      tools.append(apply);
    }
  } else {
    tools.append(
      made(
        'p',
        taken.size === 0 ? 'Nothing decided yet.' : 'They are in this page only: download them before you close it.',
      ),
    );
    const download = madeButton('Download decisions.json', downloadDecisions, 'main-action');
    download.disabled = taken.size === 0;
    tools.append(download, loadButton());
  }
  byId('decision-list').replaceChildren(tools, list);
}

/** @param {Decision} decision */
function describe(decision) {
  const note = decision.note ? ` (${decision.note})` : '';
  switch (decision.kind) {
    case 'joint':
      return `Joint ${decision.id}: ${decision.decision === 'accept' ? 'join' : 'part'}${note}`;
    case 'duplicate': {
      const words = { keep: 'both stay', swap: 'this copy stays, the other goes', drop: 'the copy goes' };
      return `Duplicate at ${decision.copy.start}: ${words[decision.decision]}${note}`;
    }
    case 'move':
      return `Text at ${decision.span.start} goes ${decision.before ? `before ${decision.before.start}` : 'to the end'}${note}`;
    case 'reading':
      return `Text at ${decision.span.start} reads “${decision.reading}”${note}`;
  }
}

function asFile() {
  return `${JSON.stringify({ version: 1, report: data.report, decisions: [...taken.values()] }, null, 2)}\n`;
}

function downloadDecisions() {
  const link = made('a');
  link.href = URL.createObjectURL(new Blob([asFile()], { type: 'application/json' }));
  link.download = 'decisions.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  isUnsaved = false;
}

function loadButton() {
  const label = made('label', 'Load decisions.json', 'load');
  const input = made('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.addEventListener('change', async () => {
    try {
      const { version, decisions } = JSON.parse((await input.files?.[0]?.text()) ?? '');
      if (version !== 1 || !Array.isArray(decisions)) throw new Error('no decisions, version 1');
      taken = new Map(decisions.map((decision) => [keyOf(decision), decision]));
      show([...itemsById.keys()]);
    } catch (error) {
      say(`Not loaded: ${error instanceof Error ? error.message : error}`, []);
    }
  });
  label.append(input);
  return label;
}

/**
 * @param {string} where
 * @param {unknown} body
 */
async function send(where, body) {
  if (!data.server) return;
  try {
    const answer = await fetch(where, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-gazette-token': data.server.token },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    isUnsaved = false;
  } catch (error) {
    isUnsaved = true;
    say(`Not saved: ${error instanceof Error ? error.message : error}`, []);
    throw error;
  }
}

async function applyDecisions() {
  say('Cleaning again …', []);
  await waiting.catch(() => {});
  try {
    await send('apply', {});
    location.reload();
  } catch {
    // What went wrong is said already.
  } finally {
    waiting = Promise.resolve();
  }
}

/** @param {Decision | undefined} decision */
function startPicking(decision) {
  if (decision?.kind !== 'move') return;
  picking = decision.span;
  pickingId = decision.id;
  document.documentElement.classList.add('picking');
  say('Click the paragraph of the clean text before which it goes.', [
    ['At the end', () => dropBefore(null)],
    ['Leave it', stopPicking],
  ]);
}

export function stopPicking() {
  if (!picking) return;
  picking = null;
  document.documentElement.classList.remove('picking');
  say('Nothing was moved.', []);
}

/**
 * Ends a move at a paragraph; false where none is under way.
 *
 * @param {number} paragraph
 */
export function pickTarget(paragraph) {
  if (!picking) return false;
  const [source, start, end] = data.homes[paragraph] ?? [];
  if (source !== undefined && start !== undefined && end !== undefined)
    dropBefore({ source: data.sources[source].id, start, end });
  else say('That paragraph is made of several places: choose another one.', []);
  return true;
}

/** @param {import('../../../types.ts').Span | null} before */
function dropBefore(before) {
  if (!picking) return;
  change([], [{ kind: 'move', id: pickingId, span: picking, before }]);
  picking = null;
  document.documentElement.classList.remove('picking');
  say('Noted: it goes there when the text is cleaned with these decisions.', []);
}

/**
 * @param {HTMLElement} button
 * @param {import('../review-data.ts').ItemData} item
 */
function askForReading(button, item) {
  const first = item.choices[0];
  if (first?.kind !== 'reading') return;
  const form = made('form', '', 'reading');
  const label = made('label', 'It reads ');
  const input = made('input');
  input.value = first.reading;
  label.append(input);
  const take = made('button', 'Take it');
  form.append(label, take);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { evidence, ...plain } = first;
    change(
      [],
      [{ ...plain, reading: input.value, ...(input.value === first.reading && evidence ? { evidence } : {}) }],
    );
    form.replaceWith(button);
    button.focus();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    form.replaceWith(button);
    button.focus();
  });
  button.replaceWith(form);
  input.select();
}

/**
 * Takes the decision by its number on the card at hand.
 *
 * @param {number} index
 */
export function chooseByNumber(index) {
  if (picked.item) choose(picked.item, index);
}
