import { signs } from '../change.ts';
import { describeItem, kindNames } from './describe-item.ts';
import { escapeText } from './escape.ts';
import { inParts } from './in-parts.ts';
import type { ReviewItem } from './review-items.ts';
import type { ReviewText } from './review-text.ts';

/** Kinds of which there are many and none needs a look: the list does not show them until asked to. */
const quiet: ReadonlySet<string> = new Set(['joined']);

/** Cards that are built at once. */
const cardsInPart = 150;

/** The list of changes: a button for each kind, then a card for each item. */
export function renderItems(review: ReviewText): string {
  const inDoubt = review.items.filter(({ isInDoubt }) => isInDoubt);
  const others = review.items.slice(inDoubt.length);
  const lists = [
    ['Needs a look', 'look', inDoubt],
    ['Everything else', 'rest', others],
  ] as const;
  return (
    renderFilters(review.items) +
    lists
      .filter(([, , items]) => items.length > 0)
      .map(
        ([title, id, items]) =>
          `<h3 id="${id}">${title} <span class="count">${items.length}</span></h3>` +
          inParts(
            items.map((item) => renderItem(item, review)),
            cardsInPart,
            (cards) => `<ol class="cards" aria-labelledby="${id}">${cards}</ol>`,
          ),
      )
      .join('') +
    (review.items.length === 0 ? '<p class="none">Nothing was changed.</p>' : '')
  );
}

function renderFilters(items: readonly ReviewItem[]): string {
  const counts = new Map<string, number>();
  for (const { change } of items) counts.set(change.kind, (counts.get(change.kind) ?? 0) + 1);
  const kinds = [...new Set([...Object.keys(kindNames), ...counts.keys()])].filter((kind) => counts.has(kind));
  const buttons = kinds.map(
    (kind) =>
      `<button type="button" class="filter ${kind}" data-kind="${kind}" aria-pressed="${!quiet.has(kind)}">` +
      `<span class="sign" aria-hidden="true">${escapeText(signOfKind(kind))}</span>${nameOf(kind)} <span class="count">${counts.get(kind)}</span></button>`,
  );
  return `<div class="filters script-only" role="group" aria-label="Show kinds of changes">${buttons.join('')}</div>`;
}

function renderItem(item: ReviewItem, review: ReviewText): string {
  const { id, change, sign, choices } = item;
  const { headline, quote, details } = describeItem(item);
  const { source, start, line, column } = change.place;
  const many = review.sources.length > 1 ? `<bdi class="path">${escapeText(change.place.path)}</bdi> ` : '';
  const links = [
    `<a href="#${review.blockId(source, start)}">${many}line ${line}<span class="column">:${column}</span></a>`,
    ...(change.kind === 'duplicate' && change.kept
      ? [
          `<a class="kept-copy" href="#${review.blockId(change.kept.source, change.kept.start)}">kept copy, line ${change.kept.line}</a>`,
        ]
      : []),
    ...(change.kind === 'conflict'
      ? [`<a href="#${review.blockId(change.other.source, change.other.start)}">line ${change.other.line}</a>`]
      : []),
    ...(change.kind === 'furniture'
      ? []
      : [`<a href="#p${change.report.paragraph + 1}">paragraph ${change.report.paragraph + 1}</a>`]),
  ];
  const buttons = choices.map(
    ({ label }, index) =>
      `<button type="button" data-choice="${index}" aria-pressed="false">${escapeText(label)}</button>`,
  );
  const more =
    choices.length > 0 && change.kind === 'moved' ? '<button type="button" data-pick>Move elsewhere…</button>' : '';
  const read =
    change.kind === 'corrected' || change.kind === 'suggested'
      ? '<button type="button" data-read>Read otherwise…</button>'
      : '';
  return (
    `<li class="card ${change.kind}" id="${id}" tabindex="-1">` +
    `<p class="head"><span class="sign" aria-hidden="true">${escapeText(sign)}</span><strong>${nameOf(change.kind)}</strong> <span class="what">${headline}</span></p>` +
    (quote ? `<p class="quote" lang="${review.language}">${quote}</p>` : '') +
    (details.length > 0 ? `<ul class="details">${details.map((detail) => `<li>${detail}</li>`).join('')}</ul>` : '') +
    `<p class="links">${links.join(' ')}</p>` +
    (buttons.length > 0
      ? `<div class="choices script-only" role="group" aria-label="Decide on ${escapeText(sign)} in line ${line}">${buttons.join('')}${more}${read}</div>`
      : '') +
    '</li>'
  );
}

function nameOf(kind: string): string {
  return kindNames[kind] ?? kind;
}

function signOfKind(kind: string): string {
  return kind === 'joint' ? '&' : ((signs as Readonly<Record<string, string>>)[kind] ?? '·');
}
