"""
`gazette clean` and `gazette check` on Apache Spark, every row a document:

    spark-submit clean_job.py --stage clean --input raw.parquet --output run --worker "node gazette/dist/bin/gazette.js"

Out: `cleaned`, all columns of the input with clean texts, and a summary of each as JSON; or `checked`. A text that could not be worked at
has its row with `error`, and in `cleaned` no text. Exit code as dedupe_job.py.
"""

import argparse
import sys

from pyspark.sql import functions as F

from documents import digest_of, read_documents, year_of
from job import count_errors, job_arguments, start, tell, worker_version
from stage_output import StageOutputs
from worker_stage import answered, worker_words

CHECKED = "id string, characters int, findings string, metrics map<string, double>, signature string"


def parse(words):
    parser = job_arguments(argparse.ArgumentParser(prog="clean_job.py", description="gazette clean and check on Spark"))
    parser.add_argument("--stage", choices=["clean", "check"], default="clean")
    parser.add_argument("--worker-option", action="append", default=[], help="a word for the worker: --worker-option=--order=best")
    return parser.parse_args(words)


def run(spark, options, version=None):
    """One run in a session that is there; `version` gives that of the worker. Out: the exit code."""
    version = version() if version else worker_version(options.worker)
    outputs = StageOutputs(spark, options.output, version, tell)
    documents = read_documents(spark, options.input, options.partitions)
    words = worker_words(options.worker, options.stage, options.worker_option)
    year = year_of(documents.columns)

    def clean():
        columns = [f"`{field.name}` {field.dataType.simpleString()}" for field in documents.schema]
        return answered(documents, words, ", ".join([*columns, "summary string"]))

    def check():
        return answered(documents, words, CHECKED, F.struct("id", "text"), year)

    name, build = {"clean": ("cleaned", clean), "check": ("checked", check)}[options.stage]
    digest, _ = digest_of(documents)
    made, _ = outputs.make(name, digest, options.worker_option, build, year)
    tell(f"{made.count()} documents: {outputs.path(name)}")
    return 2 if count_errors([made]) else 0


if __name__ == "__main__":
    start("gazette clean", parse(sys.argv[1:]), run)
