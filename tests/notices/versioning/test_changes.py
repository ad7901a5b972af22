"""What moves the collection on, and what leaves it where it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction

from notices.apps import _bring_in_digests
from notices.importing.importer import import_file
from notices.importing.reparsing import reparse
from notices.models import CollectionState, Notice
from notices.signals import changes_committed, notices_changed
from notices.versioning.changes import bring_in_digests, corrected, run_of_changes
from tests.factories import make_notice
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    path.write_text(TEXT, "utf-8")
    return path


def generation() -> int:
    return CollectionState.objects.current().generation


def test_a_collection_that_never_changed_has_not_moved():
    assert (CollectionState.objects.current().generation, CollectionState.objects.current().changed) == (
        0,
        None,
    )


def test_every_move_counts_in_one_row():
    CollectionState.objects.move()
    first = CollectionState.objects.current()
    CollectionState.objects.move()
    second = CollectionState.objects.current()
    assert (first.generation, second.generation, CollectionState.objects.count()) == (1, 2, 1)
    assert first.changed
    assert second.changed
    assert first.changed < second.changed


def test_an_import_moves_it_once_and_the_same_again_does_not(file):
    import_file(file)
    import_file(file)
    assert generation() == 1


def test_reading_a_notice_again_moves_it_only_where_something_comes_out_otherwise(file):
    import_file(file)
    reparse(Notice.objects.get())
    assert generation() == 1
    Notice.objects.update(team="误")
    reparse(Notice.objects.get())
    assert generation() == 1  # it says again what it said when it was last noted
    file.write_text(TEXT.replace("学位", "床位"), "utf-8")
    import_file(file)
    assert generation() == 2


def test_a_dry_run_moves_nothing(file):
    import_file(file, dry_run=True)
    assert generation() == 0


def test_an_import_that_is_taken_back_moves_nothing(file):
    with transaction.atomic():
        import_file(file)
        assert generation() == 1
        transaction.set_rollback(True)
    assert generation() == 0


def test_a_notice_that_is_taken_out_moves_it(file):
    import_file(file)
    Notice.objects.all().delete()
    assert generation() == 2


@pytest.fixture
def names_noted() -> Iterator[list[str]]:
    names_noted: list[str] = []

    def listen(names, **_signal):
        names_noted.extend(names)

    notices_changed.connect(listen)
    yield names_noted
    notices_changed.disconnect(listen)


def test_a_correction_is_recorded_and_noted(names_noted):
    notice = make_notice("a")
    corrected(["a", "gone"])
    notice.refresh_from_db()
    assert (names_noted, len(notice.digest), generation()) == (["a", "gone"], 64, 1)


def test_every_way_to_write_or_remove_rows_is_noted(file, names_noted):
    import_file(file)
    reparse(Notice.objects.get())
    Notice.objects.all().delete()
    assert names_noted == ["linxi-2023"] * 3


def test_what_cannot_be_noted_is_not_written(file):
    def full(**_signal):
        raise OSError("disk full")

    notices_changed.connect(full)
    try:
        import_file(file)
    except OSError:
        pass
    finally:
        notices_changed.disconnect(full)
    assert (Notice.objects.count(), generation()) == (0, 0)


@pytest.fixture
def rounds() -> Iterator[list[int]]:
    """How many notices there were each time that what waits was to be worked off."""
    rounds: list[int] = []

    def listen(**_signal):
        rounds.append(Notice.objects.count())

    changes_committed.connect(listen)
    yield rounds
    changes_committed.disconnect(listen)


def test_a_change_by_itself_is_worked_off_once_it_is_committed(
    file, rounds, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        import_file(file)
        assert rounds == []
    assert rounds == [1]


def test_a_run_of_changes_is_worked_off_before_together_and_after(
    rounds, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("notices.versioning.changes.TOGETHER", 2)
    with run_of_changes():
        for name in ("a", "b", "c"):
            with django_capture_on_commit_callbacks(execute=True):
                make_notice(name)
                corrected([name])
    assert rounds == [0, 2, 3]


def test_a_listener_that_fails_afterwards_takes_no_rows_with_it(file, django_capture_on_commit_callbacks):
    def full(**_signal):
        raise OSError("disk full")

    changes_committed.connect(full)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            import_file(file)
    finally:
        changes_committed.disconnect(full)
    assert Notice.objects.count() == 1


def test_notices_from_before_there_were_digests_get_them():
    make_notice("a")
    make_notice("b")
    bring_in_digests()
    bring_in_digests()
    assert (Notice.objects.filter(digest="").count(), generation()) == (0, 2)


def test_they_get_none_where_a_migration_has_taken_the_column_away():
    class Before:
        def get_model(self, *_names: str) -> None:
            raise LookupError

    make_notice("a")
    _bring_in_digests(Before())
    assert generation() == 0
