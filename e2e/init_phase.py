"""Runs one function as Lambda would until its init phase is over, without AWS."""

import json
import socket
import subprocess
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LONGEST_INIT_SECONDS = 30


def failure(binary, variables):
    """Runs a function until its init phase is over. Returns nothing when it succeeds, else the setting and the cause."""
    with RuntimeApi() as api, ClosedPort() as nowhere, tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        environment = variables | {
            "AWS_LAMBDA_RUNTIME_API": api.address,
            "AWS_ENDPOINT_URL": f"http://{nowhere}",
            "AWS_ENDPOINT_URL_DYNAMODB": f"http://{nowhere}",
        }
        process = subprocess.Popen([binary], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        threading.Thread(target=lambda: (process.wait(), api.over.set()), daemon=True).start()
        ended = api.over.wait(LONGEST_INIT_SECONDS)
        if not api.asked_for_event and ended:
            # It has reported a failure and ends by itself.
            wait_or_kill(process)
        process.kill()
        process.wait()
        log.seek(0)
        return None if api.asked_for_event else cause(log.read(), process.returncode, ended)


def wait_or_kill(process):
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()


def cause(log, status, ended):
    """The setting that a function names in its last words, and what it says about it."""
    for line in log.splitlines():
        try:
            fields = json.loads(line)
        except ValueError:
            continue
        if isinstance(fields, dict) and fields.get("message") == "init stopped":
            return fields.get("setting"), fields.get("cause", line)
    how = f"ended with status {status}" if ended else f"did not start within {LONGEST_INIT_SECONDS} s"
    return None, f"{how}: {log.strip()[-500:] or 'it said nothing'}"


class RuntimeApi:
    """Lambda's Runtime API without an event: all it sees is whether a function asks for one.

    Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
    """

    def __enter__(self):
        self.over = threading.Event()
        self.asked_for_event = False
        api = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                api.asked_for_event = self.path.endswith("/runtime/invocation/next")
                api.over.set()

            def do_POST(self):
                self.send_response(202)
                self.send_header("content-length", "0")
                self.end_headers()
                api.over.set()

            def log_message(self, *_):
                """Says nothing: the function's own log is what counts."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        self.address = f"127.0.0.1:{self.server.server_port}"
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class ClosedPort:
    """An address of this machine at which every connection is refused, and that nobody else can take."""

    def __enter__(self):
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        return "{}:{}".format(*self.socket.getsockname())

    def __exit__(self, *_):
        self.socket.close()
