"""Strangers' files read and taken apart outside of this process: what they cost is bounded, whatever they hold.

One process is kept and asked again and again; it is ended where it passes its bounds, and the next file gets a new one.
"""

from __future__ import annotations

import io
import pickle
import signal
import subprocess
import sys
import threading
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from django.conf import settings

from notices.dissection import Dissection
from notices.importing import sources
from notices.importing.reading_process import asked, received, send
from notices.importing.recognitions import Waiting, recognition_of
from notices.importing.sources import Draft, Source
from notices.parsing import ParseError
from notices.reading import ElsewhereError, ReadError, Reading, ScannedError
from notices.reading.bounds import MEMORY_BYTES, MOST_ANSWERS, READING_SECONDS, WAITING_SECONDS
from notices.reading.recognition import NOTHING, Recognition

_ROOT = Path(__file__).resolve().parents[2]
_MODULE = "notices.importing.reading_process"

_TOO_LONG = f"读取超过了 {READING_SECONDS} 秒，没有读完；文件可能是特意做坏的，或者大得不像一篇通报"
_TOO_MUCH = (
    f"读取时用的内存超过了 {MEMORY_BYTES >> 20} MB，没有读完；文件可能是特意做坏的，或者大得不像一篇通报"
)
_ENDED = "读取时程序中断，没有读完；文件可能已损坏"


def drafted(source: Source, waiting: Waiting = lambda _: None) -> Draft:
    """`sources.drafted`, within bounds; raises ReadError or ParseError with a sentence.

    Scans are recognised first, where that is installed; `waiting` is told how many seconds that may take.
    """
    reading, dissection = _recognised("draft", source.name, source.data, waiting)
    return Draft(source, reading, dissection)


def dissected(name: str, data: bytes) -> Dissection:
    """`sources.dissected`, within bounds: what is private stands in it."""
    return cast(tuple[Reading, Dissection], _recognised("dissect", name, data))[1]


def confined_read(name: str, data: bytes) -> Reading:
    """`reading.read`, within bounds."""
    return cast(Reading, _recognised("read", name, data))


def page_picture(data: bytes, number: int) -> bytes:
    """A page of a scan as PNG, as it was recognised."""
    return cast(bytes, _asked("picture", str(number), data, NOTHING))


def _as_it_is(name: str, data: bytes) -> Reading:
    """Without recognition: a person waits for the page, and a scan has no further ones."""
    return cast(Reading, _asked("read", name, data, NOTHING))


from_web = partial(sources.from_web, reader=_as_it_is)


def _recognised(what: str, name: str, data: bytes, waiting: Waiting = lambda _: None) -> Any:
    """An answer; where pages turn out to be pictures, once more with what is recognised on them."""
    try:
        answer = _asked(what, name, data, NOTHING)
    except ScannedError as error:
        recognition = recognition_of(data, error.pages, waiting)
        if not recognition:
            raise
        return _asked(what, name, data, recognition)
    reading = answer if isinstance(answer, Reading) else answer[0]
    try:
        recognition = recognition_of(data, reading.scanned, waiting) if reading.scanned else NOTHING
    except ReadError:  # what is printed is there all the same; a remark names the pages that are not
        return answer
    return _asked(what, name, data, recognition) if recognition else answer


def _asked(what: str, name: str, data: bytes, recognition: Recognition) -> Any:
    if settings.CONFINED_READING:
        return _process.ask(what, name, data, dict(recognition))
    return asked(what, name, data, recognition)


class _Process:
    """The process that reads; asked by one thread at a time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.running: subprocess.Popen[bytes] | None = None
        self.answers = 0

    def ask(self, what: str, name: str, data: bytes, recognition: Recognition) -> Any:
        with self.lock:
            kind, value = self._answer((what, name, data, recognition, READING_SECONDS))
        match kind:
            case "value":
                return value
            case "elsewhere":
                raise ElsewhereError(*value)
            case "scanned":
                raise ScannedError(*value)
            case "unparsed":
                raise ParseError(value)
            case "too much":
                raise ReadError(_TOO_MUCH)
        raise ReadError(value)

    def _answer(self, question: tuple[Any, ...]) -> tuple[str, Any]:
        running = self._started()
        watch = threading.Timer(WAITING_SECONDS, running.kill)
        watch.start()
        try:
            send(cast(io.BufferedWriter, running.stdin), question)
            answer = _unpickled(received(cast(io.BufferedReader, running.stdout)))
        except (EOFError, OSError):
            return "unread", self._why_it_ended()
        finally:
            watch.cancel()
        self.answers += 1
        if answer[0] == "too much" or self.answers >= MOST_ANSWERS:
            self._end()
        return answer

    def _started(self) -> subprocess.Popen[bytes]:
        if self.running is None or self.running.poll() is not None:
            self.answers = 0
            self.running = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", _MODULE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_ROOT
            )
        return self.running

    def _why_it_ended(self) -> str:
        running = self.running
        self._end()
        code = running.returncode if running else 0
        return {-signal.SIGXCPU: _TOO_LONG, -signal.SIGKILL: _TOO_LONG}.get(code, _ENDED)

    def _end(self) -> None:
        if self.running:
            for pipe in (self.running.stdin, self.running.stdout):
                if pipe:
                    pipe.close()
            try:
                self.running.wait(1)
            except subprocess.TimeoutExpired:
                self.running.kill()
                self.running.wait()
        self.running = None


class _Unpickler(pickle.Unpickler):
    """Takes values of our own modules and nothing else: what reads strangers' files is no one to trust."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith("notices.") and isinstance(member := getattr(import_module(module), name), type):
            return member
        if (module, name) == ("datetime", "date"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def _unpickled(content: bytes) -> tuple[str, Any]:
    return cast(tuple[str, Any], _Unpickler(io.BytesIO(content)).load())


_process = _Process()
