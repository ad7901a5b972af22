"""What hostile files cost: each is read in the process that reads strangers' files, one after another.

    python -m tools.benchmarks.hostile_files [--files 1000] [--seed 1]

Prints, for each kind, how many were read and how many refused, the slowest in seconds of the processor, and the most
memory its process had; then the longest that a thread beside had to wait for its turn. Exit code 1 where one takes
more than 10 seconds or 300 MB, or the thread waits for a second.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import sys
import threading
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import django

MOST_SECONDS, MOST_MEGABYTES, MOST_WAITED = 10.0, 300.0, 1.0

File = tuple[str, bytes]


def repeated(
    opening: str, unit: str, closing: str = "", ending: str = "html"
) -> Callable[[random.Random], File]:
    return lambda rng: (f"a.{ending}", (opening + unit * rng.choice((50, 2_000, 30_000)) + closing).encode())


def pdf_bomb(rng: random.Random) -> File:
    """One page whose stream grows a thousandfold, packed once or twice."""
    packer = zlib.compressobj(9)
    blanks = b" " * (1 << 20)
    stream = b"".join(packer.compress(blanks) for _ in range(rng.choice((50, 300, 900)))) + packer.flush()
    filters = b"/FlateDecode"
    if rng.random() < 0.5:
        stream, filters = zlib.compress(stream, 9), b"[/FlateDecode/FlateDecode]"
    head = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj\n4 0 obj<</Length "
    )
    length = str(len(stream)).encode() + b"/Filter"
    return "a.pdf", b"".join(
        (head, length, filters, b">>stream\n", stream, b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n")
    )


def word_bomb(rng: random.Random) -> File:
    inner = "<w:p><w:r><w:t>整改</w:t></w:r></w:p>" * rng.choice((1_000, 200_000))
    body = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{inner}</w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", body)
    return "a.docx", buffer.getvalue()


def mutated(rng: random.Random) -> File:
    """A disguised notice with bytes changed."""
    from tools.disguised import DISGUISES

    ending, dress = DISGUISES[rng.choice(list(DISGUISES))]
    changed = bytearray(dress(_NOTICE))
    for _ in range(rng.choice((1, 20, 200))):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return f"a.{ending}", bytes(changed)


_NOTICE = "中共松陂区委关于整改情况的通报\n来源：松陂发布　日期：2022-10-21\n" + "".join(
    f"{n}.关于“某项工作不到位”问题\n整改情况：一是完善制度，二是压实责任，已完成整改{n}项。\n"
    for n in range(1, 30)
)
# The shapes of patterns that went back without bound, and of trees that grow.
KINDS: dict[str, Callable[[random.Random], File]] = {
    "comments": repeated("", "<!--a-->", "x"),
    "blanks in the imprint": repeated("中共松陂区委关于整改情况的通报\n—", "\u3000", "x\n", "txt"),
    "list styles": repeated('<ol style="list-style:', "a-", '"><li>一</ol>'),
    "lists of styles": repeated('<ol style="', "list-style:", '"><li>一</ol>'),
    "line of blanks": repeated("<p>字体：", " &nbsp;", "x</p>"),
    "nested blocks": repeated("", "<div>", "关于整改的通报。"),
    "line breaks": repeated("<p>", "整改。<br>", "</p>"),
    "links": repeated("", "<a href=a>整改</a><p>一是落实，二是整改，三是提高。</p>"),
    "copies": repeated("", "<p>区委召开会议，研究部署整改工作，逐条逐项抓好落实。</p>"),
    "script strings": repeated("<script>", "'整改\\\"", "</script>"),
    "open brackets": repeated("# 一\n# 二\n", "[", "", "md"),
    "headings": repeated("", "（一）关于会议过多的问题\n", "", "txt"),
    "one paragraph": repeated("", "一是整改，（一）关于会议过多的问题。", "", "txt"),
    "mail headers": repeated("MIME-Version: 1.0\n", "X: =?utf-8?q?a?=\n ", "\n\n", "mht"),
    "mail parts": repeated(
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n", "--a\n\n一\n", "", "mht"
    ),
    "pdf bombs": pdf_bomb,
    "word bombs": word_bomb,
    "mutated": mutated,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    waited = _Waiting()
    waited.start()
    worst = [0.0, 0.0]
    for kind, costs in _measured(options.files, random.Random(options.seed)):
        seconds, megabytes = (max(cost[i] for cost in costs) for i in (0, 1))
        worst = [max(worst[0], seconds), max(worst[1], megabytes)]
        read = sum(cost[2] for cost in costs)
        print(
            f"{kind:<24} {read:4} read {len(costs) - read:4} refused  {seconds:6.2f} s {megabytes:6.0f} MB",
            flush=True,
        )
    print(
        f"slowest {worst[0]:.2f} s, largest {worst[1]:.0f} MB; a thread beside waited {waited.longest:.2f} s at most"
    )
    sys.exit(worst[0] > MOST_SECONDS + 1 or worst[1] > MOST_MEGABYTES or waited.longest > MOST_WAITED)


class _Waiting(threading.Thread):
    """How long a thread waits for its turn while files are read."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.longest = 0.0

    def run(self) -> None:
        while True:
            began = time.monotonic()
            time.sleep(0.01)
            self.longest = max(self.longest, time.monotonic() - began - 0.01)


def _measured(files: int, rng: random.Random) -> Iterator[tuple[str, list[tuple[float, float, bool]]]]:
    for kind, made in KINDS.items():
        yield kind, [_cost(made(rng)) for _ in range(max(1, files // len(KINDS)))]


def _cost(file: File) -> tuple[float, float, bool]:
    """Seconds of the processor, megabytes, and whether it was read."""
    from notices.importing.confined import _process, dissected
    from notices.parsing import ParseError
    from notices.reading import ReadError

    child = _process._started()
    usage = _Usage(child.pid)
    usage.start()
    try:
        dissected(*file)
        is_read = True
    except (ReadError, ParseError):
        is_read = False
    usage.stop.set()
    usage.join()
    return usage.seconds, usage.megabytes, is_read


class _Usage(threading.Thread):
    """Looks at what a process uses until told to stop, or until it is gone."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.folder, self.stop = Path("/proc", str(pid)), threading.Event()
        self.before = self._seconds()
        self.seconds = self.megabytes = 0.0

    def run(self) -> None:
        while not self.stop.wait(0.02):
            self._look()
        self._look()

    def _look(self) -> None:
        try:
            self.seconds = max(self.seconds, self._seconds() - self.before)
            resident = int((self.folder / "statm").read_text().split()[1])
            self.megabytes = max(self.megabytes, resident * 4096 / (1 << 20))
        except (OSError, IndexError):
            self.stop.set()

    def _seconds(self) -> float:
        fields = (self.folder / "stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
