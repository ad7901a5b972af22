"""A notice as paper: pages drawn with a printed face, then scanned (grey, noisy, a little askew) or photographed."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tools.disguised.printing import wrapped
from tools.disguised.sheet import sheet

FACE = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")  # Debian's fonts-noto-cjk
BOLD = FACE.with_name("NotoSerifCJK-Bold.ttc")
HEADS = FACE.with_name("NotoSansCJK-Bold.ttc")

DOTS = 150  # an inch, of an A4 page: what office scanners are set to
_WIDTH, _HEIGHT = 1240, 1754
_LEFT, _TOP, _SIZE, _LEADING, _COLUMNS = 148, 150, 33, 55, 28
ROWS = 26


@dataclass(frozen=True, slots=True)
class Manner:
    """How a page became a picture."""

    name: str
    ending: str
    askew: float  # degrees
    noise: float  # of 255
    blur: float  # dots
    shadow: float  # how much darker the far corner is, of 1
    keystone: float  # how much narrower the top is, of 1
    scale: float = 1.0


PRINTED = (
    Manner("flat scan", "png", 0.0, 4, 0.3, 0.0, 0.0),
    Manner("scan askew", "png", 0.7, 8, 0.5, 0.0, 0.0),
    Manner("scan askew the other way", "tif", -0.9, 10, 0.5, 0.02, 0.0),
    Manner("coarse scan", "png", 0.3, 14, 0.6, 0.0, 0.0, scale=0.85),
    Manner("copy of a copy", "jpg", 0.5, 18, 0.9, 0.05, 0.0),
)
PHOTOGRAPHED = (
    Manner("photograph from above", "jpg", 1.2, 8, 0.7, 0.20, 0.005),
    Manner("photograph by a lamp", "jpg", -1.5, 10, 0.8, 0.35, 0.01),
    Manner("photograph aslant", "jpg", 1.0, 10, 0.8, 0.25, 0.02),
    Manner("photograph at dusk", "jpg", -0.8, 16, 0.7, 0.45, 0.01),
    Manner("hasty photograph", "jpg", 2.0, 12, 1.0, 0.30, 0.015),
)
MANNERS = (*PRINTED, *PHOTOGRAPHED)


def first_page(text: str) -> str:
    """Of a notice: title, imprint, first paragraph and as much of its second part as one page has room for."""
    page = sheet(text)
    second = next(i for i, line in enumerate(page.paragraphs) if line.startswith("二、"))
    chosen = [page.paragraphs[0]]
    rows = len(_head(page.title, page.imprint)) + len(wrapped(f"　　{chosen[0]}", _COLUMNS))
    for line in page.paragraphs[second:]:
        rows += len(wrapped(f"　　{line}", _COLUMNS))
        if rows > ROWS:
            break
        chosen.append(line)
    return "\n".join(("".join(page.title), *page.imprint, *chosen))


def pages(text: str) -> list[Image.Image]:
    """A whole notice, printed."""
    page = sheet(text)
    rows: list[tuple[str, bool]] = [(row, True) for row in _head(page.title, page.imprint)]
    rows += [(row, False) for line in page.paragraphs for row in wrapped(f"　　{line}", _COLUMNS)]
    starts = range(0, len(rows), ROWS)
    return [
        _printed(rows[start : start + ROWS], number, len(starts)) for number, start in enumerate(starts, 1)
    ]


def pictures(text: str, manner: Manner, seed: int) -> list[bytes]:
    """Each page as the bytes of a picture file."""
    return [
        _file(_taken(page, manner, Random(seed + number)), manner) for number, page in enumerate(pages(text))
    ]


def scanned_document(text: str, manner: Manner = PRINTED[1], seed: int = 1) -> bytes:
    """A PDF file of pictures, as a scanner makes it."""
    first, *rest = (_taken(page, manner, Random(seed + number)) for number, page in enumerate(pages(text)))
    return _saved(first, format="PDF", save_all=True, append_images=rest, resolution=DOTS * manner.scale)


def _head(title: Sequence[str], imprint: Sequence[str]) -> list[str]:
    return [*(row for row in wrapped("".join(title), _COLUMNS - 4)), *imprint, ""]


def _printed(rows: Sequence[tuple[str, bool]], number: int, count: int) -> Image.Image:
    page = Image.new("L", (_WIDTH, _HEIGHT), 250)
    pen = ImageDraw.Draw(page)
    text, small = ImageFont.truetype(FACE, _SIZE, index=2), ImageFont.truetype(FACE, 24, index=2)
    for index, (row, is_head) in enumerate(rows):
        height = _TOP + index * _LEADING
        if is_head:
            pen.text(((_WIDTH - text.getlength(row)) / 2, height), row, 30, text)
        else:
            _set(pen, row, height, text)
    if count > 1:
        pen.text((_WIDTH / 2 - 40, _HEIGHT - 110), f"— {number} —", 30, small)
    return page


def _set(pen: ImageDraw.ImageDraw, row: str, height: float, face: ImageFont.FreeTypeFont) -> None:
    """Letter by letter, each in its square."""
    left = float(_LEFT)
    for letter in row:
        pen.text((left, height), letter, 30, face)
        left += face.getlength(letter)


def _taken(page: Image.Image, manner: Manner, random: Random) -> Image.Image:
    if manner.scale != 1:
        page = page.resize(
            (round(page.width * manner.scale), round(page.height * manner.scale)), Image.Resampling.LANCZOS
        )
    if manner.keystone:
        page = _aslant(page, manner.keystone)
    if manner.askew:
        page = page.rotate(manner.askew, Image.Resampling.BICUBIC, fillcolor=235)
    page = page.filter(ImageFilter.GaussianBlur(manner.blur))
    grey = np.asarray(page, dtype=np.float64)
    generator = np.random.default_rng(random.randrange(1 << 30))
    grey = grey * _light(grey.shape, manner.shadow) + generator.normal(0, manner.noise, grey.shape)
    return Image.fromarray(grey.clip(0, 255).astype(np.uint8))


def _light(shape: tuple[int, ...], shadow: float) -> NDArray[np.float64]:
    """From a lamp at the upper left."""
    down, across = np.mgrid[0 : shape[0], 0 : shape[1]]
    distance = np.hypot(down / shape[0], across / shape[1]) / math.sqrt(2)
    return np.asarray(1 - shadow * distance)


def _aslant(page: Image.Image, keystone: float) -> Image.Image:
    """The page as seen from its foot: the further edge is the shorter one."""
    width, height, inset = page.width, page.height, keystone * page.width
    target = [(inset, inset), (width - inset, inset), (width, height), (0, height)]
    source = [(0, 0), (width, 0), (width, height), (0, height)]
    equations = []
    for (x, y), (u, v) in zip(target, source, strict=True):
        equations += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
    shape = np.linalg.solve(np.array(equations, dtype=float), np.array(source, dtype=float).reshape(8))
    return page.transform(
        page.size, Image.Transform.PERSPECTIVE, list(shape), Image.Resampling.BICUBIC, fillcolor=235
    )


def _file(page: Image.Image, manner: Manner) -> bytes:
    formats: dict[str, tuple[str, dict[str, object]]] = {
        "png": ("PNG", {}),
        "jpg": ("JPEG", {"quality": 80}),
        "tif": ("TIFF", {"compression": "tiff_lzw"}),
    }
    name, options = formats[manner.ending]
    return _saved(page, format=name, dpi=(DOTS, DOTS), **options)


def _saved(page: Image.Image, **options: object) -> bytes:
    buffer = io.BytesIO()
    save: Callable[..., object] = page.save
    save(buffer, **options)
    return buffer.getvalue()
