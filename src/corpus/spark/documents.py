"""The documents that a job is given: JSON Lines or Parquet with the columns `id` and `text`."""

from pyspark.sql import functions as F

from worker_stage import JSON_OPTIONS


def read_documents(spark, paths, partitions=None):
    """Out: the columns `id` and `text` as strings, and all others as they are. Nothing is read into this process."""
    is_parquet = [not path.rstrip("/").endswith((".jsonl", ".jsonl.gz", ".ndjson", ".json")) for path in paths]
    if any(is_parquet) and not all(is_parquet):
        raise SystemExit("--input: name either JSON Lines (.jsonl) or Parquet")
    found = spark.read.parquet(*paths) if any(is_parquet) else spark.read.options(**JSON_OPTIONS).json(paths)
    missing = {"id", "text"} - set(found.columns)
    if missing:
        raise SystemExit(f"--input: no column {' and '.join(sorted(missing))}")
    typed = found.withColumn("id", F.col("id").cast("string")).withColumn("text", F.col("text").cast("string"))
    return typed.repartition(partitions) if partitions else typed


def digest_of(documents):
    """What stands for the content of all documents in any order: how many, and the sum of their hashes."""
    hashed = F.xxhash64(*[F.col(name) for name in sorted(documents.columns)])
    count, total = documents.select(F.count("*"), F.sum(hashed.cast("decimal(38)"))).first()
    return [count, str(total)]


def year_of(documents):
    """The columns to partition by."""
    return ["year"] if "year" in documents.columns else []
