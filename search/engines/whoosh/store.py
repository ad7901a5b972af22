"""The index on disk: Whoosh's segments in a folder of their own, written by one writer.

index/current       the name of the folder in use; replaced in one step when a rebuild is complete
index/lock          held while anything is written
index/<name>/       a Whoosh index whose postings `codec` writes, with `fingerprint` beside its files

Nothing is taken on trust: whatever is read says what it is, how long, and what it sums up to.
"""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import numpy as np
from whoosh import fields
from whoosh.util.filelock import FileLock

from search.engines.protocol import Document, IndexBusyError, IndexMissingError, IndexUnfitError, Layout
from search.engines.whoosh.codec import (
    GROUP,
    NUMBER,
    POSITIONS,
    TOKENS,
    ArrayCodec,
    SealedStorage,
    Value,
    live_in,
    open_segment,
    write_segment,
)
from search.engines.whoosh.files import all_there
from search.engines.whoosh.segments import Segment, merged, term_hash

# Parts of whoosh3 have no types.
storage_in: Any = SealedStorage
_array_codec: Any = ArrayCodec


KEY, UNIT = "key", "unit"
_NAME = re.compile("[0-9a-f]{16}")
FORMAT = 3  # of what Whoosh keeps for us; that of the arrays is theirs
VALUE_SEPARATOR = "\x1f"

# Segments of fewer documents than this are small; so many small ones are merged into one at the next writing.
SMALL, MOST_SMALL = 2_000, 8
# Characters of tokens after which a rebuild begins a new segment: about 40,000 passages, 400 MB while it is made.
SEGMENT_CHARACTERS = 32_000_000


def fingerprint_of(layout: Layout) -> bytes:
    return f"{FORMAT} {layout!r}\n".encode()


def _schema(layout: Layout) -> Any:
    kinds = {
        **dict.fromkeys((*layout.words, KEY), TOKENS),
        **dict.fromkeys(layout.positions, POSITIONS),
        **dict.fromkeys((*layout.groups, UNIT), GROUP),
        **dict.fromkeys(layout.numbers, NUMBER),
    }
    return fields.Schema(**{name: Value(kind) for name, kind in kinds.items()})


class Writing:
    """One open writer; what it does lands together at the end. `in_use`: nobody may see a part of it before."""

    def __init__(self, folder: Path, layout: Layout, in_use: bool) -> None:
        self.folder, self.layout, self.in_use = folder, layout, in_use
        self.characters = 0
        self._open()

    def _open(self) -> None:
        with all_there():
            index = storage_in(str(self.folder)).open_index()
        self.writer = index.writer(compound=False, codec=_array_codec(), limitmb=2**20)

    def delete(self, keys: Iterable[str]) -> None:
        hashes = [term_hash(key) for key in keys]
        for segment in self.writer.segments:
            opened = self._opened(segment)
            _delete(segment, (doc for key in hashes for doc in opened.postings(KEY, key)[0].tolist()))

    def _opened(self, segment: Any) -> Segment:
        with all_there():
            return open_segment(self.folder, segment)

    def delete_unit(self, unit: str) -> None:
        self.delete_group(UNIT, [unit])

    def delete_group(self, name: str, values: Iterable[str]) -> None:
        """The documents that have one of these values, and no other, in a group."""
        wanted = set(values)
        for segment in self.writer.segments:
            opened = self._opened(segment)
            codes = [code for code, value in enumerate(opened.sets[name]) if value in wanted]
            _delete(segment, np.flatnonzero(np.isin(opened.arrays[f"{name}.codes"], codes)).tolist())

    def add(self, document: Document) -> None:
        texts = {name: document.texts.get(name, "") for name in self.layout.texts}
        self._make_room(sum(map(len, texts.values())))
        self.writer.add_document(
            **{KEY: document.key, UNIT: document.unit},
            **texts,
            **{name: VALUE_SEPARATOR.join(document.groups.get(name, ())) for name in self.layout.groups},
            **{name: str(document.numbers.get(name, 0)) for name in self.layout.numbers},
        )

    def _make_room(self, characters: int) -> None:
        """Puts what was written so far into a segment of its own, so that memory stays bounded."""
        self.characters += characters
        if self.characters > SEGMENT_CHARACTERS and not self.in_use:
            self.commit()
            self.characters = characters
            self._open()

    def commit(self) -> None:
        self.writer.commit(mergetype=self._tidied)

    def cancel(self) -> None:
        self.writer.cancel()

    def _tidied(self, writer: Any, segments: list[Any]) -> list[Any]:
        """Whoosh's merge policy: empty segments go; many small ones become one."""
        filled = [segment for segment in segments if segment.doc_count()]
        small = [segment for segment in filled if segment.doc_count() < SMALL]
        if len(small) < MOST_SMALL:
            return filled
        parts = [(self._opened(segment), live_in(segment)) for segment in small]
        large = [segment for segment in filled if segment not in small]
        return [*large, write_segment(writer, merged(parts, self.layout.positions))]


def _delete(segment: Any, docs: Iterable[int]) -> None:
    for doc in docs:
        segment.delete_document(doc)


@dataclass(slots=True)
class Store:
    root: Path
    layout: Layout
    seconds: float = 10.0  # to wait for another writer

    @property
    def folder(self) -> Path:
        """The folder in use, of this layout and format. Raises IndexUnfitError, IndexMissingError before the first."""
        try:
            name = (self.root / "current").read_bytes().decode("ascii", "replace")
        except FileNotFoundError:
            raise IndexMissingError("还没有索引") from None
        if not _NAME.fullmatch(name):
            raise IndexUnfitError("current 已损坏")
        folder = self.root / name
        if (folder / "fingerprint").read_bytes() != fingerprint_of(self.layout):
            raise IndexUnfitError("索引由另一版本的程序写成")
        return folder

    @contextmanager
    def writing(self, seconds: float | None = None) -> Iterator[Writing]:
        """Changes the index in use; all of it or, where an exception leaves the block, nothing."""
        with self._locked(self.seconds if seconds is None else seconds):
            with all_there():
                folder = self.folder
            with self._writer(folder, in_use=True) as writing:
                yield writing

    @contextmanager
    def rebuilding(self) -> Iterator[Writing]:
        """Writes a new index and puts it in use when complete; until then readers see the old one, whole."""
        with self._locked(self.seconds):
            folder = self._new_folder()
            try:
                with self._writer(folder, in_use=False) as writing:
                    yield writing
            except BaseException:
                shutil.rmtree(folder)
                raise
            self._put_in_use(folder)

    @contextmanager
    def _locked(self, seconds: float) -> Iterator[None]:
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock, until = FileLock(str(self.root / "lock")), monotonic() + seconds
        while not lock.acquire():
            if monotonic() > until:
                raise IndexBusyError(seconds)
            sleep(0.02)
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _writer(self, folder: Path, in_use: bool) -> Iterator[Writing]:
        writing = Writing(folder, self.layout, in_use)
        try:
            yield writing
        except BaseException:
            writing.cancel()
            raise
        writing.commit()

    def _new_folder(self) -> Path:
        folder = self.root / secrets.token_hex(8)
        folder.mkdir()
        storage_in(str(folder)).create_index(_schema(self.layout))
        (folder / "fingerprint").write_bytes(fingerprint_of(self.layout))
        return folder

    def _put_in_use(self, folder: Path) -> None:
        """One rename; folders of earlier indexes (and of rebuilds that were killed) go after it."""
        following = self.root / "current.new"
        following.write_text(folder.name)
        following.replace(self.root / "current")
        for path in self.root.iterdir():
            if path.is_dir() and path != folder:
                # A reader that has just looked up the old name notices, and looks again.
                shutil.rmtree(path, ignore_errors=True)
