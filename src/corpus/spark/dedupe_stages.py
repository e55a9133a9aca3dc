"""
The stages of `gazette dedupe` on Spark. What a stage does with a record is done by the worker, the SQL of the pairs is told by the
worker: here is only what goes where.

Rows are those of dedupe.schema.json.
"""

import contextlib
import json
import math

from pyspark.sql import functions as F

from components import label_components
from documents import digest_of, read_documents, require_texts, year_of
from job import beside, count_errors
from node_worker import ask_once
from regions import slice_texts, tie_regions
from worker_stage import answered, worker_words

SIGNED = "document string, sha256 string, length int, hashes array<bigint>, at array<int>, letters array<int>"
SPAN = "struct<document: string, start: int, end: int, sliceStart: int, sliceEnd: int>"
MATCH = (
    f"struct<a: {SPAN}, b: {SPAN}, similarity: double, containmentA: double, containmentB: double, kind: string>"
)
VERIFIED = f"matches array<{MATCH}>"
PASSAGE = (
    "struct<cluster: string, document: string, start: int, end: int, similarity: double, kind: string,"
    " representative: boolean>"
)
CLUSTERED = f"rows array<{PASSAGE}>"

# Hashes have no order and hardly a twin: a dictionary is made for nothing. Places rise: their differences take two fifths of the bytes.
PACKED = {
    "parquet.writer.version": "v2",
    **{f"parquet.enable.dictionary#{name}.list.element": "false" for name in ("hashes", "at", "letters")},
}

# The pairs of two blocks of documents, and UTF-16 units of the texts of a block.
CELL = ["block_a", "block_b"]
BLOCK_UNITS = 4_000_000
LONG_LINES = ["--max-bytes", "2G"]

TABLES = {"bands": "bands", "shared": "shared", "firsts": "firsts", "edges": "edges"}


def by_id(column):
    """What to sort ids by: as JavaScript compares them, by UTF-16 units."""
    return F.encode(F.col(column), "UTF-16BE")


class Dedupe:
    """One run: documents in, clusters of passages out. Every method builds the rows of one stage."""

    def __init__(self, spark, outputs, options):
        self.spark = spark
        self.outputs = outputs
        self.command = options.worker
        self.partitions = options.partitions or int(spark.conf.get("spark.sql.shuffle.partitions"))
        self.documents = read_documents(spark, options.input, options.partitions, ["id", "text", "year"])
        self.texts = self.documents.select("id", "text").where("id IS NOT NULL AND text IS NOT NULL")
        self.common_in = given(common_in=options.common_in)
        self.sql = beside(ask_once, self.words("pairs", self.common_in), json.dumps(TABLES))
        self.alike = given(min_length=options.min_length, min_similarity=options.min_similarity)

    def run(self):
        """Out: the passages as they were written, and a function that waits for the count of errors."""
        make = self.outputs.make
        digest, columns = digest_of(self.documents)
        require_texts(columns)
        self.year = year_of(columns)
        signed, signed_hash = make("signed", digest, [], self.sign, self.year, PACKED)
        numbered, numbered_hash = make("numbered", signed_hash, [], lambda: number(signed))
        twins_are_refused = beside(refuse_twins, numbered)
        candidates, candidates_hash = make(
            "candidates", numbered_hash, self.common_in, lambda: self.pair(numbered, signed)
        )
        twins_are_refused()
        with at_once(self.spark, 4):
            checked, checked_hash = make(
                "verified", candidates_hash, self.alike, lambda: self.verify(candidates, signed)
            )
        tied, tied_hash = make("tied", checked_hash, [], lambda: self.tie(checked))
        components, components_hash = make("components", tied_hash, [], lambda: self.join(tied))
        with at_once(self.spark, 32):
            clustered, clustered_hash = make(
                "clustered", components_hash, [*self.alike, *self.common_in], lambda: self.cluster(tied, components)
            )
        errors = beside(count_errors, [signed, checked, clustered])
        passages, _ = make("passages", clustered_hash, [], lambda: self.sort(clustered), self.year)
        self.outputs.drop_scratch()
        return passages, errors

    def sign(self):
        record = F.struct("id", "text")
        return answered(self.documents, self.words("sign"), SIGNED, record, self.year)

    def pair(self, numbered, signed):
        """The SQL of the worker, over bands that are shuffled once by hash, and edges once by pair."""
        sql = json.loads(self.sql())
        signed.join(numbered, "document").createOrReplaceTempView("known")
        bands = self.spark.sql(
            """SELECT hash, number AS document, at[nth] AS place, letters[nth] AS letter
               FROM known LATERAL VIEW posexplode(hashes) AS nth, hash"""
        )
        bands.repartition(self.partitions, "hash").createOrReplaceTempView("bands")
        # Kept with its partitions and its order: from here on nothing is shuffled or sorted by hash again.
        self.spark.sql(sql["shared"]).persist().createOrReplaceTempView("shared")
        self.spark.sql(sql["firsts"]).createOrReplaceTempView("firsts")
        self.spark.sql(sql["edges"]).repartition(self.partitions, "a", "b").createOrReplaceTempView("edges")
        self.spark.sql(sql["candidates"]).createOrReplaceTempView("hopeful")
        numbered.createOrReplaceTempView("numbers")
        return self.spark.sql(
            """SELECT one.document AS a, other.document AS b, pair.seeds AS seeds, pair.a AS number_a, pair.b AS number_b
               FROM (SELECT a, b, sort_array(collect_list(array(place_a, place_b))) AS seeds FROM hopeful GROUP BY a, b) AS pair
               JOIN numbers AS one ON one.number = pair.a JOIN numbers AS other ON other.number = pair.b"""
        )

    def verify(self, candidates, signed):
        """
        Documents are cut into blocks; the pairs of two blocks are one record, with the texts that they name, each once. A text is sent no
        more often than there are blocks, and seldom as often as it has pairs.
        """
        bits = self.block_bits(signed)
        blocks = [F.shiftright(f"number_{side}", bits).alias(f"block_{side}") for side in ("a", "b")]
        pairs = candidates.select("a", "b", "seeds", *blocks).repartition(self.partitions, *CELL)
        asked = pairs.groupBy(*CELL).agg(F.collect_list(F.struct("a", "b", "seeds")).alias("pairs"))
        named = pairs.select(*CELL, F.explode(F.array("a", "b")).alias("id")).distinct()
        texts = named.join(self.texts, "id").groupBy(*CELL)
        texts = texts.agg(F.collect_list(F.struct("id", "text")).alias("documents"))
        records = asked.join(texts, CELL).select("pairs", "documents")
        return answered(records, self.words("verify", [*self.alike, *LONG_LINES]), VERIFIED)

    def block_bits(self, signed):
        """How many documents are a block, as a power of two: few enough to fit a record, and that there is work for all partitions."""
        count, mean = signed.where("error IS NULL").select(F.count("*"), F.avg("length")).first()
        most = min(BLOCK_UNITS / max(mean or 1, 1), count / math.sqrt(8 * self.partitions))
        return max(0, math.floor(math.log2(max(most, 1))))

    def tie(self, checked):
        """The matches, each with the regions that it ties together."""
        matches = checked.where("error IS NULL").select(F.explode("matches").alias("match"))
        return tie_regions(self.spark, matches)

    def join(self, tied):
        """Which regions hang together: a component is named by its first region."""
        edges = tied.selectExpr("least(region_a, region_b) AS low", "greatest(region_a, region_b) AS high").distinct()
        labels = label_components(self.spark, edges, self.write_round)
        return labels.select(F.col("node").alias("region"), "component")

    def cluster(self, tied, components):
        slices = slice_texts(self.spark, tied, components, self.texts).repartition(self.partitions, "component")
        slices = slices.groupBy("component").agg(F.collect_list(F.struct("document", "start", "text")).alias("slices"))
        matches = tied.join(components, tied.region_a == components.region).repartition(self.partitions, "component")
        matches = matches.groupBy("component").agg(F.collect_list("match").alias("matches"))
        records = slices.join(matches, "component").select("slices", "matches")
        words = self.words("cluster", [*self.alike, *self.common_in, *LONG_LINES])
        return answered(records, words, CLUSTERED)

    def sort(self, clustered):
        passages = clustered.select(F.explode("rows").alias("passage")).select("passage.*")
        if self.year:
            years = self.documents.select(F.col("id").alias("document"), *self.year)
            passages = passages.join(years, "document").select(*passages.columns, *self.year)
        return passages.orderBy(*self.year, "cluster", by_id("document"), "start", "end")

    def words(self, stage, options=()):
        return worker_words(self.command, stage, options)

    def write_round(self, number, frame):
        """A round of the components, as it was written."""
        path = self.outputs.scratch(f"components-{number}")
        frame.write.mode("overwrite").parquet(path)
        # With its schema nothing is read to find it out.
        return self.spark.read.schema(frame.schema).parquet(path)


@contextlib.contextmanager
def at_once(spark, records):
    """Where records are long: a batch of them must fit the memory of a Python worker."""
    name = "spark.sql.execution.arrow.maxRecordsPerBatch"
    usual = spark.conf.get(name)
    spark.conf.set(name, str(records))
    try:
        yield
    finally:
        spark.conf.set(name, usual)


def given(**options):
    """Options of the worker that are not left to its defaults, as words."""
    named = [(name.replace("_", "-"), value) for name, value in options.items() if value is not None]
    return [word for name, value in named for word in (f"--{name}", str(value))]


def number(signed):
    """Numbers that rise as ids do: eight bytes a band to shuffle, however long an id is."""
    known = signed.where("error IS NULL").select("document").orderBy(by_id("document"))
    return known.select(F.monotonically_increasing_id().alias("number"), "document")


def refuse_twins(numbered):
    """Ids are unique, or pairs would be made of nothing."""
    twin = numbered.groupBy("document").count().where("count > 1").first()
    if twin:
        raise SystemExit(f"--input: {twin['count']} documents have the id {twin['document']}")
