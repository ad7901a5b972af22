"""Batches worked off: each file once, whoever dies in between."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from notices.importing import batches, jobs
from notices.models import ImportBatch, Notice, Original, Problem
from notices.signals import notices_changed
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db

OVER = timedelta(seconds=-1)  # a lease that has run out as soon as it is given


@pytest.fixture(autouse=True)
def originals(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"


def notice_of(place: str) -> bytes:
    """A notice of another place, in words of its own."""
    return TEXT.replace("临溪", place).replace("新建小学2所", f"在{place}新建小学" * 30).encode()


def make_batch(*files: tuple[str, bytes], duplicates: str = "hold") -> ImportBatch:
    batch = ImportBatch.objects.create(title="一批", duplicates=duplicates)
    for name, data in files:
        batches.add(batch, name, data)
    return batch


def states(batch: ImportBatch) -> list[tuple[str, str, str]]:
    return [(file.name, file.status, file.notice.name if file.notice else "") for file in batch.files.all()]


def test_every_file_of_a_batch_ends_as_a_notice_or_with_a_reason() -> None:
    batch = make_batch(
        ("a-1.txt", TEXT.encode()), ("b-2.txt", notice_of("望麓")), ("c.txt", b"\x00\x01" * 99)
    )

    assert jobs.work_off("one") == 3

    assert states(batch) == [
        ("a-1.txt", "created", "a-1"),
        ("b-2.txt", "created", "b-2"),
        ("c.txt", "failed", ""),
    ]
    assert "二进制" in batch.files.get(name="c.txt").reason
    assert batch.counts() == {
        "waiting": 0, "working": 0, "held": 0, "created": 2, "updated": 0, "unchanged": 0, "duplicate": 0,
        "skipped": 0, "failed": 1,
    }  # fmt: skip


def test_bytes_of_a_batch_and_of_a_notice_are_kept_once(tmp_path: Path) -> None:
    batch = make_batch(("a-1.txt", TEXT.encode()))
    jobs.work_off("one")

    assert batch.files.get().content.name == Original.objects.get().content.name
    assert [path.read_bytes() for path in (tmp_path / "originals").rglob("*") if path.is_file()] == [
        TEXT.encode()
    ]


def test_a_claimed_file_is_nobody_elses() -> None:
    make_batch(("a-1.txt", TEXT.encode()))

    assert batches.claim("one")
    assert batches.claim("two") is None


def test_what_a_dead_worker_left_is_taken_up_after_its_lease() -> None:
    batch = make_batch(("a-1.txt", TEXT.encode()))
    batches.claim("one", lease=OVER)

    assert jobs.work_off("two") == 1
    assert states(batch) == [("a-1.txt", "created", "a-1")]


def test_a_worker_that_was_given_up_too_early_changes_nothing() -> None:
    batch = make_batch(("a-1.txt", TEXT.encode()))
    late = batches.claim("one", lease=OVER)
    batches.claim("two")

    assert late
    jobs.work(late)

    assert not Notice.objects.exists()
    assert states(batch) == [("a-1.txt", "working", "")]


def test_a_file_that_takes_every_worker_down_is_given_up() -> None:
    batch = make_batch(("a-1.txt", TEXT.encode()))
    batch.files.update(attempts=5)

    jobs.work_off("one")

    assert [(file.status, file.reason) for file in batch.files.all()] == [
        ("failed", "处理时 5 次中断，没有导入")
    ]


def test_the_same_bytes_twice_are_one_notice() -> None:
    batch = make_batch(("a-1.txt", TEXT.encode()), ("b-2.txt", TEXT.encode()))
    jobs.work_off("one")

    assert states(batch) == [("a-1.txt", "created", "a-1"), ("b-2.txt", "unchanged", "a-1")]


OTHER_SITE = TEXT.replace("　", " ").replace("：", ":").encode()


@pytest.mark.parametrize(
    ("choice", "status", "name", "notices"),
    [("hold", "duplicate", "a-1", 1), ("update", "updated", "a-1", 1), ("new", "created", "b-2", 2)],
)
def test_the_same_text_from_another_site_is_treated_as_chosen(choice, status, name, notices) -> None:
    batch = make_batch(("a-1.txt", TEXT.encode()), ("b-2.txt", OTHER_SITE), duplicates=choice)
    jobs.work_off("one")

    assert states(batch)[1] == ("b-2.txt", status, name)
    assert Notice.objects.count() == notices


def test_nearly_the_same_text_of_the_same_notice_is_held() -> None:
    batch = make_batch(("a-1.txt", TEXT.encode()), ("b-2.txt", TEXT.replace("31个", "32个").encode()))
    jobs.work_off("one")

    file = batch.files.get(number=2)
    assert file.status == "duplicate"
    assert "与 a-1 正文有 9" in file.reason


def test_nearly_the_same_text_of_another_place_is_another_notice() -> None:
    long = TEXT.replace("新建小学2所", "新建小学" * 200)
    batch = make_batch(("a-1.txt", long.encode()), ("b-2.txt", long.replace("临溪", "望麓").encode()))
    jobs.work_off("one")

    assert [state[1] for state in states(batch)] == ["created", "created"]


def test_a_fault_of_ours_is_named_in_the_report_and_leaves_no_rows(monkeypatch, caplog) -> None:
    def fault(*_args, **_more):
        raise ZeroDivisionError

    batch = make_batch(("a-1.txt", TEXT.encode()), ("b.txt", b"x"))
    monkeypatch.setattr("notices.importing.importer.replace_outline", fault)
    jobs.work_off("one")

    assert [state[1] for state in states(batch)] == ["failed", "failed"]
    assert "程序出错" in batch.files.get(number=1).reason
    assert (Notice.objects.count(), Problem.objects.count(), Original.objects.count()) == (0, 0, 0)
    assert "ZeroDivisionError" in caplog.text


def test_a_file_that_cannot_be_noted_for_the_index_is_not_imported(caplog) -> None:
    def busy(names, **_signal) -> None:
        raise RuntimeError(f"cannot note {names}")

    notices_changed.connect(busy)
    try:
        batch = make_batch(("a-1.txt", TEXT.encode()))
        jobs.work_off("one")
    finally:
        notices_changed.disconnect(busy)

    assert [state[1] for state in states(batch)] == ["failed"]
    assert not Notice.objects.exists()
    assert "cannot note ['a-1']" in caplog.text


def test_a_worker_that_is_to_end_gives_up_where_the_database_refuses_again_and_again(
    monkeypatch, capsys
) -> None:
    def refuse(*_parts: object) -> None:
        raise OperationalError("unable to open database file")

    closed: list[None] = []
    monkeypatch.setattr(jobs, "work_off", refuse)
    monkeypatch.setattr(
        "notices.management.commands.run_jobs.close_old_connections", lambda: closed.append(None)
    )
    with pytest.raises(CommandError, match="数据库 5 次不能读写，没有做完。"):
        call_command("run_jobs", until_done=True, poll=0)
    assert capsys.readouterr().err == "unable to open database file\n" * 5
    assert len(closed) == 5  # one that was cut off does not come back


def test_a_file_whose_bytes_another_machine_has_is_left_to_that_one() -> None:
    batch = make_batch(("a-1.txt", TEXT.encode()), ("b-2.txt", notice_of("望麓")))
    path = Path(batch.files.get(number=1).content.path)
    there = path.rename(path.with_suffix(".elsewhere"))
    elsewhere: set[int] = set()

    assert jobs.work_off("one", elsewhere=elsewhere) == 1
    assert states(batch) == [("a-1.txt", "waiting", ""), ("b-2.txt", "created", "b-2")]
    file = batch.files.get(number=1)
    assert (file.reason, file.attempts, elsewhere) == (batches.NOT_HERE, 0, {file.pk})
    assert str(path) not in file.reason

    there.rename(path)
    assert jobs.work_off("one", elsewhere=elsewhere) == 0
    assert jobs.work_off("another") == 1
    assert states(batch)[0] == ("a-1.txt", "created", "a-1")
    assert batch.files.get(number=1).reason == ""


def test_a_file_is_left_to_the_machine_that_has_its_bytes(settings, tmp_path: Path) -> None:
    batch = make_batch(("a-1.txt", TEXT.encode()), ("b-2.txt", notice_of("望麓")))
    here, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path / "another machine"
    elsewhere: set[int] = set()

    for _round in range(2):
        assert jobs.work_off("another", elsewhere=elsewhere) == 0

    assert elsewhere == set(batch.files.values_list("pk", flat=True))
    assert [(file.status, file.attempts, file.reason, file.worker) for file in batch.files.all()] == [
        ("waiting", 0, batches.NOT_HERE, "")
    ] * 2
    settings.MEDIA_ROOT = here
    assert jobs.work_off("one") == 2
    assert states(batch) == [("a-1.txt", "created", "a-1"), ("b-2.txt", "created", "b-2")]


@pytest.mark.parametrize("is_gone", [True, False])
def test_no_report_names_a_path_of_the_server(tmp_path: Path, is_gone: bool) -> None:
    batch = make_batch(("a-1.txt", TEXT.encode()))
    path = Path(batch.files.get().content.path)
    path.unlink()
    if not is_gone:
        path.mkdir()  # whoever is root may read any file

    jobs.work_off("one")

    [file] = batch.files.all()
    assert (file.status, file.reason) == ("waiting", batches.NOT_HERE if is_gone else batches.NO_ANSWER)
    assert str(tmp_path) not in file.reason
