"""An imported notice, a curator, and a page on this machine, for what is fetched from the web."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from notices.importing.importer import import_file
from notices.models import Notice
from tests.notices.notices_text import TEXT

PAGE = f"<html><head><meta charset=utf-8></head><body>{''.join(f'<p>{line}</p>' for line in TEXT.splitlines())}</body>"


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        data = PAGE.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Nothing: a test's output is its own."""


@pytest.fixture
def notice(settings, tmp_path: Path, db: None) -> Notice:  # noqa: ARG001  # it has rows
    """临溪, as it was imported from a file."""
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    path.write_text(TEXT, "utf-8")
    import_file(path)
    return Notice.objects.get()


@pytest.fixture
def curator(client: Client, db: None) -> Client:  # noqa: ARG001  # it has rows
    user = User.objects.create_user("lin", is_staff=True, last_name="林", first_name="溪")
    user.groups.add(Group.objects.get(name="订正员"))
    client.force_login(user)
    return client


@pytest.fixture
def live_page() -> Iterator[str]:
    """The address of a notice as a web page."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Page) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/tongbao.html"
        server.shutdown()
        thread.join()
