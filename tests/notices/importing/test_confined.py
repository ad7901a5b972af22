"""Files that cost too much, in a process of their own."""

from __future__ import annotations

import pickle
import threading
import time
import zlib
from collections.abc import Iterator

import pytest

from notices.importing import confined, sources
from notices.importing.confined import _unpickled, confined_read, drafted
from notices.importing.sources import Source
from notices.parsing import ParseError
from notices.reading import ElsewhereError, ReadError
from tests.notices.notices_text import TEXT

_STEP = "一是对照清单逐条整改，修订制度{n}项，培训干部{n}人次，追回资金{n}万元，并长期坚持抓好落实。"
LONG = "".join(f"（{n}）关于第{n}项制度执行不严的问题\n{_STEP.format(n=n)}\n" for n in range(9_500)).encode()


@pytest.fixture(autouse=True)
def reading_process(settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings.CONFINED_READING = True
    own = confined._Process()
    monkeypatch.setattr(confined, "_process", own)
    yield
    own._end()


def bomb(blanks: int) -> bytes:
    """A PDF file whose one stream grows to so many bytes, packed twice."""
    packed = zlib.compressobj(9)
    stream = b"".join(packed.compress(b" " * (1 << 20)) for _ in range(blanks >> 20)) + packed.flush()
    stream = zlib.compress(stream, 9)
    head = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj\n"
    )
    body = b"4 0 obj<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n" % len(stream)
    return head + body + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n"


def test_a_file_is_read_and_taken_apart_as_it_is_here():
    source = Source("linxi-2023.txt", TEXT.encode())

    assert drafted(source) == sources.drafted(source)


def test_one_process_reads_file_after_file():
    for _ in range(3):
        drafted(Source("a.txt", TEXT.encode()))

    assert confined._process.answers == 3


@pytest.mark.parametrize(
    ("name", "data", "error", "sentence"),
    [
        ("a.txt", b"", ReadError, "空的"),
        ("a.txt", "现将情况通报如下，请予监督。".encode(), ParseError, "没有找到任何问题"),
        ("a.html", b"<html><iframe src='b.html'></iframe></html>", ElsewhereError, "正文在另一个网页里"),
    ],
)
def test_what_cannot_be_read_says_so_as_it_does_here(name, data, error, sentence):
    with pytest.raises(error, match=sentence):
        drafted(Source(name, data))


def test_the_address_of_a_text_elsewhere_comes_with_it():
    with pytest.raises(ElsewhereError) as raised:
        confined_read("a.html", b"<html><iframe src='b.html'></iframe></html>")
    assert raised.value.address == "b.html"


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_read(monkeypatch):
    monkeypatch.setattr(confined, "READING_SECONDS", 1)
    with pytest.raises(ReadError, match="秒，没有读完"):
        drafted(Source("a.txt", LONG))
    assert drafted(Source("a.txt", TEXT.encode())).facts.title == TEXT.splitlines()[0]


def test_a_file_that_takes_too_much_memory_is_given_up_and_the_next_one_is_read():
    with pytest.raises(ReadError, match="没有读完"):
        drafted(Source("a.pdf", bomb(600 << 20)))
    assert drafted(Source("a.txt", TEXT.encode())).facts.title == TEXT.splitlines()[0]


def test_other_threads_go_on_meanwhile(monkeypatch):
    monkeypatch.setattr(confined, "READING_SECONDS", 2)

    def read_long() -> None:
        with pytest.raises((ReadError, ParseError)):
            drafted(Source("a.txt", LONG))

    thread = threading.Thread(target=read_long)
    thread.start()
    turns = 0
    while thread.is_alive():
        time.sleep(0.01)
        turns += 1
    assert turns > 20  # two where the interpreter is held for as long as it reads


class Call:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return print, ("called",)


@pytest.mark.parametrize("value", [Call(), print, pickle.Unpickler, pytest.fail])
def test_an_answer_may_hold_nothing_but_our_own_values(value):
    with pytest.raises(pickle.UnpicklingError):
        _unpickled(pickle.dumps(("value", value)))
