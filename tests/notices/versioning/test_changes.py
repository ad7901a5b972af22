"""What moves the collection on, and what leaves it where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction

from notices.apps import _bring_in_digests
from notices.importing.importer import import_file
from notices.importing.reparsing import reparse
from notices.models import Notice
from notices.signals import notices_changed
from notices.versioning.changes import bring_in_digests, corrected
from notices.versioning.state import CollectionState, moved, state
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
    return state().generation


def test_a_collection_that_never_changed_has_not_moved():
    assert (state().generation, state().changed) == (0, None)


def test_every_move_counts_in_one_row():
    moved()
    first = state()
    moved()
    second = state()
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


def test_a_correction_is_recorded_and_told():
    told = []

    def listen(names, **_sent):
        told.extend(names)

    notice = make_notice("a")
    notices_changed.connect(listen)
    try:
        corrected(Notice, ["a", "gone"])
    finally:
        notices_changed.disconnect(listen)
    notice.refresh_from_db()
    assert (told, len(notice.digest), generation()) == (["a", "gone"], 64, 1)


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
