"""
Connected components by iteration in DataFrames: alternating large-star and small-star steps.

Kiveris, Lattanzi, Mirrokni, Rastogi, Vassilvitskii: Connected Components in MapReduce and Beyond, SoCC 2014. A long chain needs about
log n rounds; every round is written to Parquet, so that lineage stays short. Stars are found by windows: a join would read the edges twice.
"""

# Large star: every node tells its larger neighbours of the least that it knows. No more rows than there are edges, so that twins may wait.
# Small star: every node then tells its smaller neighbours, and itself is told.
STARS = """
  SELECT DISTINCT * FROM (
    SELECT stack(2, least, high, least, low) AS (low, high)
    FROM (SELECT low, other AS high, min(low) OVER (PARTITION BY other) AS least
          FROM (SELECT node, other, least(node, min(other) OVER (PARTITION BY node)) AS low
                FROM (SELECT stack(2, low, high, high, low) AS (node, other) FROM {edges}))
          WHERE other > node))
  WHERE low < high"""

# What is left to do: nodes with two smaller neighbours, or with one that itself has a smaller one.
OPEN = """
  SELECT count(*) FROM (
    SELECT node FROM (SELECT stack(2, low, 0, high, 1) AS (node, above) FROM {edges})
    GROUP BY node HAVING sum(above) > 1 OR min(above) < max(above))"""


def label_components(spark, edges, keep):
    """
    In: edges `(low, high)`, low < high, each once. Out: `(node, component)`, the component being its least node.

    `keep(round, frame)` writes a frame and gives it back as it was written.
    """
    number = 0
    while True:
        edges.createOrReplaceTempView("edges_now")
        # Edges as they are found are hardly ever stars: the first round is made without a look.
        if number > 0 and spark.sql(OPEN.format(edges="edges_now")).first()[0] == 0:
            break
        edges = keep(number, spark.sql(STARS.format(edges="edges_now")))
        number += 1
    return spark.sql(
        "SELECT high AS node, low AS component FROM edges_now UNION ALL SELECT DISTINCT low, low FROM edges_now"
    )
