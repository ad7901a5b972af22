"""Two invented sites on this machine, with all that makes collecting hard, and a log of who asked what and when."""

from __future__ import annotations

import io
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from docx import Document

PACE = 0.02  # seconds that the sites' sources ask for
LIST_LENGTH = 15  # articles on a list page
_TOWNS = ("青岚", "云泽", "临溪", "栖梧", "鹿汀", "白桥", "潼津", "元北", "雨湾", "竹坞", "汀潮", "贞和")
_SUBJECTS = (
    "学位供给不足",
    "黑臭水体治理缓慢",
    "台账记录不全",
    "公务接待管理不严",
    "惠民补贴发放迟缓",
    "集体资产闲置",
)


def title(number: int) -> str:
    return f"中共{_TOWNS[number % len(_TOWNS)]}县第{number}届委员会关于巡察整改进展情况的通报"


def paragraphs(number: int) -> list[str]:
    """A notice of two problems; no two numbers have the same words throughout."""
    town, year = _TOWNS[number % len(_TOWNS)], 2015 + number % 8
    first, second = _SUBJECTS[number % 6], _SUBJECTS[(number + 1 + number // 6 % 5) % 6]
    return [
        title(number),
        f"根据市委部署，{year}年3月5日至4月{1 + number % 28}日，市委第{1 + number % 9}巡察组对{town}县开展巡察。",
        "一、反馈问题整改情况",
        f"（一）关于{first}的问题",
        f"1.第{number}号清单逐项销号，办结{number + 3}项，涉及{town}的{number % 7 + 2}个乡镇。",
        f"2.县委第{number}次专题会议重新排定{number + 40}名干部包联到点。",
        f"（二）关于{second}的问题",
        f"1.对{town}第{number}批次的{number * 3 + 1}户逐户核对，补发资金{number * 7 + 11}万元。",
        f"2.修订{town}县管理细则第{number}号，公布举报窗口{number % 5 + 1}处。",
        "二、下一步打算",
        f"{town}县将持续抓好整改。",
    ]


@dataclass(frozen=True)
class Request:
    path: str
    status: int
    arrived: float
    answered: float
    agent: str


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: bool = False  # a letter at a time, without an end


Page = Answer | Callable[[int], Answer]  # by how many times it was asked for before


class Site:
    """Pages by path, served in `encoding`; `with_etags` it answers 304 to who has a page already."""

    def __init__(self, encoding: str, with_etags: bool) -> None:
        self.encoding, self.with_etags = encoding, with_etags
        self.pages: dict[str, Page] = {}
        self.requests: list[Request] = []
        self.times: Counter[str] = Counter()
        self.on_request: Callable[[int], object] = lambda _: None
        self.address = ""

    def html(self, path: str, heading: str, body: str) -> None:
        page = f'<html><head><meta charset="{self.encoding}"><title>{heading}</title></head><body>{body}</body></html>'
        self.pages[path] = Answer(page.encode(self.encoding), headers={"Content-Type": "text/html"})

    def notice(self, path: str, number: int) -> None:
        self.html(path, title(number), _article(paragraphs(number)))

    def paths(self, status: int = 200) -> Counter[str]:
        return Counter(request.path for request in self.requests if request.status == status)

    def answer(self, path: str, conditions: str) -> Answer:
        page = self.pages.get(path, Answer(b"no", 404))
        answer = page(self.times[path]) if callable(page) else page
        self.times[path] += 1
        etag = f'"{sha256(answer.body).hexdigest()[:16]}"'
        if answer.status == 200 and self.with_etags:
            if etag in conditions:
                return Answer(b"", 304, {"ETag": etag})
            answer.headers["ETag"] = etag
        return answer


def _article(lines: list[str]) -> str:
    head = '<div class="nav"><a href="/">首页</a> <a href="/about">关于我们</a></div>'
    text = "".join(f"<p>　　{line}</p>" for line in lines[1:])
    return (
        f'{head}<h1>{lines[0]}</h1><div>发布日期：2023-05-08　来源：虚构</div><div class="text">{text}</div>'
    )


def listing(links: list[tuple[str, str]], pager: str) -> str:
    menu = '<ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul>'
    rows = "".join(
        f'<li><a href="{path}" title="{words}">{words[:18]}…</a> 2023-05-08</li>' for path, words in links
    )
    return f"{menu}<ul>{rows}</ul>{pager}"


def in_pages(site: Site, folder: str, links: list[tuple[str, str]], scripted: bool) -> None:
    """List pages, with the script most government sites have for a pager or with links."""
    pages = [links[start : start + LIST_LENGTH] for start in range(0, len(links), LIST_LENGTH)]
    for index, page in enumerate(pages):
        names = ["index.html", *(f"index_{number}.html" for number in range(1, len(pages)))]
        following = (
            f'<a href="{names[index + 1]}">下一页</a> 共{len(pages)}页' if index + 1 < len(pages) else ""
        )
        script = f'<script>createPageHTML({len(pages)}, {index}, "index", "html");</script>'
        site.html(f"{folder}{names[index]}", "巡察整改", listing(page, script if scripted else following))


def build(site: Site, numbers: range, scripted: bool) -> set[str]:
    """Fills a site; gives the titles of the notices that are to be taken, and no others."""
    site.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /secret/\n")
    links: list[tuple[str, str]] = []
    for number in numbers:
        path = f"/xcgz/t{number}.html"
        site.notice(path, number)
        links.append((path, title(number)))
    first = numbers[0]
    _troubles(site, first)
    links += _links_of_troubles(first)
    again = f"/xcgz/t{numbers[1]}.html"  # one page under two addresses
    site.pages[f"{again}?from=home"] = site.pages[again]
    links.insert(3, (f"{again}?from=home", title(numbers[1])))
    in_pages(site, "/xcgz/", links, scripted)
    return {title(number) for number in (*numbers, *(first + 900 + extra for extra in range(4)))}


def _links_of_troubles(first: int) -> list[tuple[str, str]]:
    return [
        ("/moved", title(first + 900)),
        ("/flaky", title(first + 901)),
        ("/two", title(first + 902)),
        ("/attached", title(first + 903)),
        ("/gone", title(first + 904)),
        ("/broken", title(first + 905)),
        ("/round", title(first + 906)),
        ("/secret/trap", title(first + 907)),
        ("/feedback", "市委第二巡察组向青岚县反馈整改情况的通报"),
        ("/water", "青岚县关于生态环境保护督察整改情况的公示"),
        ("/news", "青岚县召开会议部署春季植树造林工作"),
        ("/meeting", "青岚县召开巡察整改情况工作推进会"),
        ("/other", "青岚县财政局关于决算批复落实情况和整改情况的公告"),
        ("http://elsewhere.example/1.html", title(first + 908)),
    ]


def _troubles(site: Site, first: int) -> None:
    site.pages["/moved"] = Answer(status=301, headers={"Location": "/new/home.html"})
    site.notice("/new/home.html", first + 900)
    site.notice("/flaky-inside", first + 901)
    site.pages["/flaky"] = after_trouble(site.pages.pop("/flaky-inside"), 500)
    lines = paragraphs(first + 902)
    site.html("/two", lines[0], _article(lines[:6]) + '<div><a href="/two_2">下一页</a> 共2页</div>')
    site.html("/two_2", lines[0], _article([lines[0], *lines[6:]]) + "<div>上一页 第2页 共2页</div>")
    site.html(
        "/attached",
        title(first + 903),
        '<h1>通报</h1><p>现予公布，详见附件。</p><p><a href="/file.docx">附件：整改通报.docx</a></p>',
    )
    site.pages["/file.docx"] = Answer(
        _document(paragraphs(first + 903)), headers={"Content-Type": "application/octet-stream"}
    )
    site.pages["/broken"] = Answer(b"", 500)
    site.pages["/round"] = Answer(status=302, headers={"Location": "/round/"})
    site.pages["/round/"] = Answer(status=302, headers={"Location": "/round"})
    site.notice("/secret/trap", first + 907)
    feedback = [
        "市委第二巡察组向青岚县反馈巡察情况",
        "市委第二巡察组指出，青岚县存在学位供给不足等问题。" * 4,
    ]
    site.html("/feedback", feedback[0], _article(feedback))
    budget = [
        "青岚县财政局关于决算批复落实情况和整改情况的公告",
        "财政局对预算执行中的问题进行了整改，收回资金。" * 6,
    ]
    site.html("/other", budget[0], _article(budget))


def after_trouble(page: Page, status: int) -> Page:
    """A page that is answered at the second time."""
    assert isinstance(page, Answer)
    return lambda times: page if times else Answer(b"", status)


def _document(lines: list[str]) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@contextmanager
def served(site: Site) -> Iterator[Site]:
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            arrived = time.monotonic()
            with lock:
                count = len(site.requests)
            try:
                site.on_request(count)
            except ConnectionAbortedError:
                return
            answer = site.answer(self.path, self.headers.get("If-None-Match", ""))
            try:
                self.reply(answer)
            except OSError:
                return
            agent = self.headers.get("User-Agent", "")
            with lock:
                site.requests.append(Request(self.path, answer.status, arrived, time.monotonic(), agent))

        def reply(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(1000 if answer.drip else len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)
            for _ in range(100 if answer.drip else 0):
                self.wfile.write(b"a")
                time.sleep(0.05)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    site.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
