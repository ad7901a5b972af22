"""A notice's digest follows what its rows say, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from notices.importing.importer import import_file
from notices.models import Figure, Fragment, Labelling, Measure, Notice, Place, Problem, Promise
from notices.versioning.canonical_form import digest
from tests.factories import make_place
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def notice(file: Path) -> Notice:
    import_file(file)
    return Notice.objects.get()


def test_it_is_kept_with_the_notice_that_was_imported(notice):
    assert notice.digest == digest(notice)
    assert len(notice.digest) == 64


def test_the_same_file_has_the_same_one_wherever_it_is_imported(notice, file):
    """Keys of rows differ between two databases, as they do between two imports."""
    Notice.objects.all().delete()
    Place.objects.update(parent=None)
    Place.objects.all().delete()
    import_file(file)
    again = Notice.objects.get()
    assert again.pk != notice.pk
    assert again.digest == notice.digest


@pytest.mark.parametrize(
    "change",
    [
        lambda: Notice.objects.update(team="市委第九巡察组"),
        lambda: Notice.objects.update(published=date(1999, 1, 1)),
        lambda: Notice.objects.update(place=None),
        lambda: Notice.objects.update(place=make_place("甲省")),
        lambda: Notice.objects.update(is_sample=True),
        lambda: Notice.objects.update(contact={}),
        lambda: Place.objects.filter(level="city").update(name="云津市"),
        lambda: Notice.objects.get().parts.filter(number=1).update(role="outlook"),
        lambda: Notice.objects.get().originals.update(name="other.txt"),
        lambda: Problem.objects.filter(parent=None, number=1).update(title="别的"),
        lambda: Problem.objects.filter(parent=None, number=1).update(number=9),
        lambda: Problem.objects.filter(parent=None, number=1).update(curated=True),
        lambda: Labelling.objects.filter(problem__number=1).delete(),
        lambda: Labelling.objects.filter(rank=1).update(cues=["别的"]),
        lambda: Measure.objects.filter(number=1).update(status="planned"),
        lambda: Measure.objects.filter(number=2).delete(),
        lambda: Fragment.objects.all().delete(),
        lambda: Figure.objects.update(rejected=True),
        lambda: Promise.objects.update(due="1999"),
    ],
)
def test_whatever_is_counted_or_quoted_changes_it(notice, change):
    change()
    assert digest(Notice.objects.get()) != notice.digest


def test_when_and_by_which_program_it_was_written_does_not(notice):
    Notice.objects.update(reader_version="9", parser_version="9", curated_facts=["team"])
    Notice.objects.get().save()
    assert digest(Notice.objects.get()) == notice.digest
