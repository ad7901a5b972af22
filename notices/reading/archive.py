"""Zip files of notices: their members, one after another, with limits."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath

from notices.reading.bounds import MAX_ARCHIVE, MAX_BYTES, MAX_MEMBERS, MAX_TOTAL, MEGABYTE
from notices.reading.containers import extracted, opened
from notices.reading.formats import is_archive
from notices.reading.shapes import ReadError

_UTF8_NAME = 0x800  # the flag of a name that is not in the packer's own encoding
_LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file; ReadError as soon as the archive turns out to be one to keep away from."""
    if len(data) > MAX_ARCHIVE:
        raise ReadError(f"压缩包超过了 {MAX_ARCHIVE // MEGABYTE} MB 的上限")
    left = MAX_TOTAL
    with opened(data) as file:
        entries = [(info, _name(info)) for info in file.infolist() if not info.is_dir()]
        wanted = [(info, name) for info, name in entries if not _is_litter(name)]
        _check(wanted)
        for info, name in wanted:
            content = _content(file, info, name)
            left -= len(content)
            if left < 0:
                raise ReadError(f"压缩包展开后超过了 {MAX_TOTAL // MEGABYTE} MB 的上限")
            yield name, content


def _check(wanted: list[tuple[zipfile.ZipInfo, str]]) -> None:
    if not wanted:
        raise ReadError("压缩包是空的")
    if len(wanted) > MAX_MEMBERS:
        raise ReadError(f"压缩包里有 {len(wanted)} 个文件，超过了 {MAX_MEMBERS} 个的上限")
    for _, name in wanted:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
            raise ReadError(f"压缩包里有不允许的路径：{name[:80]}")


def _content(file: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """A member up to the limit of one file; it is named, as the caller knows only the archive."""
    if info.file_size > MAX_BYTES:
        raise ReadError(f"压缩包里的“{name}”超过了 {MAX_BYTES // MEGABYTE} MB 的上限")
    try:
        content = extracted(file, info, MAX_BYTES)
    except ReadError as error:
        raise ReadError(f"压缩包里的“{name}”：{error}") from error
    if is_archive(content):
        raise ReadError(f"压缩包里还有压缩包“{name}”；请先解开里面的再导入")
    return content


def _name(info: zipfile.ZipInfo) -> str:
    """Chinese Windows packs names in GBK without saying so, and Python reads those as cp437."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        name = decoded_name(name.encode("cp437", "ignore")) or name
    return name.replace("\\", "/")


def decoded_name(raw: bytes) -> str:
    """A file's name as UTF-8, or as Chinese Windows writes it; nothing where it is neither."""
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    return ""


def _is_litter(name: str) -> bool:
    """What systems put into archives beside the files."""
    return name.startswith(_LITTER[0]) or name.rpartition("/")[2] in _LITTER
