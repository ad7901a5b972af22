"""Where files come from: a path, a zip file, an address on the web. Pure: names and bytes, nothing is kept."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from notices.dissection import Dissection, dissect
from notices.parsing import ParseError
from notices.parsing.shapes import Masthead
from notices.privacy.masking import covered
from notices.reading import ReadError, Reading, decoded_name, is_archive, members, read
from notices.reading.articles import whole_article
from notices.reading.recognition import NOTHING, Recognition
from notices.reading.web import fetch


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it came; `url` and `fetched` where it came from the web. `label` is what messages call it."""

    name: str
    data: bytes
    url: str = ""
    fetched: datetime | None = None
    label: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that was read and taken apart, what is private covered in it; nothing of it is stored."""

    source: Source
    reading: Reading
    dissection: Dissection
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", self.source.sha256)

    @property
    def text(self) -> str:
        return self.dissection.outline.text

    @property
    def facts(self) -> Masthead:
        return self.dissection.outline.masthead

    @property
    def recognised(self) -> dict[str, Any]:
        """What its original says of recognition."""
        pages = list(self.reading.recognised)
        return {"recognised_pages": pages, "certainty": self.reading.certainty if pages else None}


def drafted(source: Source, recognition: Recognition = NOTHING) -> Draft:
    """Raises ReadError or ParseError, with a sentence for the person who gave the file."""
    reading, dissection = dissected(source.name, source.data, recognition)
    return Draft(source, reading, _covered(dissection))


def dissected(name: str, data: bytes, recognition: Recognition = NOTHING) -> tuple[Reading, Dissection]:
    """A file read and taken apart, with whatever is private in it."""
    reading = read(name, data, recognition)
    try:
        return reading, _as_sure_as(reading, dissect(reading.text, reading.remarks))
    except ParseError as error:
        if reading.files:
            raise ParseError(
                f"{error}；网页带有附件，正文也许在那里：{'、'.join(reading.files)[:400]}"
            ) from error
        raise


def _as_sure_as(reading: Reading, dissection: Dissection) -> Dissection:
    """No outline is surer than the letters that it was read from."""
    outline = dissection.outline
    return replace(dissection, outline=replace(outline, confidence=outline.confidence * reading.certainty))


def _covered(dissection: Dissection) -> Dissection:
    """But for the contact that the notice states, by which it is covered wherever else it is printed."""
    outline = dissection.outline
    contact = outline.masthead.contact
    public = covered(dissection, outline.text, asdict(contact))
    masthead = replace(public.outline.masthead, contact=contact)
    return replace(public, outline=replace(public.outline, masthead=masthead))


def from_web(
    url: str, *, allow_private: bool = False, reader: Callable[[str, bytes], Reading] = read
) -> Source:
    """One article, as it is now; `reader` finds the pages and frames that belong to it."""
    name, data, address = whole_article(url, partial(fetch, allow_private=allow_private), reader)
    return Source(name, data, address, datetime.now(UTC), url)


def unpacked(name: str, data: bytes, label: str = "") -> Iterator[Source]:
    """The file itself, or the files in it where it is a zip of files."""
    if data.startswith(b"PK") and is_archive(data):
        for inner, content in members(data):
            yield Source(inner.rpartition("/")[2], content, label=f"{label or name}:{inner}")
    else:
        yield Source(name, data, label=label or name)


def from_path(path: Path) -> Iterator[Source]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"打不开：{error.strerror}") from error
    return unpacked(as_text(path.name), data, as_text(str(path)))


def as_text(name: str) -> str:
    """A path as it may be shown and stored: names are bytes to a disk, in whatever encoding."""
    raw = os.fsencode(name)
    return decoded_name(raw) or raw.decode("utf-8", "replace")


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those in the folders named; hidden files and READMEs are left out."""
    files = []
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        files += [file for file in inside if file == path or (file.is_file() and _is_notice_file(file))]
    return files


def _is_notice_file(file: Path) -> bool:
    return not file.name.startswith(".") and file.stem.upper() != "README"
