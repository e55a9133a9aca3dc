"""What a stage leaves: a folder of Parquet, whose _SUCCESS says of what it was made."""

import hashlib
import json

from pyspark.sql.types import StructType


def hash_of(*parts):
    """SHA-256 of plain data."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode("utf-8")).hexdigest()


class StageOutputs:
    """
    The folder of all stages. A stage whose _SUCCESS tells of the same inputs and options, made by the same version, is not run again.

    Spark writes an empty _SUCCESS when all files are there; its content is written then. A run that was ended between both makes the
    stage again.
    """

    def __init__(self, spark, folder, version, tell):
        self._spark = spark
        self._folder = folder.rstrip("/")
        self._version = version
        self._tell = tell

    def path(self, stage):
        return f"{self._folder}/{stage}"

    def make(self, stage, inputs, options, build, partition_by=(), written=()):
        """
        Makes a stage, unless it is there. `build` gives the DataFrame to write, `written` tells Parquet how.

        Out: its rows as they were written, and a hash that stands for them: stages are pure functions, so the hash of what goes in will do.
        """
        made_of = hash_of(self._version, stage, inputs, options, list(partition_by))
        marker = self._marker(stage)
        if marker.get("madeOf") == made_of and "schema" in marker:
            self._tell(f"{stage}: is there already, of the same inputs with the same options")
            schema = StructType.fromJson(marker["schema"])
        else:
            self._spark.sparkContext.setJobGroup(stage, stage)
            rows = build()
            rows.write.mode("overwrite").options(**dict(written)).partitionBy(*partition_by).parquet(self.path(stage))
            schema = rows.schema
            said = {"stage": stage, "version": self._version, "options": options, "madeOf": made_of}
            self._mark(stage, {**said, "schema": schema.jsonValue()})
            self._tell(f"{stage}: is made")
        self._spark.sparkContext.setJobGroup("", "")
        # With its schema no file is read to find it out.
        return self._spark.read.schema(schema).parquet(self.path(stage)), made_of

    def scratch(self, name):
        """A folder for what is needed between the rounds of a stage."""
        return f"{self._folder}/_temporary_rounds/{name}"

    def drop_scratch(self):
        path, system = self._open(f"{self._folder}/_temporary_rounds")
        system.delete(path, True)

    def _marker(self, stage):
        """What _SUCCESS tells; nothing where there is none, or one of Spark alone."""
        path, system = self._open(f"{self.path(stage)}/_SUCCESS")
        if not system.exists(path):
            return {}
        stream = system.open(path)
        try:
            text = bytes(stream.readAllBytes()).decode("utf-8")
        finally:
            stream.close()
        return json.loads(text) if text else {}

    def _mark(self, stage, marker):
        path, system = self._open(f"{self.path(stage)}/_SUCCESS")
        stream = system.create(path, True)
        try:
            stream.write(bytearray(json.dumps(marker, indent=2, sort_keys=True).encode("utf-8")))
        finally:
            stream.close()

    def _open(self, name):
        java = self._spark.sparkContext._jvm
        path = java.org.apache.hadoop.fs.Path(name)
        return path, path.getFileSystem(self._spark.sparkContext._jsc.hadoopConfiguration())
