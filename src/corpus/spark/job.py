"""What both jobs share: the session, the worker's version, what is told on standard error."""

import concurrent.futures
import functools
import importlib
import os
import shlex
import subprocess
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

# Files of this folder that executors import.
SHIPPED = ("node_worker.py",)


def open_session(name):
    """
    The session of spark-submit, or one in this process. Executors are sent the adapter; they find Node and gazette by themselves.
    """
    session = SparkSession.builder.appName(name).getOrCreate()
    ship(session)
    return session


def ship(session):
    folder = os.path.dirname(os.path.abspath(__file__))
    for name in SHIPPED:
        session.sparkContext.addPyFile(os.path.join(folder, name))
    # A batch of long texts must fit the memory of a Python worker.
    if session.conf.get("spark.sql.execution.arrow.maxRecordsPerBatch") == "10000":
        session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "256")
    # What is cached is hashes and numbers, which do not compress: trying to takes as long as making them.
    session.conf.set("spark.sql.inMemoryColumnarStorage.compressed", "false")


def start(name, arguments, run):
    """What spark-submit starts: a session for one run, whose exit code this process ends with."""
    version = beside(worker_version, arguments.worker)
    # mapInPandas needs it here too; it takes a second, and so does the JVM.
    beside(importlib.import_module, "pandas")
    session = open_session(name)
    try:
        code = run(session, arguments, version)
    finally:
        session.stop()
    sys.exit(code)


def beside(function, *words):
    """Has something asked while this process does other things. Out: a function that waits for the answer."""
    thread = concurrent.futures.ThreadPoolExecutor(1)
    answer = thread.submit(function, *words)
    thread.shutdown(wait=False)
    return answer.result


def worker_version(command):
    """The version of gazette that does the work: another one makes everything anew."""
    said = subprocess.run([*shlex.split(command), "--version"], capture_output=True, text=True, check=False)
    if said.returncode != 0:
        lines = [line for line in said.stderr.splitlines() if line.strip()]
        raise SystemExit(f"--worker {command}: {lines[-1] if lines else f'status {said.returncode}'}")
    return said.stdout.strip()


def tell(words):
    print(words, file=sys.stderr, flush=True)


def job_arguments(parser):
    """Options of every job."""
    parser.add_argument("--input", nargs="+", required=True, help="JSON Lines or Parquet with the columns id and text")
    parser.add_argument("--output", required=True, help="folder for what the stages leave")
    parser.add_argument("--worker", required=True, help='how gazette is started, such as "node gazette/dist/bin/gazette.js"')
    parser.add_argument("--partitions", type=int, help="default: as the input is cut, and spark.sql.shuffle.partitions")
    return parser


def count_errors(frames):
    """How many records could not be worked at; some of them are told."""
    errors = [frame.where("error IS NOT NULL").select("error.code", "error.message") for frame in frames]
    found = functools.reduce(lambda one, other: one.union(other), errors).groupBy("code").agg(
        F.count("*").alias("count"), F.min("message").alias("message")
    )
    rows = found.orderBy("code").collect()
    for row in rows:
        tell(f"{row['count']} records could not be worked at, {row['code']}: {row['message']}")
    return sum(row["count"] for row in rows)
