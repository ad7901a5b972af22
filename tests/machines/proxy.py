"""A proxy that gives one request to the first server, the next to the second, and so on."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Sequence
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from types import TracebackType
from typing import Any

# Of one connection, and not of what is sent over it.
_OWN = frozenset({"connection", "keep-alive", "transfer-encoding", "content-length", "server", "date"})


class Proxy:
    def __init__(self, port: int, servers: Sequence[int]) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.answers: Counter[int] = Counter()  # of each server, by its port
        self._turns, self._lock = cycle(servers), threading.Lock()
        handler = type("Handler", (_Handler,), {"proxy": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self._server.daemon_threads = True

    def turn(self) -> int:
        with self._lock:
            port = next(self._turns)
            self.answers[port] += 1
            return port

    def __enter__(self) -> Proxy:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    proxy: Proxy

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)) or None
        connection = HTTPConnection("127.0.0.1", self.proxy.turn(), timeout=120)
        try:
            headers = {name: value for name, value in self.headers.items() if name.lower() not in _OWN}
            connection.request(self.command, self.path, body, headers)
            response = connection.getresponse()
            content = response.read()
            self.send_response_only(response.status, response.reason)
            for name, value in response.getheaders():
                if name.lower() not in _OWN:
                    self.send_header(name, value)
            length = response.getheader("Content-Length") if self.command == "HEAD" else str(len(content))
            self.send_header("Content-Length", length or "0")
            self.end_headers()
            self.wfile.write(content)
        except (BrokenPipeError, ConnectionResetError):  # the browser has gone to another page
            self.close_connection = True
        finally:
            connection.close()

    do_GET = do_HEAD = do_POST = do_OPTIONS = _pass_on  # noqa: N815  # as the server looks for them

    def log_message(self, *_arguments: Any) -> None:
        """The servers have logs of their own."""
