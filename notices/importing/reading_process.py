"""The process that reads strangers' files: `python -m notices.importing.reading_process`, asked over its pipes.

A question is a pickled (what, name, bytes, seconds), an answer a pickled (kind, value), each behind its length.
The limits of `notices.reading.bounds` hold for each question by itself: past them the system ends the process, and
whoever asked says so. Knows no Django, no database and no settings.
"""

from __future__ import annotations

import os
import pickle
import resource
import struct
import sys
from typing import Any, BinaryIO

from notices.dissection import Dissection
from notices.importing.sources import Source, dissected, drafted
from notices.parsing import ParseError
from notices.reading import ElsewhereError, ReadError, Reading, read
from notices.reading.bounds import MEMORY_BYTES

_LENGTH = struct.Struct(">Q")


def send(pipe: BinaryIO, message: Any) -> None:
    content = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(content)) + content)
    pipe.flush()


def received(pipe: BinaryIO) -> bytes:
    """The next message, still pickled; EOFError where the other side is gone."""
    head = pipe.read(_LENGTH.size)
    content = pipe.read(_LENGTH.unpack(head)[0]) if len(head) == _LENGTH.size else b""
    if not content:
        raise EOFError
    return content


def answer(what: str, name: str, data: bytes) -> tuple[str, Any]:
    try:
        return "value", _asked(what, name, data)
    except ElsewhereError as error:
        return "elsewhere", (str(error), error.address)
    except ReadError as error:
        return "unread", str(error)
    except ParseError as error:
        return "unparsed", str(error)
    except (MemoryError, RecursionError):
        return "too much", ""


def _asked(what: str, name: str, data: bytes) -> Reading | tuple[Reading, Dissection]:
    if what == "read":
        return read(name, data)
    if what == "dissect":
        return dissected(name, data)
    draft = drafted(Source(name, data))
    return draft.reading, draft.dissection


def limit_time(seconds: int) -> None:
    """Of the processor, from now on: what has been used before doesn't count."""
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    resource.setrlimit(resource.RLIMIT_CPU, (int(used) + seconds + 1, resource.RLIM_INFINITY))


def limit_memory() -> None:
    """Only the soft limit: a converter that is started may raise its own."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    questions = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints goes where it harms nothing
    limit_memory()
    while True:
        try:
            what, name, data, seconds = pickle.loads(received(questions))  # noqa: S301 - from whoever started this one
        except EOFError:
            return
        limit_time(seconds)
        send(answers, answer(what, name, data))


if __name__ == "__main__":
    main()
