"""Scans and pictures: what a machine recognises on them, line by line, asked of a process of its own.

Recognition is an optional extra (`rapidocr` and `onnxruntime`, whose models come with the wheel); reading itself only
takes what was recognised, so that it stays a function of its input. Models and pictures need more memory than reading
is given: the process has bounds of its own, as LibreOffice has.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from notices.reading.bounds import (
    MAX_SCANNED_PAGES,
    PAGE_PROCESSOR_SECONDS,
    PAGE_SECONDS,
    RECOGNITION_BYTES,
)
from notices.reading.shapes import ReadError

PACKAGES = ("rapidocr==3.10.0", "onnxruntime==1.32.0")  # as pyproject.toml pins them
HOW_TO_INSTALL = (
    f"在这台机器上装文字识别（pip install {' '.join(PACKAGES)}）后再导入，或者先做文字识别（OCR）、粘贴文字"
)

_ROOT = Path(__file__).resolve().parents[2]
_MODULE = "notices.reading.recognition_process"
_START_SECONDS = 60  # until the models are there
_FAILED = "文字识别时程序中断，没有读完；图像可能已损坏，或者太大"


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Words that stand in a row; `corners` from the upper left clockwise, in points from the upper left of the page."""

    text: str
    certainty: float
    corners: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class PrintedPage:
    width: float
    height: float
    lines: tuple[PrintedLine, ...]


Recognition = Mapping[int, PrintedPage]  # by the page's index in its file
NOTHING: Recognition = MappingProxyType({})


@cache
def is_installed() -> bool:
    return all(find_spec(name) for name in ("rapidocr", "onnxruntime"))


def seconds_for(pages: Sequence[int]) -> int:
    """By the clock, at most."""
    return _START_SECONDS + PAGE_SECONDS * len(pages)


def recognise(data: bytes, pages: Sequence[int]) -> Recognition:
    """These pages of a file; ReadError with a sentence where there are too many or they take too much."""
    if len(pages) > MAX_SCANNED_PAGES:
        raise ReadError(
            f"扫描的页有 {len(pages)} 页，文字识别最多 {MAX_SCANNED_PAGES} 页；请先做文字识别（OCR）"
        )
    question = json.dumps([*pages]).encode() + b"\n" + data
    try:
        answer = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", _MODULE],
            input=question,
            capture_output=True,
            check=True,
            cwd=_ROOT,
            timeout=seconds_for(pages),
            preexec_fn=_own_limits(len(pages)),
        ).stdout
    except (subprocess.SubprocessError, OSError) as error:
        raise ReadError(_FAILED) from error
    return from_json(answer)


def _own_limits(pages: int):  # type: ignore[no-untyped-def]
    """Whoever starts the process may have too little for it, or no bound at all."""

    def limit() -> None:
        seconds = _START_SECONDS + PAGE_PROCESSOR_SECONDS * pages
        resource.setrlimit(resource.RLIMIT_DATA, (RECOGNITION_BYTES, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    return limit


def to_json(recognition: Recognition) -> bytes:
    return json.dumps({number: astuple(page) for number, page in recognition.items()}).encode()


def from_json(content: bytes) -> Recognition:
    """Values of the shapes above and nothing else, whatever stands there; ReadError where it doesn't fit them."""
    try:
        return {int(number): _page(*page) for number, page in json.loads(content).items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise ReadError(_FAILED) from error


def _page(
    width: float, height: float, lines: Sequence[tuple[str, float, Sequence[Sequence[float]]]]
) -> PrintedPage:
    return PrintedPage(
        float(width),
        float(height),
        tuple(
            PrintedLine(str(text), float(certainty), tuple((float(x), float(y)) for x, y in corners))
            for text, certainty, corners in lines
        ),
    )
