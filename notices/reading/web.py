"""One page from the web: http(s) only, within limits of time and size, and never from inside one's own network."""

from __future__ import annotations

import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from pathlib import PurePosixPath
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError, SSLError

from notices.reading.bounds import MAX_BYTES, MAX_REDIRECTS, MAX_SECONDS, MEGABYTE
from notices.reading.networks import is_public
from notices.reading.shapes import ReadError

_CONNECT_SECONDS = 10.0  # also for each wait
_CHUNK = 1 << 16

_HEADERS = {  # several government sites answer nothing but a browser's name
    "User-Agent": "Mozilla/5.0 (compatible; zhenggai/0.1)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5",
    "Accept-Language": "zh-CN,zh;q=0.9",
    "Accept-Encoding": "gzip, deflate",
}
_TYPES = {  # the ending for names that have none
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_REDIRECTS = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}
_PRIVATE = "网址指向内部网络（{}），没有读取"


@dataclass(frozen=True, slots=True)
class SiteAnswer:
    """What a site answers to one request: `content` where it is a page (200), `location` where to ask instead."""

    status: int
    address: str
    name: str = ""
    content: bytes = b""
    location: str = ""
    etag: str = ""
    last_modified: str = ""
    retry_after: str = ""


def fetch(url: str, *, allow_private: bool = False) -> tuple[str, bytes, str]:
    """Name, content and final address of one page; ReadError where it can't or mustn't be had."""
    deadline = time.monotonic() + MAX_SECONDS
    for _ in range(MAX_REDIRECTS + 1):
        answer = ask(url, allow_private=allow_private, deadline=deadline)
        if answer.location:
            url = answer.location
            continue
        return answer.name, page_of(answer), url
    raise ReadError(f"网址转来转去超过了 {MAX_REDIRECTS} 次")


def ask(
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    allow_private: bool = False,
    deadline: float | None = None,
) -> SiteAnswer:
    """One request, without going where its answer may send to; `headers` go in place of the usual ones.

    `deadline` is one of `time.monotonic`. ReadError where there is no answer, or none that may be taken.
    """
    deadline = time.monotonic() + MAX_SECONDS if deadline is None else deadline
    parts = _checked(url, allow_private)
    with _answer(parts, deadline, allow_private, headers or {}) as answer:
        header = answer.headers.get
        location = header("Location", "") if answer.status in _REDIRECTS else ""
        return SiteAnswer(
            answer.status,
            url,
            _name(parts, header("Content-Type", "")),
            _content(answer, deadline) if answer.status == HTTPStatus.OK else b"",
            location and urljoin(url, location),
            header("ETag", ""),
            header("Last-Modified", ""),
            header("Retry-After", ""),
        )


def page_of(answer: SiteAnswer) -> bytes:
    """The content of an answer that is a page; ReadError for any other."""
    if answer.status != HTTPStatus.OK:
        raise ReadError(f"网站回答 {answer.status}，没有给出网页")
    if not answer.content:
        raise ReadError("网页是空的")
    return answer.content


def _checked(url: str, allow_private: bool) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise ReadError("网址写得不对，例如 https://www.example.gov.cn/xxgk/1.html") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ReadError("只能读取 http:// 或 https:// 开头的网址")
    if parts.username is not None or parts.password is not None or port == 0:
        raise ReadError("网址里不能带用户名、密码")
    if not allow_private and port not in (None, *_PORTS.values()):
        raise ReadError("只读取通常的端口（80、443）上的网页")
    return parts


@contextmanager
def _answer(
    parts: SplitResult, deadline: float, allow_private: bool, headers: Mapping[str, str]
) -> Iterator[urllib3.BaseHTTPResponse]:
    """A connection to the very address that was checked: asking for it twice would let it change in between."""
    address = _address(_host(parts), _port(parts), allow_private, deadline)
    connection = _connection(parts, address, deadline)
    try:
        with _cut_off(connection, deadline):
            sent = {**_headers(parts), **headers}
            connection.request("GET", _target(parts), headers=sent, preload_content=False)
            yield connection.getresponse()
    except ReadError:
        raise
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        raise ReadError(_trouble(error, deadline)) from error
    finally:
        connection.close()


def _trouble(error: Exception, deadline: float) -> str:
    if isinstance(error, (SSLError, ssl.SSLError)) and time.monotonic() < deadline:
        return "网站的证书有问题，没有读取"
    if isinstance(error, NewConnectionError):  # which urllib3 counts among the timeouts
        return "连不上这个网站"
    if isinstance(error, urllib3.exceptions.TimeoutError) or time.monotonic() >= deadline:
        return f"网站没有在 {MAX_SECONDS:.0f} 秒内给出网页"
    return "和网站的连接中断了"


class _Kept:
    """Keeps the socket as it was opened, before anything is said over it or it is given away."""

    opened: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        sock: socket.socket = super()._new_conn()  # type: ignore[misc]
        self.opened = sock.dup()  # TLS takes the first one over
        return sock


class _Plain(_Kept, HTTPConnection):
    pass


class _Secure(_Kept, HTTPSConnection):
    pass


def _connection(parts: SplitResult, address: str, deadline: float) -> _Plain | _Secure:
    seconds = min(_CONNECT_SECONDS, _left(deadline))
    if parts.scheme == "http":
        return _Plain(address, _port(parts), timeout=seconds)
    host = _host(parts)
    context = ssl.create_default_context()
    return _Secure(
        address,
        _port(parts),
        timeout=seconds,
        server_hostname=host,
        assert_hostname=host,
        ssl_context=context,
    )


def _left(deadline: float) -> float:
    """Seconds."""
    return max(deadline - time.monotonic(), 0.1)


@contextmanager
def _cut_off(connection: _Plain | _Secure, deadline: float) -> Iterator[None]:
    """Ends the connection at the deadline: a site that sends a letter a second never runs into a timeout.

    The socket itself is shut: where a site closes after its answer, the connection has given it away by then.
    """

    def cut() -> None:
        with suppress(OSError):
            if connection.opened:
                connection.opened.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(_left(deadline), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if connection.opened:
            connection.opened.close()


def _address(host: str, port: int, allow_private: bool, deadline: float) -> str:
    """The address to connect to; refused if any of the host's addresses lies inside a network of one's own."""
    addresses = _looked_up(host, port, deadline)
    if not allow_private:
        for address in addresses:
            if not is_public(address):
                raise ReadError(_PRIVATE.format(address))
    return addresses[0]


def _looked_up(host: str, port: int, deadline: float) -> list[str]:
    """In a thread of its own: who answers for names may take as long as it likes."""
    answers: list[list[str]] = []

    def look_up() -> None:
        with suppress(OSError, UnicodeError):
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.append([str(info[4][0]).partition("%")[0] for info in infos])

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(min(_CONNECT_SECONDS, _left(deadline)))
    if not answers:
        raise ReadError(f"找不到网站 {host[:80]}")
    return answers[0]


# What the standard library takes for public: site-local, local NAT64, the relay of 6to4, a cloud's own address (Azure).


def _content(answer: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
    """The body as it comes, so that neither its length nor its slowness goes past the limits."""
    content = bytearray()
    for chunk in answer.stream(_CHUNK, decode_content=True):
        content += chunk
        if len(content) > MAX_BYTES:
            raise ReadError(f"网页超过了 {MAX_BYTES // MEGABYTE} MB 的上限")
    if time.monotonic() >= deadline:
        raise ReadError(f"网页在 {MAX_SECONDS:.0f} 秒内没有读完")
    return bytes(content)


def _name(parts: SplitResult, content_type: str) -> str:
    """post_7896.html, or what the type says where the path has no ending."""
    name = PurePosixPath(unquote(parts.path)).name or parts.hostname or "page"
    name = re.sub(r"[\x00-\x1f\\/:*?\"<>|]", "_", name)[-100:]
    ending = _TYPES.get(content_type.partition(";")[0].strip().lower(), "")
    return name if PurePosixPath(name).suffix or not ending else name + ending


def _host(parts: SplitResult) -> str:
    """The host as the network knows it: 中文.cn in its ASCII form."""
    host = parts.hostname or ""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ReadError("网址里的网站名写得不对") from error


def _headers(parts: SplitResult) -> dict[str, str]:
    host = f"[{_host(parts)}]" if ":" in _host(parts) else _host(parts)
    usual = _port(parts) == _PORTS[parts.scheme]
    return {**_HEADERS, "Host": host if usual else f"{host}:{_port(parts)}"}


def _port(parts: SplitResult) -> int:
    return parts.port or _PORTS[parts.scheme]


def _target(parts: SplitResult) -> str:
    """The path with its Chinese written as %XX, as the request line wants it."""
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    return quote(target, safe="/?&=%:;,+@!$'()*~-._[]")
