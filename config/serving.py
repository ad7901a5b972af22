"""`python -m config.serving --listen=127.0.0.1:8000`: waitress, which ends what is in flight when it is told to stop.

Takes the options of `waitress-serve`; that one cuts off at SIGTERM whatever it is about to answer, lets a hundred
connections that say nothing keep out everybody else, and takes a gigabyte of whoever sends it.
"""

from __future__ import annotations

import copy
import os
import signal
import sys
import threading
import time
from typing import Any

from django.conf import settings
from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.runner import run
from waitress.server import BaseWSGIServer

GRACE = 30.0  # seconds that what is in flight may take after SIGTERM
LOOK = 0.05  # seconds between looks at what is still in flight
CONNECTIONS = 1000
SILENCE = 30  # seconds after which a connection that asks nothing is closed
STRANGERS = (
    1_000_000  # bytes of a body that are taken of whoever shows no session; what is too long for us is above
)

Sockets = dict[int, Any]  # what waitress listens and talks on, by file descriptor


def serve(application: Any, **options: Any) -> None:
    sockets: Sockets = {}
    server = server_of(application, sockets, options)
    signal.signal(signal.SIGTERM, lambda *_signal: _stop(sockets))
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has its background jobs ignore it
    server.run()


def server_of(application: Any, sockets: Sockets, options: dict[str, Any]) -> Any:
    """With `options` as they were given, and ours where they were not."""
    usual: dict[str, Any] = {"connection_limit": CONNECTIONS, "channel_timeout": SILENCE}
    usual["max_request_body_size"] = settings.BOUNDS["upload"] + 1
    if settings.BEHIND_PROXY:
        usual["trusted_proxy"] = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")
        usual["trusted_proxy_headers"] = {"x-forwarded-for", "x-forwarded-proto"}
    # With poll, a listener may be closed while it is waited for.
    server = create_server(application, map=sockets, **usual | options | {"asyncore_use_poll": True})
    for listener in _listeners(sockets):
        listener.channel_class = _Channel
    return server


class _Parser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """A body is on the disk before anybody looks whose it is: of strangers little of it is taken."""

    adj: Any

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if f"{settings.SESSION_COOKIE_NAME}=" not in self.headers.get("COOKIE", ""):
            adjustments: Any = copy.copy(self.adj)
            adjustments.max_request_body_size = min(STRANGERS, adjustments.max_request_body_size)
            self.adj = adjustments


class _Channel(HTTPChannel):  # type: ignore[misc]
    parser_class = _Parser


def _listeners(sockets: Sockets) -> list[BaseWSGIServer]:
    return [entry for entry in sockets.values() if isinstance(entry, BaseWSGIServer)]


def _stop(sockets: Sockets) -> None:
    """Nobody is let in any more; the main loop goes on for those who are."""
    for listener in _listeners(sockets):
        wasyncore.dispatcher.close(listener)
    threading.Thread(target=_end_when_idle, args=(sockets,), daemon=True).start()


def _end_when_idle(sockets: Sockets) -> None:
    end = time.monotonic() + GRACE
    while time.monotonic() < end and any(map(_is_in_flight, list(sockets.values()))):
        time.sleep(LOOK)
    os.kill(os.getpid(), signal.SIGINT)  # waitress ends its loop in peace at that


def _is_in_flight(entry: Any) -> bool:
    """A request that is being received, worked on, or answered."""
    return isinstance(entry, HTTPChannel) and bool(entry.request or entry.requests or entry.total_outbufs_len)


if __name__ == "__main__":
    sys.exit(run([*sys.argv, "config.wsgi:application"], _serve=serve))
