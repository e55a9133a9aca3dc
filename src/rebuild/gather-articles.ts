import { endsSentence } from '../layout/measure.ts';
import { isHeadingByWords } from '../markers/heading-words.ts';
import { opensNewspaperArticle } from '../markers/newspaper-lines.ts';
import { isSession } from '../markers/session-line.ts';
import { isTitleLike } from '../order/fragments.ts';
import type { Article, Paragraph } from '../types.ts';
import { readArticleMeta } from './article-meta.ts';
import type { Block, RebuildContext } from './block.ts';
import { isByline } from './paragraph-kind.ts';

/** Blocks behind a title in which its byline and first words are looked for: captions may stand between them. */
const REACH = 12;

/**
 * Gathers paragraphs into articles: each begins with its title, and what explains its terms is notes.
 *
 * In: paragraphs in the order of the report, captions among them. Out: articles with title and masthead facts.
 */
export function gatherArticles(
  blocks: readonly Block[],
  isTitle: (text: string) => boolean,
  context: RebuildContext,
): readonly Article[] {
  const articles: Block[][] = [];
  let isNotes = false;
  for (const [i, block] of blocks.entries()) {
    const { paragraph, first } = block;
    const isListed = paragraph.kind !== 'table' && isTitle(paragraph.text);
    const isHead = paragraph.kind === 'title' || isListed || (!context.isMarked && opensArticle(blocks, i));
    const starts = articles.length === 0 || isHead || first.line.breakBefore === 'article';
    const titled: Paragraph = isHead ? asTitle(paragraph) : paragraph;
    isNotes = !starts && (isNotes || opensNotes(paragraph));
    const isSection = !isHead && !context.isMarked && isSetOff(blocks, i);
    if (isSection) isNotes = false;
    const told = {
      ...block,
      paragraph:
        isNotes && first.line.headingLevel === undefined
          ? asNote(titled)
          : isSection
            ? { ...titled, kind: 'heading' as const, level: 1 }
            : titled,
    };
    if (starts) articles.push([told]);
    else articles.at(-1)!.push(told);
  }
  const metaAt = readArticleMeta(context.meta, context.mastheads ?? []);
  return articles.map((blocks) => {
    const paragraphs = blocks.map(({ paragraph }) => paragraph);
    const head = paragraphs[0]!;
    const found = metaAt(blocks[0]!.first.line);
    const meta = Object.keys(found).length > 0 ? { meta: found } : {};
    return { ...(head.kind === 'title' ? { title: head.text } : {}), ...meta, paragraphs };
  });
}

/**
 * A paragraph is an article's title where it stands over a reporter's byline or over 本报讯; a text's first one also where it names
 * a kind of document or stands over a session line or byline.
 */
function opensArticle(blocks: readonly Block[], i: number): boolean {
  const isText = ({ paragraph }: Block) => paragraph.kind !== 'caption';
  const [head, second, third, fourth] = blocks
    .slice(i, i + REACH)
    .filter(isText)
    .map(({ paragraph }) => paragraph);
  if (!head || blocks[i]!.paragraph !== head) return false;
  if (head.kind === 'body' && opensNewspaperArticle(head.text, second?.text, third?.text, fourth?.text)) return true;
  const isFirst = i < REACH && !blocks.slice(0, i).some(isText);
  if (!isFirst || !second || head.kind !== 'body') return false;
  if (head.text.length > 60 || /[。！？；，：!?;,:]$/u.test(head.text)) return false;
  return isTitleLike(head.text) || isSession(second.text) || isByline(second.text);
}

/** A heading without a marker is told by its words, where sentences stand behind it and no open line before it. */
function isSetOff(blocks: readonly Block[], i: number): boolean {
  const [before, block, next] = [blocks[i - 1]?.paragraph, blocks[i]!, blocks[i + 1]?.paragraph];
  if (block.paragraph.kind !== 'body' || !isHeadingByWords(block.paragraph.text)) return false;
  const isOver = next !== undefined && endsSentence(next.text) && next.text.length > block.paragraph.text.length;
  return isOver && (before === undefined || before.kind !== 'body' || endsSentence(before.text));
}

/** Explanations of terms run to the next title. */
function opensNotes({ text }: Paragraph): boolean {
  return (
    text.length <= 20 &&
    /^(?:有关|部分|相关)?(?:名词|用语|名词术语|名词用语)(?:解释|注释|说明)\s*[:：]?$|^注\s?释\s*[:：]?$/u.test(text)
  );
}

function asNote(paragraph: Paragraph): Paragraph {
  const isText = paragraph.kind === 'body' || paragraph.kind === 'item' || paragraph.kind === 'heading';
  return isText ? { kind: 'note', text: paragraph.text, pieces: paragraph.pieces } : paragraph;
}

/** Of what is known of a paragraph a title keeps where it stands. */
function asTitle({ text, page, pieces }: Paragraph): Paragraph {
  return { kind: 'title', text, ...(page === undefined ? {} : { page }), pieces };
}
