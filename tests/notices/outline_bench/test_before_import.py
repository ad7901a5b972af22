"""The bench in the preview of an import: nothing is stored of the notice before, all is there with the import."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from notices.corrections.shapes import from_json
from notices.importing.handing_in import batch_of
from notices.importing.sources import Source
from notices.models import Decision, ImportFile, Notice
from notices.outline_bench.desk import read_back, written
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(settings, tmp_path, client) -> ImportFile:
    settings.MEDIA_ROOT = tmp_path / "originals"
    user = User.objects.create_superuser("curator")
    client.force_login(user)
    batch_of([Source("linxi-2023.txt", TEXT.encode())], user, "hold")
    return ImportFile.objects.get()


def bench(file: ImportFile) -> str:
    return f"/import/files/{file.pk}/outline/"


def press(client, file: ImportFile, page, button: str, words: str = ""):
    context = page.context
    row = next((line.index for line in context["lines"] if words and line.text.startswith(words)), 0)
    carried = {name: context["carried"][name] for name in ("corrections", "undone", "opened")}
    return client.post(bench(file), carried | {"row": row, "press": button})


def test_what_is_put_right_in_the_preview_is_there_with_the_import(client, file: ImportFile) -> None:
    page = press(client, file, client.get(bench(file)), "is:problem", "2.优化")
    saved = press(client, file, page, "save")
    assert (saved.status_code, saved["Location"]) == (302, f"/import/files/{file.pk}/")
    assert not Notice.objects.exists()
    preview = client.get(f"/import/files/{file.pk}/")
    assert "结构的订正已记下，导入时生效。" in preview.content.decode()
    assert [node.title for node in preview.context["preview"].nodes][1] == "优化招生片区划分"
    form = preview.context["form"]
    values = {bound.html_name: bound.value() for bound in form}
    values = {name: "" if value is None else str(value) for name, value in values.items()}
    client.post(f"/import/files/{file.pk}/", values | {"choice": "new"})
    notice = Notice.objects.get()
    assert [row.title for row in notice.problems.filter(parent=None)][1] == "优化招生片区划分"
    assert [(row.act, row.value, row.fate) for row in notice.outline_corrections.all()] == [
        ("is", "problem", "applied")
    ]
    assert [(row.subject, row.field) for row in Decision.objects.filter(subject="outline")] == [
        ("outline", "is")
    ]


def test_two_at_the_same_file_overwrite_nothing(client, file: ImportFile) -> None:
    opened = client.get(bench(file))
    press(client, file, press(client, file, opened, "is:problem", "2.优化"), "save")
    late = press(client, file, press(client, file, opened, "is:item", "（二）"), "save")
    assert "所以没有保存" in late.content.decode()
    file.refresh_from_db()
    assert [correction.value for correction in map(from_json, file.corrections)] == ["problem"]
    assert read_back(written(list(map(from_json, file.corrections)))) == list(
        map(from_json, file.corrections)
    )


def test_a_file_that_is_decided_on_has_no_bench_any_more(client, file: ImportFile) -> None:
    ImportFile.objects.update(status="created")
    assert client.get(bench(file))["Location"] == f"/import/files/{file.pk}/"
