"""One page from the web: http(s) only, within limits of time and size, and never from inside one's own network."""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.client import HTTPException
from pathlib import PurePosixPath
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError, SSLError

from notices.reading.shapes import MAX_BYTES, MEGABYTE, ReadError

MAX_REDIRECTS = 5
MAX_SECONDS = 30.0
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
_PORTS = {"http": 80, "https": 443}
_PRIVATE = "网址指向内部网络（{}），没有读取"


def fetch(url: str, *, allow_private: bool = False) -> tuple[str, bytes, str]:
    """Name, content and final address of one page; ReadError where it can't or mustn't be had."""
    deadline = time.monotonic() + MAX_SECONDS
    for _ in range(MAX_REDIRECTS + 1):
        parts = _checked(url)
        with _answer(parts, deadline, allow_private) as answer:
            location = answer.headers.get("Location")
            if answer.status in (301, 302, 303, 307, 308) and location:
                url = urljoin(url, location)
                continue
            if answer.status != HTTPStatus.OK:
                raise ReadError(f"网站回答 {answer.status}，没有给出网页")
            content = _content(answer, deadline)
            return _name(parts, answer.headers.get("Content-Type", "")), content, url
    raise ReadError(f"网址转来转去超过了 {MAX_REDIRECTS} 次")


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise ReadError("网址写得不对，例如 https://www.example.gov.cn/xxgk/1.html") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ReadError("只能读取 http:// 或 https:// 开头的网址")
    if parts.username is not None or parts.password is not None or port == 0:
        raise ReadError("网址里不能带用户名、密码")
    return parts


@contextmanager
def _answer(parts: SplitResult, deadline: float, allow_private: bool) -> Iterator[urllib3.BaseHTTPResponse]:
    """A connection to the very address that was checked: asking for it twice would let it change in between."""
    connection = _connection(parts, _address(_host(parts), _port(parts), allow_private), deadline)
    try:
        with _cut_off(connection, deadline):
            connection.request("GET", _target(parts), headers=_headers(parts), preload_content=False)
            yield connection.getresponse()
    except ReadError:
        raise
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        raise ReadError(_trouble(error, deadline)) from error
    finally:
        connection.close()


def _trouble(error: Exception, deadline: float) -> str:
    if isinstance(error, (SSLError, ssl.SSLError)):
        return "网站的证书有问题，没有读取"
    if isinstance(error, NewConnectionError):  # which urllib3 counts among the timeouts
        return "连不上这个网站"
    if isinstance(error, urllib3.exceptions.TimeoutError) or time.monotonic() >= deadline:
        return f"网站没有在 {MAX_SECONDS:.0f} 秒内给出网页"
    return "和网站的连接中断了"


def _connection(parts: SplitResult, address: str, deadline: float) -> HTTPConnection:
    seconds = min(_CONNECT_SECONDS, max(deadline - time.monotonic(), 0.1))
    if parts.scheme == "http":
        return HTTPConnection(address, _port(parts), timeout=seconds)
    host = _host(parts)
    context = ssl.create_default_context()
    return HTTPSConnection(
        address,
        _port(parts),
        timeout=seconds,
        server_hostname=host,
        assert_hostname=host,
        ssl_context=context,
    )


@contextmanager
def _cut_off(connection: HTTPConnection, deadline: float) -> Iterator[None]:
    """Ends the connection at the deadline: a site that sends a letter a second never runs into a timeout."""

    def cut() -> None:
        with suppress(OSError, AttributeError):
            connection.sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(deadline - time.monotonic(), 0), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _address(host: str, port: int, allow_private: bool) -> str:
    """The address to connect to; refused if any of the host's addresses lies inside a network of one's own."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ReadError(f"找不到网站 {host[:80]}") from error
    addresses = [str(info[4][0]).partition("%")[0] for info in found]
    if not allow_private:
        for address in addresses:
            if not is_public(address):
                raise ReadError(_PRIVATE.format(address))
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an address is of the open network; IPv4 wrapped in IPv6 (mapped, 6to4, Teredo, NAT64) is unwrapped."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        teredo = ip.teredo or (None, None)
        inner = [ip.ipv4_mapped, ip.sixtofour, teredo[1]]
        if ip in _NAT64:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if any(other is not None and not is_public(str(other)) for other in inner):
            return False
        if ip.ipv4_mapped is not None or ip in _NAT64:
            return True
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def _content(answer: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
    """The body as it comes, so that neither its length nor its slowness goes past the limits."""
    content = bytearray()
    for piece in answer.stream(_CHUNK, decode_content=True):
        content += piece
        if len(content) > MAX_BYTES:
            raise ReadError(f"网页超过了 {MAX_BYTES // MEGABYTE} MB 的上限")
    if time.monotonic() >= deadline:
        raise ReadError(f"网页在 {MAX_SECONDS:.0f} 秒内没有读完")
    if not content:
        raise ReadError("网页是空的")
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
