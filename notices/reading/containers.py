"""Zip files from strangers: opened with limits on how much comes out, whatever their directory says."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from notices.reading.bounds import MAX_RATIO, MEGABYTE
from notices.reading.shapes import ReadError

_CHUNK = 1 << 16
_FREE = MEGABYTE  # below this a ratio says nothing

_BROKEN = "文件已损坏或不完整，打不开"
_BOMB = "压缩得过于悬殊，像是压缩炸弹，没有展开"
_LOCKED = "文件加了密码；请去掉密码后再导入"


@contextmanager
def opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """A zip file; what its module raises on broken ones becomes a sentence."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            yield file
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        ValueError,
        IndexError,
    ) as error:
        if isinstance(error, ReadError):
            raise
        raise ReadError(_BROKEN) from error
    except (zipfile.LargeZipFile, MemoryError, OverflowError) as error:
        raise ReadError(_BOMB) from error


def names(data: bytes) -> set[str]:
    """The members a zip file lists."""
    with opened(data) as file:
        return set(file.namelist())


def extracted(file: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """One member, read by the piece and only as far as the limit."""
    if info.flag_bits & 1:
        raise ReadError(_LOCKED)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ReadError("压缩包用了少见的压缩方法；请用普通的 ZIP 方法压缩后再导入")
    limit = min(limit, max(_FREE, info.compress_size * MAX_RATIO))
    content = bytearray()
    with file.open(info) as member:
        while chunk := member.read(_CHUNK):
            content += chunk
            if len(content) > limit:
                raise ReadError(_BOMB)
    return bytes(content)
