"""Bytes under their own hash."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from notices.storage import KeptFiles


def test_a_name_that_is_taken_is_not_written_again(tmp_path: Path) -> None:
    storage = KeptFiles(tmp_path)
    assert storage.save("ab/abcd", ContentFile(b"one")) == "ab/abcd"
    assert storage.save("ab/abcd", ContentFile(b"one")) == "ab/abcd"
    assert [path.name for path in (tmp_path / "ab").iterdir()] == ["abcd"]


def test_a_write_that_breaks_off_leaves_nothing_under_the_name(tmp_path: Path) -> None:
    class Broken(ContentFile):  # type: ignore[type-arg]  # generic for mypy only
        def chunks(self, chunk_size=None):  # noqa: ARG002  # Django's signature
            yield b"half"
            raise OSError

    with pytest.raises(OSError):  # noqa: PT011  # as the disk would raise it
        KeptFiles(tmp_path).save("ab/abcd", Broken(b""))
    assert not (tmp_path / "ab/abcd").exists()


def test_nobody_else_may_look_into_the_folders_and_files(tmp_path: Path) -> None:
    KeptFiles(tmp_path / "originals").save("ab/abcd", ContentFile(b"one"))
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert modes == {"originals": 0o700, "ab": 0o700, "abcd": 0o600}
