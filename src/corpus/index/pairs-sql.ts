import { DRIFT } from '../candidates/near-seeds.ts';
import { ALL_PAIRS, PLACES } from '../candidates/pair-bands.ts';
import type { Shard } from '../shard.ts';

/**
 * The pairs stage in SQL, written once, for DuckDB and Spark SQL alike: SELECT, JOIN, UNION ALL and plain window functions; no name that
 * either reserves (`at` is one), no list() and no string_agg, which do not spill.
 *
 * In: bands `(hash, document, place, letter)`: the sampled shingle `hash` begins at UTF-16 offset `place` of `document`, which is its letter
 * number `letter`, each row once. `document` is of any type whose order is that of the ids as JavaScript compares them: the rank by
 * {@link idOrder}; in Spark numbers that rise as `encode(id, 'UTF-16BE')` does.
 * Out of {@link edges}: `(hash, a, b, place_a, place_b, diagonal)`, `a < b`, the edges that `pairBands` walks in memory, each once. Out of
 * {@link hopefulEdges}: those of them that make candidates; the rows of one pair, by place_a and place_b, are its seeds.
 *
 * Each function gives one SELECT over tables or views that the caller names, so that an engine may keep (or shuffle) what is between:
 *
 * ```
 * shared = sharedBands('bands')      bands of hashes that two documents have, as the nth of their document; how many have the hash
 * firsts = firstPlaces('shared')     one row for each hash and document
 * edges  = edges('shared', 'firsts', commonIn)
 * seeds  = hopefulEdges('edges')     ORDER BY a, b, place_a, place_b and group in the reader
 * ```
 *
 * Bytes to shuffle: bands once by hash, edges once by (a, b). Bands are sorted once, by hash, document and place: to find what is shared by a
 * join of the bands with themselves reads and shuffles them twice (Spark, 957,000 bands: 12.4 s and 9.6 s for candidates; DuckDB: no
 * difference).
 */
export function sharedBands(bands: string): string {
  return `SELECT hash, document, place, letter, nth, documents
    FROM (SELECT hash, document, place, letter, nth,
            sum(CASE WHEN nth = 1 THEN 1 ELSE 0 END) OVER (PARTITION BY hash) AS documents
          FROM (SELECT hash, document, place, letter,
                  row_number() OVER (PARTITION BY hash, document ORDER BY place) AS nth
                FROM ${bands} AS all_bands) AS counted) AS banded
    WHERE documents > 1`;
}

/** For each hash and document its first place, and how many documents have the hash. */
export function firstPlaces(shared: string): string {
  return `SELECT hash, document, place, letter, documents FROM ${shared} WHERE nth = 1`;
}

/**
 * The edges of all buckets. Up to {@link ALL_PAIRS} documents are paired each with each, by their first {@link PLACES} places; of more, each
 * with the first and the one before; of more than `commonIn`, each with the first alone.
 */
export function edges(shared: string, firsts: string, commonIn: number): string {
  const places = `SELECT band.hash AS hash, band.document AS document, band.place AS place, band.letter AS letter
      FROM ${shared} AS band
      WHERE band.nth <= ${PLACES} AND band.documents <= ${ALL_PAIRS}`;
  // Few buckets are large: what comes before is asked for in these alone.
  const inOrder = 'OVER (PARTITION BY hash ORDER BY document)';
  const large = (columns: string, most: string) =>
    `(SELECT hash, document, place, letter, row_number() ${inOrder} AS position, ${columns}
      FROM ${firsts} WHERE documents > ${ALL_PAIRS}${most})`;
  const firstColumns = `first_value(document) ${inOrder} AS first_document, first_value(place) ${inOrder} AS first_place,
      first_value(letter) ${inOrder} AS first_letter`;
  const columnsBefore = `lag(document) ${inOrder} AS document_before, lag(place) ${inOrder} AS place_before,
      lag(letter) ${inOrder} AS letter_before`;
  return `SELECT one.hash AS hash, one.document AS a, other.document AS b, one.place AS place_a, other.place AS place_b,
      one.letter - other.letter AS diagonal
    FROM (${places}) AS one
    JOIN (${places}) AS other ON other.hash = one.hash
    WHERE one.document < other.document
    UNION ALL
    SELECT hash, first_document, document, first_place, place, first_letter - letter
    FROM ${large(firstColumns, '')} AS with_first
    WHERE position > 1
    UNION ALL
    SELECT hash, document_before, document, place_before, place, letter_before - letter
    FROM ${large(columnsBefore, ` AND documents <= ${commonIn}`)} AS with_before
    WHERE position > 2`;
}

/**
 * The edges that have another one of the same pair within {@link DRIFT} letters of their diagonal, as `keepsSeed` says: one by itself is an
 * odd phrase. Out: `(a, b, place_a, place_b)`.
 */
export function hopefulEdges(allEdges: string): string {
  const byDiagonal = 'OVER (PARTITION BY a, b ORDER BY diagonal)';
  return `SELECT a, b, place_a, place_b
    FROM (SELECT a, b, place_a, place_b, diagonal - lag(diagonal) ${byDiagonal} AS above,
            lead(diagonal) ${byDiagonal} - diagonal AS below
          FROM ${allEdges}) AS edge
    WHERE above <= ${DRIFT} OR below <= ${DRIFT}`;
}

/**
 * What to sort ids by, so that they come as JavaScript compares them, by UTF-16 units: DuckDB sorts by bytes of UTF-8, which puts U+E000
 * to U+FFFF (full-width forms) before the characters beyond U+FFFF. U+10FFFF, which is no character, moves them behind those.
 */
export function idOrder(id: string): string {
  return `regexp_replace(${id}, '([\\x{E000}-\\x{FFFF}])', chr(1114111) || '\\1', 'g')`;
}

/** Whether a document belongs to a shard, as `isInShard` says. */
export function inShard(id: string, { number, of }: Shard): string {
  return `CAST('0x' || sha256(${id})[:12] AS BIGINT) % ${of} = ${number - 1}`;
}
