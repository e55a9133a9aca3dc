"""
Regions: the stretches of documents that spans of matches cover. Spans that overlap are in one region, which is named by where it starts.

Regions that matches tie together are clustered by themselves, however much else stands in their documents, so that a masthead that all
pages have does not tie all of their other passages together.
"""

TIED = """
  SELECT match, max(if(side = 0, region, NULL)) AS region_a, max(if(side = 1, region, NULL)) AS region_b
  FROM (SELECT match, side, struct(span.document AS document, max(if(reached > span.start, NULL, span.start)) OVER (
          PARTITION BY span.document ORDER BY span.start, span.end ROWS UNBOUNDED PRECEDING) AS start) AS region
        FROM (SELECT match, side, span, max(span.end) OVER (
                PARTITION BY span.document ORDER BY span.start, span.end ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
              FROM (SELECT match, stack(2, 0, match.a, 1, match.b) AS (side, span) FROM found)))
  GROUP BY match"""

# By document, so that a text is read once for all of its regions. Java's UTF-16 has two bytes a unit, as offsets count.
SLICES = """
  SELECT document, inline(transform(regions, region -> struct(region.component AS component, region.start AS start,
    decode(substring(units, 2 * region.start + 1, 2 * (region.end - region.start)), 'UTF-16BE') AS text)))
  FROM (SELECT region.document AS document, collect_list(struct(component, start, end)) AS regions
        FROM (SELECT region, min(slice_start) AS start, max(slice_end) AS end
              FROM (SELECT stack(2, region_a, match.a.sliceStart, match.a.sliceEnd, region_b, match.b.sliceStart, match.b.sliceEnd)
                      AS (region, slice_start, slice_end)
                    FROM tied)
              GROUP BY region) JOIN components USING (region)
        GROUP BY region.document)
  JOIN (SELECT id, encode(text, 'UTF-16BE') AS units FROM texts) ON id = document"""


def tie_regions(spark, matches):
    """In: `match`, whose spans tell their slices. Out: every match with its `region_a` and `region_b` (document, start)."""
    matches.createOrReplaceTempView("found")
    return spark.sql(TIED)


def slice_texts(spark, tied, components, texts):
    """What clustering looks at of the text of each region: `(component, document, start, text)`."""
    tied.createOrReplaceTempView("tied")
    components.createOrReplaceTempView("components")
    texts.createOrReplaceTempView("texts")
    return spark.sql(SLICES)
