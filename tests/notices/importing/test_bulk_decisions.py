"""A batch decided in a list: what each file is, many decided at once, carried out by the worker."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from notices.importing import batches, jobs
from notices.importing.importer import import_file
from notices.models import Decision, ImportBatch, Notice
from tests.notices.importing.test_jobs import notice_of
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db

ALL = {"all": "1"}


@pytest.fixture
def batch(settings, tmp_path: Path, admin_client) -> ImportBatch:  # noqa: ARG001  # its account decides
    """Six files beside a notice that is in: new twice, the same file, the same text, another version, nothing."""
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    path.write_text(TEXT, "utf-8")
    import_file(path)
    batch = ImportBatch.objects.create(title="一批", duplicates="list")
    files = {
        "wanglu.txt": notice_of("望麓"),
        "qinglan.txt": notice_of("青岚"),
        "same.txt": TEXT.encode(),
        "as-page.html": f"<meta charset=utf-8>{''.join(f'<p>{line}</p>' for line in TEXT.splitlines())}".encode(),
        "later.txt": TEXT.replace("31个", "35个").encode(),
        "weather.txt": "今天天气不错。".encode(),
    }
    for name, data in files.items():
        batches.add(batch, name, data)
    jobs.work_off("one")
    return batch


def states(batch: ImportBatch) -> dict[str, str]:
    return dict(batch.files.values_list("name", "status"))


def decide(client, batch: ImportBatch, way: str, *numbers: int, **more: str):
    return client.post(batch.get_absolute_url(), {"way": way, "file": numbers, "reason": "逐个看过"} | more)


def test_the_list_says_what_each_file_is_and_nothing_is_imported_yet(batch) -> None:
    reasons = dict(batch.files.values_list("name", "reason"))
    assert {name: reason for name, reason in reasons.items() if name != "weather.txt"} == {
        "wanglu.txt": "新的；与 linxi-2023 正文有 82% 相同，标题、单位和日期不同",
        "qinglan.txt": "新的；与 linxi-2023 正文有 82% 相同，标题、单位和日期不同",
        "same.txt": "与 linxi-2023 是同一文件",
        "as-page.html": "与 linxi-2023 正文相同",
        "later.txt": "与 linxi-2023 正文有 96% 相同，可能是它的另一版本",
    }
    assert reasons["weather.txt"]
    assert (set(states(batch).values()), Notice.objects.count()) == ({"held", "failed"}, 1)


def test_all_are_decided_as_suggested(admin_client, batch) -> None:
    decide(admin_client, batch, "suggested", **ALL)
    assert states(batch) | {"weather.txt": "failed"} == dict.fromkeys(states(batch), "waiting") | {
        "weather.txt": "failed"
    }
    jobs.work_off("two")
    assert states(batch) == {
        "wanglu.txt": "created",
        "qinglan.txt": "created",
        "same.txt": "unchanged",
        "as-page.html": "skipped",
        "later.txt": "skipped",
        "weather.txt": "failed",
    }
    rows = Decision.objects.filter(subject="import")
    assert {(row.author, row.reason) for row in rows} == {(User.objects.get(), "逐个看过")}
    assert rows.count() == 5


def test_only_those_that_are_ticked_are_decided(admin_client, batch) -> None:
    decide(admin_client, batch, "skip", 1, 4)
    decide(admin_client, batch, "update", 5, 2)
    jobs.work_off("two")
    assert states(batch) == {
        "wanglu.txt": "skipped",
        "qinglan.txt": "held",
        "same.txt": "held",
        "as-page.html": "skipped",
        "later.txt": "updated",
        "weather.txt": "failed",
    }
    assert batch.files.get(name="qinglan.txt").reason == "库里没有与它相同的通报，没有可更新的"
    assert "35个" in Notice.objects.get(name="linxi-2023").text


def test_one_that_a_person_calls_new_is_new(admin_client, batch) -> None:
    decide(admin_client, batch, "new", 5)
    jobs.work_off("two")
    assert (states(batch)["later.txt"], Notice.objects.count()) == ("created", 2)


def test_what_is_decided_already_is_not_decided_again(admin_client, batch) -> None:
    decide(admin_client, batch, "skip", 1)
    page = decide(admin_client, batch, "new", 1, 6).headers["Location"]
    assert "已决定 0 个文件。" in admin_client.get(page).content.decode()
    jobs.work_off("two")
    assert (states(batch)["wanglu.txt"], states(batch)["weather.txt"]) == ("skipped", "failed")


def test_four_formats_of_one_notice_are_one_notice(admin_client, batch) -> None:
    other = ImportBatch.objects.create(title="另一批", duplicates="list")
    text = notice_of("白河").decode()
    batches.add(other, "a.txt", text.encode())
    batches.add(other, "b.md", text.encode() + b"\n")
    batches.add(other, "c.html", f"<meta charset=utf-8>{text.replace(chr(10), '<p>')}".encode())
    jobs.work_off("two")
    assert [row.reason.partition("；")[0] for row in other.files.all()] == [
        "新的",
        *["与本批的 a.txt 正文相同"] * 2,
    ]
    decide(admin_client, other, "suggested", **ALL)
    jobs.work_off("two")
    assert list(states(other).values()) == ["created", "skipped", "skipped"]
    assert (batch.files.count(), Notice.objects.count()) == (6, 2)
