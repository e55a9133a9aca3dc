"""
Connected components by iteration in DataFrames: alternating large-star and small-star steps.

Kiveris, Lattanzi, Mirrokni, Rastogi, Vassilvitskii: Connected Components in MapReduce and Beyond, SoCC 2014. A long chain needs about
log n rounds; every round is written to Parquet, so that lineage stays short.
"""

# Every node tells its larger neighbours of the least that it knows.
LARGE_STAR = """
  SELECT DISTINCT least.low AS low, side.other AS high
  FROM ({both}) AS side
  JOIN (SELECT node, least(node, min(other)) AS low FROM ({both}) GROUP BY node) AS least ON least.node = side.node
  WHERE side.other > side.node"""

BOTH = "SELECT low AS node, high AS other FROM {edges} UNION ALL SELECT high, low FROM {edges}"

# Every node tells its smaller neighbours, and itself is told.
SMALL_STAR = """
  SELECT least.low AS low, edge.low AS high
  FROM {edges} AS edge JOIN (SELECT high, min(low) AS low FROM {edges} GROUP BY high) AS least ON least.high = edge.high
  WHERE edge.low <> least.low
  UNION
  SELECT min(low), high FROM {edges} GROUP BY high"""

# What is left to do: a node with two smaller neighbours, or with one that itself has a smaller one.
OPEN = """
  SELECT high FROM {edges} GROUP BY high HAVING count(*) > 1
  UNION ALL
  SELECT edge.high FROM {edges} AS edge LEFT SEMI JOIN {edges} AS before ON before.high = edge.low"""


def label_components(spark, edges, keep):
    """
    In: edges `(low, high)`, low < high, each once. Out: `(node, component)`, the component being its least node.

    `keep(round, frame)` writes a frame and gives it back as it was written.
    """
    number = 0
    edges = keep(number, edges)
    while True:
        edges.createOrReplaceTempView("edges_now")
        # Edges as they are found are hardly ever stars: the first round is made without a look.
        if number > 0 and spark.sql(OPEN.format(edges="edges_now")).isEmpty():
            break
        large = spark.sql(LARGE_STAR.format(both=BOTH.format(edges="edges_now"))).persist()
        large.createOrReplaceTempView("edges_large")
        number += 1
        edges = keep(number, spark.sql(SMALL_STAR.format(edges="edges_large")))
        large.unpersist()
    return spark.sql(
        "SELECT high AS node, low AS component FROM edges_now UNION ALL SELECT DISTINCT low, low FROM edges_now"
    )
