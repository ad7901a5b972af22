"""`python -m config.serving --listen=127.0.0.1:8000`: waitress, which ends what is in flight when it is told to stop.

Takes the options of `waitress-serve`; that one cuts off at SIGTERM whatever it is about to answer.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from typing import Any

from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel
from waitress.runner import run
from waitress.server import BaseWSGIServer

GRACE = 30.0  # seconds that what is in flight may take after SIGTERM
LOOK = 0.05  # seconds between looks at what is still in flight

Sockets = dict[int, Any]  # what waitress listens and talks on, by file descriptor


def serve(application: Any, **options: Any) -> None:
    sockets: Sockets = {}
    # With poll, a listener may be closed while it is waited for.
    server = create_server(application, map=sockets, **options | {"asyncore_use_poll": True})
    signal.signal(signal.SIGTERM, lambda *_signal: _stop(sockets))
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has its background jobs ignore it
    server.run()


def _stop(sockets: Sockets) -> None:
    """Nobody is let in any more; the main loop goes on for those who are."""
    for listener in [entry for entry in sockets.values() if isinstance(entry, BaseWSGIServer)]:
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
