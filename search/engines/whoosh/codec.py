"""How Whoosh writes a segment for us: a codec whose postings are the flat arrays of `segments`.

Whoosh numbers the documents, remembers which are deleted, and puts a generation of segments in use in one step; a
field hands it the whole value, and the codec turns the values of a segment into arrays when they are all there.
Parts of Whoosh that this leans on (codec, segments, table of contents) are its own insides, so its version is pinned.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import NDArray
from whoosh import fields, formats
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage

from search.engines.protocol import IndexUnfitError
from search.engines.whoosh.files import check_seal, load, save, seal
from search.engines.whoosh.segments import Segment, group_arrays, text_arrays, with_starts

EXTENSION = ".arrays"
_Posting = tuple[str, bytes, int, float, bytes]  # field, value, document, weight, nothing


class Value(fields.FieldType):
    """A field of one value a document, handed on whole; `kind` says what the codec makes of it."""

    scorable = stored = unique = False

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.format = formats.Existence()

    def index(self, value: str, **_options: Any) -> Generator[tuple[bytes, int, float, bytes], Any, None]:
        yield value.encode(), 1, 1.0, b""


TOKENS, POSITIONS, GROUP, NUMBER = "tokens", "positions", "group", "number"


class ArrayCodec(W3Codec):
    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> ArrayWriter:
        return ArrayWriter(Path(storage.folder) / segment.make_filename(EXTENSION))


class ArrayWriter:
    """Takes what Whoosh's pool holds of a segment, field by field."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_closed = False

    def add_postings(self, schema: Any, _lengths: Any, items: Iterable[_Posting]) -> None:
        arrays, sets, size = {}, {}, 0
        for name, postings in groupby(items, itemgetter(0)):
            numbered = sorted((doc, value) for _, value, doc, _, _ in postings)
            size, values = len(numbered), [value.decode() for _, value in numbered]
            match schema[name].kind:
                case "group":
                    arrays[f"{name}.codes"], sets[name] = group_arrays(values)
                case "number":
                    arrays[f"{name}.numbers"] = np.array(list(map(int, values)), np.int64)
                case kind:
                    text = text_arrays(values, kind == POSITIONS)
                    arrays |= {f"{name}.{part}": array for part, array in text.items()}
        save(with_starts(Segment(size, arrays, sets)), self.path)

    def close(self) -> None:
        self.is_closed = True


def write_segment(writer: Any, segment: Segment) -> Any:
    """A segment made otherwise than by adding documents, as Whoosh's."""
    record = writer.codec.new_segment(writer.storage, writer.indexname)
    save(segment, Path(writer.storage.folder) / record.make_filename(EXTENSION))
    record.set_doc_count(segment.size)
    return record


_mapped: WeakValueDictionary[Path, Segment] = WeakValueDictionary()


def open_segment(folder: Path, segment: Any) -> Segment:
    """A segment's arrays; mapped once a process while anything uses them, for they never change."""
    path = folder / segment.make_filename(EXTENSION)
    opened = _mapped.get(path)
    if opened is None:
        opened = load(path)
        if opened.size != segment.doc_count_all():
            raise IndexUnfitError(f"{path.name} 与目录不符")
        _mapped[path] = opened
    return opened


def live_in(segment: Any) -> NDArray[np.bool_]:
    """Which of a segment's documents are not deleted."""
    live = np.ones(segment.doc_count_all(), bool)
    live[list(segment.deleted_docs())] = False
    return live


class SealedStorage(FileStorage):
    """A folder whose tables of contents are sealed before they come into use, and checked before Whoosh reads them."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        if newname.endswith(".toc"):
            seal(Path(self.folder) / oldname)
        super().rename_file(oldname, newname, safe)  # type: ignore[no-untyped-call]  # parts of whoosh3 have no types

    def open_file(self, name: str, **options: Any) -> Any:
        if name.endswith(".toc"):
            check_seal(Path(self.folder) / name)
        return super().open_file(name, **options)  # type: ignore[no-untyped-call]
