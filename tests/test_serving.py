"""The server of the demo holds out against those who connect and say nothing, or send more than anybody wants."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.client import HTTPConnection, HTTPResponse
from typing import Any

import pytest

from config import serving

LARGE = 2_000_000  # bytes
COOKIE = "Cookie: sessionid=abc\r\n"


def told(environment: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
    """What came: the length of the body, the scheme, and the client as the proxy saw it."""
    length = len(environment["wsgi.input"].read())
    start("200 OK", [("Content-Type", "text/plain")])
    return [f"{length} {environment['wsgi.url_scheme']} {environment['REMOTE_ADDR']}".encode()]


@pytest.fixture(name="port")
def _port() -> Iterator[int]:
    sockets: serving.Sockets = {}
    server = serving.server_of(told, sockets, {"listen": "127.0.0.1:0"})
    thread = threading.Thread(target=server.run)
    thread.start()
    yield int(server.effective_port)
    server.trigger.pull_trigger(lambda: [entry.close() for entry in list(sockets.values())])
    thread.join(10)


def sent(port: int, head: str, body: bytes = b"") -> tuple[int, str]:
    """The status and the words of the answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(f"POST / HTTP/1.1\r\nHost: localhost\r\n{head}\r\n".encode())
        with suppress(OSError):  # nobody takes it any more
            connection.sendall(body)
        response = HTTPResponse(connection)
        response.begin()
        return response.status, response.read().decode()


def test_a_body_that_a_stranger_announces_is_refused_before_it_is_sent(port: int) -> None:
    assert sent(port, f"Content-Length: {LARGE}\r\n")[0] == 413


def test_a_body_without_a_length_is_cut_off_where_no_session_is_shown(port: int) -> None:
    chunk = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    assert sent(port, "Transfer-Encoding: chunked\r\n", chunk * 16)[0] == 413


def test_who_shows_a_session_may_bring_an_archive(port: int) -> None:
    head = f"{COOKIE}Content-Length: {LARGE}\r\n"
    assert sent(port, head, b"x" * LARGE) == (200, f"{LARGE} http 127.0.0.1")


def test_what_is_larger_than_any_archive_is_refused_whoever_sends_it(port: int, settings) -> None:
    assert sent(port, f"{COOKIE}Content-Length: {settings.BOUNDS['upload'] + 1}\r\n")[0] == 413


def test_many_who_connect_and_say_nothing_keep_nobody_out(port: int) -> None:
    silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(150)]
    for connection in silent:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: ")
    try:
        assert sent(port, "Content-Length: 0\r\n")[0] == 200
    finally:
        for connection in silent:
            connection.close()


@pytest.mark.parametrize(
    ("is_behind", "words"), [(True, "0 https 198.51.100.7"), (False, "0 http 127.0.0.1")]
)
def test_a_proxy_is_believed_where_there_is_one(settings, request, is_behind: bool, words: str) -> None:
    settings.BEHIND_PROXY = is_behind
    connection = HTTPConnection("127.0.0.1", request.getfixturevalue("port"), timeout=20)
    connection.request("POST", "/", headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.7"})
    assert connection.getresponse().read().decode() == words
    connection.close()
