"""
Runs the jobs of src/corpus/spark one after the other in one session.

In: a file of JSON, `[{"name", "job": "dedupe" | "clean", "words": [..]}, ..]`. Out: on standard output, a line of JSON for the master that
was taken, and for each case `{"name", "code" | "error", "told"}`.
"""

import json
import os
import sys

from pyspark.sql import SparkSession

CLUSTER = "local-cluster[2,1,1024]"
# Where no cluster can start: two threads, a failed task being tried again as on a cluster.
THREADS = "local[2,4]"


def open_session(master):
    session = (
        SparkSession.builder.master(master)
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "1g")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        # Little is to be done, many times: what is compiled or planned for long runs costs more than it saves.
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        .config("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        .config("spark.sql.adaptive.enabled", "false")
        # A machine that is busy with other things is no machine that is lost.
        .config("spark.network.timeout", "600s")
        .config("spark.worker.timeout", "600")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    try:
        session.sparkContext.setLogLevel("OFF")
        session.range(4, numPartitions=2).mapInPandas(lambda frames: frames, "id long").count()
        return session
    except Exception:
        session.stop()
        raise


def say(record):
    print(json.dumps(record, ensure_ascii=False), flush=True)


def main(sources, cases):
    sys.path.insert(0, sources)
    import clean_job
    import dedupe_job
    import job

    try:
        master, session = CLUSTER, open_session(CLUSTER)
    except Exception as trouble:
        say({"trouble": f"{CLUSTER} cannot start: {str(trouble).splitlines()[0]}"})
        master, session = THREADS, open_session(THREADS)
    say({"master": master})
    job.ship(session)
    jobs = {"dedupe": dedupe_job, "clean": clean_job}
    with open(cases, encoding="utf-8") as file:
        asked = json.load(file)
    for case in asked:
        told = []
        dedupe_job.tell = clean_job.tell = job.tell = told.append
        module = jobs[case["job"]]
        try:
            said = {"code": module.run(session, module.parse(case["words"]))}
        except (Exception, SystemExit) as error:
            said = {"error": str(error)}
        session.catalog.clearCache()
        say({"name": case["name"], **said, "told": told})
    session.stop()


if __name__ == "__main__":
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    main(*sys.argv[1:])
