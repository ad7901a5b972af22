"""The pieces of a package as files: in a folder, or in a zip that streams."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from notices.exporting.package import Piece
from notices.exporting.zip_stream import Sink


def into_folder(pieces: Iterable[Piece], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, of_file in groupby(pieces, key=lambda piece: piece.name):
        with (folder / name).open("wb") as file:
            file.writelines(piece.data for piece in of_file)


def zipped(pieces: Iterable[Piece]) -> Iterator[bytes]:
    sink = Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        for name, of_file in groupby(pieces, key=lambda piece: piece.name):
            with archive.open(name, "w", force_zip64=True) as entry:
                for piece in of_file:
                    entry.write(piece.data)
                    if data := sink.taken():
                        yield data
    yield sink.taken()
