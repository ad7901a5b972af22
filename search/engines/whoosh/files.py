"""The files of the index: what each says of itself when it is written, and how that is held against it when it is read.

A file of arrays says what it is, of which version and how long, and has a checksum of every array; tables of contents
of Whoosh are sealed. What does not fit raises IndexUnfitError with what is wrong, before anything is made of it.
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.index import EmptyIndexError

from notices.own_files import is_ours
from search.engines.protocol import IndexUnfitError
from search.engines.whoosh.segments import Array, Segment, with_starts

MAGIC, VERSION = b"ZGTARRAY", 2
_HEAD = struct.Struct("<8sIQQ")  # magic word, version, length of the description, length of the file
_CHECKSUM = struct.Struct("<I")  # of head and description, between the two
_ALIGNED = 64


def save(segment: Segment, path: Path) -> None:
    """A head, a description of what follows with a checksum of each array, and the arrays, each at a round address."""
    arrays = {
        name: np.ascontiguousarray(array)
        for name, array in segment.arrays.items()
        if not name.endswith(".starts")
    }
    described = [
        (name, array.dtype.str, len(array), zlib.crc32(array.data)) for name, array in arrays.items()
    ]
    description = json.dumps([segment.size, dict(segment.sets), described], ensure_ascii=False).encode()
    begin = _HEAD.size + _CHECKSUM.size + len(description)
    length = begin
    for values in arrays.values():
        length += -length % _ALIGNED + values.nbytes
    head = _HEAD.pack(MAGIC, VERSION, len(description), length)
    with path.open("wb") as file:
        file.write(head + _CHECKSUM.pack(zlib.crc32(head + description)) + description)
        for values in arrays.values():
            file.write(bytes(-file.tell() % _ALIGNED))
            file.write(values.data)


def load(path: Path) -> Segment:
    """Mapped: a page comes into memory when it is asked for, and processes share it; each array is looked through once.

    Raises IndexUnfitError where a file is not what `save` has written, FileNotFoundError where there is none.
    """
    if path.stat().st_size < _HEAD.size + _CHECKSUM.size:
        raise IndexUnfitError(f"{path.name} 被截短")
    mapped: Array = np.memmap(path, np.uint8, "r").view(np.ndarray)
    size, sets, described, end = _described(mapped, path.name)
    arrays = {}
    for name, kind, length, checksum in described:
        before, begin = end, end + -end % _ALIGNED
        end = begin + length * np.dtype(kind).itemsize
        if mapped[before:begin].any() or zlib.crc32(mapped[begin:end].data) != checksum:
            raise IndexUnfitError(f"{path.name} 中的 {name} 已损坏")
        arrays[name] = mapped[begin:end].view(kind)
    return with_starts(Segment(size, arrays, sets))


def _described(mapped: Array, name: str) -> tuple[int, Any, Any, int]:
    """What the description says, and where it ends."""
    head = mapped[: _HEAD.size].tobytes()
    magic, version, described, length = _HEAD.unpack(head)
    begin = _HEAD.size + _CHECKSUM.size
    if magic != MAGIC:
        raise IndexUnfitError(f"{name} 不是本程序的索引文件")
    if version != VERSION:
        raise IndexUnfitError(f"{name} 是第 {version} 版格式，本程序使用第 {VERSION} 版")
    if length != len(mapped) or begin + described > length:
        raise IndexUnfitError(f"{name} 长度不对：应有 {length} 字节，现有 {len(mapped)} 字节")
    description = mapped[begin : begin + described].tobytes()
    (checksum,) = _CHECKSUM.unpack(mapped[_HEAD.size : begin].tobytes())
    if zlib.crc32(head + description) != checksum:
        raise IndexUnfitError(f"{name} 的说明已损坏")
    return (*json.loads(description), begin + described)


# A file that somebody else writes: what it says of itself stands at its end

_SEAL = struct.Struct("<8sQI")  # magic word, length and checksum of what stands before


def seal(path: Path) -> None:
    content = path.read_bytes()
    path.chmod(0o644)  # whatever may be made here by others is not ours
    with path.open("ab") as file:
        file.write(_seal_of(content))
        file.flush()
        os.fsync(file.fileno())


def check_seal(path: Path) -> None:
    """Raises IndexUnfitError also where somebody else may have written it: Whoosh unpickles what it holds."""
    if not is_ours(path):
        raise IndexUnfitError(f"{path.name} 可能是别的账号写的")
    content = path.read_bytes()
    if content[-_SEAL.size :] != _seal_of(content[: -_SEAL.size]):
        raise IndexUnfitError(f"{path.name} 已损坏")


def _seal_of(content: bytes) -> bytes:
    return _SEAL.pack(b"ZGTSEAL1", len(content), zlib.crc32(content))


@contextmanager
def all_there() -> Iterator[None]:
    """For those whom nobody can take a file away from, or who have looked often enough: what is not there is lost."""
    try:
        yield
    except FileNotFoundError as error:
        raise IndexUnfitError(f"缺少 {Path(error.filename).name}") from error
    except EmptyIndexError as error:
        raise IndexUnfitError("索引没有目录") from error
