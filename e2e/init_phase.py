"""Runs the init phase of a function as Lambda does, without AWS."""

import json
import socket
import subprocess
import tempfile
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

INIT_TIMEOUT_SECONDS = 30


def failure(binary, variables):
    """Runs a function until its init phase ends. Returns None on success, and otherwise the setting and the cause."""
    with RuntimeApi() as api, ClosedPort() as nowhere, tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        environment = variables | {
            "AWS_LAMBDA_RUNTIME_API": api.address,
            "AWS_ENDPOINT_URL": f"http://{nowhere}",
            "AWS_ENDPOINT_URL_DYNAMODB": f"http://{nowhere}",
        }
        process = subprocess.Popen([binary], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        threading.Thread(target=lambda: (process.wait(), api.over.set()), daemon=True).start()
        is_over = api.over.wait(INIT_TIMEOUT_SECONDS)
        if not api.requested_event and is_over:
            # The function has reported a failure and exits.
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
        process.kill()
        process.wait()
        log.seek(0)
        return None if api.requested_event else cause(log.read(), process.returncode, is_over)


def cause(log, status, is_over):
    """The setting and the cause in the log line of a failed init phase."""
    for line in log.splitlines():
        try:
            fields = json.loads(line)
        except ValueError:
            continue
        if isinstance(fields, dict) and fields.get("message") == "init stopped":
            return fields.get("setting"), fields.get("cause", line)
    outcome = f"ended with status {status}" if is_over else f"did not start within {INIT_TIMEOUT_SECONDS} s"
    return None, f"{outcome}: {log.strip()[-500:] or 'it wrote no log'}"


class RuntimeApi:
    """Lambda's Runtime API without an event. It records whether a function requests an event.

    Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
    """

    def __enter__(self):
        self.over = threading.Event()
        self.requested_event = False
        api = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                api.requested_event = self.path.endswith("/runtime/invocation/next")
                api.over.set()

            def do_POST(self):
                self.send_response(202)
                self.send_header("content-length", "0")
                self.end_headers()
                api.over.set()

            def log_message(self, *_):
                """Suppresses the server's log."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        self.address = f"127.0.0.1:{self.server.server_port}"
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class ClosedPort:
    """An address of this machine that refuses every connection and that no other process can take."""

    def __enter__(self):
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        return "{}:{}".format(*self.socket.getsockname())

    def __exit__(self, *_):
        self.socket.close()
