"""
`gazette dedupe` on Apache Spark:

    spark-submit dedupe_job.py --input corpus.parquet --output run --worker "node gazette/dist/bin/gazette.js"

In: JSON Lines or Parquet with the columns id and text; a column year, if there is one, cuts what comes out. Out: folders of Parquet below
--output, the result in `passages`. Exit code 0; 2 where records could not be worked at, the others being done.
"""

import argparse
import sys

from dedupe_stages import Dedupe
from job import job_arguments, start, tell, worker_version
from stage_output import StageOutputs


def parse(words):
    parser = job_arguments(argparse.ArgumentParser(prog="dedupe_job.py", description="gazette dedupe on Spark"))
    parser.add_argument("--min-length", help="as of gazette dedupe")
    parser.add_argument("--min-similarity", help="as of gazette dedupe")
    parser.add_argument("--common-in", help="as of gazette dedupe")
    return parser.parse_args(words)


def run(spark, options, version=None):
    """One run in a session that is there; `version` gives that of the worker. Out: the exit code."""
    version = version() if version else worker_version(options.worker)
    outputs = StageOutputs(spark, options.output, version, tell)
    passages, errors = Dedupe(spark, outputs, options).run()
    count, clusters = passages.selectExpr("count(*)", "count(DISTINCT cluster)").first()
    tell(f"{count} passages in {clusters} clusters: {outputs.path('passages')}")
    return 2 if errors() else 0


if __name__ == "__main__":
    start("gazette dedupe", parse(sys.argv[1:]), run)
