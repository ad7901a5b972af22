"""A page as a picture: of a PDF file, of a photograph or scan. For those who read it, a machine or a person."""

from __future__ import annotations

import io
import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import PdfDocument, PdfiumError

from notices.reading.bounds import MAX_DOTS, MAX_SCANNED_PAGES
from notices.reading.shapes import ReadError

DOTS = 150  # an inch of an A4 page; a picture has as many as make its longer side as long as A4's
LONGER_SIDE = 1754  # dots, then

Grey = NDArray[np.uint8]

pdfium_lock = threading.Lock()  # pdfium is not thread-safe

_MAGIC = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
}
_BROKEN = "图像已损坏，打不开"
_NONE = "没有这一页"
_MISSING = "这台机器上没有打开图片的程序（pip install pillow）"


def is_picture(data: bytes) -> bool:
    return data.startswith(tuple(_MAGIC))


def media_type(data: bytes) -> str:
    return next(name for magic, name in _MAGIC.items() if data.startswith(magic))


def page_count(data: bytes) -> int:
    """Of a picture, TIFF alone has several; 1 where nothing can count. What is above the bound says only that."""
    try:
        with _opened(data) as picture:
            return min(int(picture.n_frames), MAX_SCANNED_PAGES + 1) if picture.format == "TIFF" else 1
    except (OSError, EOFError, SyntaxError, ValueError):
        return 1


def grey_page(data: bytes, number: int) -> Grey:
    """One page in grey, upright as its maker says; ReadError where there is none."""
    return _of_picture(data, number) if is_picture(data) else _of_pdf(data, number)


def png(grey: Grey) -> bytes:
    """What a browser shows of it."""
    height, width = grey.shape
    rows = np.zeros((height, width + 1), dtype=np.uint8)  # each row behind its filter, none
    rows[:, 1:] = grey
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def _of_pdf(data: bytes, number: int) -> Grey:
    with pdfium_lock:
        try:
            document = PdfDocument(data)
            try:
                page = document[number]
                scale = LONGER_SIDE / max(*page.get_size(), 1)
                return np.array(page.render(scale=scale, grayscale=True).to_numpy())
            finally:
                document.close()
        except (PdfiumError, IndexError) as error:
            raise ReadError(_NONE) from error


def _of_picture(data: bytes, number: int) -> Grey:
    with _opened(data) as picture:
        from PIL import Image, ImageOps

        try:
            picture.seek(number)
            _check_size(picture)  # each page of a TIFF file has its own
            picture.draft("L", (2 * LONGER_SIDE, 2 * LONGER_SIDE))
            upright = ImageOps.exif_transpose(picture).convert("L")
        except (OSError, EOFError, SyntaxError, ValueError) as error:
            if isinstance(error, ReadError):
                raise
            raise ReadError(_NONE if isinstance(error, EOFError) else _BROKEN) from error
        upright.thumbnail((LONGER_SIDE, LONGER_SIDE), Image.Resampling.LANCZOS)
        return np.asarray(upright)


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """The picture, none of its dots read yet. Pillow comes with recognition."""
    try:
        from PIL import Image
    except ImportError as error:
        raise ReadError(_MISSING) from error
    Image.MAX_IMAGE_PIXELS = None  # the bound is ours, and says so
    try:
        picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
    except (OSError, SyntaxError, ValueError) as error:
        raise ReadError(_BROKEN) from error
    with picture:
        _check_size(picture)
        yield picture


def _check_size(picture: Any) -> None:
    if picture.width * picture.height > MAX_DOTS:
        million = MAX_DOTS // 1_000_000
        raise ReadError(f"图像有 {picture.width} × {picture.height} 点，超过了 {million} 百万点的上限")
