"""Rows through a stage of the worker: JSON is made and read by Spark, the records pass through Python as they are."""

import shlex

from pyspark.sql import functions as F

from node_worker import through_worker

ERROR = "error struct<code: string, message: string>"

# A text may be longer than Jackson's default of 20 million characters.
JSON_OPTIONS = {"maxStringLen": str(2**31 - 1)}


def worker_words(command, stage, options=()):
    """The command line of a worker; `command` is how gazette is started, such as `node dist/bin/gazette.js`."""
    return [*shlex.split(command), "worker", "--stage", stage, *options]


def answered(frame, words, schema, record=None, carried=()):
    """
    Sends one record for each row and reads the answers.

    In: `record`, a column of structs, default all columns; `carried`, names of columns that stay as they are. Out: the columns of
    `schema`, `error` (null where all went well) and those carried.
    """
    carried = list(carried)
    record = F.struct(*frame.columns) if record is None else record
    types = [f"`{name}` {frame.schema[name].dataType.simpleString()}" for name in carried]
    sent = frame.select(F.to_json(record).alias("record"), *carried)
    answers = sent.mapInPandas(through_worker(words, carried), ", ".join([*types, "answer string"]))
    read = F.from_json("answer", f"{schema}, {ERROR}", JSON_OPTIONS)
    return answers.select(read.alias("read"), *carried).select("read.*", *carried)
