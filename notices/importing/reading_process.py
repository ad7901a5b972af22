"""The process that reads strangers' files: `python -m notices.importing.reading_process`, asked over its pipes.

A question is a pickled (what, name, bytes, recognition, seconds), an answer a pickled (kind, value), each behind its
length.
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
from notices.reading import ElsewhereError, ReadError, Reading, ScannedError, read
from notices.reading.bounds import MEMORY_BYTES
from notices.reading.pictures import grey_page, png
from notices.reading.recognition import Recognition

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


def answer(what: str, name: str, data: bytes, recognition: Recognition) -> tuple[str, Any]:
    try:
        return "value", asked(what, name, data, recognition)
    except ElsewhereError as error:
        return "elsewhere", (str(error), error.address)
    except ScannedError as error:
        return "scanned", (str(error), error.pages)
    except ReadError as error:
        return "unread", str(error)
    except ParseError as error:
        return "unparsed", str(error)
    except (MemoryError, RecursionError):
        return "too much", ""


def asked(
    what: str, name: str, data: bytes, recognition: Recognition
) -> Reading | tuple[Reading, Dissection] | bytes:
    match what:
        case "read":
            return read(name, data, recognition)
        case "dissect":
            return dissected(name, data, recognition)
        case "picture":
            return png(grey_page(data, int(name)))
    draft = drafted(Source(name, data), recognition)
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
            what, name, data, recognition, seconds = pickle.loads(received(questions))  # noqa: S301 - from whoever started this one
        except EOFError:
            return
        limit_time(seconds)
        send(answers, answer(what, name, data, recognition))


if __name__ == "__main__":
    main()
