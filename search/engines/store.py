"""The index on disk: Whoosh's segments in a folder of their own, written by one writer, read as arrays.

    index/current       the name of the folder in use; replaced in one step when a rebuild is complete
    index/lock          held while anything is written
    index/<name>/       a Whoosh index, with `fingerprint` beside its files

Whoosh is the durable store. What is searched are its postings, decoded; the parts of it that are read for this are
private to Whoosh (`_decoded`, `_column`), so its version is pinned and tests/search/engines hold it to that.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from whoosh import columns, fields, formats
from whoosh.filedb.filestore import FileStorage
from whoosh.util.filelock import FileLock

# Parts of whoosh3 have no types.
storage_in: Any = FileStorage
_number_column: Any = columns.NumericColumn


class IndexBusyError(Exception):
    """Somebody else has been writing for longer than we wait; nothing was changed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"检索索引正被其他进程写入，等了 {seconds:g} 秒；索引未作任何改动，请稍后重试。")


@dataclass(frozen=True, slots=True)
class Layout:
    """The fields of an index. `words` and `places` hold tokens joined by blanks; `places` also keep where each stands.

    `groups` hold a set of values (facets), `numbers` an integer.
    """

    words: tuple[str, ...]
    places: tuple[str, ...]
    groups: tuple[str, ...]
    numbers: tuple[str, ...]
    version: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        return (*self.words, *self.places)

    @property
    def fingerprint(self) -> str:
        return f"{self!r}\n"


@dataclass(frozen=True, slots=True)
class Document:
    """One row: `key` is unique in the index, `unit` says what it is a row of."""

    key: str
    unit: str
    texts: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]


KEY, UNIT = "key", "unit"
_Postings = Generator[tuple[bytes, int, float, bytes], Any, None]  # term, how often, weight, value
VALUE_SEPARATOR = "\x1f"


class Tokens(fields.FieldType):
    """Tokens joined by blanks; with `places`, each posting holds its places as little-endian 32-bit integers."""

    scorable = stored = unique = False

    def __init__(self, places: bool) -> None:
        self.places = places
        self.format = formats.Positions() if places else formats.Existence()

    def index(self, value: str, **_options: Any) -> _Postings:
        stands: dict[str, list[int]] = {}
        for place, token in enumerate(value.split(" ") if value else ()):
            stands.setdefault(token, []).append(place)
        for token, places in stands.items():
            kept = b"".join(place.to_bytes(4, "little") for place in places) if self.places else b""
            yield token.encode(), len(places), float(len(places)), kept


class Whole(fields.FieldType):
    """The whole value as one term."""

    scorable = stored = unique = False

    def __init__(self) -> None:
        self.format = formats.Existence()

    def index(self, value: str, **_options: Any) -> _Postings:
        yield value.encode(), 1, 1.0, b""


def length_column(name: str) -> str:
    return f"{name}_length"


def _schema(layout: Layout) -> Any:
    schema = fields.Schema()
    for name in layout.texts:
        schema.add(name, Tokens(name in layout.places))
    for name in (KEY, UNIT, *layout.groups):
        schema.add(name, Whole())
    for name in (*layout.numbers, *map(length_column, layout.texts)):
        schema.add(name, fields.COLUMN(_number_column("q")))
    return schema


@dataclass(slots=True)
class Writing:
    """One open writer; what it was told lands together at the end."""

    writer: Any
    layout: Layout

    def delete(self, keys: Iterable[str]) -> None:
        for key in keys:
            self.writer.delete_by_term(KEY, key)

    def delete_unit(self, unit: str) -> None:
        self.writer.delete_by_term(UNIT, unit)

    def delete_group(self, name: str, value: str) -> None:
        """The documents that have this value, and no other, in a group."""
        self.writer.delete_by_term(name, value)

    def add(self, document: Document) -> None:
        texts = {name: document.texts.get(name, "") for name in self.layout.texts}
        self.writer.add_document(
            **{KEY: document.key, UNIT: document.unit},
            **texts,
            **{length_column(name): len(text.split(" ")) if text else 0 for name, text in texts.items()},
            **{name: VALUE_SEPARATOR.join(document.groups.get(name, ())) for name in self.layout.groups},
            **{name: document.numbers.get(name, 0) for name in self.layout.numbers},
        )


@dataclass(slots=True)
class Store:
    root: Path
    layout: Layout
    seconds: float = 10.0  # to wait for another writer

    @property
    def folder(self) -> Path | None:
        """The folder in use; None before the first writing."""
        try:
            return self.root / (self.root / "current").read_text()
        except FileNotFoundError:
            return None

    @property
    def fingerprint(self) -> str | None:
        """Of the index on disk, to be compared with the layout's."""
        folder = self.folder
        return (folder / "fingerprint").read_text() if folder else None

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Changes the index in use; all of it or, where an exception leaves the block, nothing."""
        with self._locked():
            folder = self.folder
            if folder is None:
                folder = self._new_folder()
                self._put_in_use(folder)
            with self._writer(folder) as writing:
                yield writing

    @contextmanager
    def rebuilding(self) -> Iterator[Writing]:
        """Writes a new index and puts it in use when complete; until then readers see the old one, whole."""
        with self._locked():
            folder = self._new_folder()
            try:
                with self._writer(folder) as writing:
                    yield writing
            except BaseException:
                shutil.rmtree(folder)
                raise
            self._put_in_use(folder)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.root.mkdir(parents=True, exist_ok=True)
        lock, until = FileLock(str(self.root / "lock")), monotonic() + self.seconds
        while not lock.acquire():
            if monotonic() > until:
                raise IndexBusyError(self.seconds)
            sleep(0.02)
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _writer(self, folder: Path) -> Iterator[Writing]:
        # Not compound: a compound file is copied into memory whole when it is opened (ENGINES.md).
        writer = storage_in(str(folder)).open_index().writer(compound=False)
        try:
            yield Writing(writer, self.layout)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()

    def _new_folder(self) -> Path:
        folder = self.root / secrets.token_hex(8)
        folder.mkdir()
        storage_in(str(folder)).create_index(_schema(self.layout))
        (folder / "fingerprint").write_text(self.layout.fingerprint)
        return folder

    def _put_in_use(self, folder: Path) -> None:
        """One rename; folders of earlier indexes (and of rebuilds that were killed) go after it."""
        fresh = self.root / "current.new"
        fresh.write_text(folder.name)
        fresh.replace(self.root / "current")
        for other in self.root.iterdir():
            if other.is_dir() and other != folder:
                # A reader that has just looked up the old name notices, and looks again.
                shutil.rmtree(other, ignore_errors=True)
