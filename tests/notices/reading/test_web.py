import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from notices.reading import ReadError, web
from notices.reading.networks import is_public
from notices.reading.web import fetch

PAGE = "<html><body>通报</body></html>".encode("gb18030")


class Site(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/to/"):
            self.answer(302, b"", Location=self.path.removeprefix("/to/"))
        elif path == "/round":
            self.answer(302, b"", Location="/round")
        elif path == "/gone":
            self.answer(404, b"no")
        elif path == "/empty":
            self.answer(200, b"")
        elif path == "/slow":
            self.drip()
        elif path == "/slow-and-closed":
            self.drip(Connection="close")
        elif path == "/big":
            self.flood()
        else:
            self.answer(200, PAGE, **{"Content-Type": "text/html; charset=gb2312"})

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def drip(self, **headers: str) -> None:
        self.send_response(200)
        for name, value in {"Content-Length": "1000", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"a")
                time.sleep(0.05)
        except OSError:
            self.close_connection = True

    def flood(self) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            for _ in range(30):
                self.wfile.write(b"a" * (1 << 20))
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_comes_with_its_name_and_where_it_was_found(site):
    assert fetch(f"{site}/xxgk/post_7.html?id=1", allow_private=True) == (
        "post_7.html",
        PAGE,
        f"{site}/xxgk/post_7.html?id=1",
    )


@pytest.mark.parametrize(
    ("path", "name"), [("/a/article", "article.html"), ("", "127.0.0.1"), ("/巡察/通报", "通报.html")]
)
def test_a_name_without_an_ending_takes_the_types(site, path, name):
    assert fetch(site + path, allow_private=True)[0] == name


def test_redirects_are_followed_a_few_times(site):
    assert fetch(f"{site}/to//to//a.html", allow_private=True)[2] == f"{site}/a.html"
    with pytest.raises(ReadError, match="超过了 5 次"):
        fetch(f"{site}/round", allow_private=True)


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/gone", "网站回答 404"),
        ("/empty", "网页是空的"),
        ("/big", "超过了 20 MB 的上限"),
        ("/to/file:///etc/passwd", "http:// 或 https://"),
        ("/to/ftp://example.org/a", "http:// 或 https://"),
    ],
)
def test_what_cannot_be_had_says_why(site, path, sentence):
    with pytest.raises(ReadError, match=sentence):
        fetch(site + path, allow_private=True)


@pytest.mark.parametrize("path", ["/slow", "/slow-and-closed"])
def test_a_site_that_sends_a_letter_at_a_time_is_cut_off(site, path, monkeypatch):
    monkeypatch.setattr(web, "MAX_SECONDS", 0.4)
    with pytest.raises(ReadError, match="秒内"):
        fetch(f"{site}{path}", allow_private=True)


def test_a_handshake_that_is_never_finished_is_cut_off(monkeypatch):
    monkeypatch.setattr(web, "MAX_SECONDS", 0.4)
    monkeypatch.setattr(web, "_CONNECT_SECONDS", 3.0)
    stop = threading.Event()

    def drip(listening: socket.socket) -> None:
        """The head of a TLS record that says it is long, then a letter at a time."""
        client, _ = listening.accept()
        with client, suppress(OSError):
            client.sendall(b"\x16\x03\x03\x40\x00")
            while not stop.wait(0.05):
                client.sendall(b"\x02")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=drip, args=(listening,), daemon=True)
        thread.start()
        with pytest.raises(ReadError):
            fetch(f"https://127.0.0.1:{listening.getsockname()[1]}/", allow_private=True)
        assert not stop.is_set()  # it would have gone on for a quarter of an hour
        stop.set()
        thread.join()


def test_a_name_that_is_never_answered_for_is_given_up(monkeypatch):
    monkeypatch.setattr(web, "MAX_SECONDS", 0.3)
    answered = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answered.wait() and [])
    with pytest.raises(ReadError, match="找不到网站"):
        fetch("http://slow.example/")
    answered.set()


@pytest.mark.parametrize("port", [22, 6379, 8080, 65535])
def test_only_the_usual_ports_are_asked(port):
    with pytest.raises(ReadError, match="80、443"):
        fetch(f"http://example.org:{port}/")


def test_a_redirect_to_another_port_is_refused(site, monkeypatch):
    monkeypatch.setattr(web, "is_public", lambda _address: True)
    monkeypatch.setattr(web, "_PORTS", {"http": int(site.rpartition(":")[2]), "https": 443})
    with pytest.raises(ReadError, match="80、443"):
        fetch(f"{site}/to/http://127.0.0.1:6379/")


def test_a_site_that_is_not_there_says_so():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]

    with pytest.raises(ReadError, match="连不上这个网站"):
        fetch(f"http://127.0.0.1:{port}/", allow_private=True)


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0.0.0.0/", "http://127.1/"),
        *("http://10.1.2.3/", "https://172.16.0.1/", "http://192.168.0.1/", "http://100.64.0.1/"),
        *("http://169.254.169.254/latest/meta-data", "http://2130706433/", "http://[::ffff:127.0.0.1]/"),
        "http://[fe80::1]/",
    ],
)
def test_addresses_inside_ones_own_network_are_refused(url):
    with pytest.raises(ReadError, match="指向内部网络"):
        fetch(url)


def test_a_redirect_into_ones_own_network_is_refused(site, monkeypatch):
    open_host, port = site.removeprefix("http://").split(":")
    monkeypatch.setattr(web, "is_public", lambda address: address == open_host)
    monkeypatch.setattr(web, "_PORTS", {"http": int(port), "https": 443})

    with pytest.raises(ReadError, match=r"指向内部网络（127\.0\.0\.2）"):
        fetch(f"{site}/to/http://127.0.0.2/")


def test_a_name_is_asked_for_once_so_that_it_cannot_change_after_the_check(site, monkeypatch):
    asked: list[str] = []
    found = socket.getaddrinfo

    def look_up(host: str, port: int, *args: object, **kwargs: object) -> object:
        asked.append(host)
        return found("127.0.0.1" if host == "rebind.example" else host, port, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    port = site.rpartition(":")[2]

    assert fetch(f"http://rebind.example:{port}/a.html", allow_private=True)[1] == PAGE
    assert asked.count("rebind.example") == 1


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("", "http:// 或 https://"),
        ("www.example.org", "http:// 或 https://"),
        ("file:///etc/passwd", "http:// 或 https://"),
        ("http://", "http:// 或 https://"),
        ("http://user:secret@example.org/", "用户名、密码"),
        ("http://example.org:99999/", "网址写得不对"),
        ("http://[::1", "网址写得不对"),
        ("http://no-such-host.invalid/", "找不到网站"),
    ],
)
def test_what_is_no_address_is_refused(url, sentence):
    with pytest.raises(ReadError, match=sentence):
        fetch(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2400:3200::1", True),
        ("::ffff:8.8.8.8", True),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("64:ff9b:1::a00:1", False),
        ("192.88.99.1", False),
        ("168.63.129.16", False),
        ("100.100.100.200", False),
        ("169.254.169.254", False),
        ("::", False),
    ],
)
def test_only_addresses_of_the_open_network_are_public(address, public):
    assert is_public(address) is public
