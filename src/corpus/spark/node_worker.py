"""The worker of gazette behind mapInPandas: one Node process a partition, JSON Lines in and out."""

import collections
import shlex
import subprocess
import threading

# Lines of the worker's standard error that an exception shows.
TAIL = 20


class WorkerFailed(RuntimeError):
    """The worker ended before all records were answered. The first line is the worker's last error line."""


class NodeWorker:
    """A running worker. Every record that is asked has one answer, in the same order."""

    def __init__(self, words):
        self._words = words
        self._process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._said = collections.deque(maxlen=TAIL)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def ask(self, records):
        """The answers to records, JSON without line feeds. Both pipes are served at once, so that neither fills up."""
        sender = threading.Thread(target=self._send, args=(records,), daemon=True)
        sender.start()
        answers = []
        for _ in range(len(records)):
            line = self._process.stdout.readline()
            if not line.endswith(b"\n"):
                self._fail()
            answers.append(line[:-1].decode("utf-8"))
        sender.join()
        return answers

    def finish(self):
        """Ends the worker as it wants to be ended: its input ends."""
        self._process.stdin.close()
        if self._process.stdout.readline() or self._process.wait() != 0:
            self._fail()

    def kill(self):
        """Whatever happened to the task, no process stays behind."""
        self._process.kill()
        self._process.wait()

    def _send(self, records):
        try:
            for record in records:
                self._process.stdin.write(record.encode("utf-8") + b"\n")
            self._process.stdin.flush()
        except (BrokenPipeError, ValueError):
            # The worker has ended: whoever waits for the answers finds out, and why.
            pass

    def _listen(self):
        for line in self._process.stderr:
            if line.strip():
                self._said.append(line.decode("utf-8", "replace").rstrip())

    def _fail(self):
        self._process.stdout.close()
        status = self._process.wait()
        self._listener.join(timeout=10)
        # What Node says of itself below a stack is no error.
        told = [line for line in self._said if not line.startswith("Node.js v")]
        errors = [line for line in told if "rror" in line and not line.startswith("    at ")] or told
        last = errors[-1] if errors else "it said nothing"
        how = f"signal {-status}" if status < 0 else f"status {status}"
        said = "".join(f"\n  {line}" for line in told)
        raise WorkerFailed(f"{last}\n{shlex.join(self._words)} ended with {how}{said}")


def through_worker(words, carried=()):
    """
    A function for mapInPandas. In: the column `record`, and those that are carried. Out: the column `answer` in place of `record`.

    A worker is started when a partition has its first record, and its failure fails the task, which Spark tries again.
    """
    carried = list(carried)

    def answers(frames):
        worker = None
        try:
            for frame in frames:
                worker = worker or NodeWorker(words)
                yield frame[carried].assign(answer=worker.ask(frame["record"].tolist()))
            if worker:
                worker.finish()
        finally:
            if worker:
                worker.kill()

    return answers


def ask_once(words, record):
    """One record, one answer, in this process: what the driver needs to know."""
    worker = NodeWorker(words)
    try:
        [answer] = worker.ask([record])
        worker.finish()
        return answer
    finally:
        worker.kill()
