"""The documents that a job is given: JSON Lines or Parquet with the columns `id` and `text`."""

from pyspark.sql import functions as F

from worker_stage import JSON_OPTIONS

# Of a line that is no JSON, so that it counts for the digest.
UNREAD = "_corrupt_record"


def read_documents(spark, paths, partitions=None, columns=None):
    """
    Out: the columns `id` and `text` as strings, and all others as they are. Nothing is read into this process.

    `columns`: the names of all that are wanted of JSON Lines, as strings; without it all of the input is read once to find its columns.
    """
    is_parquet = [not path.rstrip("/").endswith((".jsonl", ".jsonl.gz", ".ndjson", ".json")) for path in paths]
    if any(is_parquet) and not all(is_parquet):
        raise SystemExit("--input: name either JSON Lines (.jsonl) or Parquet")
    if any(is_parquet):
        found = spark.read.parquet(*paths)
    else:
        reader = spark.read.options(**JSON_OPTIONS)
        found = (reader.schema(", ".join(f"{name} string" for name in [*columns, UNREAD])) if columns else reader).json(paths)
    require_texts(found.columns)
    typed = found.withColumn("id", F.col("id").cast("string")).withColumn("text", F.col("text").cast("string"))
    return typed.repartition(partitions) if partitions else typed


def require_texts(columns):
    missing = {"id", "text"} - set(columns)
    if missing:
        raise SystemExit(f"--input: no column {' and '.join(sorted(missing))}")


def digest_of(documents):
    """
    What stands for the content of all documents in any order: how many, and the sum of their hashes; and the columns that any of them has
    (all, where there are no documents).
    """
    names = sorted(documents.columns)
    columns = [F.col(f"`{name}`") for name in names]
    total = F.sum(F.xxhash64(*columns).cast("decimal(38)"))
    count, total, *filled = documents.select(F.count("*"), total, *[F.count(column) for column in columns]).first()
    return [count, str(total)], [name for name, found in zip(names, filled) if found > 0 or count == 0]


def year_of(columns):
    """The columns to partition by."""
    return ["year"] if "year" in columns else []
